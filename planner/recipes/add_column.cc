// ALTER TABLE t ADD COLUMN … on a table that may hold rows: instant with a constant default, a rewrite
// of the table with a volatile one, an identity or a stored expression; it fails when a NOT NULL column
// has nothing to fill the rows with.
#include "ir/dependency.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

bool is_volatile(const Graph& graph, const Node& column) {
  for (const auto& id : expression_references(column)) {
    if (id.kind == Kind::sequence) return true;
    const Node* routine = id.kind == Kind::routine ? graph.find(id) : nullptr;
    if (routine != nullptr && routine->as<ir::Routine>().volatility == ir::Volatility::volatile_) return true;
  }
  const auto& text = column.as<ir::Column>().default_value->text;
  for (const std::string_view name : {"nextval(", "gen_random_uuid(", "clock_timestamp(", "random(",
                                      "timeofday(", "uuid_generate_v", "uuidv", "gen_random_bytes("})
    if (text.find(name) != std::string::npos) return true;
  return false;
}

}  // namespace

void add_column_hazards(const Scope& scope, const Node& node, Step& step) {
  if (!scope.online(*node.parent)) return;
  const auto& column = node.as<ir::Column>();
  const auto table = quoted(node.parent->qualified_name());
  const bool computed = column.identity || (column.generated && !column.generated_virtual);
  if (computed || (column.default_value && is_volatile(scope.graph, node)))
    step.hazards.push_back({"rewrite", "every row of " + table + " is written again under an exclusive lock"});
  if (column.not_null && !column.default_value && !computed && !column.generated)
    step.hazards.push_back({"may-fail", "fails when " + table + " has rows: the column has no default to fill them with"});
}

}  // namespace lockstep
