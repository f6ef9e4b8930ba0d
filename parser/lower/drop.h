// Who depends on what while statements are read.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// Who names `id` in its references. Built when it is first asked for and kept through a run of DROP statements;
// may name objects that are gone.
const std::vector<ObjectId>& dependents_of(Reader& reader, const ObjectId& id);

}  // namespace lockstep
