#include "planner/column_places.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace lockstep {
namespace {

struct Token {
  enum class Kind { word, quoted_name, sign } kind = Kind::sign;
  std::string text;  // words in upper case, quoted names without quotes, signs as they are
  std::string name;  // what a word or quoted name names
};

bool is_word_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_word_start(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '$'; }

// What stands between two quotes from `at` on, where the first is; doubled ones are one of the text.
std::string between_quotes(std::string_view text, std::size_t& at) {
  const char quote = text[at++];
  std::string result;
  for (; at < text.size(); ++at) {
    if (text[at] == quote && (at + 1 == text.size() || text[at + 1] != quote)) break;
    if (text[at] == quote) ++at;
    result += text[at];
  }
  if (at < text.size()) ++at;
  return result;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> result;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const auto name = between_quotes(text, at);
      result.push_back({Token::Kind::quoted_name, name, name});
    } else if (c == '\'') {
      between_quotes(text, at);
      result.push_back({Token::Kind::sign, "'", {}});
    } else if (is_word_start(c)) {
      Token word{Token::Kind::word, {}, {}};
      for (; at < text.size() && is_word(text[at]); ++at) {
        word.text += static_cast<char>(std::toupper(static_cast<unsigned char>(text[at])));
        word.name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
      }
      result.push_back(std::move(word));
    } else {
      if (std::isspace(static_cast<unsigned char>(c)) == 0) result.push_back({Token::Kind::sign, std::string(1, c), {}});
      ++at;
    }
  }
  return result;
}

// Words that a call or a parenthesis may follow, or that look like one: none of them is the name of a relation or an alias.
bool is_keyword(const Token& token) {
  static constexpr std::array words = std::to_array<std::string_view>(
      {"ALL",    "AND",   "ANY",    "ARRAY",  "AS",     "BETWEEN", "BY",   "CASE",    "DISTINCT", "ELSE",  "ESCAPE", "EXCEPT", "EXISTS", "FILTER", "FROM",   "FULL",
       "GROUP",  "HAVING", "ILIKE", "IN",     "INNER",  "INTERSECT", "INTO", "IS",   "JOIN",     "LATERAL", "LEFT", "LIKE",   "LIMIT",  "NOT",    "OFFSET", "ON",
       "OR",     "ORDER", "OVER",   "RETURNING", "RIGHT", "SELECT", "SET",  "SOME",  "THEN",     "TO",    "UNION",  "USING",  "VALUES", "WHEN",   "WHERE",  "WITH", "OPERATOR"});
  return token.kind == Token::Kind::word && std::find(words.begin(), words.end(), token.text) != words.end();
}

bool is_name(const Token& token) { return token.kind == Token::Kind::quoted_name || (token.kind == Token::Kind::word && !is_keyword(token)); }
bool is_sign(const Token& token, char sign) { return token.kind == Token::Kind::sign && token.text.front() == sign; }

// The names of `(a, b)` from `at` on; nothing when it is something else.
std::optional<std::vector<Name>> names_in_parentheses(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size() || !is_sign(tokens[at], '(')) return std::nullopt;
  std::vector<Name> names;
  for (++at; at + 1 < tokens.size() && is_name(tokens[at]); at += 2) {
    names.push_back(Name(tokens[at].name));
    if (is_sign(tokens[at + 1], ')')) return names;
    if (!is_sign(tokens[at + 1], ',')) break;
  }
  return std::nullopt;
}

}  // namespace

bool counts_columns(std::string_view text) {
  const auto tokens = tokens_of(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Token::Kind::word && tokens[i].text == "NATURAL") return true;
    if (i == 0 || !is_name(tokens[i]) || !names_in_parentheses(tokens, i + 1)) continue;
    const auto& before = tokens[i - 1];
    if (is_name(before) || is_sign(before, ')') || (before.kind == Token::Kind::word && before.text == "AS")) return true;
  }
  return false;
}

std::vector<Name> merged_columns(std::string_view text) {
  const auto tokens = tokens_of(text);
  std::vector<Name> result;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::word || tokens[i].text != "USING") continue;
    if (const auto names = names_in_parentheses(tokens, i + 1)) result.insert(result.end(), names->begin(), names->end());
  }
  return result;
}

}  // namespace lockstep
