// ALTER TABLE t VALIDATE CONSTRAINT c: reads every row, but neither readers nor writers wait. In a
// transaction of its own, because the lock of ADD CONSTRAINT would be held over the scan.
#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {

Sql is_validated(const ObjectId& table, Name constraint) {
  return sql("SELECT coalesce((SELECT convalidated FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass({}) AND conname = {}), false)",
             literal(quoted(table.qualified_name())), literal(constraint.text()));
}

Sql is_dropped(const ObjectId& table, Name constraint) {
  return sql("SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass({}) AND conname = {})", literal(quoted(table.qualified_name())),
             literal(constraint.text()));
}

void take_nothing_back(Step& step) {
  step.down.reversal = Reversal::exact;
  step.down.statements = {sql("SELECT")};
  step.down.reason = "there is nothing to take back";
}

Step validate_step(const Graph& graph, const Node& constraint) {
  const auto head = sql("ALTER TABLE {}", constraint.id.qualified_name());
  auto open = constraint;
  open.as<ir::Constraint>().validated = false;
  std::vector<Sql> down{sql("{} DROP CONSTRAINT {}", head, constraint.id.part)};
  for (auto& each : create_object(graph, open)) down.push_back(std::move(each));
  if (constraint.comment)
    for (auto& each : set_comment(graph, constraint, constraint.comment)) down.push_back(std::move(each));
  auto step = step_for(constraint, Action::alter, title("validate", constraint.id),
                       {sql("{} VALIDATE CONSTRAINT {}", head, constraint.id.part)}, std::move(down));
  step.transaction = Transaction::alone;
  step.yields = true;  // what went for something, such as a view, comes back first
  step.requires_ = {constraint.id};
  step.produces = {facet(constraint.id, "valid")};
  const auto& target = constraint.as<ir::Constraint>().foreign_key;
  step.locks = {takes(target ? Form::validate_foreign_key : Form::validate_check, *constraint.parent)};
  if (constraint.as<ir::Constraint>().no_inherit) step.locks.front().reach = Reach::itself;
  if (target) step.locks.push_back(takes(Form::validate_foreign_key_target, target->table.id));
  step.down.locks = {{*constraint.parent, Lock::access_exclusive, step.locks.front().reach}};
  if (target) step.down.locks.push_back({target->table.id, Lock::access_exclusive, Reach::partitions});
  add_work(step, *constraint.parent, false);
  step.hazards.push_back({"may-fail", "fails when rows break " + to_string(constraint.id)});
  step.done = is_validated(*constraint.parent, constraint.id.part);
  return step;
}

std::vector<Step> validate_again(const Graph& after, const Graph& before, const std::vector<ObjectId>& constraints) {
  std::vector<Step> result;
  for (const auto& id : constraints) {
    if (!before.at(id).as<ir::Constraint>().validated) continue;
    auto step = validate_step(after, before.at(id));
    std::erase_if(step.hazards, [](const Hazard& hazard) { return hazard.code == "may-fail"; });
    result.push_back(std::move(step));
  }
  return result;
}

}  // namespace lockstep
