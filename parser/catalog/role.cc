// Roles and memberships, when they are asked for.
#include <algorithm>

#include "ir/role_names.h"
#include "parser/catalog/reading.h"

namespace lockstep::catalog {
namespace {

void read_roles_themselves(Reading& reading) {
  const auto result = reading.query("role_attributes");
  for (std::size_t row = 0; row < result.size(); ++row) {
    ir::Role role{.superuser = result.is_true(row, "superuser"),
                  .inherit = result.is_true(row, "inherit"),
                  .create_role = result.is_true(row, "create_role"),
                  .create_database = result.is_true(row, "create_database"),
                  .login = result.is_true(row, "login"),
                  .replication = result.is_true(row, "replication"),
                  .bypass_rls = result.is_true(row, "bypass_rls")};
    if (const auto limit = result.value(row, "connection_limit")) role.connection_limit = to_int(*limit);
    if (const auto until = result.value(row, "valid_until")) role.valid_until = std::string(*until);
    Node node{.id = role_id(Name(result.text(row, "name"))), .object = std::move(role)};
    if (const auto comment = result.value(row, "comment")) node.comment = std::string(*comment);
    reading.insert(std::move(node), Catalog::role, result.oid(row, "oid"));
  }
}

void read_memberships(Reading& reading) {
  const auto result = reading.query("role_membership");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Name role(result.text(row, "role"));
    const Name member(result.text(row, "member"));
    const bool own_options = reading.version >= 160000;
    Node node{.id = {.kind = Kind::role_membership, .name = role, .part = member},
              .object = ir::RoleMembership{.admin = result.is_true(row, "admin"),
                                           .inherit = result.is_true(row, own_options ? "inherit" : "member_inherits"),
                                           .set = !own_options || result.is_true(row, "set_role"),
                                           .grantor = Name(result.text(row, "grantor"))}};
    for (const auto name : {role, member})
      if (reading.graph().contains(role_id(name))) Reading::need(node, role_id(name));
    std::sort(node.references.begin(), node.references.end());
    reading.graph().insert(std::move(node));
  }
}

}  // namespace

void read_managed_roles(Reading& reading) {
  if (!reading.with_roles) return;
  reading.graph().origin.with_roles = true;
  read_roles_themselves(reading);
  read_memberships(reading);
}

}  // namespace lockstep::catalog
