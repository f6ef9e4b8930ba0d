// Tables that refer to each other in a circle of foreign keys, and become logged or unlogged: a logged table cannot refer to an unlogged
// one (ATPrepChangePersistence() in src/backend/commands/tablecmds.c), so whichever comes first is in the way of its keys.
#pragma once

#include <vector>

#include "ir/graph.h"

namespace lockstep {

// True when foreign keys lead from the one table to the other, directly or by way of others.
bool refers_to(const Graph& graph, const ObjectId& from, const ObjectId& to);

// True for the key of a circle that gives way, when the persistence of the tables changes; then no circle is left.
bool gives_way(const Graph& graph, const ObjectId& table, const ObjectId& target);

// The foreign keys of both states that go for the moment because of that.
std::vector<ObjectId> keys_giving_way(const Graph& before, const Graph& after);

}  // namespace lockstep
