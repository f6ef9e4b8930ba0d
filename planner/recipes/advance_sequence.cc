// A sequence that is new under a column with rows starts behind what is there:
//
//   SELECT pg_catalog.setval('t_id_seq', max(id) + 1, false) FROM t HAVING max(id) >= 1;
#include <algorithm>
#include <array>

#include "differ/diff.h"
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

void add_search_for_last(const Graph& before, const Graph& after, const ObjectId& table, Name column, bool busy, Step& step) {
  const auto leads = [&](const ObjectId& id) {
    const Node& node = before.at(id);
    // One that changes may be gone at that time.
    const Node* stays = after.find(id);
    if (stays == nullptr || !differing_fields(node, *stays).empty()) return false;
    if (id.kind == Kind::index) {
      const auto& index = node.as<ir::Index>();
      return index.method.text() == "btree" && !index.predicate && !index.elements.empty() && index.elements.front().column == column;
    }
    const auto& constraint = node.as<ir::Constraint>();
    const bool key = constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique;
    return key && !constraint.columns.empty() && constraint.columns.front() == column;
  };
  if (!before.contains(table)) return;
  for (const auto kind : {Kind::index, Kind::constraint})
    for (const auto& id : before.children(table, kind))
      if (leads(id)) return;
  add_work(step, table, false);
  if (busy) step.hazards.push_back({"blocking-scan", "the rows of " + quoted(table.qualified_name()) + " are read for the last number while others wait; an index over " + quoted(column) + " makes that short"});
}

}  // namespace lockstep
