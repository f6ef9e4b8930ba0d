// Partitions have copies of the row triggers of the tables above them. A copy is a node of the graph only where it is
// enabled otherwise than the trigger that it follows; it says nothing but that, so it has no function.
#pragma once

#include <vector>

#include "ir/graph.h"

namespace lockstep {

bool is_trigger_copy(const Node& trigger);

// The trigger `name` of the nearest table above `partition` that has one, itself a copy or not. Null when there is none.
const Node* followed_trigger(const Graph& graph, const ObjectId& partition, Name name);

// The copies below a table's trigger, those of a table before those of its partitions.
std::vector<const Node*> copies_of_trigger(const Graph& graph, const ObjectId& table, Name name);

}  // namespace lockstep
