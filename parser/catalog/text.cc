#include "parser/catalog/text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "ir/error.h"

namespace lockstep::catalog {
namespace {

// The position after the quoted stretch that begins at `at`; `at` itself when none does.
std::size_t after_quotes(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote != '\'' && quote != '"') return at;
  const auto end = text.find(quote, at + 1);
  check(end != std::string_view::npos, "the server printed an open quote: " + std::string(text));
  return end + 1;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

// Takes one element of an array literal; `text` begins at the element.
std::string take_element(std::string_view& text) {
  std::string element;
  if (text.front() != '"') {
    const auto end = text.find_first_of(",}");
    element = text.substr(0, end);
    text.remove_prefix(end);
    return element == "NULL" ? "" : element;
  }
  std::size_t at = 1;
  for (; text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
    element += text[at];
  }
  text.remove_prefix(at + 1);
  return element;
}

}  // namespace

std::vector<std::string> array_elements(std::string_view literal) {
  std::vector<std::string> elements;
  check(literal.size() >= 2 && literal.front() == '{', "not an array: " + std::string(literal));
  literal.remove_prefix(1);
  if (literal == "}") return elements;
  for (;;) {
    elements.push_back(take_element(literal));
    const char separator = literal.front();
    literal.remove_prefix(1);
    if (separator == '}') return elements;
  }
}

std::vector<long> numbers(std::string_view literal) {
  std::vector<long> result;
  const char* at = literal.data();
  const char* const end = at + literal.size();
  while (at != end) {
    long number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error == std::errc()) {
      result.push_back(number);
      at = next;
    } else {
      ++at;
    }
  }
  return result;
}

std::size_t closing_parenthesis(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size();) {
    if (const auto after = after_quotes(text, at); after != at) {
      at = after;
      continue;
    }
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at;
    ++at;
  }
  throw Bug("the server printed an open parenthesis: " + std::string(text));
}

namespace {

// True for a query, which is an expression only in parentheses. Keywords are in upper case (src/backend/utils/adt/ruleutils.c).
bool is_query(std::string_view text) {
  static constexpr std::array words = std::to_array<std::string_view>({"SELECT", "VALUES", "WITH", "UNION", "INTERSECT", "EXCEPT"});
  for (std::size_t at = 0; at < text.size();) {
    if (const auto after = after_quotes(text, at); after != at) {
      at = after;
      continue;
    }
    if (text[at] == '(') {
      at = closing_parenthesis(text, at) + 1;
      continue;
    }
    const auto start = at;
    while (at < text.size() && ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z') || text[at] == '_')) ++at;
    if (std::find(words.begin(), words.end(), text.substr(start, at - start)) != words.end()) return true;
    if (at == start) ++at;
  }
  return false;
}

}  // namespace

std::string_view without_parentheses(std::string_view text) {
  text = trimmed(text);
  while (text.starts_with('(') && closing_parenthesis(text, 0) == text.size() - 1) {
    const auto inside = trimmed(text.substr(1, text.size() - 2));
    if (is_query(inside)) return text;
    text = inside;
  }
  return text;
}

std::size_t find_unquoted(std::string_view text, std::string_view word, std::size_t at) {
  while (at < text.size()) {
    if (text.substr(at).starts_with(word)) return at;
    const auto after = after_quotes(text, at);
    at = after == at ? at + 1 : after;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> list_elements(std::string_view list) {
  std::vector<std::string_view> elements;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < list.size();) {
    if (list[at] == '(') {
      at = closing_parenthesis(list, at) + 1;
    } else if (const auto after = after_quotes(list, at); after != at) {
      at = after;
    } else {
      if (list[at] == ',') {
        elements.push_back(trimmed(list.substr(begin, at - begin)));
        begin = at + 1;
      }
      ++at;
    }
  }
  elements.push_back(trimmed(list.substr(begin)));
  return elements;
}

namespace {

std::string take_identifier(std::string_view& text) {
  std::string name;
  if (!text.starts_with('"')) {
    const auto end = std::min(text.find_first_of(" .(,)"), text.size());
    name = text.substr(0, end);
    text.remove_prefix(end);
    return name;
  }
  std::size_t at = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '"') {
      if (at + 1 == text.size() || text[at + 1] != '"') break;
      ++at;
    }
    name += text[at];
  }
  text.remove_prefix(at + 1);
  return name;
}

}  // namespace

QualifiedName take_name(std::string_view& text) {
  const Name first(take_identifier(text));
  if (!text.starts_with('.')) return {Name(), first};
  text.remove_prefix(1);
  return {first, Name(take_identifier(text))};
}

std::string_view trigger_condition(std::string_view definition) {
  // WHEN is a reserved word, so outside of quotes it can only be the clause.
  constexpr std::string_view clause = " WHEN (";
  const auto begin = find_unquoted(definition, clause);
  if (begin == std::string_view::npos) return {};
  const auto open = begin + clause.size() - 1;
  return without_parentheses(definition.substr(open, closing_parenthesis(definition, open) - open + 1));
}

RuleDefinition rule_definition(std::string_view definition) {
  // DO and WHERE are reserved words, and the condition cannot hold the one nor the names before it the other.
  constexpr std::string_view behind = " DO ", before_line = " DO\n", where = " WHERE ";
  RuleDefinition result;
  const auto end = std::min(find_unquoted(definition, behind), find_unquoted(definition, before_line));
  check(end != std::string_view::npos, "not a rule: " + std::string(definition));
  const auto head = definition.substr(0, end);
  if (const auto at = find_unquoted(head, where); at != std::string_view::npos) result.condition = without_parentheses(head.substr(at + where.size()));
  auto actions = definition.substr(end + behind.size());
  if (constexpr std::string_view instead = "INSTEAD "; actions.starts_with(instead)) actions.remove_prefix(instead.size());
  actions = trimmed(actions);
  if (actions.ends_with(';')) actions.remove_suffix(1);
  if (actions == "NOTHING") return result;
  // Several stand in parentheses, each with a semicolon of its own.
  const bool several = actions.starts_with('(') && closing_parenthesis(actions, 0) == actions.size() - 1 && find_unquoted(actions, ";") != std::string_view::npos;
  if (several) actions = actions.substr(1, actions.size() - 2);
  while (!actions.empty()) {
    const auto stop = std::min(find_unquoted(actions, ";"), actions.size());
    if (const auto action = trimmed(actions.substr(0, stop)); !action.empty()) result.actions.push_back(action);
    actions.remove_prefix(std::min(stop + 1, actions.size()));
  }
  return result;
}

std::vector<std::string_view> index_elements(std::string_view definition) {
  const auto method = find_unquoted(definition, " USING ");
  const auto open = find_unquoted(definition, "(", method);
  check(open != std::string_view::npos, "not an index: " + std::string(definition));
  return list_elements(definition.substr(open + 1, closing_parenthesis(definition, open) - open - 1));
}

}  // namespace lockstep::catalog
