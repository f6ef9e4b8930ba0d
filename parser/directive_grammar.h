// One directive through the grammar of grammar/Directive.g4. Keeps ANTLR's headers out of the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

struct DirectiveValue {
  std::vector<std::string> names;  // a name's parts, folded and without quotes; empty for other values
  std::string text;                // a string without its quotes, a number, or an expression without its parentheses
  enum class Form { name, string, number, expression } form = Form::name;
};

// `key=value`, or without a key a string or a word such as `data-loss`.
struct DirectiveArgument {
  std::string key;
  DirectiveValue value;
  std::size_t offset = 0;
};

struct ParsedDirective {
  struct Problem {
    std::string message;
    std::size_t offset = 0;  // in bytes
  };

  std::string name;
  std::vector<DirectiveArgument> arguments;
  std::optional<Problem> error;  // the first; then the rest is empty
};

// `text` begins with the `@`.
ParsedDirective parse_directive(std::string_view text);

}  // namespace lockstep
