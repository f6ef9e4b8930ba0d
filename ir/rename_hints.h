// Hints to people; nothing is guessed.
#pragma once

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// A note for every table and column that is new where another of the same make goes: it may be meant to be a rename, and then
// `@renamed` keeps what it holds. The states are those after all renames that directives ask for.
void hint_at_renames(const Graph& before, const Graph& after, Diagnostics& diagnostics);

}  // namespace lockstep
