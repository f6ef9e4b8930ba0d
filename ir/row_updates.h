// Whether an UPDATE of a table does to its rows what it says.
#pragma once

#include "ir/graph.h"

namespace lockstep::ir {

// No, where a rule of the table does something else, or more (manual, section 41.4). And who publishes updates of a table has to be able to say
// which row it was: without a replica identity, or with one that the published columns do not hold, the server refuses every UPDATE of it
// (CheckCmdReplicaIdentity() in src/backend/executor/execReplication.c); a filter of rows is taken for one over other columns.
bool updates_reach_rows(const Graph& graph, const ObjectId& table);

}  // namespace lockstep::ir
