// One directive through the grammar of grammar/Directive.g4. Keeps ANTLR's headers out of the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

struct DirectiveValue {
  std::vector<std::string> names;  // a name's parts, folded and without quotes; empty for other values
  std::string text;                // a string without its quotes, or a number
};

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
