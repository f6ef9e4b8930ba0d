#include "parser/catalog/element.h"

#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

// Where the expression ends: it is either in parentheses or looks like a function call, maybe with words
// before the parenthesis (get_func_expr() and looks_like_function() in ruleutils.c).
std::size_t end_of_expression(std::string_view text) {
  const auto open = find_unquoted(text, "(");
  return open == std::string_view::npos ? text.size() : closing_parenthesis(text, open) + 1;
}

bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

}  // namespace

ir::IndexElement element_from(std::string_view printed, Name column) {
  ir::IndexElement element;
  element.column = column;
  if (column.empty()) {
    const auto end = end_of_expression(printed);
    const auto text = printed.substr(0, end);
    // The index adds parentheses to those that the expression has of its own.
    const auto bare = without_parentheses(text);
    Expr expression;
    expression.text = bare.size() == text.size() ? std::string(text) : '(' + std::string(bare) + ')';
    element.expression = std::move(expression);
    printed.remove_prefix(end);
  } else {
    take_name(printed);
  }
  if (take_word(printed, " COLLATE ")) element.collation = take_name(printed);
  const bool only_order = printed.empty() || printed.starts_with(" DESC") || printed.starts_with(" NULLS ");
  if (!only_order && take_word(printed, " ")) element.operator_class = take_name(printed);
  return element;
}

}  // namespace lockstep::catalog
