// Objects that files declare although they are not lockstep's to change.
#pragma once

#include "cli/filter.h"

namespace lockstep {

// `@unmanaged` and `@external` in `after`: these objects, with all that is in them, stay as they are in `before`, and the filter leaves them alone
// from now on. What is `@external` has to be there: an error where the state before is a live one, which has it not; otherwise it is taken
// for being there as it is declared. What refers to something `@unmanaged` that is not there is an error, too.
void leave_declared(Graph& before, const Graph& after, bool is_live, Filter& filter, Diagnostics& diagnostics);

}  // namespace lockstep
