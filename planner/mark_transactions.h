// Hazards that lie in what steps share a transaction: locks are held until its end.
#pragma once

#include "planner/plan.h"

namespace lockstep {

// The steps know their transactions by now. Said of a step that holds a table while a later one works on another, and of one that takes a table while
// others are held already; what a step does by itself it says by itself.
void mark_transactions(Plan& plan, const Graph& before, const Policy& policy);

}  // namespace lockstep
