// NOT NULL on a column that exists. PostgreSQL skips the scan under an exclusive lock when a valid
// check says the same, and a check can be validated under a weak one:
//
//   ALTER TABLE t ADD CONSTRAINT c_not_null CHECK (c IS NOT NULL) NOT VALID;
//   ALTER TABLE t VALIDATE CONSTRAINT c_not_null;          -- a transaction of its own
//   ALTER TABLE t ALTER COLUMN c SET NOT NULL;
//   ALTER TABLE t DROP CONSTRAINT c_not_null;              -- in the same ALTER TABLE the scan would be back
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

using ColumnChange = Alteration<ir::Column>;

Step column_step(const ColumnChange& change, std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(change.after.node, Action::alter, title(verb, change.after.id()), std::move(up), std::move(down));
  step.locks = {takes(form, *change.after.node.parent)};
  // Not the column as a whole: that is there when it has its NOT NULL.
  step.requires_ = {facet(change.after.id(), "type")};
  return step;
}

// A primary key must be gone before its columns can be null.
std::vector<ObjectId> primary_key_facet(const ColumnChange& change) { return {facet(*change.after.node.parent, "primary key")}; }

void set_not_null(const ColumnChange& change, std::vector<Step>& steps) {
  const auto& table = *change.after.node.parent;
  const auto column = change.after.id().part;
  const auto head = alter_table(change.after.graph, table);
  const auto set = sql("{} ALTER COLUMN {} SET NOT NULL", head, column);
  const auto unset = sql("{} ALTER COLUMN {} DROP NOT NULL", head, column);
  const Hazard fails{"may-fail", "fails when " + to_string(change.after.id()) + " holds nulls"};
  std::vector<ObjectId> produced{change.after.id(), facet(change.after.id(), "not null")};
  if (!change.policy.online || is_foreign(change.after.graph, table)) {
    steps.push_back(column_step(change, "require values in", Form::alter_column, {set}, {unset}));
    steps.back().produces = produced;
    return;
  }
  const auto name = temporary_name(change.after.id(), "not_null");
  const auto drop = sql("{} DROP CONSTRAINT {}", head, name);
  const auto add = sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", head, name, column);
  steps.push_back(column_step(change, "check without scan for nulls in", Form::add_check_not_valid, {add}, {drop}));
  steps.push_back(column_step(change, "scan for nulls in", Form::validate_check, {sql("{} VALIDATE CONSTRAINT {}", head, name)},
                              {drop, add}));
  steps.back().transaction = Transaction::alone;
  steps.back().hazards = {fails};
  steps.back().follows = true;
  steps.push_back(column_step(change, "require values in", Form::alter_column, {set, drop}, {sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL)", head, name, column), unset}));
  steps.back().produces = produced;
  steps.back().follows = true;
}

}  // namespace

void alter_not_null(const ColumnChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Column::not_null)) return;
  const Node* parent = follows_parent(change) ? parent_column(change.after.graph, change.after.node) : nullptr;
  const Node* parent_before = parent == nullptr ? nullptr : change.before.graph.find(parent->id);
  const bool passed_on = parent != nullptr && parent->as<ir::Column>().not_null == change.after->not_null &&
                         parent_before->as<ir::Column>().not_null == change.before->not_null;
  const auto& table = *change.after.node.parent;
  if (change.after->not_null) {
    if (!passed_on) set_not_null(change, steps);
    return;
  }
  const bool partition = change.after.graph.at(table).as<ir::Table>().partition_of.has_value();
  if (passed_on && partition) return;
  const bool partitioned = is_partitioned(change.after.graph, table);
  const auto head = partitioned ? alter_table(change.after.graph, table) : alter_table_only(change.after.graph, table);
  auto step = column_step(change, "allow nulls in", Form::alter_column, {sql("{} ALTER COLUMN {} DROP NOT NULL", head, change.after.id().part)},
                          {sql("{} ALTER COLUMN {} SET NOT NULL", head, change.after.id().part)});
  step.removes = {facet(change.after.id(), "not null")};
  step.produces = primary_key_facet(change);
  step.down.reversal = Reversal::exact;
  steps.push_back(std::move(step));
}

}  // namespace lockstep
