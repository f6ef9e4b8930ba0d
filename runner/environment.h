// What a state expects around it that a fresh server does not have: roles, tablespaces, extensions.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ir/graph.h"
#include "parser/database.h"

namespace lockstep {

// Every role that a state names: owners, grantees, roles of policies and default privileges.
std::set<Name> roles_of(const Graph& graph);

// Whether the roles that the states themselves hold are made as well: not when a plan is to make them.
enum class OwnRoles { made, left_out };

// Makes the roles and tablespaces that the states name and the server lacks.
void provide_environment(Database& database, const std::vector<const Graph*>& states, OwnRoles own_roles = OwnRoles::made);

// Extensions of the state that the server cannot create.
std::set<Name> missing_extensions(Database& database, const Graph& graph);

// Takes out of a state what cannot be there without those extensions; gives what was taken.
std::vector<ObjectId> remove_dependents_of_extensions(Graph& graph, const std::set<Name>& extensions);

}  // namespace lockstep
