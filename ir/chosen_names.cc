#include "ir/chosen_names.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "ir/inheritance.h"
#include "ir/object_name.h"

namespace lockstep {
namespace {

using TakenNames = std::set<QualifiedName>;

bool stands_before(const Node* left, const Node* right) {
  if (left->origin.file != right->origin.file && left->origin.file != nullptr && right->origin.file != nullptr)
    return left->origin.file->path < right->origin.file->path;
  return left->origin.begin < right->origin.begin;
}

bool has_own_name(const Graph& graph, const Node& column) {
  const auto parents = parent_columns(graph, column);
  return std::none_of(parents.begin(), parents.end(), [](const Node* each) {
    const auto& above = each->as<ir::Column>();
    return above.not_null && !(above.not_null_constraint && above.not_null_constraint->no_inherit);
  });
}

bool is_said(const ir::Column& column) { return column.not_null_constraint && !column.not_null_constraint->name.empty(); }

Name free_name(const Node& column, const TakenNames& taken) {
  for (int number = 1;; ++number) {
    const Name name(object_name(column.id.name.text(), column.id.part.text(), "not_null" + std::to_string(number)));
    if (!taken.contains({column.id.schema, name})) return name;
  }
}

}  // namespace

void say_chosen_not_null_names(Graph& graph) {
  std::vector<const Node*> nodes;
  for (const auto& [id, node] : graph.nodes(Kind::column))
    if (node.as<ir::Column>().not_null) nodes.push_back(&node);
  for (const auto& [id, node] : graph.nodes(Kind::constraint)) nodes.push_back(&node);
  std::stable_sort(nodes.begin(), nodes.end(), stands_before);
  TakenNames taken;
  for (const Node* node : nodes) {
    if (node->id.kind == Kind::constraint) {
      taken.insert({node->id.schema, node->id.part});
      continue;
    }
    const auto name = not_null_name(graph, *node);
    if (taken.insert({node->id.schema, name}).second || is_said(node->as<ir::Column>()) || !has_own_name(graph, *node)) continue;
    const auto chosen = free_name(*node, taken);
    taken.insert({node->id.schema, chosen});
    auto& column = graph.at(node->id).as<ir::Column>();
    if (!column.not_null_constraint) column.not_null_constraint = ir::NotNull{};
    column.not_null_constraint->name = chosen;
  }
}

}  // namespace lockstep
