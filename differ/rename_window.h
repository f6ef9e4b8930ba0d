// The old name of what is renamed stays in use for a while, when `@renamed … mode=…` asks for that.
#pragma once

#include "differ/change.h"
#include "ir/diagnostic.h"

namespace lockstep {

// The parts of a name in a directive, quotes taken off: `a."B.c"` has two.
std::vector<Name> parts_of_name(const std::string& text);

// How the object is to be renamed. Both states have it under its new name. What stands in the way of the mode that is asked for is an
// error at the directive.
RenameMode wanted_mode(const Graph& before, const Graph& after, const Renamed& renamed, Diagnostics& diagnostics);

}  // namespace lockstep
