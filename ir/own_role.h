// What a file leaves to the role that runs it: whose default privileges ALTER DEFAULT PRIVILEGES without FOR ROLE
// changes, whom a policy TO CURRENT_USER, a user mapping or a membership is for, and who owns what is made. Such a role has the empty name.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// Where one of the states was read from a server, the nameless role of the other becomes the role
// that the server was read as, so that the two can be compared. Grants to an owner that only one of the
// states names are left out: an owner has every right.
void name_own_role(Graph& before, Graph& after);

}  // namespace lockstep
