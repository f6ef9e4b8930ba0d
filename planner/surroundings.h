// What steps with hazards are about, for those who have to allow them: the objects around a step's subject, and the directives `@allow`
// that stand at one of them.
#pragma once

#include "planner/plan.h"

namespace lockstep {

// Fills Step::within and Hazard::allowed. `before` is the state with its renames carried out.
void mark_surroundings(Plan& plan, const Graph& before, const Graph& after);

}  // namespace lockstep
