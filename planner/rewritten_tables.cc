#include "planner/rewritten_tables.h"

#include <algorithm>
#include <optional>
#include <set>

#include "ir/dependency.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

const Directive* wants_copy(const Node& table) {
  const auto* directive = table.directives.empty() ? nullptr : table.directive("online");
  return directive != nullptr && directive->keys.contains("mode") ? directive : nullptr;
}

bool is_stored_otherwise(const Graph& before, const Node& was_node, const Graph& after, const Node& is_node) {
  const auto& was = was_node.as<ir::Column>();
  const auto& is = is_node.as<ir::Column>();
  if (was.generated || is.generated)
    return was.generated && is.generated && !was.generated_virtual && !is.generated_virtual && (*was.generated != *is.generated || was.type != is.type);
  return was.type != is.type && (said_conversion(is_node, "using") || !keeps_rows(before, was, after, is));
}

bool is_stored_otherwise(const ir::Table& was, const ir::Table& is) {
  return was.unlogged != is.unlogged || was.tablespace != is.tablespace || was.access_method != is.access_method;
}

// What uses them, directly or not. A sequence that one of them owns does not care how they are stored.
void add_users(const Graph& graph, const std::vector<ObjectId>& columns, std::set<ObjectId>& users) {
  auto next = columns;
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    for (const auto& user : graph.dependents(id)) {
      if (user.kind == Kind::sequence || user.kind == Kind::table || std::find(columns.begin(), columns.end(), user) != columns.end()) continue;
      if (users.insert(user).second) next.push_back(user);
    }
  }
}

std::set<ObjectId> users_of(const Graph& before, const Graph& after, const std::vector<ObjectId>& columns) {
  std::set<ObjectId> result;
  for (const auto* graph : {&before, &after}) {
    std::vector<ObjectId> there;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(there), [&](const ObjectId& id) { return graph->contains(id); });
    add_users(*graph, there, result);
  }
  return result;
}

// Indexes and keys stay as long as the table does; anything else that goes goes by itself, before.
bool stays_with_table(const Graph& before, const ObjectId& table, const ObjectId& id) {
  const Node& node = before.at(id);
  if (node.parent != table) return false;
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return id.kind == Kind::index || id.kind == Kind::statistics || (constraint != nullptr && !constraint->foreign_key && constraint->type != ir::ConstraintType::check);
}

std::string in_marks(Name name) { return '`' + quoted(name) + '`'; }

// Rows of the copy would reach subscribers that know nothing of it.
std::string obstacle_in_publications(const Graph& after, const ObjectId& table) {
  for (const auto& [id, node] : after.nodes(Kind::publication))
    if (node.as<ir::Publication>().all_tables) return "publication " + in_marks(id.name) + " has all tables, so the copy would be sent to subscribers that have no such table";
  for (const auto& [id, node] : after.nodes(Kind::publication_schema))
    if (id.part == table.schema) return "publication " + in_marks(id.name) + " has all tables of its schema, so the copy would be sent to subscribers that have no such table";
  return {};
}

// What uses a view or a part of it, as a whole.
std::vector<ObjectId> users_of_parts(const Graph& state, const std::vector<ObjectId>& parts) {
  std::vector<ObjectId> result;
  for (const auto& part : parts)
    for (const auto& user : state.dependents(part)) {
      const auto& parent = state.at(user).parent;
      const auto& whole = parent && parent->kind == Kind::view ? *parent : user;
      if (std::find(parts.begin(), parts.end(), whole) == parts.end()) result.push_back(whole);
    }
  return result;
}

// What is over the view, or over views over it, and is no view; nothing when there are but views.
std::optional<ObjectId> first_but_views(const Graph& state, const ObjectId& view) {
  std::vector<ObjectId> next{view};
  std::set<ObjectId> seen{view};
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    for (const auto& user : users_of_parts(state, state.subtree(id))) {
      if (user.kind != Kind::view) return user;
      if (seen.insert(user).second) next.push_back(user);
    }
  }
  return std::nullopt;
}

std::set<ObjectId> all_views_over(const Graph& state, const std::vector<ObjectId>& parts) {
  std::set<ObjectId> result;
  auto next = users_of_parts(state, parts);
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    if (id.kind != Kind::view || !result.insert(id).second) continue;
    for (const auto& user : users_of_parts(state, state.subtree(id))) next.push_back(user);
  }
  return result;
}

std::string obstacle_in_views(const Graph& state, const std::vector<ObjectId>& columns) {
  std::vector<ObjectId> there;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(there), [&](const ObjectId& id) { return state.contains(id); });
  for (const auto& view : all_views_over(state, there))
    if (const auto user = first_but_views(state, view)) return to_string(view) + " has to be made again for it, and " + to_string(*user) + " is over that";
  return {};
}

