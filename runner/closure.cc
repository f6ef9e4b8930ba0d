// The part of a state that some objects need to exist.
#include <algorithm>
#include <functional>
#include <unordered_set>

#include "ir/stock_sort.h"
#include "ir/dependency.h"
#include "ir/inheritance.h"
#include "runner/prove.h"

namespace lockstep {
namespace {

// Columns go with their table, a relation without them cannot be built; checks, because they are handed down to
// partitions and children.
bool goes_with_parent(const Node& node) {
  const auto kind = node.id.kind;
  if (kind == Kind::constraint) return node.as<ir::Constraint>().type == ir::ConstraintType::check;
  return kind == Kind::column || kind == Kind::domain_constraint;
}

// What rows of a published table are told apart by: without it they cannot be updated where the publication has a condition.
void want_replica_identity(const Graph& graph, const ObjectId& table, const std::function<void(const ObjectId&)>& want) {
  for (const auto& id : graph.children(table, Kind::constraint))
    if (graph.at(id).as<ir::Constraint>().type == ir::ConstraintType::primary_key) want(id);
}

// Indexes that a table's own settings name.
std::vector<Name> named_indexes(const Node& node) {
  if (node.id.kind == Kind::materialized_view) return {node.as<ir::MaterializedView>().cluster_on};
  if (node.id.kind != Kind::table) return {};
  const auto& table = node.as<ir::Table>();
  return {table.cluster_on, table.replica_identity.index};
}

}  // namespace

Graph closure(const Graph& graph, const std::vector<ObjectId>& roots) {
  std::unordered_set<ObjectId> wanted;
  std::vector<ObjectId> queue;
  const auto want = [&](const ObjectId& id) {
    if (graph.contains(id) && wanted.insert(id).second) queue.push_back(id);
  };
  for (const auto& root : roots) {
    want(root);
    if (root.kind == Kind::publication_table) want_replica_identity(graph, {.kind = Kind::table, .schema = root.schema, .name = root.name}, want);
  }
  std::vector<ObjectId> parts;
  while (!queue.empty()) {
    const auto id = queue.back();
    queue.pop_back();
    if (id.kind == Kind::index || id.kind == Kind::constraint) {
      const auto& users = graph.dependents(id);
      std::copy_if(users.begin(), users.end(), std::back_inserter(parts), [&](const ObjectId& user) { return attached_to(graph.at(user)) == Ref(id); });
    }
    const auto& node = graph.at(id);
    if (node.parent) want(*node.parent);
    for (const auto& needed : needs(graph, node)) want(needed);
    for (const auto name : named_indexes(node))
      if (!name.empty()) want(index_named(graph, id, name));
    for (const auto& child : graph.children(id))
      if (goes_with_parent(graph.at(child))) want(child);
    // What is taken on the whole is taken on its columns, and what is said of all members of an extension on each.
    if (id.kind == Kind::stock_object)
      for (const auto& [other, beside] : graph.nodes(Kind::stock_object))
        if (stock_relation(other) == stock_relation(id) || (node.parent && node.parent == beside.parent)) want(other);
    if (id.kind == Kind::operator_)
      for (const auto& partner : {node.as<ir::Operator>().commutator, node.as<ir::Operator>().negator})
        if (!partner.schema.empty()) want({.kind = Kind::schema, .name = partner.schema});
    const auto schema = id.kind == Kind::extension ? node.as<ir::Extension>().schema : id.schema;
    if (!schema.empty()) want({.kind = Kind::schema, .name = schema});
    // An index of a partitioned table is one only when each of its partitions that is there has its part.
    if (queue.empty())
      for (const auto& part : parts)
        if (wanted.contains(*graph.at(part).parent)) want(part);
  }
  Graph result;
  result.origin = graph.origin;
  std::vector<ObjectId> ordered(wanted.begin(), wanted.end());
  std::sort(ordered.begin(), ordered.end());
  for (const auto& id : ordered) result.insert(graph.at(id));
  return result;
}

}  // namespace lockstep
