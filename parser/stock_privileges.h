// What PUBLIC may do with objects of pg_catalog and members of extensions from the beginning, for files, which know no pg_init_privs.
#pragma once

#include <string_view>

#include "ir/stock_object.h"

namespace lockstep {

bool public_comes_with(const ObjectId& object, std::string_view privilege);

// Whether the extension itself says what the member's privileges are: then default privileges are part of what it came with.
bool has_own_privileges(const ObjectId& member);

}  // namespace lockstep
