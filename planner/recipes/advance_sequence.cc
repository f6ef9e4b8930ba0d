// A sequence that is new under a column with rows starts behind what is there:
//
//   SELECT pg_catalog.setval('t_id_seq', max(id) + 1, false) FROM t HAVING max(id) >= 1;
#include <algorithm>
#include <array>

#include "planner/recipes/recipes.h"

namespace lockstep {

std::optional<Sql> advance_sequence(const Graph& graph, const ObjectId& column, const QualifiedName& sequence, const ir::SequenceOptions& options) {
  static constexpr std::array numbers = std::to_array<std::string_view>({"smallint", "integer", "bigint"});
  const Node* node = graph.find(column);
  if (node == nullptr || options.increment < 0) return std::nullopt;
  const auto& type = node->as<ir::Column>().type.text.text();
  if (std::find(numbers.begin(), numbers.end(), type) == numbers.end()) return std::nullopt;
  return sql("SELECT pg_catalog.setval({}, max({}) + 1, false) FROM {} HAVING max({}) >= {} AND max({}) < {}", literal(quoted(sequence)),
             column.part, column.qualified_name(), column.part, options.start, column.part, options.maximum);
}

}  // namespace lockstep
