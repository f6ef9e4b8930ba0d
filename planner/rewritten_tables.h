// Tables of which the rows have to be written again for what the plan changes, and that another table, with a copy of them, takes the place of
// instead, because `@online mode=copy` before the table says so, or for their size, or because there is no other way without locking them (planner/copy_by_size.h).
#pragma once

#include <vector>

#include "ir/diagnostic.h"
#include "ir/partitioning.h"
#include "planner/draft.h"

namespace lockstep {

// Those for which it can be done. Nothing where the policy wants the plain forms. `in_place`: tables that a plan without copies writes again in place.
std::vector<Partitioning> rewritten_tables(const Graph& before, const Graph& after, const Policy& policy, const std::vector<ObjectId>& in_place = {});

// True when the directive before the table, in the state after, asks for a copy.
bool wants_copy(const Node& table);

// Errors for directives that cannot be followed.
void check_rewritten_tables(const Graph& before, const Graph& after, const Policy& policy, Diagnostics& diagnostics);

}  // namespace lockstep
