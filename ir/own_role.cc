#include "ir/own_role.h"

#include <algorithm>

namespace lockstep {
namespace {

void merge(std::vector<Privilege>& into, const std::vector<Privilege>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

void name_role_of_policies(Graph& graph, Name role) {
  for (auto at = graph.nodes().lower_bound({.kind = Kind::policy}); at != graph.nodes().end() && at->first.kind == Kind::policy; ++at) {
    auto& roles = at->second.as<ir::Policy>().roles;
    if (roles.empty() || !roles.front().empty()) continue;  // sorted, so that no name is the first
    roles.front() = role;
    std::sort(roles.begin(), roles.end());
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  }
}

void name_role_of_mappings(Graph& graph, Name role) {
  std::vector<ObjectId> nameless;
  for (const auto& [id, node] : graph.nodes(Kind::user_mapping))
    if (id.part.empty()) nameless.push_back(id);
  for (const auto& id : nameless) {
    auto named = id;
    named.part = role;
    if (!graph.contains(named)) graph.rekey(id, named);
  }
}

void name_role_of_memberships(Graph& graph, Name role) {
  std::vector<ObjectId> nameless;
  for (const auto& [id, node] : graph.nodes(Kind::role_membership))
    if (id.name.empty() || id.part.empty()) nameless.push_back(id);
  for (const auto& id : nameless) {
    auto named = id;
    if (id.name.empty()) named.name = role;
    if (id.part.empty()) named.part = role;
    if (graph.contains(named))
      graph.erase(id);
    else
      graph.rekey(id, named);
  }
}

void name_role(Graph& graph, Name role) {
  name_role_of_memberships(graph, role);
  name_role_of_policies(graph, role);
  name_role_of_mappings(graph, role);
  std::vector<ObjectId> nameless;
  for (auto at = graph.nodes().lower_bound({.kind = Kind::default_privilege}); at != graph.nodes().end(); ++at)
    if (at->first.kind == Kind::default_privilege && at->first.name.empty()) nameless.push_back(at->first);
  for (const auto& id : nameless) {
    auto named = id;
    named.name = role;
    if (auto* other = graph.find(named)) {
      const auto& privileges = graph.at(id).privileges;
      merge(other->privileges.granted, privileges.granted);
      merge(other->privileges.revoked, privileges.revoked);
      graph.erase(id);
    } else {
      graph.rekey(id, named);
    }
  }
}

// A file that does not say who owns an object may grant to the very owner what it has anyway.
void leave_out_rights_of_owners(Graph& graph, const Graph& other) {
  for (auto& [id, node] : graph.nodes()) {
    const bool has_owner = id.kind != Kind::default_privilege && id.kind != Kind::column && id.kind != Kind::view_column && id.kind != Kind::stock_object;
    if (node.privileges.granted.empty() || !has_owner || !node.owner.empty()) continue;
    const auto* same = other.find(id);
    const auto owner = same ? same->owner : other.origin.role.value_or(Name());
    if (owner.empty()) continue;
    std::erase_if(node.privileges.granted, [&](const Privilege& each) { return each.grantee == owner && !each.grantable; });
  }
}

// Of objects that the schema did not make a file may take something from roles that never had it. Those that may have come with it are
// PUBLIC, the owner and the predefined roles, whose names no other role can have (IsReservedName() in src/backend/catalog/catalog.c).
void leave_out_what_nobody_came_with(Graph& graph, const Graph& other) {
  if (graph.origin.role) return;  // read from a server
  std::vector<ObjectId> empty;
  for (auto& [id, node] : graph.nodes()) {
    if (id.kind != Kind::stock_object) continue;
    std::erase_if(node.privileges.revoked, [&](const Privilege& each) {
      return !each.grantee.empty() && !each.grantee.text().starts_with("pg_") && each.grantee != other.origin.role && each.grantee != other.origin.bootstrap_superuser;
    });
    if (node.privileges.empty()) empty.push_back(id);
  }
  for (const auto& id : empty) graph.erase(id);
}

// Nothing at all is a state of a new database, where the schema `public` belongs to pg_database_owner since PostgreSQL 15
// (src/include/catalog/pg_namespace.dat); files that say something and not that leave its owner as it is.
void name_owner_of_public(Graph& nothing, const Graph& other) {
  const ObjectId id{.kind = Kind::schema, .name = Name("public")};
  Node* here = nothing.find(id);
  const Node* there = other.find(id);
  const auto version = other.origin.server_version;
  if (nothing.nodes().size() != 1 || here == nullptr || there == nullptr || there->owner.empty() || (version != 0 && version < 150000)) return;
  if (here->owner.empty() && here->privileges.empty() && !here->comment) here->owner = Name("pg_database_owner");
}

}  // namespace

void name_own_role(Graph& before, Graph& after) {
  if (before.origin.role && !after.origin.role) name_role(after, *before.origin.role);
  if (after.origin.role && !before.origin.role) name_role(before, *after.origin.role);
  leave_out_rights_of_owners(before, after);
  leave_out_rights_of_owners(after, before);
  leave_out_what_nobody_came_with(before, after);
  leave_out_what_nobody_came_with(after, before);
  if (before.origin.server_version != 0 || after.origin.server_version == 0) name_owner_of_public(after, before);
}

}  // namespace lockstep
