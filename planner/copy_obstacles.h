// What stands in the way of a copy that takes the place of a table.
#pragma once

#include <string>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

// Why no copy can take the place of the table, which is there before and after, in words that a sentence ends with; empty when one can.
std::string obstacle_to_rewriting(const Graph& before, const Graph& after, const ObjectId& table);

// The foreign keys of the table, and those of others to it.
std::vector<const Node*> foreign_keys_around(const Graph& graph, const ObjectId& table);

// Whether the column, which may be missing in either state, has another type afterwards.
bool changes_type(const Graph& before, const Graph& after, const ObjectId& column);

}  // namespace lockstep
