// What a plan that stopped half way left behind, known by the names that plans give (temporary_name() in planner/recipes/recipes.h).
#pragma once

#include <vector>

#include "ir/graph.h"
#include "planner/plan.h"

namespace lockstep {

// What is there in `before` and the plan would make under the same name, in the order of ids. What the plan only takes away is not among it: that is how what nobody
// wants any more goes.
std::vector<ObjectId> left_half_done(const Plan& plan, const Graph& before);

}  // namespace lockstep
