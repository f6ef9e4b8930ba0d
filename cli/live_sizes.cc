#include "cli/live_sizes.h"

namespace lockstep {

std::map<ObjectId, LiveSize> live_sizes(Database& database, const std::vector<ObjectId>& relations) {
  std::map<ObjectId, LiveSize> result;
  if (relations.empty()) return result;
  std::vector<Sql> names;
  for (const auto& id : relations) names.push_back(sql("({}, {})", static_cast<int>(names.size()), literal(quoted(id.qualified_name()))));
  // Never analysed: reltuples is -1 (before 14: 0). No more than 291 rows fit into a page of 8 kB (MaxHeapTuplesPerPage).
  const auto rows = database.query(sql("WITH RECURSIVE named AS (SELECT w.place, pg_catalog.to_regclass(w.name)::oid AS oid FROM (VALUES {}) AS w (place, name)), "
                                       "family AS (SELECT place, oid FROM named WHERE oid IS NOT NULL "
                                       "UNION SELECT f.place, i.inhrelid FROM family AS f JOIN pg_catalog.pg_inherits AS i ON i.inhparent = f.oid), "
                                       "sized AS (SELECT f.place, c.reltuples, pg_catalog.pg_table_size(c.oid) AS bytes FROM family AS f JOIN pg_catalog.pg_class AS c ON c.oid = f.oid) "
                                       "SELECT place, sum(CASE WHEN reltuples > 0 OR bytes = 0 THEN greatest(reltuples, 0) ELSE bytes / 8192 * 291 END)::bigint, sum(bytes)::bigint FROM sized GROUP BY place",
                                       join(names))
                                       .text());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto number = [&](std::size_t column) { return std::stoll(std::string(rows.get(i, column).value_or("0"))); };
    result[relations.at(static_cast<std::size_t>(number(0)))] = {number(1), number(2)};
  }
  return result;
}

}  // namespace lockstep
