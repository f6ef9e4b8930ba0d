// What rules about privileges ask of lists of them.
#pragma once

#include <utility>
#include <vector>

#include "ir/node.h"

namespace lockstep {

// What `wanted` says, in a list, with the grant option or without; nullptr when nobody granted it.
const Privilege* find_privilege(const std::vector<Privilege>& among, const Privilege& wanted);

using GrantEntry = std::pair<Name, Name>;  // grantee and grantor: those of an entry of an access control list

// The entries in the order in which access control lists show them.
std::vector<GrantEntry> entries_in_order(std::vector<Privilege> privileges);

}  // namespace lockstep
