// Access control lists as the server prints them, `{owner=arwdDxt/owner,reader=r/owner}`, relative to
// what the object would have without any GRANT.
#pragma once

#include <string_view>

#include "ir/value.h"

namespace lockstep::catalog {

// `letter` says what kind of object it is, as for acldefault(): r relation, s sequence, f function,
// n schema, T type, c column, l language, F foreign-data wrapper, S foreign server. `version` is the server's (MAINTAIN came with 17).
Privileges privileges_from(std::string_view acl, char letter, Name owner, int version);

// From one list to another; `owner` is the object's.
Privileges privileges_beyond(std::string_view given, std::string_view acl, Name owner);

// The entries of a list alone, for default privileges of one schema.
Privileges granted_privileges(std::string_view acl);

// The same as privileges_from() for the schema `public`, whose stock list is not what a new schema
// gets. A null list is an empty text.
Privileges privileges_of_public(std::string_view acl, Name owner, int version);

}  // namespace lockstep::catalog
