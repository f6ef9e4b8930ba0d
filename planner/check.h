// What every plan must satisfy.
#pragma once

#include "planner/plan.h"

namespace lockstep {

// Throws Bug when a step breaks a promise: no statements, a drop of data without a hazard, a down
// without statements that is not irreversible, a step that waits for a later one.
void check_plan(const Plan& plan);

}  // namespace lockstep
