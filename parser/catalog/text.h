// Taking apart what the server prints: array literals and the definitions of triggers and indexes. All
// of it was printed with standard_conforming_strings, so a quote ends where the next one of its kind is
// (a doubled one ends and begins again).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ir/name.h"

namespace lockstep::catalog {

// The elements of a one-dimensional array, `{a,"b c",NULL}`; nulls become empty texts.
std::vector<std::string> array_elements(std::string_view literal);

// The numbers of an array or of an oidvector or int2vector, `{1,2}` or `1 2`.
std::vector<long> numbers(std::string_view literal);

// The position of the parenthesis that closes the one at `open`. Throws Bug when there is none.
std::size_t closing_parenthesis(std::string_view text, std::size_t open);

// `((a > 0))` → `a > 0`; `(a) + (b)` and `( SELECT a)` stay.
std::string_view without_parentheses(std::string_view text);

// The position of `word` outside of quotes, from `at` on; npos when there is none.
std::size_t find_unquoted(std::string_view text, std::string_view word, std::size_t at = 0);

// Parts of a list at commas outside of quotes and parentheses, without blanks around them.
std::vector<std::string_view> list_elements(std::string_view list);

// Takes an identifier, maybe with its schema, from the front. Empty when there is none.
QualifiedName take_name(std::string_view& text);

// WHEN of a trigger from pg_get_triggerdef(), without parentheses; empty when it has none.
std::string_view trigger_condition(std::string_view definition);

// What stands behind WHERE, and the actions, from pg_get_ruledef(); no actions for NOTHING.
struct RuleDefinition {
  std::string_view condition;  // without parentheses; empty when there is none
  std::vector<std::string_view> actions;
};

RuleDefinition rule_definition(std::string_view definition);

// The elements between the parentheses after USING method, from pg_get_indexdef().
std::vector<std::string_view> index_elements(std::string_view definition);

}  // namespace lockstep::catalog
