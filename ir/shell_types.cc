#include "ir/shell_types.h"

#include <algorithm>

#include "ir/visit_references.h"

namespace lockstep {
namespace {

void replace_in(Node& node, const ObjectId& from, const ObjectId& to) {
  for (auto& each : node.references)
    if (each == from) each = to;
  std::sort(node.references.begin(), node.references.end());
  node.references.erase(std::unique(node.references.begin(), node.references.end()), node.references.end());
  visit_references(node.object, [&](ObjectId& id) {
    if (id == from) id = to;
  });
}

void add_reference(Node& node, const ObjectId& id) {
  const auto at = std::lower_bound(node.references.begin(), node.references.end(), id);
  if (at == node.references.end() || *at != id) node.references.insert(at, id);
}

bool needs_shell(const Node& type) {
  if (type.id.kind == Kind::base_type) return true;
  return type.id.kind == Kind::range_type && !type.as<ir::RangeType>().canonical.empty();
}

// The functions that the type is made of. A range type's subtype_diff takes its subtype.
std::vector<ObjectId> functions_of(const Graph& graph, const Node& type) {
  std::vector<ObjectId> result;
  for (const auto& id : type.references) {
    if (id.kind != Kind::routine || !graph.contains(id)) continue;
    if (type.id.kind == Kind::range_type && id.qualified_name() != type.as<ir::RangeType>().canonical) continue;
    result.push_back(id);
  }
  return result;
}

}  // namespace

bool has_shell(Kind kind) { return kind == Kind::base_type || kind == Kind::range_type; }

ObjectId shell_of(const ObjectId& type) { return {.kind = Kind::shell_type, .schema = type.schema, .name = type.name}; }

void settle_shell_types(Graph& graph) {
  std::vector<ObjectId> types;
  for (const auto kind : {Kind::base_type, Kind::range_type})
    for (const auto& [id, node] : graph.nodes(kind)) types.push_back(id);
  for (const auto& id : types) {
    const auto shell = shell_of(id);
    const auto functions = functions_of(graph, graph.at(id));
    const bool keeps_shell = needs_shell(graph.at(id));
    const auto is_function = [&](const ObjectId& each) { return keeps_shell && std::find(functions.begin(), functions.end(), each) != functions.end(); };
    if (keeps_shell && !graph.contains(shell)) graph.insert({.id = shell, .object = ir::ShellType{}});
    if (graph.contains(shell)) {
      const auto named = graph.dependents(shell);
      for (const auto& each : named)
        if (each != id && !is_function(each)) replace_in(graph.at(each), shell, id);
    }
    for (const auto& each : functions)
      if (is_function(each)) replace_in(graph.at(each), id, shell);
    if (keeps_shell) {
      add_reference(graph.at(id), shell);
      // Whose it is and what is said about it, the type says.
      auto& node = graph.at(shell);
      node.owner = Name();
      node.privileges = {};
      node.comment.reset();
      node.labels.reset();
    } else if (graph.contains(shell))
      graph.erase(shell);
  }
  graph.forget_dependents();
}

bool goes_with_type(const Graph& graph, const Node& routine) {
  for (const auto& shell : references(routine)) {
    if (shell.kind != Kind::shell_type) continue;
    for (const auto kind : {Kind::base_type, Kind::range_type}) {
      auto type = shell;
      type.kind = kind;
      const Node* node = graph.find(type);
      if (node != nullptr && std::binary_search(node->references.begin(), node->references.end(), routine.id)) return true;
    }
  }
  return false;
}

}  // namespace lockstep