// What stays as it is until the exchange needs something that is gone by then.
std::string obstacle_in_users(const Graph& before, const Graph& after, const ObjectId& table) {
  Graph state = after;
  keep_as_stored(before, after, table, state);
  const auto columns = rewritten_columns(before, after, table);
  auto kept = users_of(before, after, columns);
  kept.insert(columns.begin(), columns.end());
  for (const auto& id : kept) {
    if (!state.contains(id)) continue;
    for (const auto& needed : needs(state, state.at(id)))
      if (before.contains(needed) && !state.contains(needed)) return to_string(id) + " needs " + to_string(needed) + " until then, which goes";
  }
  return {};
}

std::string obstacle_to_rewriting(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto* graph : {&before, &after})
    if (graph->at(table).as<ir::Table>().partition_key) return "the table is partitioned";
  if (auto found = obstacle_to_exchange(before, after, table); !found.empty()) return found;
  if (auto found = obstacle_to_copy(before, after, table); !found.empty()) return found;
  for (const auto* graph : {&before, &after}) {
    if (auto found = obstacle_in_publications(*graph, table); !found.empty()) return found;
    if (auto found = obstacle_in_views(*graph, rewritten_columns(before, after, table)); !found.empty()) return found;
  }
  return obstacle_in_users(before, after, table);
}

bool has_to_be_rewritten(const Graph& before, const Graph& after, const ObjectId& table) {
  if (!before.contains(table)) return false;
  if (is_stored_otherwise(before.at(table).as<ir::Table>(), after.at(table).as<ir::Table>())) return true;
  return !rewritten_columns(before, after, table).empty();
}

}  // namespace

std::vector<ObjectId> rewritten_columns(const Graph& before, const Graph& after, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const Node* column : after.columns(table)) {
    const Node* was = before.find(column->id);
    if (was != nullptr && is_stored_otherwise(before, *was, after, *column)) result.push_back(column->id);
  }
  return result;
}

std::vector<ObjectId> views_over(const Graph& state, const std::vector<ObjectId>& parts) {
  std::vector<ObjectId> result;
  for (const auto& view : all_views_over(state, parts))
    if (!first_but_views(state, view)) result.push_back(view);
  return result;
}

void keep_as_stored(const Graph& before, const Graph& after, const ObjectId& table, Graph& state) {
  const auto& was = before.at(table).as<ir::Table>();
  auto& is = state.at(table).as<ir::Table>();
  is.unlogged = was.unlogged;
  is.tablespace = was.tablespace;
  is.access_method = was.access_method;
  const auto columns = rewritten_columns(before, after, table);
  for (const auto& id : columns) {
    const auto wanted = state.at(id).as<ir::Column>();
    auto& column = state.at(id).as<ir::Column>();
    column = before.at(id).as<ir::Column>();
    column.not_null = wanted.not_null;
    column.not_null_constraint = wanted.not_null_constraint;
  }
  const auto users = users_of(before, after, columns);
  for (const auto& root : users)
    for (const auto& id : state.contains(root) ? state.subtree(root) : std::vector<ObjectId>{}) state.erase(id);
  // Parents first.
  for (bool more = true; more;) {
    more = false;
    for (const auto& root : users) {
      if (!before.contains(root) || state.contains(root) || !(after.contains(root) || stays_with_table(before, table, root))) continue;
      if (const auto& parent = before.at(root).parent; parent && !state.contains(*parent)) continue;
      for (const auto& id : before.subtree(root)) state.insert(before.at(id));
      more = true;
    }
  }
  state.forget_dependents();
}

std::vector<Partitioning> rewritten_tables(const Graph& before, const Graph& after, const Policy& policy) {
  std::vector<Partitioning> result;
  if (!policy.online) return result;
  for (const auto& [id, node] : after.nodes(Kind::table))
    if (wants_copy(node) != nullptr && has_to_be_rewritten(before, after, id) && obstacle_to_rewriting(before, after, id).empty())
      result.push_back({.table = id, .mode = PartitionMode::rewrite, .partition = {}});
  return result;
}

void check_rewritten_tables(const Graph& before, const Graph& after, const Policy& policy, Diagnostics& diagnostics) {
  if (!policy.online) return;
  for (const auto& [id, node] : after.nodes(Kind::table)) {
    const auto* directive = wants_copy(node);
    if (directive == nullptr || !has_to_be_rewritten(before, after, id)) continue;
    if (const auto obstacle = obstacle_to_rewriting(before, after, id); !obstacle.empty())
      diagnostics.error("table-copy", directive->span, "no copy can take the place of " + to_string(id) + ": " + obstacle,
                        {"take that out of the way in a plan of its own, or take `mode=copy` away: then columns get second ones where that can be, and are rewritten in place otherwise"});
  }
}

}  // namespace lockstep
