#include "parser/directive.h"

#include <algorithm>
#include <array>

#include "ir/column_split.h"
#include "ir/duration.h"
#include "ir/error.h"
#include "parser/directive_comment.h"
#include "parser/directive_grammar.h"
#include "parser/directive_table.h"
#include "parser/split_directive.h"
#include "parser/sql_ast.h"

namespace lockstep {
namespace {

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
  bool is_ours() const { return find_directive_form(directive_word(text_)) != nullptr || !meant_directive(text_).empty(); }

  void refuse_unknown() const {
    const auto word = directive_word(text_);
    const auto meant = meant_directive(text_);
    refuse("directive-unknown", span(0, 1 + word.size()), "there is no directive `@" + std::string(word) + "`", did_you_mean(meant.empty() ? "" : '@' + std::string(meant)));
  }

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

  const DirectiveForm* find_form() const {
    if (const auto* form = find_directive_form(directive_word(text_))) return form;
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
    using Given = DirectiveValue::Form;
    const auto given = argument.value.form;
    const auto place = span(argument.offset, argument.offset + std::max<std::size_t>(argument.key.size(), 1));
    const auto wants = [&](bool good, const char* what) {
      if (!good)
        refuse("directive-value", place, "`" + std::string(key.name) + "` of directive `@" + std::string(form.name) + "` is " + what, {"as in `@" + std::string(form.example) + "`"});
      return good;
    };
    switch (key.type) {
      case DirectiveValueType::name: return wants(given == Given::name || given == Given::string, "a name") && has_parts(form, argument, place);
      case DirectiveValueType::names: return wants(!listed_names(argument.value).empty(), "a name, or several in parentheses");
      case DirectiveValueType::word: return wants(given == Given::name, "a word") && is_known_word(form, key, argument, place);
      case DirectiveValueType::text: return wants(given == Given::string, "a text in single quotes");
      case DirectiveValueType::duration: return wants(given == Given::string && parse_milliseconds(argument.value.text), "a span of time in single quotes, with `ms`, `s`, `min`, `h` or `d`");
      case DirectiveValueType::number:
        return wants(given == Given::number && argument.value.text.size() < 10 && argument.value.text.find_first_not_of('0') != std::string::npos, "a whole number above zero");
      case DirectiveValueType::expression: return wants(given == Given::expression, "an expression in parentheses") && parses(argument.value.text, place);
    }
    return false;
  }

  // A schema has no more parts than one, and nothing has more than the part of an object in a schema.
  bool has_parts(const DirectiveForm& form, const DirectiveArgument& argument, const Span& place) const {
    const std::size_t most = form.name == "moved" ? 1 : 3;
    if (argument.value.names.size() <= most) return true;
    refuse("directive-value", place, "`" + value_text(argument.value) + "` is " + (most == 1 ? "no schema" : "no name: it has more parts than a schema, a table and what is in it"),
           {most == 1 ? "give the schema alone, as in `@" + std::string(form.example) + "`; with another name, it is `@renamed from=" + value_text(argument.value) + "`" : "as in `@" + std::string(form.example) + "`"});
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

}  // namespace

void read_directives(const std::shared_ptr<const SourceFile>& file,
                     std::size_t begin,
                     std::size_t end,
                     std::vector<Directive>& directives,
                     Diagnostics& diagnostics) {
  const auto text = std::string_view(file->text).substr(begin, end - begin);
  if (text.find('@') == std::string_view::npos) return;
  if (text.find("--") == std::string_view::npos && text.find("/*") == std::string_view::npos) return;
  for (const auto& part : directive_parts(text)) {
    const auto place = begin + part.begin;
    if (part.stray_key) {
      diagnostics.error("directive-syntax", {file, place, place + part.text.size()}, "`" + part.text + "` belongs to no directive: other words stand between it and the one before",
                        {"write it on the line of the directive, or on the next one"});
      continue;
    }
    for (const auto each : directives_of(part.text)) {
      const DirectiveReader reader(file, place + static_cast<std::size_t>(each.data() - part.text.data()), each, diagnostics);
      if (auto directive = reader.read())
        directives.push_back(std::move(*directive));
      else if (!reader.is_ours())
        reader.refuse_unknown();  // between directives stands nothing else
    }
  }
}

}  // namespace lockstep
