#include "ir/relation_names.h"

namespace lockstep {

std::optional<QualifiedName> relation_name(const Node& node) {
  switch (node.id.kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::sequence:
    case Kind::index:
    case Kind::composite_type: return node.id.qualified_name();
    case Kind::constraint: {
      const auto& constraint = node.as<ir::Constraint>();
      if (constraint.type == ir::ConstraintType::check || constraint.foreign_key) return std::nullopt;
      return QualifiedName{node.id.schema, node.id.part};
    }
    case Kind::column:
      if (const auto& identity = node.as<ir::Column>().identity; identity && !identity->sequence.empty()) return identity->sequence;
      return std::nullopt;
    default: return std::nullopt;
  }
}

ObjectId taken_name(const Node& node) {
  if (const auto name = relation_name(node)) return {.kind = Kind::table, .schema = name->schema, .name = name->name};
  return node.id;
}

std::set<QualifiedName> relation_names(const Graph& graph) {
  std::set<QualifiedName> result;
  for (const auto& [id, node] : graph.nodes())
    if (auto name = relation_name(node)) result.insert(*name);
  return result;
}

}  // namespace lockstep
