#include "parser/directive.h"

#include <algorithm>
#include <array>

#include "ir/column_split.h"
#include "ir/duration.h"
#include "ir/error.h"
#include "parser/directive_grammar.h"
#include "parser/directive_table.h"
#include "parser/lower.h"
#include "parser/split_directive.h"
#include "parser/sql_ast.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

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

// The names that `from=a` or `from=(a, b)` gives; empty when it gives something else.
std::vector<Name> listed_names(const DirectiveValue& value) {
  if (value.names.size() == 1) return {Name(truncated_identifier(value.names.front()))};
  if (value.form != DirectiveValue::Form::expression) return {};
  try {
    return names_in_list("(" + value.text + ")");
  } catch (const SyntaxError&) {
    return {};
  }
}

// Reads one directive, `text` from its `@` to the next one or the end of the comment line.
class DirectiveReader {
 public:
  DirectiveReader(std::shared_ptr<const SourceFile> file, std::size_t begin, std::string_view text, Diagnostics& diagnostics)
      : file_(std::move(file)), begin_(begin), text_(text), diagnostics_(diagnostics) {}

  // False for what somebody else means.
  bool is_ours() const { return find_directive_form(word()) != nullptr || !nearest_name().empty(); }
  void refuse_unknown() const { refuse("directive-unknown", span(0, 1 + word().size()), "there is no directive `@" + std::string(word()) + "`", did_you_mean(nearest_name())); }

  std::optional<Directive> read() const {
    const auto* form = find_form();
    if (!form) return std::nullopt;
    const auto parsed = parse_directive(text_);
    if (parsed.error) {
      refuse("directive-syntax", span(parsed.error->offset, parsed.error->offset + 1), "`" + std::string(text_) + "` is no directive: " + parsed.error->message,
             {"the form is `@" + std::string(form->example) + "`"});
      return std::nullopt;
    }
    Directive directive{.name = std::string(form->name), .span = span(0, text_.size())};
    bool good = true;
    for (const auto& argument : parsed.arguments) good = take(*form, argument, directive) && good;
    for (const auto& key : form->keys) {
      if (!good || !key.required || directive.keys.contains(std::string(key.name))) continue;
      good = false;
      const auto wanted = key.bare ? std::string("a ") + std::string(key.name) : "`" + std::string(key.name) + "=…`";
      refuse("directive-key-missing", directive.span, "directive `@" + directive.name + "` needs " + wanted, {"as in `@" + std::string(form->example) + "`"});
    }
    return good ? std::optional(std::move(directive)) : std::nullopt;
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, begin_ + std::min(begin, text_.size()), begin_ + std::min(end, text_.size())};
  }

  void refuse(std::string code, Span place, std::string message, std::vector<std::string> hints = {}) const {
    diagnostics_.error(std::move(code), std::move(place), std::move(message), std::move(hints));
  }

  std::string_view word() const {
    std::size_t end = 1;
    while (end < text_.size() && next_lexeme(text_, end).kind == LexemeKind::word) end = next_lexeme(text_, end).end;
    return text_.substr(1, end - 1);
  }

  // `@renamed` for `@rename`.
  std::string nearest_name() const {
    std::vector<std::string_view> names;
    for (const auto& each : directive_forms()) names.push_back(each.name);
    const auto name = nearest(word(), names);
    return name.empty() ? std::string() : '@' + std::string(name);
  }

  const DirectiveForm* find_form() const {
    if (const auto* form = find_directive_form(word())) return form;
    if (is_ours()) refuse_unknown();
    return nullptr;
  }

  // The key that the argument gives; null when there is none such.
  const DirectiveKey* key_of(const DirectiveForm& form, const DirectiveArgument& argument) const {
    std::vector<std::string_view> names;
    for (const auto& key : form.keys) {
      if (argument.key.empty() ? key.bare : !key.bare && key.name == argument.key) return &key;
      if (!key.bare) names.push_back(key.name);
    }
    const auto place = span(argument.offset, argument.offset + std::max<std::size_t>(argument.key.size(), 1));
    if (argument.key.empty())
      refuse("directive-syntax", place, "`" + argument.value.text + "` says nothing to directive `@" + std::string(form.name) + "`",
             {"the form is `@" + std::string(form.example) + "`"});
    else
      refuse("directive-key-unknown", place, "directive `@" + std::string(form.name) + "` has no key `" + argument.key + "`", did_you_mean(nearest(argument.key, names)));
    return nullptr;
  }

  // Whether the value is what the key wants.
  bool fits(const DirectiveForm& form, const DirectiveKey& key, const DirectiveArgument& argument) const {
    using Form = DirectiveValue::Form;
    const auto given = argument.value.form;
    const auto place = span(argument.offset, argument.offset + std::max<std::size_t>(argument.key.size(), 1));
    const auto wants = [&](bool good, const char* what) {
      if (!good)
        refuse("directive-value", place, "`" + std::string(key.name) + "` of directive `@" + std::string(form.name) + "` is " + what, {"as in `@" + std::string(form.example) + "`"});
      return good;
    };
    switch (key.type) {
      case DirectiveValueType::name: return wants(given == Form::name || given == Form::string, "a name");
      case DirectiveValueType::names: return wants(!listed_names(argument.value).empty(), "a name, or several in parentheses");
      case DirectiveValueType::word: return wants(given == Form::name, "a word") && is_known_word(form, key, argument, place);
      case DirectiveValueType::text: return wants(given == Form::string, "a text in single quotes");
      case DirectiveValueType::duration: return wants(given == Form::string && parse_milliseconds(argument.value.text), "a span of time in single quotes, with `ms`, `s`, `min`, `h` or `d`");
      case DirectiveValueType::number:
        return wants(given == Form::number && argument.value.text.size() < 10 && argument.value.text.find_first_not_of('0') != std::string::npos, "a whole number above zero");
      case DirectiveValueType::expression: return wants(given == Form::expression, "an expression in parentheses") && parses(argument.value.text, place);
    }
    return false;
  }

  bool is_known_word(const DirectiveForm& form, const DirectiveKey& key, const DirectiveArgument& argument, const Span& place) const {
    const auto word = value_text(argument.value);
    if (key.words.empty() || std::find(key.words.begin(), key.words.end(), word) != key.words.end()) return true;
    std::string known;
    for (const auto each : key.words) known += (known.empty() ? "`" : ", `") + std::string(each) + "`";
    refuse("directive-value", place, "`" + word + "` is no `" + std::string(key.name) + "` of directive `@" + std::string(form.name) + "`; there are " + known, did_you_mean(nearest(word, key.words)));
    return false;
  }

  bool parses(const std::string& expression, const Span& place) const {
    try {
      // Behind a FROM or the like it would be no expression any more.
      const auto parsed = parse_expression("(" + expression + ")");
      if (parsed.expression != nullptr) return true;
      refuse("directive-value", place, "`(" + expression + ")` is no expression");
    } catch (const SyntaxError& error) {
      refuse("directive-value", place, "`(" + expression + ")` is no expression: " + error.message);
    }
    return false;
  }

  bool take(const DirectiveForm& form, const DirectiveArgument& argument, Directive& directive) const {
    const auto* key = key_of(form, argument);
    if (key == nullptr || !fits(form, *key, argument)) return false;
    auto text = key->type == DirectiveValueType::names ? name_list_text(listed_names(argument.value)) : value_text(argument.value);
    if (directive.keys.emplace(std::string(key->name), std::move(text)).second) return true;
    refuse("directive-key-twice", span(argument.offset, argument.offset + argument.key.size()), "`" + std::string(key->name) + "` is given twice");
    return false;
  }

  std::shared_ptr<const SourceFile> file_;
  std::size_t begin_;
  std::string_view text_;
  Diagnostics& diagnostics_;
};

