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
  const auto& constraint = change.after->not_null_constraint;
  const auto set = constraint ? add_not_null(change.after.graph, change.after.node) : sql("{} ALTER COLUMN {} SET NOT NULL", head, column);
  const auto unset = sql("{} ALTER COLUMN {} DROP NOT NULL", head, column);
  const Hazard fails{"may-fail", "fails when " + to_string(change.after.id()) + " holds nulls"};
  std::vector<ObjectId> produced{change.after.id(), facet(change.after.id(), "not null")};
  if (!change.policy.online || is_foreign(change.after.graph, table) || (constraint && !constraint->validated)) {
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

bool is_valid(const ir::Column& column) { return !column.not_null_constraint || column.not_null_constraint->validated; }
bool is_inherited(const ir::Column& column) { return !column.not_null_constraint || !column.not_null_constraint->no_inherit; }
std::optional<std::string> comment_of(const ir::Column& column) {
  return column.not_null_constraint ? column.not_null_constraint->comment : std::nullopt;
}

// A step that changes the constraint behind a NOT NULL that stays (PostgreSQL 18).
Step constraint_step(const ColumnChange& change, std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(change.after.node, Action::alter, title(verb, change.after.id()), std::move(up), std::move(down));
  step.locks = {takes(form, *change.after.node.parent)};
  step.down.reversal = Reversal::exact;
  return step;
}

Sql rename_not_null(const Subject<ir::Column>& from, const Subject<ir::Column>& to) {
  return sql("{} RENAME CONSTRAINT {} TO {}", alter_table(from.graph, *from.node.parent), not_null_name(from.graph, from.node),
             not_null_name(to.graph, to.node));
}

Sql inherit_not_null(const Subject<ir::Column>& to, Name name) {
  return sql("{} ALTER CONSTRAINT {} {}", alter_table(to.graph, *to.node.parent), name,
             verbatim(is_inherited(*to) ? "INHERIT" : "NO INHERIT"));
}

void alter_constraint(const ColumnChange& change, std::vector<Step>& steps) {
  const auto first = steps.size();
  const auto name = not_null_name(change.after.graph, change.after.node);
  const auto& table = *change.after.node.parent;
  // What is renamed on the parent is on its children.
  if (!follows_parent(change) && not_null_name(change.before.graph, change.before.node) != name)
    steps.push_back(constraint_step(change, "rename not-null constraint of", Form::rename_constraint, {rename_not_null(change.before, change.after)},
                                    {rename_not_null(change.after, change.before)}));
  if (is_inherited(*change.before) != is_inherited(*change.after))
    steps.push_back(constraint_step(change, "change inheritance of the not-null constraint of", Form::alter_constraint,
                                    {inherit_not_null(change.after, name)}, {inherit_not_null(change.before, name)}));
  const auto drop = sql("{} DROP CONSTRAINT {}", alter_table(change.after.graph, table), name);
  if (!is_valid(*change.before) && is_valid(*change.after)) {
    const auto validate = sql("{} VALIDATE CONSTRAINT {}", alter_table(change.after.graph, table), name);
    steps.push_back(constraint_step(change, "scan for nulls in", Form::validate_check, {validate}, {drop, add_not_null(change.before.graph, change.before.node)}));
    steps.back().transaction = Transaction::alone;
    steps.back().hazards = {{"may-fail", "fails when " + to_string(change.after.id()) + " holds nulls"}};
  } else if (is_valid(*change.before) && !is_valid(*change.after)) {
    steps.push_back(constraint_step(change, "leave unproven that there are no nulls in", Form::alter_column,
                                    {drop, add_not_null(change.after.graph, change.after.node)},
                                    {sql("{} VALIDATE CONSTRAINT {}", alter_table(change.after.graph, table), name)}));
  }
  if (comment_of(*change.before) != comment_of(*change.after))
    steps.push_back(constraint_step(change, "comment on the not-null constraint of", Form::comment_on_relation,
                                    {comment_on_not_null(change.after.graph, change.after.node, comment_of(*change.after))},
                                    {comment_on_not_null(change.after.graph, change.after.node, comment_of(*change.before))}));
  for (std::size_t i = first + 1; i < steps.size(); ++i) steps[i].follows = true;
}

}  // namespace

void alter_not_null(const ColumnChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Column::not_null)) {
    if (change.after->not_null && change.changed(&ir::Column::not_null_constraint)) alter_constraint(change, steps);
    return;
  }
  const auto parents = follows_parent(change) ? parent_columns(change.after.graph, change.after.node) : std::vector<const Node*>();
  const bool passed_on = std::any_of(parents.begin(), parents.end(), [&](const Node* parent) {
    const Node* was = change.before.graph.find(parent->id);
    return was != nullptr && parent->as<ir::Column>().not_null == change.after->not_null && was->as<ir::Column>().not_null == change.before->not_null;
  });
  const auto& table = *change.after.node.parent;
  if (change.after->not_null) {
    if (!passed_on) set_not_null(change, steps);
    if (comment_of(*change.after) && !steps.empty()) steps.back().up.push_back(comment_on_not_null(change.after.graph, change.after.node, comment_of(*change.after)));
    return;
  }
  const bool partition = change.after.graph.at(table).as<ir::Table>().partition_of.has_value();
  if (passed_on && partition) return;
  const bool partitioned = is_partitioned(change.after.graph, table);
  const auto head = partitioned ? alter_table(change.after.graph, table) : alter_table_only(change.after.graph, table);
  auto step = column_step(change, "allow nulls in", Form::alter_column, {sql("{} ALTER COLUMN {} DROP NOT NULL", head, change.after.id().part)},
                          {change.before->not_null_constraint ? add_not_null(change.before.graph, change.before.node)
                                                              : sql("{} ALTER COLUMN {} SET NOT NULL", head, change.after.id().part)});
  if (comment_of(*change.before)) step.down.statements.push_back(comment_on_not_null(change.before.graph, change.before.node, comment_of(*change.before)));
  step.removes = {facet(change.after.id(), "not null")};
  step.produces = primary_key_facet(change);
  step.down.reversal = Reversal::exact;
  steps.push_back(std::move(step));
}

}  // namespace lockstep
