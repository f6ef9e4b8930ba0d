#include "parser/catalog/reprint.h"

#include <array>

namespace lockstep {
namespace {

struct Form {
  std::string_view between;  // what the server prints between the operand and the list
  std::string_view instead;
};

constexpr std::array<Form, 2> forms = {{
    {")::text = ANY ((ARRAY[", " IN ("},
    {")::text <> ALL ((ARRAY[", " NOT IN ("},
}};

constexpr std::string_view list_end = "])::text[])";
constexpr std::string_view element_type = "::character varying";

// Where the list of varchar literals that begins at `at` ends; npos when it is anything else.
std::size_t end_of_literals(std::string_view text, std::size_t at) {
  for (;;) {
    if (at >= text.size() || text[at] != '\'') return std::string_view::npos;
    for (++at; at < text.size(); ++at) {
      if (text[at] != '\'') continue;
      if (at + 1 >= text.size() || text[at + 1] != '\'') break;
      ++at;
    }
    if (text.substr(at + 1, element_type.size()) != element_type) return std::string_view::npos;
    at += 1 + element_type.size();
    if (text.substr(at, list_end.size()) == list_end) return at;
    if (text.substr(at, 2) != ", ") return std::string_view::npos;
    at += 2;
  }
}

// The start of the parenthesis that ends before `end`, when what is in it is a plain column (a name, or a
// qualified one, quoted or not) of which the server prints `(x)::text`.
std::size_t start_of_operand(std::string_view text, std::size_t end) {
  std::size_t at = end;
  bool quoted = false;
  while (at > 0) {
    const char c = text[--at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '(') return at;
    const bool plain = c == '"' || c == '_' || c == '.' || c == '$' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain) return std::string_view::npos;
  }
  return std::string_view::npos;
}

}  // namespace

std::string rereadable(std::string_view printed) {
  std::string text{printed};
  for (const auto& form : forms) {
    for (std::size_t at = 0; (at = text.find(form.between, at)) != std::string::npos;) {
      const auto list = at + form.between.size();
      const auto end = end_of_literals(text, list);
      const auto start = start_of_operand(text, at);
      if (end == std::string::npos || start == std::string::npos) {
        at = list;
        continue;
      }
      const auto operand = text.substr(start + 1, at - start - 1);
      const auto literals = text.substr(list, end - list);
      const auto replacement = operand + std::string(form.instead) + literals + ")";
      text.replace(start, end + list_end.size() - start, replacement);
      at = start + replacement.size();
    }
  }
  return text;
}

}  // namespace lockstep
