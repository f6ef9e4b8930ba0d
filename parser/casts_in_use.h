// Casts that expressions may lean on.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// Adds to whatever has expressions or queries the casts that these use: PostgreSQL looks for them when it reads the
// text, and notes nothing but the function behind the cast. Both readers end with it.
void note_casts_in_use(Graph& graph);

}  // namespace lockstep
