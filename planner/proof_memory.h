// How much memory foreign keys are proven with. The server joins both tables for it (RI_Initial_Check() in src/backend/utils/adt/ri_triggers.c), with as much memory as maintenance_work_mem
// says; a hash table that the processor's caches hold takes half of the time of one that they do not, although more of the rows go by way of temporary files, all of them in order.
#pragma once

#include <vector>

#include "planner/step.h"

namespace lockstep {

// Says so where a step proves a foreign key to a table that `before`, a live state, knows to be large.
void limit_proof_memory(std::vector<Step>& steps, const Graph& before, const Graph& after);

}  // namespace lockstep
