// What can be said of directives only when the whole state is read.
#pragma once

#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// Diagnostics for directives before objects of kinds that they cannot be about, for those that contradict each other, and for names
// in their expressions that nobody knows. Names in expressions are qualified; what they stand for is noted in Directive::references.
// An expression may name the columns of the table that it is about.
void settle_directives(Graph& graph, const std::vector<Name>& search_path, Diagnostics& diagnostics);

}  // namespace lockstep
