// What there is to say of objects that are put away instead of dropped, before a plan is made.
#pragma once

#include "ir/diagnostic.h"
#include "planner/plan.h"

namespace lockstep {

// Errors for what cannot be put away although that is wanted, and for what cannot be done while something is put away that stands in
// the way. Notes for names that come back while an old object of that name waits, and for how many wait.
void check_drops(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy, Diagnostics& diagnostics);

}  // namespace lockstep
