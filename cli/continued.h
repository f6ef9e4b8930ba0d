// What a run that goes on with a plan takes over from the runs before it: how far they were asked to go, and what was agreed to.
#pragma once

#include <vector>

#include "cli/options.h"
#include "runner/journal.h"

namespace lockstep {

// `given`, with the hazards that were allowed and the loss of data that was accepted for the plan before. Where `given` does not say how far
// to go, as far as the last run was to: until it got there. `events`: of the plan, in their order. Pure.
ApplyOptions continued(ApplyOptions given, const std::vector<Recorded>& events);

}  // namespace lockstep
