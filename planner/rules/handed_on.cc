// What parents hand on to their children, and whether it goes on coming from parents when these are others.
#include <algorithm>

#include "ir/inheritance.h"
#include "planner/draft.h"
#include "planner/rules/table.h"
#include "planner/rules/table_parents.h"

namespace lockstep {
namespace {

bool is_as_it_was(const Graph& before, const Graph& after, const ObjectId& id) {
  const Node* was = before.find(id);
  const Node* is = after.find(id);
  if (was == nullptr || is == nullptr) return false;
  const auto& a = was->as<ir::Column>();
  const auto& b = is->as<ir::Column>();
  return a.type == b.type && a.collation == b.collation && a.not_null == b.not_null && a.not_null_constraint == b.not_null_constraint && a.generated == b.generated;
}

ObjectId column_on(const ObjectId& table, const Node& column) {
  return {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column.id.part};
}

}  // namespace

std::vector<const Node*> passed_on(const Graph& graph, const ObjectId& parent, bool partition) {
  auto result = inherited_checks(graph, parent);
  for (ObjectId table = parent; partition;) {
    for (const auto& id : graph.children(table, Kind::constraint))
      if (graph.at(id).as<ir::Constraint>().foreign_key) result.push_back(&graph.at(id));
    const auto& up = graph.at(table).as<ir::Table>().partition_of;
    if (!up) break;
    table = up->id;
  }
  return result;
}

bool same_constraint(const Node& left, const Node& right) {
  const auto& a = left.as<ir::Constraint>();
  const auto& b = right.as<ir::Constraint>();
  return a.type == b.type && a.check == b.check && a.foreign_key == b.foreign_key && a.columns == b.columns;
}

std::vector<ObjectId> parents_only_in(const Graph& graph, const Graph& other, const ObjectId& table) {
  auto result = parent_tables(graph, table);
  const auto others = parent_tables(other, table);
  std::erase_if(result, [&](const ObjectId& each) { return std::find(others.begin(), others.end(), each) != others.end(); });
  return result;
}

std::vector<const Node*> passed_on_by_all(const Graph& graph, const std::vector<ObjectId>& parents, const ObjectId& child) {
  std::vector<const Node*> result;
  const bool partition = graph.at(child).as<ir::Table>().partition_of.has_value();
  for (const auto& parent : parents)
    for (const Node* each : passed_on(graph, parent, partition)) result.push_back(each);
  return result;
}

bool goes_from_parents_to_parents(const TableChange& change) {
  const auto& before = change.before.graph;
  const auto& after = change.after.graph;
  const auto& id = change.after.id();
  const auto leaves = parents_only_in(before, after, id);
  const auto comes_to = parents_only_in(after, before, id);
  if (leaves.empty() || comes_to.empty()) return false;
  if (!passed_on_by_all(before, leaves, id).empty() || !passed_on_by_all(after, comes_to, id).empty()) return false;
  if (std::any_of(comes_to.begin(), comes_to.end(), [&](const ObjectId& parent) { return before.contains(parent) && is_descendant(before, parent, id); })) return false;
  bool found = false;
  for (const Node* node : before.columns(id)) {
    const auto& was = node->as<ir::Column>();
    const Node* is = after.find(node->id);
    if (!was.inherited || is == nullptr || !is->as<ir::Column>().inherited) continue;
    if (!is_as_it_was(before, after, node->id)) return false;
    for (const auto& parent : leaves)
      if (const auto above = column_on(parent, *node); before.contains(above) && after.contains(above) && !is_as_it_was(before, after, above)) return false;
    const auto above = parent_columns(before, *node);
    const auto is_left = [&](const Node* each) { return std::find(leaves.begin(), leaves.end(), *each->parent) != leaves.end(); };
    if (!was.local && !is->as<ir::Column>().local && std::all_of(above.begin(), above.end(), is_left)) found = true;
  }
  return found;
}

}  // namespace lockstep
