// What tables have from their parents.
#include <algorithm>

#include "parser/lower/table.h"

namespace lockstep {

std::map<Name, ObjectId> inherited_checks(const Graph& graph, const ir::Table& table) {
  std::map<Name, ObjectId> checks;
  for (const auto& parent : parents_of(table)) {
    const Node* node = graph.find(parent);
    if (!node) continue;
    for (const auto& id : graph.children(parent, Kind::constraint)) {
      const auto& constraint = graph.at(id).as<ir::Constraint>();
      if (constraint.type == ir::ConstraintType::check && !constraint.no_inherit)
        checks.try_emplace(id.part, id);
    }
    for (const auto& [name, id] : inherited_checks(graph, node->as<ir::Table>()))
      checks.try_emplace(name, id);
  }
  return checks;
}

bool inherits_check(const Graph& graph, const ir::Table& table, Name name) {
  for (const auto& parent : parents_of(table)) {
    const Node* node = graph.find(parent);
    if (!node) continue;
    if (const Node* check = graph.find(constraint_id(parent, name))) {
      const auto& constraint = check->as<ir::Constraint>();
      if (constraint.type == ir::ConstraintType::check && !constraint.no_inherit) return true;
    }
    if (inherits_check(graph, node->as<ir::Table>(), name)) return true;
  }
  return false;
}

void refresh_inheritance(Reader& reader, const ObjectId& id) {
  const auto& table = reader.graph.at(id).as<ir::Table>();
  const auto parents = parents_of(table);
  for (const auto& part : reader.graph.children(id)) {
    auto& node = reader.graph.at(part);
    if (part.kind == Kind::column) {
      auto& column = node.as<ir::Column>();
      column.inherited = std::any_of(parents.begin(), parents.end(), [&](const ObjectId& parent) {
        return reader.graph.contains(column_id(parent, part.part));
      });
      if (!column.inherited) column.local = true;
      if (column.inherited && table.partition_of) column.local = false;
    } else if (part.kind == Kind::constraint) {
      auto& constraint = node.as<ir::Constraint>();
      if (constraint.type == ir::ConstraintType::check)
        constraint.inherited = inherits_check(reader.graph, table, part.part);
    }
  }
}

void add_parent(Reader& reader, const ObjectId& id, const ObjectId& parent) {
  auto& node = reader.graph.at(id);
  auto& inherits = node.as<ir::Table>().inherits;
  if (std::find(inherits.begin(), inherits.end(), Ref{parent}) != inherits.end()) return;
  keep_not_null_names(reader, id);
  inherits.push_back(Ref{parent});
  reader.relations.added(node);
  refresh_inheritance(reader, id);
}

void drop_parent(Reader& reader, const ObjectId& id, const ObjectId& parent) {
  auto& table = reader.graph.at(id).as<ir::Table>();
  const auto before = inherited_checks(reader.graph, table);
  keep_not_null_names(reader, id);
  std::erase(table.inherits, Ref{parent});
  const auto after = inherited_checks(reader.graph, table);
  // What came from this parent alone becomes the table's own.
  for (const auto& [name, ancestor] : before)
    if (!after.contains(name)) copy_check(reader, ancestor, id);
  refresh_inheritance(reader, id);
}

}  // namespace lockstep
