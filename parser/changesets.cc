#include "parser/changesets.h"

#include "parser/sql_lexer.h"
#include "parser/statement_parts.h"

namespace lockstep {
namespace {

// The words of a comment to the end of the line, in lower case; nothing of one between slashes.
std::string words_of_line_comment(std::string_view comment) {
  if (!comment.starts_with("--")) return {};
  const auto begin = comment.find_first_not_of(" \t", 2);
  return begin == std::string_view::npos ? std::string() : lower_word(comment.substr(begin));
}

// FIRST_LINE_REGEX in liquibase/parser/AbstractFormattedChangeLogParser.java: blanks between the words are optional.
bool is_head(std::string_view words) {
  constexpr std::string_view first = "liquibase";
  if (!words.starts_with(first)) return false;
  const auto at = words.find_first_not_of(" \t", first.size());
  return at != std::string_view::npos && words.substr(at).starts_with("formatted");
}

bool is_mark(std::string_view words) {
  constexpr std::string_view first = "changeset";
  return words.starts_with(first) && words.size() > first.size() && (words[first.size()] == ' ' || words[first.size()] == '\t') && words.find(':') != std::string_view::npos;
}

}  // namespace

std::vector<ChangesetMark> changeset_marks(std::string_view text) {
  std::vector<ChangesetMark> marks;
  bool formatted = false;
  bool line_begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    const auto word = text.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (lexeme.kind == LexemeKind::blank) {
      line_begins = line_begins || word.find('\n') != std::string_view::npos;
      continue;
    }
    if (lexeme.kind == LexemeKind::comment) {
      const auto words = words_of_line_comment(word);
      formatted = formatted || is_head(words);
      if (formatted && line_begins && is_mark(words)) marks.push_back({lexeme.begin, words.find("runintransaction:false") == std::string::npos});
    } else if (!formatted) {
      return {};
    }
    line_begins = word.ends_with('\n');
  }
  return marks;
}

}  // namespace lockstep
