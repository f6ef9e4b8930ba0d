// The old name of what is renamed stays in use for a while, when `@renamed … mode=…` asks for that.
#pragma once

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// What becomes of the old name.
enum class RenameMode {
  direct,  // it is gone at once
  view,    // of a relation: a view has it for a while
  dual,    // of a column: a second column has it for a while, and both hold the same
};

// The parts of a name in a directive, quotes taken off: `a."B.c"` has two.
std::vector<Name> parts_of_name(const std::string& text);

// How the object `to`, which was `from`, is to be renamed. Both states have it under its new name. What stands in the way of the mode that is asked for is an
// error at the directive.
RenameMode wanted_mode(const Graph& before, const Graph& after, const ObjectId& from, const ObjectId& to, Diagnostics& diagnostics);

}  // namespace lockstep
