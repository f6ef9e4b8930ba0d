// Roles, and which are members of which. They belong to the whole server, and are part of a state only when asked for
// (Origin::with_roles). Passwords are no part of it.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// Id: {name}.
struct Role {
  static constexpr Kind kind = Kind::role;
  static constexpr std::string_view sql_name = "ROLE";

  bool superuser = false;
  bool inherit = true;
  bool create_role = false;
  bool create_database = false;
  bool login = false;
  bool replication = false;
  bool bypass_rls = false;
  std::optional<int> connection_limit;     // none: as many as there may be
  std::optional<std::string> valid_until;  // in UTC, as PostgreSQL prints it; none: forever

  template <class Self = Role>
  static constexpr auto fields() {
    return std::tuple{field("superuser", &Self::superuser),
                      field("inherit", &Self::inherit),
                      field("createrole", &Self::create_role),
                      field("createdb", &Self::create_database),
                      field("login", &Self::login),
                      field("replication", &Self::replication),
                      field("bypassrls", &Self::bypass_rls),
                      field("connection_limit", &Self::connection_limit),
                      field("valid_until", &Self::valid_until)};
  }
};

// Id: {name: the role, part: the member; empty: the role that runs the plan}.
struct RoleMembership {
  static constexpr Kind kind = Kind::role_membership;
  static constexpr std::string_view sql_name = "";

  bool admin = false;
  // Of the membership itself from PostgreSQL 16 on; before, what the member says of itself (ir::Role::inherit).
  bool inherit = true;
  bool set = true;  // from 16 on
  // Who gave it, when that is not the superuser that made the server; only who gave it can take it away, from 16 on.
  Name grantor;

  template <class Self = RoleMembership>
  static constexpr auto fields() {
    return std::tuple{field("admin", &Self::admin),
                      field("inherit", &Self::inherit),
                      field("set", &Self::set),
                      field("grantor", &Self::grantor, OnChange::ignore)};
  }
};

}  // namespace lockstep::ir
