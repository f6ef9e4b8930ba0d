// Default privileges of nobody in particular: ALTER DEFAULT PRIVILEGES without FOR ROLE is about the role
// that runs it, which a file does not say.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// Where one of the states was read from a server, the nameless role of the other becomes the role
// that the server was read as, so that the two can be compared.
void name_own_role(Graph& before, Graph& after);

}  // namespace lockstep
