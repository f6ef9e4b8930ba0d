#include "planner/rules/altered.h"

#include <set>

namespace lockstep {

std::string label(const Node& node) {
  const auto& id = node.id;
  std::string name = quoted(id.qualified_name());
  std::string kind{kind_name(id.kind)};
  if (id.kind == Kind::routine) {
    kind = node.as<ir::Routine>().procedure ? "procedure" : "function";
    name += '(' + id.signature.text() + ')';
  }
  if (id.kind == Kind::enum_type) kind = "enum";
  if (id.kind == Kind::view_column) return "column " + name + '.' + quoted(id.part);
  if (id.kind == Kind::domain_constraint)
    return "constraint " + quoted(id.part) + " of domain " + name;
  if (!id.part.empty()) return kind + ' ' + quoted(id.part) + " on " + name;
  return kind + ' ' + name;
}

namespace {

bool is_type(Kind kind) {
  return kind == Kind::domain || kind == Kind::composite_type || kind == Kind::range_type;
}

}  // namespace

std::vector<ObjectId> relations_using(const Graph& graph, const ObjectId& type) {
  std::set<ObjectId> relations;
  std::set<ObjectId> types{type};
  for (std::vector<ObjectId> left{type}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    for (const auto& dependent : graph.dependents(next)) {
      const auto* node = graph.find(dependent);
      if (node == nullptr) continue;
      if (dependent.kind == Kind::column && node->parent) {
        if (node->as<ir::Column>().type.reference == next) relations.insert(*node->parent);
      } else if (dependent.kind == Kind::materialized_view) {
        for (const auto& column : node->as<ir::MaterializedView>().columns)
          if (column.type.reference == next) relations.insert(dependent);
      } else if (is_type(dependent.kind) && types.insert(dependent).second) {
        left.push_back(dependent);
      }
    }
  }
  return {relations.begin(), relations.end()};
}

std::vector<LockTaken> locks_on(const std::vector<ObjectId>& relations, Lock lock) {
  std::vector<LockTaken> result;
  for (const auto& relation : relations) result.push_back({relation, lock});
  return result;
}

}  // namespace lockstep
