// ALTER TABLE t ADD COLUMN … on a table that may hold rows: instant with a constant default, a rewrite
// of the table with a volatile one, an identity or a stored expression; it fails when a NOT NULL column
// has nothing to fill the rows with.
//
// A volatile default, and what `@backfill using=(…)` says, reach the rows in batches:
//
//   ALTER TABLE t ADD COLUMN c uuid;
//   ALTER TABLE t ALTER COLUMN c SET DEFAULT gen_random_uuid();   -- in the same transaction: new rows have it
//   UPDATE t SET c = DEFAULT WHERE c IS NULL;                     -- in batches (backfill.cc)
//   …                                                             -- NOT NULL (set_not_null.cc)
#include "ir/dependency.h"
#include "ir/domain_tests.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

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

bool has_volatile_default(const Graph& graph, const Node& column) { return column.as<ir::Column>().default_value && is_volatile(graph, column); }

// Domains with checks or NOT NULL are tested for every row, which writes them all again (ATExecAddColumn() in
// src/backend/commands/tablecmds.c).
bool has_constrained_domain(const Graph& graph, const ir::Column& column) { return is_tested_by_domain(graph, column.type); }

}  // namespace

void add_column_hazards(const Scope& scope, const Node& node, Step& step) {
  if (!scope.stays(*node.parent) || scope.vanishing) return;
  const auto& column = node.as<ir::Column>();
  const auto table = quoted(node.parent->qualified_name());
  const bool computed = column.identity || (column.generated && !column.generated_virtual);
  const bool rewrites = computed || has_volatile_default(scope.graph, node) || has_constrained_domain(scope.graph, column);
  if (rewrites) add_work(step, *node.parent, true);
  if (!scope.busy(*node.parent)) return;
  if (rewrites)
    step.hazards.push_back({"rewrite", "every row of " + table + " is written again under an exclusive lock"});
  if (column.not_null && !column.default_value && !computed && !column.generated)
    step.hazards.push_back({"may-fail", "fails when " + table + " has rows: the column has no default to fill them with"});
}

bool is_filled_afterwards(const Scope& scope, const Node& node) {
  const auto& column = node.as<ir::Column>();
  if (scope.vanishing || !scope.stays(*node.parent) || column.identity || column.generated || has_constrained_domain(scope.graph, column)) return false;
  // The name of the constraint is that of ADD COLUMN, and what children have of it is theirs.
  if (column.not_null_constraint) return false;
  if (comes_by_split(scope, node)) return false;
  if (node.directive("backfill") != nullptr) return true;
  return has_volatile_default(scope.graph, node) && scope.online(*node.parent, node.id);
}

void draft_filled_column(const Scope& scope, const Node& node, Draft draft, Drafts& drafts) {
  auto bare = node;
  auto& column = bare.as<ir::Column>();
  column.default_value = {};
  column.not_null = false;
  const auto head = alter_table(scope.graph, *node.parent);
  auto& up = draft.step.up;
  up.front() = sql("{} ADD COLUMN {}", head, column_definition({scope.graph, bare}, true));
  const auto& wanted = node.as<ir::Column>();
  if (wanted.default_value) up.insert(up.begin() + 1, sql("{} ALTER COLUMN {} SET DEFAULT {}", head, node.id.part, *wanted.default_value));
  draft.step.hazards.clear();
  draft.step.work.clear();
  drafts.push_back(std::move(draft));
  auto filling = filling_of(node);
  // Without the directive all rows would get the default.
  if (filling && filling->where && wanted.default_value) {
    filling->value = sql("CASE WHEN {} THEN {} ELSE {} END", *filling->where, filling->value, *wanted.default_value);
    filling->condition = sql("{} IS NULL", node.id.part);
    filling->where.reset();
  }
  if (!filling) filling = Filling{.column = node.id, .value = sql("DEFAULT"), .condition = sql("{} IS NULL", node.id.part)};
  auto steps = proven_not_null_steps(scope.other, {scope.graph, node}, filling, !wanted.default_value, scope.policy);
  steps.front().follows = true;
  // Who needs the column waits until it is as it should be.
  for (auto& step : steps)
    if (step.phase != Phase::contract) step.produces.push_back(node.id);
  add_steps(std::move(steps), drafts);
}

}  // namespace lockstep
