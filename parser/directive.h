// The directives in SQL comments, `-- @renamed from=old_name` or `/* @renamed from=old_name */`.
#pragma once

#include <span>

#include "ir/diagnostic.h"
#include "ir/node.h"

namespace lockstep {

struct Statement;

// The directives in the comments between two places of a file. A comment that begins with `@` and another
// word is no directive, unless the word is so near to one of ours that it must be a slip: that, unknown
// or missing keys, and what the grammar refuses are diagnostics.
// A value that is a name is folded and without its quotes; a name of several parts
// (`from=app.old`) is the parts, each quoted where SQL needs it, with dots between them; so are several names (`from=(a, b)`).
void read_directives(const std::shared_ptr<const SourceFile>& file,
                     std::size_t begin,
                     std::size_t end,
                     std::vector<Directive>& directives,
                     Diagnostics& diagnostics);

// Which of the statement's directives belong to which element (column, constraint, value) of it, given the places
// where the elements begin, in order (byte offsets in statement.text). One that has something behind it on its line
// belongs to that; one that has something before it on its line to that: to the statement when all of it stands there; one alone
// on its line to what comes next. A constraint of a column is an element inside another one, and has a comment behind it only
// when the column begins on another line. The first entry of the result holds those of the statement itself, entry i + 1 those of element i.
// What stands before nothing that a directive can be about is a diagnostic.
std::vector<std::vector<Directive>> assign_directives(const Statement& statement, std::span<const int> locations, Diagnostics& diagnostics);

}  // namespace lockstep
