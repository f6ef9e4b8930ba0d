// The states that the exchange of partition_exchange.cc goes through.
#include <algorithm>

#include "differ/diff.h"
#include "ir/inheritance.h"
#include "planner/recipes/partition_table.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

void insert_tree(Graph& graph, const Graph& from, const ObjectId& id) {
  for (const auto& each : from.subtree(id))
    if (!graph.contains(each)) graph.insert(from.at(each));
}

bool is_key(const Node& node) {
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return node.id.kind == Kind::index || (constraint != nullptr && !constraint->foreign_key && constraint->type != ir::ConstraintType::check);
}

// What a column has from its table's new parent, with all that is its own.
Node attached_column(const Node& had, const Node& wanted) {
  auto result = wanted;
  result.comment = had.comment;
  result.privileges = had.privileges;
  result.labels = had.labels;
  auto& column = result.as<ir::Column>();
  const auto& own = had.as<ir::Column>();
  column.default_value = own.default_value;
  column.storage = own.storage;
  column.compression = own.compression;
  column.statistics = own.statistics;
  column.options = own.options;
  return result;
}

void tie(Node& node, const Node& wanted) {
  if (auto* index = std::get_if<ir::Index>(&node.object)) index->attached_to = attached_to(wanted);
  if (auto* constraint = std::get_if<ir::Constraint>(&node.object)) constraint->attached_to = attached_to(wanted);
}

// Checks and foreign keys of the new table are not said of its partitions.
bool comes_from_parent(const Graph& goal, const ObjectId& table, const Node& own) {
  const auto* above = goal.find({.kind = Kind::constraint, .schema = table.schema, .name = table.name, .part = own.id.part});
  if (above == nullptr || is_key(own)) return false;
  const auto& constraint = above->as<ir::Constraint>();
  return !constraint.no_inherit && constraint.type == own.as<ir::Constraint>().type && !goal.contains(own.id);
}

// What changes in an instant; the rest is left to the steps after the exchange.
bool is_instant(Kind kind) {
  switch (kind) {
    case Kind::view:
    case Kind::view_column:
    case Kind::rule:
    case Kind::trigger:
    case Kind::policy:
    case Kind::routine:
    case Kind::publication_table: return true;
    default: return false;
  }
}

// The node of the goal as it can be had at once; nothing for what takes longer.
std::optional<Node> instantly(const TableExchange& exchange, const Graph& state, const ObjectId& id) {
  const Node& wanted = exchange.goal.at(id);
  if (is_instant(id.kind)) return wanted;
  if (id == exchange.what.partition) {
    auto result = wanted;
    result.as<ir::Table>().size_bytes = state.at(id).as<ir::Table>().size_bytes;
    result.as<ir::Table>().row_estimate = state.at(id).as<ir::Table>().row_estimate;
    return result;
  }
  if (id.kind == Kind::column && wanted.parent == exchange.what.partition) return wanted;
  return std::nullopt;
}

}  // namespace

bool refers_to_table(const TableExchange& exchange, const Node& node) {
  const auto* constraint = std::get_if<ir::Constraint>(&node.object);
  return constraint != nullptr && constraint->foreign_key && constraint->foreign_key->table.id == exchange.what.table && node.parent != exchange.what.table;
}

std::vector<ObjectId> new_partitions(const TableExchange& exchange) {
  auto result = partitions_below(exchange.goal, exchange.what.table);
  std::erase_if(result, [&](const ObjectId& each) { return each == exchange.what.partition || exchange.now.contains(each); });
  return result;
}

void strip_old_table(const ObjectId& partition, Graph& state) {
  for (const auto& id : state.children(partition)) {
    if (id.kind == Kind::trigger || id.kind == Kind::rule) state.erase(id);
    if (id.kind == Kind::column) state.at(id).as<ir::Column>().identity.reset();
  }
}

