#include "emitter/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "ir/error.h"

namespace lockstep {
namespace {

constexpr std::array<std::string_view, 3> phases = {"expand", "migrate", "contract"};
constexpr std::array<std::string_view, 4> transactions = {"shared", "alone", "outside", "batched"};
constexpr std::array<std::string_view, 3> reversals = {"exact", "loses_data", "irreversible"};
constexpr std::array<std::string_view, 3> actions = {"create", "alter", "drop"};

template <class E, std::size_t N>
std::string_view word_of(E value, const std::array<std::string_view, N>& words) {
  return words.at(static_cast<std::size_t>(value));
}

template <class E, std::size_t N>
E value_of(std::string_view word, const std::array<std::string_view, N>& words, const char* what) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) throw Error("`" + std::string(word) + "` is not a " + what);
  return static_cast<E>(found - words.begin());
}

// Where the literal, quoted identifier or dollar-quoted text that begins at `at` ends.
std::size_t quoted_end(const std::string& text, std::size_t at) {
  const char quote = text[at];
  if (quote == '$') {
    const auto tag_end = text.find('$', at + 1);
    if (tag_end == std::string::npos || text.find_first_of(" \t\n'\"();,", at) < tag_end) return at + 1;
    const auto tag = text.substr(at, tag_end + 1 - at);
    const auto close = text.find(tag, tag_end + 1);
    return close == std::string::npos ? text.size() : close + tag.size();
  }
  const bool escapes = quote == '\'' && at > 0 && (text[at - 1] == 'E' || text[at - 1] == 'e');
  for (auto i = at + 1; i < text.size(); ++i) {
    if (escapes && text[i] == '\\')
      ++i;
    else if (text[i] == quote)
      return i + 1;  // a doubled quote begins the rest of the literal
  }
  return text.size();
}

// Whether the text ends inside a `--` comment, where a semicolon would be part of it.
bool ends_in_comment(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\'' || text[at] == '"' || text[at] == '$') {
      at = quoted_end(text, at);
    } else if (text.compare(at, 2, "/*") == 0) {
      at = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
    } else if (text.compare(at, 2, "--") == 0) {
      const auto end = text.find('\n', at);
      if (end == std::string::npos) return true;
      at = end;
    } else {
      ++at;
    }
  }
  return false;
}

}  // namespace

std::string_view phase_word(Phase phase) { return word_of(phase, phases); }
std::string_view transaction_word(Transaction mode) { return word_of(mode, transactions); }
std::string_view reversal_word(Reversal reversal) { return word_of(reversal, reversals); }
std::string_view action_word(Action action) { return word_of(action, actions); }
Phase read_phase(std::string_view word) { return value_of<Phase>(word, phases, "phase"); }

Transaction read_transaction(std::string_view word) {
  return value_of<Transaction>(word, transactions, "transaction mode");
}

Reversal read_reversal(std::string_view word) { return value_of<Reversal>(word, reversals, "kind of reversal"); }
Action read_action(std::string_view word) { return value_of<Action>(word, actions, "kind of action"); }

Lock read_lock(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(Lock::access_exclusive); ++i)
    if (lock_name(static_cast<Lock>(i)) == word) return static_cast<Lock>(i);
  throw Error("`" + std::string(word) + "` is not a lock mode");
}

std::string locks_sentence(const std::vector<LockTaken>& locks) {
  std::string text;
  for (const auto& each : locks) {
    if (each.lock == Lock::none) continue;
    if (!text.empty()) text += ", ";
    text += std::string(lock_name(each.lock)) + " on " + to_string(each.relation);
  }
  return text.empty() ? "none on what exists" : one_line(text);
}

std::string size_sentence(std::int64_t rows, std::int64_t bytes) {
  constexpr std::int64_t kilo = 1024;
  std::string size;
  if (bytes < 10 * kilo * kilo) {
    size = std::to_string((bytes + kilo - 1) / kilo) + " kB";
  } else if (bytes < 10 * kilo * kilo * kilo) {
    size = std::to_string(bytes / kilo / kilo) + " MB";
  } else {
    size = std::to_string(bytes / kilo / kilo / kilo) + " GB";
  }
  return " (about " + std::to_string(rows) + (rows == 1 ? " row, " : " rows, ") + size + ")";
}

