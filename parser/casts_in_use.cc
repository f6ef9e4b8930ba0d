#include "parser/casts_in_use.h"

#include <algorithm>
#include <map>
#include <set>

#include "ir/visit_references.h"

namespace lockstep {
namespace {

// Everything that the cast needs, however far away: none of that can need the cast.
std::set<ObjectId> needed_by(const Graph& graph, const ObjectId& cast) {
  std::set<ObjectId> all{cast};
  for (std::vector<ObjectId> left{cast}; !left.empty();) {
    const auto* node = graph.find(left.back());
    left.pop_back();
    if (node == nullptr) continue;
    auto next = references(*node);
    if (node->parent) next.push_back(*node->parent);
    for (const auto& child : graph.children(node->id)) next.push_back(child);
    for (const auto& id : next)
      if (all.insert(id).second) left.push_back(id);
  }
  return all;
}

bool has_expressions(Node& node) {
  bool found = false;
  visit_expressions(node.object, [&](std::string_view, Expr& expression) { found = found || !expression.text.empty(); });
  return found;
}

// What is evaluated or analysed when it is made. Bodies of routines are looked at when they run.
bool analyses_expressions(Kind kind) {
  switch (kind) {
    case Kind::column:
    case Kind::constraint:
    case Kind::index:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::policy:
    case Kind::trigger: return true;
    default: return false;
  }
}

}  // namespace

void note_casts_in_use(Graph& graph) {
  std::map<ObjectId, std::vector<ObjectId>> by_type;
  std::map<ObjectId, std::set<ObjectId>> needs;
  for (const auto& [id, node] : graph.nodes(Kind::cast)) {
    for (const auto* type : {&node.as<ir::Cast>().source, &node.as<ir::Cast>().target})
      if (type->reference) by_type[*type->reference].push_back(id);
    needs[id] = needed_by(graph, id);
  }
  if (by_type.empty()) return;
  for (auto& [id, node] : graph.nodes()) {
    if (!analyses_expressions(id.kind) || !has_expressions(node)) continue;
    auto types = references(node);
    if (node.parent)
      for (const auto* column : graph.columns(*node.parent))
        if (const auto& type = column->as<ir::Column>().type.reference) types.push_back(*type);
    for (const auto& type : types) {
      const auto found = by_type.find(type);
      if (found == by_type.end()) continue;
      for (const auto& cast : found->second)
        if (!needs[cast].contains(id)) node.references.push_back(cast);
    }
    std::sort(node.references.begin(), node.references.end());
    node.references.erase(std::unique(node.references.begin(), node.references.end()), node.references.end());
  }
  graph.forget_dependents();
}

}  // namespace lockstep
