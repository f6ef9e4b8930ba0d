#include "planner/runs.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace lockstep {
namespace {

// The first words of a statement in upper case, up to a character that is part of no keyword.
std::vector<std::string> leading_keywords(std::string_view statement, std::size_t count) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : statement) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      continue;
    }
    if (std::isspace(static_cast<unsigned char>(c)) == 0) return words;
    if (!word.empty()) words.push_back(std::exchange(word, {}));
    if (words.size() == count) return words;
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

bool ends_with_keyword(std::string_view statement, std::string_view keyword) {
  while (!statement.empty() && (std::isspace(static_cast<unsigned char>(statement.back())) != 0 || statement.back() == ';'))
    statement.remove_suffix(1);
  if (statement.size() <= keyword.size()) return false;
  const auto tail = statement.substr(statement.size() - keyword.size());
  const auto same = std::equal(tail.begin(), tail.end(), keyword.begin(), [](char left, char right) {
    return std::toupper(static_cast<unsigned char>(left)) == right;
  });
  return same && std::isspace(static_cast<unsigned char>(statement[statement.size() - keyword.size() - 1])) != 0;
}

// A statement that nobody else has to wait for may wait as long as it likes: giving up would only leave
// an invalid index behind.
bool may_wait(const std::vector<LockTaken>& locks) {
  return !locks.empty() && std::all_of(locks.begin(), locks.end(), [](const LockTaken& each) { return each.lock < Lock::share; });
}

// The shortest of what the steps want; none of those that nobody has to wait behind.
int timeout_of(const Plan& plan, Direction direction, const std::vector<std::size_t>& members) {
  std::optional<int> shortest;
  for (const auto each : members) {
    const auto& step = plan.steps[each];
    if (may_wait(locks_of(step, direction))) continue;
    const int wanted = step.lock_timeout_ms.value_or(plan.lock_timeout_ms);
    shortest = std::min(shortest.value_or(wanted), wanted);
  }
  return shortest.value_or(0);
}

// What is left of a step that is no transaction of its own on the way back, such as a backfill, shares one with its neighbours.
bool begins_between(const Plan& plan, std::size_t one, std::size_t other) {
  const auto first = plan.steps.begin() + static_cast<std::ptrdiff_t>(std::min(one, other) + 1);
  const auto last = plan.steps.begin() + static_cast<std::ptrdiff_t>(std::max(one, other) + 1);
  return std::any_of(first, last, [](const Step& step) { return step.begins; });
}

}  // namespace

const std::vector<Sql>& statements_of(const Step& step, Direction direction) { return direction == Direction::up ? step.up : step.down.statements; }

const std::vector<LockTaken>& locks_of(const Step& step, Direction direction) { return direction == Direction::up || step.down.locks.empty() ? step.locks : step.down.locks; }

Transaction transaction_of(const Step& step, Direction direction) {
  const auto& statements = statements_of(step, direction);
  const bool by_batches = direction == Direction::up && step.transaction == Transaction::batched;
  const bool outside = !by_batches && std::any_of(statements.begin(), statements.end(), [](const Sql& each) { return runs_outside_transactions(each.text()); });
  if (outside || statements.empty() || direction == Direction::up || step.transaction != Transaction::batched) return outside ? Transaction::outside : step.transaction;
  return Transaction::shared;
}

std::vector<Run> runs_of(const Plan& plan, Direction direction, const std::vector<std::size_t>& order) {
  std::vector<Run> result;
  const auto mode = [&](std::size_t step) { return transaction_of(plan.steps[step], direction); };
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    if (mode(order[i]) == Transaction::shared)
      while (end < order.size() && mode(order[end]) == Transaction::shared && !begins_between(plan, order[end - 1], order[end])) ++end;
    Run run{.steps = {order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end)}, .transaction = mode(order[i])};
    run.empty = std::all_of(run.steps.begin(), run.steps.end(), [&](std::size_t each) { return statements_of(plan.steps[each], direction).empty(); });
    const auto& first = plan.steps[run.steps.front()];
    if (run.in_transaction()) run.lock_first = direction == Direction::up ? first.lock_first : first.down.lock_first;
    run.lock_timeout_ms = timeout_of(plan, direction, run.steps);
    result.push_back(std::move(run));
    i = end;
  }
  return result;
}

std::vector<std::size_t> steps_in_order(const Plan& plan, Direction direction) {
  std::vector<std::size_t> order(plan.steps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (direction == Direction::down) std::reverse(order.begin(), order.end());
  return order;
}

bool only_samples(const Step& step) {
  return !step.up.empty() && std::all_of(step.up.begin(), step.up.end(), [](const Sql& each) { return each.text().starts_with("ANALYZE "); });
}

bool runs_outside_transactions(std::string_view statement) {
  const auto words = leading_keywords(statement, 4);
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  if (words.empty()) return false;
  if (words[0] == "DO") return statement.find("\n    COMMIT;\n  END LOOP;\nEND ") != std::string_view::npos;  // batches (planner/recipes/backfill.cc)
  if (words[0] == "CREATE" || words[0] == "DROP") return has("INDEX") && has("CONCURRENTLY");
  if (words[0] == "REINDEX") return has("CONCURRENTLY") || statement.find(") INDEX CONCURRENTLY ") != std::string_view::npos;
  return words[0] == "ALTER" && has("TABLE") && statement.find("DETACH PARTITION") != std::string_view::npos &&
         ends_with_keyword(statement, "CONCURRENTLY");
}

}  // namespace lockstep
