// A column that a table is to have from its new parent alone. INHERIT wants the column to be there, and one that is there is the
// table's own from then on (MergeAttributesIntoExisting() in src/backend/commands/tablecmds.c); what ADD COLUMN on a parent
// brings is not. So it comes by way of a parent that exists only until the real one has taken over:
//
//   CREATE TABLE helper (); ALTER TABLE t INHERIT helper; ALTER TABLE helper ADD COLUMN c integer;
//   ALTER TABLE t INHERIT parent; ALTER TABLE t NO INHERIT helper; DROP TABLE helper;
#include <algorithm>

#include "ir/dependency.h"
#include "ir/error.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

QualifiedName helper_of(const ObjectId& column) { return {column.schema, temporary_name(column, "parent")}; }

bool has_column(const Graph& graph, const ObjectId& table, Name column) {
  return graph.contains({.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column});
}

}  // namespace

bool comes_by_new_parent(const Graph& graph, const Graph& other, const Node& node) {
  const auto& column = node.as<ir::Column>();
  const Node* table = other.find(*node.parent);
  if (!column.inherited || column.local || table == nullptr || other.contains(node.id)) return false;
  const auto& parents = graph.at(*node.parent).as<ir::Table>().inherits;
  const auto& others = table->as<ir::Table>().inherits;
  return std::any_of(parents.begin(), parents.end(), [&](const Ref& parent) {
    return has_column(graph, parent.id, node.id.part) && std::find(others.begin(), others.end(), parent) == others.end();
  });
}

void come_by_helper(const Subject<ir::Column>& column, Step& step) {
  const auto helper = helper_of(column.id());
  const auto table = column.node.parent->qualified_name();
  check(!step.up.empty(), "a column that nothing adds");
  // The name of a NOT NULL stays, too.
  auto named = column.node;
  auto& constraint = named.as<ir::Column>().not_null_constraint;
  const bool keeps_name = column.graph.origin.written_for >= 180000 && column->not_null && !constraint;
  if (keeps_name) constraint = ir::NotNull{.name = not_null_name(column.graph, column.node)};
  step.up.front() = sql("ALTER TABLE {} ADD COLUMN {}", helper, column_definition({column.graph, named}, true));
  const std::vector<Sql> first{sql("CREATE TABLE {} ()", helper), sql("ALTER TABLE {} INHERIT {}", table, helper)};
  step.up.insert(step.up.begin(), first.begin(), first.end());
  step.locks.push_back(takes(Form::inherit, *column.node.parent));
}

std::vector<Sql> let_go_of_helpers(const Graph& graph, const Graph& other, const ObjectId& table, const ObjectId& parent, Going going, std::set<ObjectId>& done) {
  std::vector<Sql> result;
  for (const Node* column : graph.columns(table)) {
    if (!has_column(graph, parent, column->id.part) || !comes_by_new_parent(graph, other, *column) || !done.insert(column->id).second) continue;
    const auto helper = helper_of(column->id);
    const auto let_go = sql("ALTER TABLE {} NO INHERIT {}", table.qualified_name(), helper);
    const auto drop = sql("DROP TABLE {}", helper);
    // Who goes back from the middle of a plan has no helper: the column was never dropped.
    if (going == Going::back)
      result.push_back(sql("DO {}", dollar_quoted(sql("\nBEGIN\n  IF pg_catalog.to_regclass({}) IS NOT NULL THEN\n    {};\n    {};\n  END IF;\nEND ", literal(quoted(helper)), let_go, drop))));
    else
      append(result, {let_go, drop});
  }
  return result;
}

}  // namespace lockstep
