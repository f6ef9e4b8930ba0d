// Columns that go and whose values others take, as `@split` and `@merge` before the new ones say. The two words mean the same: each new
// column is made of old ones, and `reverse` says how old ones are made of new ones.
#pragma once

#include <optional>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

bool is_split(const Directive& directive);
// The directive of a column that says that it comes from others; null when there is none.
const Directive* split_directive(const Node& column);
// The columns that it comes from.
std::vector<Name> split_sources(const Directive& directive);
// Several names as one value of a directive.
std::string name_list_text(const std::vector<Name>& names);
// Under which key of the directive stands what a column that goes is made of again; and those keys that there are.
std::string reverse_key(Name column);
std::vector<std::string> reverse_keys(const Directive& directive);

// One set of columns that goes and the one that comes in its place.
struct ColumnSplit {
  ObjectId table;
  std::vector<const Node*> fresh;                     // as they are after
  std::vector<std::string> forth;                     // of what each of them is made
  std::vector<const Node*> old;                       // as they are before
  std::vector<std::optional<std::string>> back;       // of what each of those is made again
  std::vector<ObjectId> needs;                        // what the expressions need besides the table
  std::optional<int> batch;                           // rows that are filled at once
};

// What is still to be done: the new columns are not there in the state before.
std::vector<ColumnSplit> column_splits(const Graph& before, const Graph& after);

// Errors for what stands in the way of it, notes for what is done already and for what there is nothing of. `before` is the state after
// all renames that directives ask for.
void check_splits(const Graph& before, const Graph& after, Diagnostics& diagnostics);

}  // namespace lockstep
