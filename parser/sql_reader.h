// SQL text → a graph.
#pragma once

#include <memory>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"
#include "ir/source.h"

namespace lockstep {

// A stretch of a file to be read: whole files, or parts of one around an `\ir` of another. psql's
// meta-commands and the data lines of COPY are blanked out already (parser/source_files.h).
struct SqlSegment {
  std::shared_ptr<const SourceFile> file;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool fresh = false;  // a new session begins here: search_path and other settings are the defaults
};

// A desired state in files: the segments in the order in which they are read.
struct SqlText {
  std::vector<SqlSegment> segments;
  bool with_roles = false;  // roles and memberships are part of the state
  std::string description;  // `schema.sql`, `folder db/schema`, `git:HEAD:db`
};

// Interprets the statements top to bottom; a statement whose objects are not there yet is tried again
// after the others, so files may refer to each other in any order. What cannot be read as a state is
// a diagnostic with its place; the graph holds everything else.
Graph read_sql(const SqlText& text, Diagnostics& diagnostics);

// Both sides of a comparison at once: statements that stand in both texts are parsed once.
struct GraphPair {
  Graph before;
  Graph after;
};

GraphPair read_sql_pair(const SqlText& before, const SqlText& after, Diagnostics& diagnostics);

}  // namespace lockstep
