// Operators of the graph that have the names of PostgreSQL's own.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// Which operator `a || b` means follows from the types of a and b. Where it is one of the graph's, what has the text
// references it, and the text says so from now on (`a OPERATOR(app.||) b`). Texts that cannot be analysed stay as they
// are, and so do `+`, `<` and other symbols with a precedence of their own: a plan runs with the schemas of operators
// in its search_path. To be called when the graph is complete.
void settle_operators(Graph& graph);

}  // namespace lockstep
