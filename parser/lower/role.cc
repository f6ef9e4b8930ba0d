// Roles and memberships (src/backend/commands/user.c). Read only when they are asked for.
#include <algorithm>

#include "ir/error.h"
#include "ir/role_names.h"
#include "parser/lower/bound_value.h"
#include "parser/lower/objects.h"
#include "parser/membership_options.h"

namespace lockstep {
namespace {

constexpr const char* kept_secret = "passwords of roles are neither read nor written";

bool is_true(const PgQuery__DefElem& option) { return option.arg && option.arg->node_case == PG_QUERY__NODE__NODE_BOOLEAN && option.arg->boolean->boolval; }

std::vector<Name> roles_in(const Reader& reader, PgQuery__Node* const* list, std::size_t count) {
  std::vector<Name> names;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& item = *list[i];
    // What is granted has the form of a privilege in the grammar.
    if (item.node_case == PG_QUERY__NODE__NODE_ACCESS_PRIV) names.emplace_back(text_of(item.access_priv->priv_name));
    if (item.node_case != PG_QUERY__NODE__NODE_ROLE_SPEC) continue;
    const auto name = role_name(item.role_spec);
    names.push_back(name.empty() ? reader.role : name);
  }
  return names;
}

std::vector<Name> roles_of(const Reader& reader, const PgQuery__DefElem& option) {
  if (!option.arg || option.arg->node_case != PG_QUERY__NODE__NODE_LIST) return {};
  return roles_in(reader, option.arg->list->items, option.arg->list->n_items);
}

// In UTC, as PostgreSQL prints it there.
std::optional<std::string> valid_until(Reader& reader, const Statement& statement, const PgQuery__DefElem& option) {
  if (!option.arg || option.arg->node_case != PG_QUERY__NODE__NODE_STRING) return std::nullopt;
  const Constant constant{Constant::Type::text, std::string(text_of(option.arg->string->sval))};
  if (constant.text == "infinity") return std::nullopt;
  const std::string type = "timestamp with time zone";
  auto text = bound_text(type, constant);
  text = text.substr(1, text.size() - 2);
  if (!text.ends_with("+00"))
    reader.diagnostics.warning("time-unclear", statement.at(option.location), "`VALID UNTIL '" + constant.text + "'` is compared as it stands",
                               {"write it as PostgreSQL prints it: `2030-01-31 00:00:00+00`"});
  else if (lacks_zone(type, constant) && !reader.is_utc)
    reader.warn_once("zone-assumed", statement.at(option.location),
                     "the time `" + constant.text + "` has no time zone, so PostgreSQL takes that of the session; here it is read as UTC", {});
  return text;
}

void set_attribute(Reader& reader, const Statement& statement, const PgQuery__DefElem& option, ir::Role& role) {
  const auto name = text_of(option.defname);
  if (name == "superuser") role.superuser = is_true(option);
  if (name == "inherit") role.inherit = is_true(option);
  if (name == "createrole") role.create_role = is_true(option);
  if (name == "createdb") role.create_database = is_true(option);
  if (name == "canlogin") role.login = is_true(option);
  if (name == "isreplication") role.replication = is_true(option);
  if (name == "bypassrls") role.bypass_rls = is_true(option);
  if (name == "validUntil") role.valid_until = valid_until(reader, statement, option);
  if (name == "password") reader.skip(statement, "password-skipped", "PASSWORD", kept_secret);
  if (name == "connectionlimit" && option.arg && option.arg->node_case == PG_QUERY__NODE__NODE_INTEGER) {
    role.connection_limit.reset();
    if (option.arg->integer->ival >= 0) role.connection_limit = option.arg->integer->ival;
  }
}

bool is_predefined(Name name) { return name.text().starts_with("pg_"); }

// Roles that no file makes are on the server: PostgreSQL's own, and who made the server.
void wait_for_role(const Reader& reader, const Statement& statement, Name name) {
  if (name.empty() || is_predefined(name) || reader.last_chance || reader.graph.contains(role_id(name))) return;
  postpone(statement, -1, "there is no role `" + quoted(name) + "`");
}

Node& existing_role(const Reader& reader, const Statement& statement, Name name) {
  auto* node = reader.graph.find(role_id(name));
  if (!node) postpone(statement, -1, "there is no role `" + quoted(name) + "`");
  return *node;
}

bool inherits(const Graph& graph, Name member) {
  const auto* node = graph.find(role_id(member));
  return node == nullptr || node->as<ir::Role>().inherit;
}

ObjectId membership_id(Name role, Name member) { return {.kind = Kind::role_membership, .name = role, .part = member}; }

void add_member(Reader& reader, const Statement& statement, Name role, Name member, const MembershipOptions& options) {
  const auto id = membership_id(role, member);
  auto* node = reader.graph.find(id);
  if (!node) {
    // What is not said of inheriting is what the member says then (AddRoleMems()).
    node = &reader.graph.insert({.id = id, .object = ir::RoleMembership{.inherit = inherits(reader.graph, member)}, .origin = statement.span});
    for (const auto name : {role, member})
      if (reader.graph.contains(role_id(name))) add_reference(*node, role_id(name));
  }
  auto& membership = node->as<ir::RoleMembership>();
  membership.admin = options.admin.value_or(membership.admin);
  membership.inherit = options.inherit.value_or(membership.inherit);
  membership.set = options.set.value_or(membership.set);
}

void add_members(Reader& reader, const Statement& statement, Name role, const PgQuery__DefElem& option) {
  const auto name = text_of(option.defname);
  for (const auto other : roles_of(reader, option)) {
    if (name == "addroleto") add_member(reader, statement, other, role, {});
    if (name == "rolemembers") add_member(reader, statement, role, other, {});
    if (name == "adminmembers") add_member(reader, statement, role, other, {.admin = true, .inherit = {}, .set = {}});
  }
}

bool uses_role(const Node& node, Name role) {
  const auto names = role_names(node);
  return node.id.kind != Kind::role && node.id.kind != Kind::role_membership && std::binary_search(names.begin(), names.end(), role);
}

void drop_role(Reader& reader, const Statement& statement, Name role) {
  std::vector<ObjectId> memberships;
  for (const auto& [id, node] : reader.graph.nodes()) {
    if (id.kind == Kind::role_membership && (id.name == role || id.part == role)) memberships.push_back(id);
    if (!uses_role(node, role)) continue;
    reader.diagnostics.error("dependent-objects", statement.at(-1), "role `" + quoted(role) + "` cannot be dropped: " + to_string(id) + " names it");
    return;
  }
  for (const auto& id : memberships) reader.graph.erase(id);
  reader.graph.erase(role_id(role));
}

}  // namespace