void add_new_table(const TableExchange& exchange, Graph& state) {
  const auto& table = exchange.what.table;
  insert_tree(state, exchange.goal, table);
  for (const auto& id : exchange.goal.children(table))
    if (is_key(exchange.goal.at(id)) && !exchange.now.contains(id)) state.erase(id);
  for (const auto& [id, node] : exchange.goal.nodes(Kind::sequence))
    if (!exchange.now.contains(id)) insert_tree(state, exchange.goal, id);
}

void add_new_partitions(const TableExchange& exchange, Graph& state) {
  for (const auto& each : new_partitions(exchange)) insert_tree(state, exchange.goal, each);
}

void attach_old_table(const TableExchange& exchange, Graph& state) {
  const auto& table = exchange.what.table;
  const auto& partition = exchange.what.partition;
  auto& attached = state.at(partition).as<ir::Table>();
  const auto& wanted = exchange.goal.at(partition).as<ir::Table>();
  attached.partition_of = wanted.partition_of;
  attached.partition_bound = wanted.partition_bound;
  for (const auto& id : state.children(partition)) {
    const Node* goal = exchange.goal.find(id);
    Node& node = state.at(id);
    if (id.kind == Kind::column) {
      if (goal != nullptr) node = attached_column(node, *goal);
    } else if (is_key(node)) {
      if (goal != nullptr && attached_to(*goal) && state.contains(attached_to(*goal)->id)) tie(node, *goal);
    } else if (id.kind == Kind::constraint && comes_from_parent(exchange.goal, table, node)) {
      state.erase(id);
    }
  }
  for (const Node* column : exchange.now.columns(table))
    for (const auto& id : exchange.now.dependents(column->id))
      if (id.kind == Kind::sequence) state.at(id) = exchange.now.at(id);
  state.forget_dependents();
}

// Nobody refers to the old table while it is a partition: DETACH PARTITION takes keys of partitioned tables for such that refer to the new one
// (GetParentedForeignKeyRefs() in src/backend/catalog/pg_constraint.c).
Graph without_references(const TableExchange& exchange, const Graph& state) {
  Graph result = state;
  for (const auto& id : exchange.now.dependents(exchange.what.table))
    if (refers_to_table(exchange, exchange.now.at(id))) result.erase(id);
  return result;
}

Graph redirected(const TableExchange& exchange, const Graph& state) {
  Graph result = state;
  std::vector<ObjectId> added;
  for (const auto& change : diff(state, exchange.goal).changes) {
    const auto& id = id_of(change);
    if (std::holds_alternative<Added>(change)) {
      if (is_instant(id.kind) || refers_to_table(exchange, exchange.goal.at(id))) added.push_back(id);
    } else if (std::holds_alternative<Removed>(change)) {
      if (is_instant(id.kind)) result.erase(id);
    } else if (auto node = instantly(exchange, state, id)) {
      result.at(id) = std::move(*node);
    }
  }
  // Only what finds all that it needs.
  Ids done;
  for (bool more = true; more;) {
    more = false;
    for (const auto& id : added) {
      const Node& node = exchange.goal.at(id);
      const auto needed = references(node);
      const auto is_there = [&](const ObjectId& each) { return result.contains(each) || !exchange.goal.contains(each); };
      if (result.contains(id) || done.contains(id) || (node.parent && !is_there(*node.parent)) || !std::all_of(needed.begin(), needed.end(), is_there)) continue;
      more = true;
      if (refers_to_table(exchange, node) && is_partitioned(state, *node.parent)) {
        for (const auto& leaf : leaves_with_own_key(exchange, state, node)) result.insert(own_key(node, leaf, false));
        done.insert(id);
        continue;
      }
      auto& inserted = result.insert(node);
      if (auto* key = std::get_if<ir::Constraint>(&inserted.object)) key->validated = false;  // for a step of its own to prove
    }
  }
  result.forget_dependents();
  return result;
}

}  // namespace lockstep
