// The expressions of `@split` and `@merge`, which speak of columns that go and of columns that come.
#pragma once

#include <string>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// `(a, "B")`, or `(a)`: the names. Empty when the text is something else; throws SyntaxError when it is no expression at all.
std::vector<Name> names_in_list(const std::string& text);

// Gives `reverse=(x, y)` of a column that comes from two the form that reverse_keys() speaks of. Diagnostics for a number of expressions
// that is not that of the columns, and for columns that an expression cannot be about; false then.
bool settle_split(const Graph& graph, const Node& node, Directive& directive, Diagnostics& diagnostics);

}  // namespace lockstep
