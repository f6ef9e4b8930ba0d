// Privileges relative to what PostgreSQL gives by default: granting and revoking one at a time.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// What ALL stands for on objects of this kind (ACL_ALL_RIGHTS_… in src/include/utils/acl.h), on servers from 17 on, which
// know MAINTAIN (parser/server_limits.h). Empty for kinds without privileges.
std::vector<std::string> all_privileges(Kind kind);

// The object whose privileges are changed, and what decides what they mean.
struct Grantable {
  Privileges& privileges;
  ObjectId id;
  Name owner;                   // of the table for a column; empty: not said
  bool from_nothing = false;    // default privileges of a schema: relative to nothing
  const Privileges* of_table = nullptr;  // of the table for a column: who can grant there can grant on the column
};

// In whose name `role` grants or revokes: his own when he is not the owner and was given the grant option, else the owner's (empty), whom
// a superuser or member acts for (select_best_grantor() in src/backend/utils/adt/acl.c).
Name grantor_on(const Grantable& object, Name role, const std::string& privilege);

void grant(const Grantable& object, const Privilege& privilege);
// With `option_only` (REVOKE GRANT OPTION FOR) the privilege itself stays.
void revoke(const Grantable& object, const Privilege& privilege, bool option_only);

// The names in a GRANT or REVOKE, in upper case, ALL spelt out for the kind. Reports those that the kind does not have.
std::vector<std::string> privilege_names(Reader& reader, const Statement& statement, const PgQuery__AccessPriv* given, Kind kind);

// Everybody in the list; an empty name is PUBLIC. Who is not known (CURRENT_USER) is left out.
std::vector<Name> grantees_of(Reader& reader, const PgQuery__GrantStmt& grant);

// Leaves out what owners have anyway, once it is known who owns what: rights on whole objects, without grant options.
void drop_privileges_of_owners(Graph& graph);

}  // namespace lockstep
