#include "ir/persistence_circle.h"

#include <unordered_set>

namespace lockstep {

bool refers_to(const Graph& graph, const ObjectId& from, const ObjectId& to) {
  std::unordered_set<ObjectId> seen{from};
  for (std::vector<ObjectId> left{from}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    for (const auto& id : graph.children(next, Kind::constraint)) {
      const auto& key = graph.at(id).as<ir::Constraint>().foreign_key;
      if (!key || key->table.id == next) continue;
      if (key->table.id == to) return true;
      if (seen.insert(key->table.id).second) left.push_back(key->table.id);
    }
  }
  return false;
}

bool gives_way(const Graph& graph, const ObjectId& table, const ObjectId& target) { return table < target && refers_to(graph, target, table); }

std::vector<ObjectId> keys_giving_way(const Graph& before, const Graph& after) {
  std::vector<ObjectId> result;
  for (const auto& [table, node] : after.nodes(Kind::table)) {
    const Node* was = before.find(table);
    if (was == nullptr || was->as<ir::Table>().unlogged == node.as<ir::Table>().unlogged) continue;
    for (const auto& id : after.children(table, Kind::constraint)) {
      const auto& key = after.at(id).as<ir::Constraint>().foreign_key;
      if (key && key->table.id != table && before.contains(id) && gives_way(after, table, key->table.id)) result.push_back(id);
    }
  }
  return result;
}

}  // namespace lockstep
