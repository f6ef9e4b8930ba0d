#include "parser/sql_lexer.h"

#include <algorithm>

namespace lockstep {
namespace {

bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool continues_word(char c) { return begins_word(c) || is_digit(c) || c == '$'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t skip_while(std::string_view text, std::size_t at, bool (*wanted)(char)) {
  while (at < text.size() && wanted(text[at])) ++at;
  return at;
}

// `at` is behind the opening quote; gives the place behind the closing one.
std::size_t skip_quoted(std::string_view text, std::size_t at, char quote, bool backslashes) {
  for (; at < text.size(); ++at) {
    if (backslashes && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return text.size();
}

std::size_t skip_block_comment(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    if (text[at] == '/' && text.substr(at, 2) == "/*") {
      ++depth;
      at += 2;
    } else if (text[at] == '*' && text.substr(at, 2) == "*/") {
      --depth;
      at += 2;
      if (depth == 0) return at;
    } else {
      ++at;
    }
  }
  return text.size();
}

// `$tag$ … $tag$`; gives `at` when no dollar quote begins there.
std::size_t skip_dollar_quoted(std::string_view text, std::size_t at) {
  std::size_t tag_end = at + 1;
  if (tag_end < text.size() && begins_word(text[tag_end]))
    tag_end = skip_while(text, tag_end, [](char c) { return begins_word(c) || is_digit(c); });
  if (tag_end >= text.size() || text[tag_end] != '$') return at;
  const auto tag = text.substr(at, tag_end + 1 - at);
  const auto close = text.find(tag, tag_end + 1);
  return close == std::string_view::npos ? text.size() : close + tag.size();
}

Lexeme word_or_string(std::string_view text, std::size_t at) {
  const auto end = skip_while(text, at, continues_word);
  const bool escapes = end == at + 1 && (text[at] == 'e' || text[at] == 'E');
  if (escapes && end < text.size() && text[end] == '\'')
    return {LexemeKind::string, at, skip_quoted(text, end + 1, '\'', true)};
  return {LexemeKind::word, at, end};
}

}  // namespace

Lexeme next_lexeme(std::string_view text, std::size_t at) {
  const char c = text[at];
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (is_blank(c)) return {LexemeKind::blank, at, skip_while(text, at, is_blank)};
  if (begins_word(c)) return word_or_string(text, at);
  if (is_digit(c))
    return {LexemeKind::number, at, skip_while(text, at, [](char d) { return continues_word(d) || d == '.'; })};
  if (c == '-' && next == '-') return {LexemeKind::comment, at, std::min(text.size(), text.find_first_of("\r\n", at))};
  if (c == '/' && next == '*') return {LexemeKind::comment, at, skip_block_comment(text, at)};
  if (c == '\'') return {LexemeKind::string, at, skip_quoted(text, at + 1, '\'', false)};
  if (c == '"') return {LexemeKind::quoted_name, at, skip_quoted(text, at + 1, '"', false)};
  if (c == '$')
    if (const auto end = skip_dollar_quoted(text, at); end != at) return {LexemeKind::string, at, end};
  if (c == '(' || c == '[') return {LexemeKind::open, at, at + 1};
  if (c == ')' || c == ']') return {LexemeKind::close, at, at + 1};
  if (c == ';') return {LexemeKind::semicolon, at, at + 1};
  if (c == '\\') return {LexemeKind::backslash, at, at + 1};
  return {LexemeKind::other, at, at + 1};
}

bool is_keyword(std::string_view word, std::string_view keyword) {
  return word.size() == keyword.size() && std::equal(word.begin(), word.end(), keyword.begin(), [](char left, char right) {
           return (left >= 'A' && left <= 'Z' ? static_cast<char>(left - 'A' + 'a') : left) == right;
         });
}

void StatementTracker::see_word(std::string_view word) {
  ++words_;
  if (words_ == 1) {
    makes_routine_ = is_keyword(word, "create");
    copy_ = is_keyword(word, "copy") ? Copy::copy : Copy::no;
    return;
  }
  if (copy_ != Copy::no && copy_ != Copy::from_stdin && depth_ == 0) {
    if (is_keyword(word, "from"))
      copy_ = Copy::from;
    else if (copy_ == Copy::from)
      copy_ = is_keyword(word, "stdin") ? Copy::from_stdin : Copy::copy;
  }
  if (!makes_routine_) return;
  const auto routine_word = [&] { return is_keyword(word, "function") || is_keyword(word, "procedure"); };
  if (words_ == 2) makes_routine_ = is_keyword(word, "or") || routine_word();
  if (words_ == 3 && is_keyword(word, "replace")) return;
  if (words_ <= 3 || ignore_nesting_) return;
  const bool atomic = after_begin_ && is_keyword(word, "atomic");
  after_begin_ = is_keyword(word, "begin");
  if (atomic || (block_depth_ > 0 && is_keyword(word, "case")))
    ++block_depth_;
  else if (is_keyword(word, "end") && block_depth_ > 0)
    --block_depth_;
}

bool StatementTracker::ends_with(std::string_view text, const Lexeme& lexeme) {
  if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) return false;
  if (lexeme.kind == LexemeKind::semicolon) return !nested();
  begun_ = true;
  if (lexeme.kind == LexemeKind::word) see_word(text.substr(lexeme.begin, lexeme.end - lexeme.begin));
  if (lexeme.kind == LexemeKind::open) ++depth_;
  if (lexeme.kind == LexemeKind::close && depth_ > 0) --depth_;
  return false;
}

}  // namespace lockstep