void lower_create_role(Reader& reader, const Statement& statement, const PgQuery__CreateRoleStmt& create) {
  const auto id = role_id(Name(text_of(create.role)));
  for (std::size_t i = 0; i < create.n_options; ++i)
    for (const auto name : roles_of(reader, *create.options[i]->def_elem)) wait_for_role(reader, statement, name);
  if (!reader.is_new(id, statement, -1, false)) return;
  ir::Role role{.login = create.stmt_type == PG_QUERY__ROLE_STMT_TYPE__ROLESTMT_USER};
  for (std::size_t i = 0; i < create.n_options; ++i) set_attribute(reader, statement, *create.options[i]->def_elem, role);
  reader.graph.insert({.id = id, .object = std::move(role), .directives = statement.directives, .origin = statement.span});
  for (std::size_t i = 0; i < create.n_options; ++i) add_members(reader, statement, id.name, *create.options[i]->def_elem);
}

void lower_alter_role(Reader& reader, const Statement& statement, const PgQuery__AlterRoleStmt& alter) {
  auto name = role_name(alter.role);
  if (name.empty()) name = reader.role;
  if (name.empty()) {
    reader.diagnostics.error("unknown-role", statement.at(-1), "which role is meant depends on who runs the file", {"name the role"});
    return;
  }
  auto& role = existing_role(reader, statement, name).as<ir::Role>();
  for (std::size_t i = 0; i < alter.n_options; ++i)
    for (const auto other : roles_of(reader, *alter.options[i]->def_elem)) wait_for_role(reader, statement, other);
  for (std::size_t i = 0; i < alter.n_options; ++i) {
    const auto& option = *alter.options[i]->def_elem;
    set_attribute(reader, statement, option, role);
    // ALTER GROUP … DROP USER
    if (alter.action < 0)
      for (const auto member : roles_of(reader, option))
        if (const auto id = membership_id(name, member); reader.graph.contains(id)) reader.graph.erase(id);
    if (alter.action >= 0) add_members(reader, statement, name, option);
  }
}

void lower_drop_role(Reader& reader, const Statement& statement, const PgQuery__DropRoleStmt& drop) {
  const auto names = roles_in(reader, drop.roles, drop.n_roles);
  if (!drop.missing_ok)
    for (const auto name : names) existing_role(reader, statement, name);
  for (const auto name : names)
    if (reader.graph.contains(role_id(name))) drop_role(reader, statement, name);
}

void lower_grant_role(Reader& reader, const Statement& statement, const PgQuery__GrantRoleStmt& grant) {
  const auto roles = roles_in(reader, grant.granted_roles, grant.n_granted_roles);
  const auto members = roles_in(reader, grant.grantee_roles, grant.n_grantee_roles);
  for (const auto* names : {&roles, &members})
    for (const auto name : *names) wait_for_role(reader, statement, name);
  const auto options = membership_options(statement.text);
  for (const auto role : roles)
    for (const auto member : members) {
      if (grant.is_grant) {
        add_member(reader, statement, role, member, options);
        continue;
      }
      const auto id = membership_id(role, member);
      auto* node = reader.graph.find(id);
      if (!node && !reader.last_chance) postpone(statement, -1, "`" + quoted(member) + "` is no member of `" + quoted(role) + "`");
      if (!node) continue;  // PostgreSQL warns
      auto& membership = node->as<ir::RoleMembership>();
      if (options.admin) membership.admin = false;
      if (options.inherit) membership.inherit = false;
      if (options.set) membership.set = false;
      if (!options.admin && !options.inherit && !options.set) reader.graph.erase(id);
    }
}

void rename_role(Reader& reader, const Statement& statement, Name from, Name to) {
  existing_role(reader, statement, from);
  if (!reader.is_new(role_id(to), statement, -1, false)) return;
  rename_role_names(reader.graph, [&](Name name) { return name == from ? to : name; });
  if (reader.role == from) reader.role = to;
}

void comment_on_role(Reader& reader, const Statement& statement, Name name, std::optional<std::string> comment) {
  existing_role(reader, statement, name).comment = std::move(comment);
}

}  // namespace lockstep
