#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

#include <algorithm>

namespace lockstep {

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

Sql patiently(const Sql& statement) {
  const auto body = sql(R"(
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      {};
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END )",
                        statement);
  return sql("DO {}", dollar_quoted(body));
}

Sql lock_together(const std::vector<Sql>& tables, bool with_partitions) {
  const auto lock = sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", join(tables));
  // Who waits for one table must not hold another for long: all or none, and again after a while.
  return tables.size() == 1 && !with_partitions ? lock : patiently(lock);
}

}  // namespace lockstep
