// A file as a whole, read once before its statements are judged, for rules that look ahead.
#pragma once

#include <map>
#include <set>

#include "planner/lint/indexed_columns.h"
#include "planner/lint/lint.h"

namespace lockstep::linting {

// Statements are known by their places in the file.
struct LintOutlook {
  std::map<QualifiedName, std::size_t> last_table;  // that makes a table of the name
  std::map<QualifiedName, std::size_t> last_view;
  std::size_t last_end = 0;                         // of a transaction after which none begins at once
  std::map<QualifiedName, std::set<std::size_t>> policies;
  std::map<QualifiedName, IndexedColumns> indexes;  // by the end of the file
};

LintOutlook outlook_of(const facts::Migration& migration);

}  // namespace lockstep::linting
