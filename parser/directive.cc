#include "parser/directive.h"

#include <algorithm>
#include <array>

#include "ir/error.h"
#include "parser/directive_grammar.h"
#include "parser/lower.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

// The directives there are, with their keys. All keys are needed.
struct Known {
  std::string_view name;
  std::vector<std::string_view> keys;
};

const std::vector<Known>& known_directives() {
  static const std::vector<Known> known{{"renamed", {"from"}}};
  return known;
}

std::string lower_case(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t i = 0; i <= right.size(); ++i) row[i] = i;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= right.size(); ++k) {
      const auto above = row[k];
      row[k] = std::min({above + 1, row[k - 1] + 1, diagonal + (left[i - 1] == right[k - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

// The candidate that `word` was probably meant to be; empty when none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  std::size_t best_distance = 3;
  for (const auto candidate : candidates) {
    const auto distance = edit_distance(lower_case(word), candidate);
    if (distance >= best_distance || distance >= candidate.size()) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::vector<std::string> did_you_mean(std::string_view suggestion) {
  if (suggestion.empty()) return {};
  return {"did you mean `" + std::string(suggestion) + "`?"};
}

std::string value_text(const DirectiveValue& value) {
  if (value.names.empty()) return value.text;
  std::vector<Name> names;
  for (const auto& each : value.names) names.emplace_back(truncated_identifier(each));
  if (names.size() == 1) return names.front().text();
  std::string text;
  for (const auto name : names) text += (text.empty() ? "" : ".") + quoted(name);
  return text;
}

// Reads one directive, `text` from its `@` to the end of the comment line.
class DirectiveReader {
 public:
  DirectiveReader(std::shared_ptr<const SourceFile> file, std::size_t begin, std::string_view text, Diagnostics& diagnostics)
      : file_(std::move(file)), begin_(begin), text_(text), diagnostics_(diagnostics) {}

  std::optional<Directive> read() const {
    const auto* known = find_known();
    if (!known) return std::nullopt;
    const auto parsed = parse_directive(text_);
    if (parsed.error) {
      diagnostics_.error("directive-syntax", span(parsed.error->offset, parsed.error->offset + 1),
                         "`" + std::string(text_) + "` is no directive: " + parsed.error->message,
                         {"the form is `@" + std::string(known->name) + " " + std::string(known->keys.front()) + "=value`"});
      return std::nullopt;
    }
    Directive directive{.name = std::string(known->name), .span = span(0, text_.size())};
    bool good = true;
    for (const auto& argument : parsed.arguments) good = take(*known, argument, directive) && good;
    for (const auto key : known->keys) {
      if (!good || directive.keys.contains(std::string(key))) continue;
      good = false;
      diagnostics_.error("directive-key-missing", directive.span, "directive `@" + directive.name + "` needs `" + std::string(key) + "=…`");
    }
    return good ? std::optional(std::move(directive)) : std::nullopt;
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, begin_ + std::min(begin, text_.size()), begin_ + std::min(end, text_.size())};
  }

  const Known* find_known() const {
    std::size_t end = 1;
    while (end < text_.size() && next_lexeme(text_, end).kind == LexemeKind::word) end = next_lexeme(text_, end).end;
    const auto word = text_.substr(1, end - 1);
    std::vector<std::string_view> names;
    for (const auto& each : known_directives()) {
      if (each.name == word) return &each;
      names.push_back(each.name);
    }
    if (const auto suggestion = nearest(word, names); !suggestion.empty())
      diagnostics_.error("directive-unknown", span(0, end), "there is no directive `@" + std::string(word) + "`",
                         did_you_mean("@" + std::string(suggestion)));
    return nullptr;
  }

  bool take(const Known& known, const DirectiveArgument& argument, Directive& directive) const {
    const auto place = span(argument.offset, argument.offset + argument.key.size());
    if (std::find(known.keys.begin(), known.keys.end(), argument.key) == known.keys.end()) {
      diagnostics_.error("directive-key-unknown", place,
                         "directive `@" + directive.name + "` has no key `" + argument.key + "`",
                         did_you_mean(nearest(argument.key, known.keys)));
      return false;
    }
    if (directive.keys.emplace(argument.key, value_text(argument.value)).second) return true;
    diagnostics_.error("directive-key-twice", place, "key `" + argument.key + "` is given twice");
    return false;
  }

  std::shared_ptr<const SourceFile> file_;
  std::size_t begin_;
  std::string_view text_;
  Diagnostics& diagnostics_;
};

// The text of each line of a comment, without comment marks, leading stars and blanks.
template <class Visit>
void for_each_line(std::string_view text, const Lexeme& comment, const Visit& visit) {
  auto end = comment.end;
  if (text.substr(comment.begin, 2) == "/*" && end - comment.begin >= 4 && text.substr(end - 2, 2) == "*/") end -= 2;
  for (auto at = comment.begin + 2; at < end;) {
    const auto line_end = std::min(end, text.find('\n', at));
    const auto first = std::min(line_end, text.find_first_not_of(" \t\r*-", at));
    auto last = line_end;
    while (last > first && std::string_view(" \t\r").find(text[last - 1]) != std::string_view::npos) --last;
    visit(first, text.substr(first, last - first));
    at = line_end + 1;
  }
}

}  // namespace

void read_directives(const std::shared_ptr<const SourceFile>& file,
                     std::size_t begin,
                     std::size_t end,
                     std::vector<Directive>& directives,
                     Diagnostics& diagnostics) {
  const auto text = std::string_view(file->text).substr(begin, end - begin);
  if (text.find('@') == std::string_view::npos) return;
  if (text.find("--") == std::string_view::npos && text.find("/*") == std::string_view::npos) return;
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind != LexemeKind::comment) continue;
    for_each_line(text, lexeme, [&](std::size_t place, std::string_view line) {
      if (!line.starts_with('@')) return;
      if (auto directive = DirectiveReader(file, begin + place, line, diagnostics).read())
        directives.push_back(std::move(*directive));
    });
  }
}

std::vector<std::vector<Directive>> assign_directives(const Statement& statement, std::span<const int> locations) {
  std::vector<std::vector<Directive>> result(locations.size() + 1);
  for (const auto& directive : statement.directives) {
    std::size_t owner = 0;
    if (directive.span.begin >= statement.span.begin) {
      const auto place = directive.span.begin - statement.span.begin;
      const auto before = statement.text.substr(0, place);
      const auto line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
      const auto is_after = [&](int location) { return static_cast<std::size_t>(location) > place; };
      const auto following = static_cast<std::size_t>(std::find_if(locations.begin(), locations.end(), is_after) - locations.begin());
      const bool behind_element = following > 0 && static_cast<std::size_t>(locations[following - 1]) >= line;
      const auto first = before.find_first_not_of(" \t", line);
      const bool alone = first != std::string_view::npos && std::string_view("-/*").find(before[first]) != std::string_view::npos;
      if (behind_element)
        owner = following;
      else if (alone && following < locations.size())
        owner = following + 1;
      else if (following > 0)
        owner = following;
    }
    result[owner].push_back(directive);
  }
  return result;
}

}  // namespace lockstep