// Visits each directive-like part of a comment: from an `@` that begins a line to the end of the line, in a block comment on over
// lines that do not begin with one as long as a parenthesis is open. Without comment marks, leading stars and blanks.
template <class Visit>
void for_each_part(std::string_view text, const Lexeme& comment, const Visit& visit) {
  auto end = comment.end;
  if (text.substr(comment.begin, 2) == "/*" && end - comment.begin >= 4 && text.substr(end - 2, 2) == "*/") end -= 2;
  const auto begin_of_line = [&](std::size_t at) { return std::min(end, text.find_first_not_of(" \t\r*-", at)); };
  const auto end_of_line = [&](std::size_t at) { return std::min(end, text.find('\n', at)); };
  for (auto at = comment.begin + 2; at < end;) {
    const auto first = std::min(end_of_line(at), begin_of_line(at));
    auto line_end = end_of_line(at);
    const auto is_open = [&] {
      const auto part = text.substr(first, line_end - first);
      return part.starts_with('@') && std::count(part.begin(), part.end(), '(') > std::count(part.begin(), part.end(), ')');
    };
    while (line_end < end && is_open() && !text.substr(begin_of_line(line_end + 1)).starts_with('@')) line_end = end_of_line(line_end + 1);
    auto last = line_end;
    while (last > first && std::string_view(" \t\r\n").find(text[last - 1]) != std::string_view::npos) --last;
    visit(first, text.substr(first, last - first));
    at = line_end + 1;
  }
}

// The directives of one such part, which begin with an `@` behind a blank. One in a text or in parentheses begins none.
std::vector<std::string_view> directives_of(std::string_view part) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  int depth = 0;
  const auto end_at = [&](std::size_t end) {
    const auto text = part.substr(begin, end - begin);
    result.push_back(text.substr(0, text.find_last_not_of(" \t\r\n*") + 1));
    begin = end;
  };
  for (std::size_t at = 0; at < part.size();) {
    const auto lexeme = next_lexeme(part, at);
    if (lexeme.kind == LexemeKind::open) ++depth;
    if (lexeme.kind == LexemeKind::close) --depth;
    const bool begins = depth == 0 && at > 0 && part[at] == '@' && std::string_view(" \t\r\n").find(part[at - 1]) != std::string_view::npos;
    if (begins && at + 1 < part.size() && next_lexeme(part, at + 1).kind == LexemeKind::word) end_at(at);
    at = lexeme.end;
  }
  end_at(part.size());
  return result;
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
    for_each_part(text, lexeme, [&](std::size_t place, std::string_view line) {
      if (!line.starts_with('@')) return;
      const auto reader_of = [&](std::string_view each) { return DirectiveReader(file, begin + place + static_cast<std::size_t>(each.data() - line.data()), each, diagnostics); };
      if (!reader_of(line).is_ours()) return;  // words, whatever follows
      for (const auto each : directives_of(line)) {
        if (auto directive = reader_of(each).read())
          directives.push_back(std::move(*directive));
        else if (!reader_of(each).is_ours())
          reader_of(each).refuse_unknown();  // between directives stands nothing else
      }
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
