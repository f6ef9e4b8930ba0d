// The lexical surface of SQL files as psql sees it: enough to find the ends of statements, the
// meta-commands of psql and the data of COPY, in one fast pass and without refusing anything.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace lockstep {

enum class LexemeKind {
  blank,
  comment,
  word,         // an identifier or keyword, unquoted
  quoted_name,  // "…"
  string,       // '…', E'…', $$…$$
  number,
  open,       // ( or [
  close,      // ) or ]
  semicolon,
  backslash,  // begins a psql meta-command
  other,
};

struct Lexeme {
  LexemeKind kind = LexemeKind::other;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The lexeme that begins at `at`, which is before the end of `text`. What is not terminated (a string, a comment)
// reaches to the end of the text.
Lexeme next_lexeme(std::string_view text, std::size_t at);

// Follows one statement, lexeme by lexeme, as psql does (src/fe_utils/psqlscan.l): semicolons inside
// parentheses and inside `BEGIN ATOMIC … END` of a routine do not end it.
class StatementTracker {
 public:
  // True when the lexeme ends the statement.
  bool ends_with(std::string_view text, const Lexeme& lexeme);
  void restart() { *this = StatementTracker(ignore_nesting_); }

  bool empty() const { return !begun_; }          // no lexeme yet but blanks and comments
  bool nested() const { return !ignore_nesting_ && (depth_ > 0 || block_depth_ > 0); }
  bool is_copy_from_stdin() const { return copy_ == Copy::from_stdin; }
  void ignore_nesting() { ignore_nesting_ = true; }

  StatementTracker() = default;

 private:
  enum class Copy { no, copy, from, from_stdin };
  explicit StatementTracker(bool ignore) : ignore_nesting_(ignore) {}
  void see_word(std::string_view word);

  bool begun_ = false;
  bool ignore_nesting_ = false;
  bool makes_routine_ = false;  // CREATE [OR REPLACE] FUNCTION | PROCEDURE
  bool after_begin_ = false;
  int words_ = 0;
  int depth_ = 0;
  int block_depth_ = 0;
  Copy copy_ = Copy::no;
};

// Compares an SQL word with a keyword given in lower case.
bool is_keyword(std::string_view word, std::string_view keyword);

}  // namespace lockstep
