// Where directives stand in comments: from an `@` that begins a line on, with what goes on over further lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// A stretch of comments that may be directives, or a key that belongs to none. `text` is as long as what it stands for, with blanks
// for marks of comments between its lines, so places in it are places behind `begin`.
struct DirectivePart {
  std::size_t begin = 0;
  std::size_t comments_end = 0;  // of the last comment that it reaches into
  std::string text;
  bool stray_key = false;
};

// A directive goes on over further lines of a block comment while a parenthesis is open. In comments of both forms it goes on with lines, also of the
// comments that follow, that begin with a key of it and `=`; one that comes behind other words is a stray key.
std::vector<DirectivePart> directive_parts(std::string_view text);

// The directives of one part, which begin with an `@` behind a blank. One in a text or in parentheses begins none.
std::vector<std::string_view> directives_of(std::string_view part);

// The name that was probably meant by what stands behind the `@` of `text`; empty when none is near, or it is a name.
std::string_view meant_directive(std::string_view text);

// The word behind the `@`.
std::string_view directive_word(std::string_view text);

// The candidate that `word` was probably meant to be; empty when none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// Until where the comments behind a statement, which ends at `end`, are about it: those before its semicolon, and those behind it
// on the line unless something else follows there. Nothing but blanks, comments and semicolons stands before `next`.
std::size_t end_of_comments_behind(std::string_view text, std::size_t end, std::size_t next);

}  // namespace lockstep
