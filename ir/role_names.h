// The roles that objects name: who owns them, to whom something is granted, for whom a policy or a user mapping is.
#pragma once

#include <functional>

#include "ir/graph.h"

namespace lockstep {

inline ObjectId role_id(Name name) { return {.kind = Kind::role, .name = name}; }

// Calls visit(name) for each name of a role that stands in the node; changes of it are kept. Words that stand for
// somebody else (PUBLIC, CURRENT_USER) and empty names are left out. Lists are in order afterwards. Names that are part of
// the node's identity are not among them; see name_in_identity().
void visit_role_names(Node& node, const std::function<void(Name&)>& visit);

// The name of the role in the identity of a user mapping or default privilege; null for others. Of a membership it is
// the role and the member.
std::vector<Name ObjectId::*> role_names_in_identity(const ObjectId& id);

// All of both, sorted, unique.
std::vector<Name> role_names(const Node& node);

// Puts names in the place of others in the whole graph, identities included; of the roles themselves, too. Throws Error
// when two objects become one.
void rename_role_names(Graph& graph, const std::function<Name(Name)>& renamed);

}  // namespace lockstep
