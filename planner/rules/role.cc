// Roles and memberships (src/backend/commands/user.c). Passwords are neither read nor written.
#include "ir/role_names.h"
#include "planner/rules/altered.h"

namespace lockstep {
namespace {

Sql switched(bool on, const char* word) { return verbatim(on ? word : std::string("NO") + word); }

// The options of `role` that are other than those of `from`.
std::vector<Sql> role_options(const ir::Role& role, const ir::Role& from) {
  std::vector<Sql> options;
  const auto add = [&](bool ir::Role::*member, const char* word) {
    if (role.*member != from.*member) options.push_back(switched(role.*member, word));
  };
  add(&ir::Role::superuser, "SUPERUSER");
  add(&ir::Role::inherit, "INHERIT");
  add(&ir::Role::create_role, "CREATEROLE");
  add(&ir::Role::create_database, "CREATEDB");
  add(&ir::Role::login, "LOGIN");
  add(&ir::Role::replication, "REPLICATION");
  add(&ir::Role::bypass_rls, "BYPASSRLS");
  if (role.connection_limit != from.connection_limit) options.push_back(sql("CONNECTION LIMIT {}", role.connection_limit.value_or(-1)));
  if (role.valid_until != from.valid_until) options.push_back(sql("VALID UNTIL {}", literal(role.valid_until.value_or("infinity"))));
  return options;
}

Sql with_options(Sql statement, const std::vector<Sql>& options) {
  for (const auto& each : options) statement += sql(" {}", each);
  return statement;
}

Sql member_name(Name member) { return member.empty() ? sql("CURRENT_USER") : sql("{}", member); }

// Before 16 a membership has no options of its own; where the server is not known, they are said when they differ from
// what comes by itself.
bool has_options(const Origin& origin) {
  const int version = std::max(origin.server_version, origin.written_for);
  return version == 0 || version >= 160000;
}

bool member_inherits(const Graph& graph, const ObjectId& membership) {
  const auto* member = graph.find(role_id(membership.part));
  return member == nullptr || member->as<ir::Role>().inherit;
}

Sql grant(const ObjectId& id, const std::vector<Sql>& options) {
  auto statement = sql("GRANT {} TO {}", id.name, member_name(id.part));
  return options.empty() ? statement : statement + sql(" WITH {}", join(options));
}

Sql truth(bool value) { return value ? sql("TRUE") : sql("FALSE"); }

std::vector<Sql> change_membership(const Alteration<ir::RoleMembership>& membership) {
  const auto& id = membership.after.id();
  const auto& is = *membership.after;
  std::vector<Sql> result;
  std::vector<Sql> options;
  if (membership.changed(&ir::RoleMembership::admin) && !is.admin) result.push_back(sql("REVOKE ADMIN OPTION FOR {} FROM {}", id.name, member_name(id.part)));
  if (membership.changed(&ir::RoleMembership::admin) && is.admin) options.push_back(sql("ADMIN OPTION"));
  if (has_options(membership.before.graph.origin) && has_options(membership.after.graph.origin)) {
    if (membership.changed(&ir::RoleMembership::inherit)) options.push_back(sql("INHERIT {}", truth(is.inherit)));
    if (membership.changed(&ir::RoleMembership::set)) options.push_back(sql("SET {}", truth(is.set)));
  }
  if (!options.empty()) result.push_back(grant(id, options));
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Role>& role) {
  return {with_options(sql("CREATE ROLE {}", role.id().name), role_options(*role, ir::Role()))};
}

void alter(const Alteration<ir::Role>& role, std::vector<Step>& steps) {
  if (!is_changed(role)) return;
  const auto change = [](const Alteration<ir::Role>& each) {
    return with_options(sql("ALTER ROLE {}", each.after.id().name), role_options(*each.after, *each.before));
  };
  auto& step = add_step(steps, role, "change " + label(role.after.node), {change(role)}, {change(role.reversed())});
  const auto gains = [&](bool ir::Role::*member) { return *role.after.*member && !(*role.before.*member); };
  const bool widened = gains(&ir::Role::superuser) || gains(&ir::Role::create_role) || gains(&ir::Role::create_database) ||
                       gains(&ir::Role::replication) || gains(&ir::Role::bypass_rls);
  if (widened) step.hazards.push_back({"privilege-widened", label(role.after.node) + " may do more than before"});
  if (role.before->login && !role.after->login) step.hazards.push_back({"app-breaking", "whoever connects as " + label(role.after.node) + " cannot any more"});
}

std::vector<Sql> create(const Subject<ir::RoleMembership>& membership) {
  const auto& id = membership.id();
  std::vector<Sql> options;
  if (membership->admin) options.push_back(sql("ADMIN OPTION"));
  if (has_options(membership.graph.origin)) {
    if (membership->inherit != member_inherits(membership.graph, id)) options.push_back(sql("INHERIT {}", truth(membership->inherit)));
    if (!membership->set) options.push_back(sql("SET FALSE"));
  }
  return {grant(id, options)};
}

std::vector<Sql> drop(const Subject<ir::RoleMembership>& membership) {
  return {sql("REVOKE {} FROM {}", membership.id().name, member_name(membership.id().part))};
}

void alter(const Alteration<ir::RoleMembership>& membership, std::vector<Step>& steps) {
  auto up = change_membership(membership);
  if (up.empty()) return;
  add_step(steps, membership, "change " + label(membership.after.node), std::move(up), change_membership(membership.reversed()));
}

}  // namespace lockstep