namespace {

std::string size_of_work(const Work& work) { return work.rows && work.bytes ? size_sentence(*work.rows, *work.bytes) : std::string(); }

std::string relation_word(const ObjectId& id) { return quoted(id.qualified_name()); }

std::string list_of(const Step& step, bool (*is_meant)(Lock)) {
  std::string text;
  for (const auto& each : step.locks)
    if (is_meant(each.lock)) text += (text.empty() ? "" : ", ") + relation_word(each.relation);
  return text;
}

}  // namespace

std::string work_sentence(const Step& step) {
  std::string text;
  for (const auto& each : step.work)
    text += (text.empty() ? "" : ", ") + std::string(each.rewrites ? "rewrites " : "scans ") + relation_word(each.relation) + size_of_work(each);
  return one_line(text);
}

std::string blocking_sentence(const Plan& plan, std::size_t number) {
  const Step& step = plan.steps.at(number);
  const auto all = list_of(step, [](Lock lock) { return lock == Lock::access_exclusive; });
  const auto writes = list_of(step, [](Lock lock) { return lock >= Lock::share && lock < Lock::access_exclusive; });
  std::string text;
  if (!all.empty()) text = "reads and writes of " + all;
  if (!writes.empty()) text += (text.empty() ? "" : "; ") + std::string("writes of ") + writes;
  if (text.empty()) return "neither reads nor writes";
  if (!step.work.empty()) return one_line(text + ", for as long as its work takes");
  // Locks are held until the end of the transaction.
  for (auto i = number + 1; i < plan.steps.size() && !are_parted(plan, i - 1, i); ++i)
    if (!plan.steps[i].work.empty()) return one_line(text + ", until step " + std::to_string(i + 1) + " is done, which " + work_sentence(plan.steps[i]));
  return one_line(text + ", for an instant");
}

std::string transaction_sentence(Transaction mode, bool begins) {
  switch (mode) {
    case Transaction::shared: return begins ? "inside another transaction" : "inside a transaction";
    case Transaction::alone: return "inside a transaction of its own";
    case Transaction::outside: return "outside a transaction";
    case Transaction::batched: return "outside a transaction, each batch in one of its own";
  }
  return {};
}

std::string transaction_sentence(const Step& step) {
  return transaction_sentence(step.transaction, step.begins) + (step.lock_first.empty() ? "" : ", which begins with a lock that holds up nobody for longer than an instant");
}

std::string reversal_sentence(const Down& down) {
  switch (down.reversal) {
    case Reversal::exact: return down.reason.empty() ? "reversible" : "reversible: " + one_line(down.reason);
    case Reversal::loses_data: return "reversible, loses data: " + one_line(down.reason);
    case Reversal::irreversible: return "irreversible: " + one_line(down.reason);
  }
  return {};
}

std::string summary_sentence(const Summary& summary) {
  return std::to_string(summary.added) + " to add, " + std::to_string(summary.changed) + " to change, " +
         std::to_string(summary.dropped) + " to drop";
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

namespace {

std::string terminated_text(std::string text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.pop_back();
  // Most statements have no comment at the end; only where one may be is it worth a closer look.
  const auto line_start = text.rfind('\n') + 1;  // npos + 1 is the start of the text
  if (text.find("--", line_start) != std::string::npos && ends_in_comment(text)) return text + "\n;\n";
  return text.ends_with(';') ? text + '\n' : text + ";\n";
}

}  // namespace

std::string terminated(const Sql& statement) { return terminated_text(statement.text()); }
std::string terminated_for_people(const Sql& statement) { return terminated_text(statement.shown()); }

bool holds_secrets(const Plan& plan) {
  const auto has_secret = [](const std::vector<Sql>& statements) {
    return std::any_of(statements.begin(), statements.end(), [](const Sql& each) { return each.has_secret(); });
  };
  return plan.masked || std::any_of(plan.steps.begin(), plan.steps.end(), [&](const Step& step) {
           return has_secret(step.up) || has_secret(step.down.statements);
         });
}

}  // namespace lockstep
