// Files that hold what only a server can tell (DO blocks, calls of functions and procedures): run on the shadow server,
// they leave behind the state that they stand for.
#pragma once

#include "ir/graph.h"
#include "parser/catalog_reader.h"
#include "parser/sql_reader.h"
#include "runner/shadow.h"

namespace lockstep {

struct Evaluated {
  Graph graph;            // as of files: an owner that is not said is empty
  Unmodelled unmodelled;  // objects of kinds that are not modelled
};

// Runs the statements in a fresh database and reads its catalog. Statements that fail because something is not there yet
// are tried again after the others, so files may stand in any order. `as_read` is what could be read without a server;
// directives and places are taken from it, and the roles that it names are made. Throws Error, with the place of the
// statement, when one fails for good.
Evaluated evaluate_sql(const SqlText& text, const Graph& as_read, Shadow& shadow);

}  // namespace lockstep
