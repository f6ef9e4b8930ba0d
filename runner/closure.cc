// The part of a state that some objects need to exist.
#include <algorithm>
#include <unordered_set>

#include "runner/prove.h"

namespace lockstep {
namespace {

// Columns go with their table: a relation without them cannot be built.
bool goes_with_parent(const ObjectId& id) {
  return id.kind == Kind::column || id.kind == Kind::domain_constraint;
}

}  // namespace

Graph closure(const Graph& graph, const std::vector<ObjectId>& roots) {
  std::unordered_set<ObjectId> wanted;
  std::vector<ObjectId> queue;
  const auto want = [&](const ObjectId& id) {
    if (graph.contains(id) && wanted.insert(id).second) queue.push_back(id);
  };
  for (const auto& root : roots) want(root);
  while (!queue.empty()) {
    const auto id = queue.back();
    queue.pop_back();
    const auto& node = graph.at(id);
    if (node.parent) want(*node.parent);
    for (const auto& needed : references(node)) want(needed);
    for (const auto& child : graph.children(id))
      if (goes_with_parent(child)) want(child);
    if (!id.schema.empty()) want({.kind = Kind::schema, .name = id.schema});
  }
  Graph result;
  result.origin = graph.origin;
  std::vector<ObjectId> ordered(wanted.begin(), wanted.end());
  std::sort(ordered.begin(), ordered.end());
  for (const auto& id : ordered) result.insert(graph.at(id));
  return result;
}

}  // namespace lockstep
