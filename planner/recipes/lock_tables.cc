#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

#include <algorithm>

namespace lockstep {

// Of one state, and table by table, as LOCK TABLE takes those below along. The order in which a transaction begins (planner/lock_ahead.cc) is another one: it knows both
// states and views, and keeps a table with its partitions, each with a lock of its own.
std::vector<Sql> in_order_of_locks(const Graph& graph, std::set<ObjectId> tables) {
  const auto refers = [&](const ObjectId& from, const ObjectId& to) {
    const auto constraints = graph.children(from, Kind::constraint);
    return std::any_of(constraints.begin(), constraints.end(), [&](const ObjectId& id) {
      const auto& foreign_key = graph.at(id).as<ir::Constraint>().foreign_key;
      return foreign_key && foreign_key->table.id == to;
    });
  };
  std::vector<Sql> result;
  while (!tables.empty()) {
    auto next = std::find_if(tables.begin(), tables.end(), [&](const ObjectId& each) {
      return std::none_of(tables.begin(), tables.end(), [&](const ObjectId& other) { return other != each && refers(other, each); });
    });
    if (next == tables.end()) next = tables.begin();  // they refer to each other
    result.push_back(sql("{}", next->qualified_name()));
    tables.erase(next);
  }
  return result;
}

Sql lock_tables(const std::vector<Sql>& tables) { return sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", join(tables)); }

}  // namespace lockstep
