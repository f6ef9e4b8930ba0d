// What plans put away instead of dropping it (`@drops deprecate`): a column under a reserved name in its table, a table under its own name
// in a reserved schema, which holds nothing else. Readers leave both out of the state, and remember the whole of it in its origin.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

// True for such an object, and for what lies in one.
bool is_put_away(const ObjectId& id);

// The reserved name for the object, which is none of those taken: the same for the same object on every run.
Name put_away_name(const ObjectId& id, const std::set<Name>& taken);

// What the schema that a table is put into says of it.
std::string put_away_comment(const ObjectId& id);

// A table or column that waits to be purged.
struct PutAway {
  ObjectId id;      // as it is
  std::string was;  // `table public.orders`, of a column as far as the reserved name says it
};

// Those of a state that holds them, in order of their ids; tables in reserved schemas stand for their columns.
std::vector<PutAway> put_away(const Graph& whole);
// Those that the reader of the state left out.
std::vector<PutAway> put_away_beside(const Graph& state);

// The state with what its reader left out.
const Graph& with_put_away(const Graph& state);

// The state without the objects, and without schemas that hold nothing any more.
Graph without(const Graph& whole, const std::vector<PutAway>& gone);

// Moves all of it from the graph to Graph::origin. The last thing that readers do.
void leave_out_put_away(Graph& graph);

}  // namespace lockstep
