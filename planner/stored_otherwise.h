// What of a table is stored in another way after the plan, and the state in which it is not yet.
#pragma once

#include <set>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

// Columns that are stored in another way: of another type, or computed otherwise.
std::vector<ObjectId> rewritten_columns(const Graph& before, const Graph& after, const ObjectId& table);

// True when a table that is there before has such columns, or another place or persistence.
bool has_to_be_rewritten(const Graph& before, const Graph& after, const ObjectId& table);

// What uses these columns, directly or not. A sequence that one of them owns does not care how they are stored.
std::set<ObjectId> users_of_columns(const Graph& graph, const std::vector<ObjectId>& columns);
// The same in either state.
std::set<ObjectId> users_of_columns(const Graph& before, const Graph& after, const std::vector<ObjectId>& columns);

// Makes what the exchange will bring, in a state that is else `after`, what it is before: how the rows are stored, and whatever uses columns
// that are stored in another way.
void keep_as_stored(const Graph& before, const Graph& after, const ObjectId& table, Graph& state);

}  // namespace lockstep
