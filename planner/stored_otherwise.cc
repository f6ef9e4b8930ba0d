#include "planner/stored_otherwise.h"

#include <algorithm>

#include "ir/dependency.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

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

// Indexes and keys stay as long as the table does; anything else that goes goes by itself, before.
bool stays_with_table(const Graph& before, const ObjectId& table, const ObjectId& id) {
  const Node& node = before.at(id);
  if (node.parent != table) return false;
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return id.kind == Kind::index || id.kind == Kind::statistics || (constraint != nullptr && !constraint->foreign_key && constraint->type != ir::ConstraintType::check);
}

}  // namespace

bool has_to_be_rewritten(const Graph& before, const Graph& after, const ObjectId& table) {
  if (!before.contains(table)) return false;
  if (is_stored_otherwise(before.at(table).as<ir::Table>(), after.at(table).as<ir::Table>())) return true;
  return !rewritten_columns(before, after, table).empty();
}

std::set<ObjectId> users_of_columns(const Graph& graph, const std::vector<ObjectId>& columns) {
  std::set<ObjectId> result;
  auto next = columns;
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    for (const auto& user : graph.dependents(id)) {
      if (user.kind == Kind::sequence || user.kind == Kind::table || std::find(columns.begin(), columns.end(), user) != columns.end()) continue;
      if (result.insert(user).second) next.push_back(user);
    }
  }
  return result;
}

std::set<ObjectId> users_of_columns(const Graph& before, const Graph& after, const std::vector<ObjectId>& columns) {
  std::set<ObjectId> result;
  for (const auto* graph : {&before, &after}) {
    std::vector<ObjectId> there;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(there), [&](const ObjectId& id) { return graph->contains(id); });
    result.merge(users_of_columns(*graph, there));
  }
  return result;
}

std::vector<ObjectId> rewritten_columns(const Graph& before, const Graph& after, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const Node* column : after.columns(table)) {
    const Node* was = before.find(column->id);
    if (was != nullptr && is_stored_otherwise(before, *was, after, *column)) result.push_back(column->id);
  }
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
    Node& node = state.at(id);
    const auto wanted = node.as<ir::Column>();
    auto& column = node.as<ir::Column>();
    column = before.at(id).as<ir::Column>();
    column.not_null = wanted.not_null;
    column.not_null_constraint = wanted.not_null_constraint;
    node.references = before.at(id).references;
    if (wanted.generated || wanted.default_value) continue;
    for (const auto& each : expression_references(before.at(id))) std::erase(node.references, each);
    column.default_value.reset();  // it goes first
  }
  const auto users = users_of_columns(before, after, columns);
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

}  // namespace lockstep
