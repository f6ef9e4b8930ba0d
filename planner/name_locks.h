// Locks of what goes round in a circle of names, by names that people find.
#pragma once

#include <vector>

#include "planner/step.h"

namespace lockstep {

// A step that puts a relation aside, under a name that is nobody's before and after, locks what has the old name when it begins. Its subject has
// the name that it gets in the end, which is another relation's then.
void name_locks_as_called(std::vector<Step>& steps);

}  // namespace lockstep
