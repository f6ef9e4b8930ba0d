#include "runner/environment.h"

#include <algorithm>
#include <unordered_set>

#include "ir/error.h"
#include "ir/role_names.h"
#include "planner/sql.h"

namespace lockstep {

std::set<Name> roles_of(const Graph& graph) {
  std::set<Name> roles;
  const auto add = [&](Name role) {
    // pg_… roles come with every server.
    if (!role.empty() && !role.text().starts_with("pg_")) roles.insert(role);
  };
  for (const auto& [id, node] : graph.nodes())
    for (const auto name : role_names(node)) add(name);
  return roles;
}

namespace {

// Owners that PostgreSQL wants to be superusers.
std::set<Name> superusers_of(const Graph& graph) {
  std::set<Name> roles;
  for (const auto kind : {Kind::foreign_data_wrapper, Kind::subscription})
    for (const auto& [id, node] : graph.nodes(kind)) roles.insert(node.owner);
  return roles;
}

std::set<Name> tablespaces_of(const Graph& graph) {
  std::set<Name> names;
  for (const auto& [id, node] : graph.nodes()) {
    if (const auto* table = std::get_if<ir::Table>(&node.object)) names.insert(table->tablespace);
    if (const auto* index = std::get_if<ir::Index>(&node.object)) names.insert(index->tablespace);
    if (const auto* key = std::get_if<ir::Constraint>(&node.object)) names.insert(key->index_tablespace);
    if (const auto* view = std::get_if<ir::MaterializedView>(&node.object)) names.insert(view->tablespace);
  }
  names.erase(Name());
  names.erase(Name("pg_default"));
  return names;
}

std::set<Name> names_in(Database& database, std::string_view query) {
  std::set<Name> names;
  const auto rows = database.query(query);
  for (std::size_t i = 0; i < rows.size(); ++i) names.insert(Name(rows.get(i, 0).value_or("")));
  return names;
}

// Runs a CREATE; somebody else on the same server may have been faster.
void make(Database& database, const Sql& create) {
  try {
    database.execute(create.text());
  } catch (const Error& error) {
    const bool there_already = error.sqlstate == "42710" || error.sqlstate == "23505";
    if (!there_already) throw;
  }
}

}  // namespace

void provide_environment(Database& database, const std::vector<const Graph*>& states, OwnRoles own_roles) {
  std::set<Name> roles;
  std::set<Name> superusers;
  std::set<Name> tablespaces;
  for (const auto* state : states) {
    roles.merge(roles_of(*state));
    superusers.merge(superusers_of(*state));
    tablespaces.merge(tablespaces_of(*state));
  }
  if (own_roles == OwnRoles::left_out)
    for (const auto* state : states)
      for (const auto& [id, node] : state->nodes(Kind::role)) roles.erase(id.name);
  const auto known_roles = names_in(database, "SELECT rolname FROM pg_catalog.pg_roles");
  for (const auto role : roles)
    if (!known_roles.contains(role)) make(database, sql("CREATE ROLE {} {}", role, superusers.contains(role) ? sql("SUPERUSER") : sql("")));
  if (tablespaces.empty()) return;
  const auto known = names_in(database, "SELECT spcname FROM pg_catalog.pg_tablespace");
  for (const auto name : tablespaces) {
    if (known.contains(name)) continue;
    // A folder inside the data directory; PostgreSQL 15 and later.
    database.execute("SET allow_in_place_tablespaces = on");
    make(database, sql("CREATE TABLESPACE {} LOCATION ''", name));
  }
}

std::set<Name> missing_extensions(Database& database, const Graph& graph) {
  std::set<Name> wanted;
  for (const auto& [id, node] : graph.nodes())
    if (id.kind == Kind::extension) wanted.insert(id.name);
  if (wanted.empty()) return wanted;
  for (const auto name : names_in(database, "SELECT name FROM pg_catalog.pg_available_extensions"))
    wanted.erase(name);
  return wanted;
}

std::vector<ObjectId> remove_dependents_of_extensions(Graph& graph, const std::set<Name>& extensions) {
  std::vector<ObjectId> removed;
  std::unordered_set<ObjectId> seen;
  const auto remove = [&](const ObjectId& id) {
    if (graph.contains(id) && seen.insert(id).second) removed.push_back(id);
  };
  for (const auto name : extensions) remove({.kind = Kind::extension, .name = name});
  for (std::size_t i = 0; i < removed.size(); ++i) {
    const auto id = removed[i];
    for (const auto& dependent : graph.dependents(id)) remove(dependent);
    for (const auto& child : graph.children(id)) remove(child);
    // A table that loses a column of an extension's type is not the table any more.
    if (id.kind == Kind::column)
      if (const auto& parent = graph.at(id).parent) remove(*parent);
  }
  for (const auto& id : removed) graph.erase(id);
  std::sort(removed.begin(), removed.end());
  return removed;
}

}  // namespace lockstep
