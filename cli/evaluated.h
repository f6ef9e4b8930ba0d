// Files whose statements do not tell what they leave behind, or are of a syntax that is newer than the linked parser: a server
// is asked (runner/evaluate.h).
#pragma once

#include "cli/lazy_shadow.h"
#include "ir/diagnostic.h"
#include "parser/catalog_reader.h"
#include "parser/source_files.h"

namespace lockstep {

struct State {
  Graph graph;
  Unmodelled unmodelled;  // of a live database
};

// What files say without a server, and what is to be said about them.
struct FilesAlone {
  Graph graph;
  Diagnostics diagnostics;
};

FilesAlone read_alone(const SqlText& text);

// Adds those of one to the other; its errors only when they are wanted.
void add_all(const Diagnostics& from, Diagnostics& to, bool errors);

// Whether the diagnostics hold something that a server could tell, and nothing that it would not mend. Opens the server
// only to learn its version, where a statement could not be parsed.
bool can_be_evaluated(const Diagnostics& diagnostics, LazyShadow& shadow);

// The state of the files. Where only a server can tell what they leave behind, it is asked; when that fails, the errors
// that the files alone give are added, and a note with the reason.
State evaluated(const SqlText& text, FilesAlone files, LazyShadow& shadow, Diagnostics& diagnostics);

}  // namespace lockstep
