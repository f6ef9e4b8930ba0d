// NOT NULL on a column that exists. PostgreSQL skips the scan under an exclusive lock when a valid
// check says the same, and a check can be validated under a weak one:
//
//   ALTER TABLE t ADD CONSTRAINT c_not_null CHECK (c IS NOT NULL) NOT VALID;
//   ALTER TABLE t VALIDATE CONSTRAINT c_not_null;          -- a transaction of its own
//   ALTER TABLE t ALTER COLUMN c SET NOT NULL;
//   ALTER TABLE t DROP CONSTRAINT c_not_null;              -- in the same ALTER TABLE the scan would be back
//
// Where `@backfill using=(…)` says what rows without a value get, they get it first. The check comes last of all: from then on
// whoever touches a row that it does not hold for fails.
//
//   CREATE TRIGGER c_fill BEFORE INSERT OR UPDATE ON t FOR EACH ROW WHEN (NEW.c IS NULL) EXECUTE FUNCTION c_fill();
//   UPDATE t SET c = … WHERE c IS NULL;                    -- in batches (backfill.cc)
//   …
//   DROP TRIGGER c_fill ON t;                              -- when nobody writes rows without a value any more
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/typed_columns.h"

namespace lockstep {
namespace {

using ColumnChange = Alteration<ir::Column>;

Step column_step(const Subject<ir::Column>& column, std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(column.node, Action::alter, title(verb, column.id()), std::move(up), std::move(down));
  step.locks = {takes(form, *column.node.parent)};
  // Not the column as a whole: that is there when it has its NOT NULL.
  step.requires_ = {facet(column.id(), "type")};
  return step;
}

Sql set_statement(const Subject<ir::Column>& column) {
  if (column->not_null_constraint) return add_not_null(column.graph, column.node);
  return sql("{} ALTER COLUMN {} SET NOT NULL", alter_table(column.graph, *column.node.parent), column.id().part);
}

Sql unset_statement(const Subject<ir::Column>& column) {
  return sql("{} ALTER COLUMN {} DROP NOT NULL", alter_table(column.graph, *column.node.parent), column.id().part);
}

// A primary key must be gone before its columns can be null.
std::vector<ObjectId> primary_key_facet(const ColumnChange& change) { return {facet(*change.after.node.parent, "primary key")}; }

std::vector<ObjectId> not_null_facets(const Subject<ir::Column>& column) { return {column.id(), facet(column.id(), "not null")}; }

// All in one transaction: nobody can write rows without a value in between.
std::vector<Sql> fill_and_set(const ColumnChange& change, const Filling& filling, const Sql& set) {
  const auto table = change.after.node.parent->qualified_name();
  return {sql("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", table),
          sql("UPDATE {} SET {} = {} WHERE {}", table, change.after.id().part, filling.value, filling.condition),
          sql("SET CONSTRAINTS ALL IMMEDIATE"),  // ALTER TABLE refuses while triggers are to be fired
          set};
}

// `IS NOT NULL` asks of a row whether all its columns have values, so it does not say that the row itself is there (manual, section 9.2), and proves nothing
// to SET NOT NULL.
bool is_row(const Graph& graph, const TypeName& type) {
  if (!type.reference || type.text.text().ends_with("[]")) return false;
  const Node* node = graph.find(*type.reference);
  if (node == nullptr) return false;
  if (node->id.kind == Kind::domain) return is_row(graph, node->as<ir::Domain>().type);
  return node->id.kind == Kind::composite_type || node->id.kind == Kind::table || node->id.kind == Kind::view || node->id.kind == Kind::materialized_view;
}

// Of a column that was there before.
constexpr auto values_stay = "values that were filled in stay, since nobody knows any more which rows had none";

// At once, while nobody reads or writes.
Step plain_step(const Graph& before, const Subject<ir::Column>& column, std::vector<Sql> up, bool unproven, const Policy& policy) {
  const auto& table = *column.node.parent;
  auto step = column_step(column, "require values in", Form::alter_column, std::move(up), {unset_statement(column)});
  step.produces = not_null_facets(column);
  if (unproven || is_foreign(column.graph, table)) return step;
  add_work(step, table, false);
  if (is_busy(before, table, policy))
    step.hazards = {{"blocking-scan", "the rows of " + quoted(table.qualified_name()) + " are read while readers and writers wait"},
                    {"may-fail", "fails when " + to_string(column.id()) + " holds nulls"}};
  return step;
}

void set_not_null(const ColumnChange& change, std::vector<Step>& steps) {
  const auto& table = *change.after.node.parent;
  const auto& constraint = change.after->not_null_constraint;
  const auto set = set_statement(change.after);
  const bool unproven = constraint && !constraint->validated;
  const auto filling = unproven || is_foreign(change.after.graph, table) ? std::nullopt : filling_of(change.after.node);
  if (unproven || !deserves_online(change.before.graph, change.after.graph, table, change.after.id(), change.policy)) {
    steps.push_back(plain_step(change.before.graph, change.after, filling ? fill_and_set(change, *filling, set) : std::vector{set}, unproven, change.policy));
    if (filling) append(steps.back().requires_, filling->needs);
    if (filling) steps.back().down.reason = values_stay;
    return;
  }
  append(steps, proven_not_null_steps(change.before.graph, change.after, filling, true, change.policy));
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

void reach_children(Step& step) {
  for (auto& each : step.locks) each.reach = Reach::descendants;
}

// True when the table is of the type from before to after.
bool stays_of_type(const ColumnChange& change) {
  const auto& table = *change.after.node.parent;
  const auto& had = change.before.graph.at(table).as<ir::Table>().of_type;
  const auto& has = change.after.graph.at(table).as<ir::Table>().of_type;
  return had && had == has && change.stays(had->id) && moved_columns(change.before.graph, change.after.graph, table).empty();
}

std::vector<Sql> rename_not_null(const ColumnChange& change) {
  const auto& table = *change.after.node.parent;
  auto statement = sql("{} RENAME CONSTRAINT {} TO {}", alter_table(change.before.graph, table), not_null_name(change.before.graph, change.before.node),
                       not_null_name(change.after.graph, change.after.node));
  if (!stays_of_type(change)) return {std::move(statement)};
  return rename_constraint_off_type(change.before.graph, table, std::move(statement));
}

Sql inherit_not_null(const Subject<ir::Column>& to, Name name) {
  return sql("{} ALTER CONSTRAINT {} {}", alter_table(to.graph, *to.node.parent), name,
             verbatim(is_inherited(*to) ? "INHERIT" : "NO INHERIT"));
}

// The constraint made again without proof, between the steps that give it its new name and inheritance and the one that changes its comment.
std::vector<Sql> unproven_again(const ColumnChange& change) {
  auto node = change.after.node;
  auto& constraint = node.as<ir::Column>().not_null_constraint;
  if (!constraint) constraint = ir::NotNull{};
  constraint->validated = false;
  const auto& graph = change.after.graph;
  std::vector<Sql> result{sql("{} DROP CONSTRAINT {}", alter_table(graph, *node.parent), not_null_name(graph, node)), add_not_null(graph, node)};
  if (const auto comment = comment_of(*change.before)) result.push_back(comment_on_not_null(graph, node, comment));
  return result;
}

void alter_constraint(const ColumnChange& change, std::vector<Step>& steps) {
  const auto first = steps.size();
  const auto name = not_null_name(change.after.graph, change.after.node);
  const auto& table = *change.after.node.parent;
  // What is renamed on the parent is on its children.
  if (!follows_parent(change) && not_null_name(change.before.graph, change.before.node) != name) {
    steps.push_back(constraint_step(change, "rename not-null constraint of", Form::rename_constraint, rename_not_null(change), rename_not_null(change.reversed())));
    if (is_inherited(*change.before)) reach_children(steps.back());
  }
  if (is_inherited(*change.before) != is_inherited(*change.after)) {
    steps.push_back(constraint_step(change, "change inheritance of the not-null constraint of", Form::alter_constraint,
                                    {inherit_not_null(change.after, name)}, {inherit_not_null(change.before, name)}));
    reach_children(steps.back());
  }
  if (!is_valid(*change.before) && is_valid(*change.after)) {
    const auto validate = sql("{} VALIDATE CONSTRAINT {}", alter_table(change.after.graph, table), name);
    steps.push_back(constraint_step(change, "scan for nulls in", Form::validate_check, {validate}, unproven_again(change)));
    steps.back().transaction = Transaction::alone;
    steps.back().hazards = {{"may-fail", "fails when " + to_string(change.after.id()) + " holds nulls"}};
    add_work(steps.back(), table, false);
  } else if (is_valid(*change.before) && !is_valid(*change.after)) {
    steps.push_back(constraint_step(change, "leave unproven that there are no nulls in", Form::alter_column, unproven_again(change),
                                    {sql("{} VALIDATE CONSTRAINT {}", alter_table(change.after.graph, table), name)}));
  }
  if (comment_of(*change.before) != comment_of(*change.after))
    steps.push_back(constraint_step(change, "comment on the not-null constraint of", Form::comment_on_part,
                                    {comment_on_not_null(change.after.graph, change.after.node, comment_of(*change.after))},
                                    {comment_on_not_null(change.after.graph, change.after.node, comment_of(*change.before))}));
  for (std::size_t i = first + 1; i < steps.size(); ++i) steps[i].follows = true;
}

}  // namespace

std::vector<Step> proven_not_null_steps(const Graph& before, const Subject<ir::Column>& column, const std::optional<Filling>& filling, bool with_trigger, const Policy& policy) {
  const auto& table = *column.node.parent;
  std::vector<Step> steps;
  if (filling) {
    if (with_trigger) steps.push_back(fill_trigger_step(before, column.graph, column.node, *filling));
    auto fillings = backfill_steps(before, column.graph, table, *filling, policy);
    if (before.contains(column.id()))
      for (auto& each : fillings) each.down.reason = values_stay;
    append(steps, std::move(fillings));
  }
  const auto name = temporary_name(column.id(), "not_null");
  const auto head = alter_table(column.graph, table);
  const auto drop = sql("{} DROP CONSTRAINT {}", head, name);
  const auto add = sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", head, name, column.id().part);
  if (column->not_null && is_row(column.graph, column->type)) {
    steps.push_back(plain_step(before, column, {set_statement(column)}, false, policy));
  } else if (column->not_null) {
    steps.push_back(column_step(column, "check without scan for nulls in", Form::add_check_not_valid, {add}, {drop}));
    steps.push_back(column_step(column, "scan for nulls in", Form::validate_check, {sql("{} VALIDATE CONSTRAINT {}", head, name)}, {}));
    take_nothing_back(steps.back());
    steps.back().transaction = Transaction::alone;
    steps.back().hazards = {{"may-fail", "fails when " + to_string(column.id()) + " holds nulls"}};
    add_work(steps.back(), table, false);
    steps.back().done = is_validated(*column.node.parent, name);
    steps.push_back(column_step(column, "require values in", Form::alter_column, {set_statement(column)}, {unset_statement(column)}));
    steps.back().produces = not_null_facets(column);
    // Each statement by itself: on the way back the scan must not hold up others, either.
    steps.push_back(column_step(column, "drop the check for nulls in", Form::drop_constraint, {drop}, {add, sql("{} VALIDATE CONSTRAINT {}", head, name)}));
    steps.back().transaction = Transaction::outside;
    steps.back().done = is_dropped(*column.node.parent, name);
  }
  if (filling && with_trigger) steps.push_back(drop_fill_trigger_step(before, column.graph, column.node, *filling));
  for (std::size_t i = 1; i < steps.size(); ++i) steps[i].follows = true;
  return steps;
}

// Children let go of it behind their parents: from 18 on what comes from a parent cannot be dropped (dropconstraint_internal() in
// src/backend/commands/tablecmds.c).
std::vector<ObjectId> not_null_of_children(const ColumnChange& change) {
  std::vector<ObjectId> result;
  for (const auto& child : child_tables(change.before.graph, *change.before.node.parent)) {
    const ObjectId id{.kind = Kind::column, .schema = child.schema, .name = child.name, .part = change.before.id().part};
    const Node* after = change.after.graph.find(id);
    if (after != nullptr && !after->as<ir::Column>().not_null) result.push_back(facet(id, "not null"));
  }
  return result;
}

// From 18 on a NOT NULL of a parent is its children's, too, like a check.
bool is_handed_down(const ColumnChange& change) {
  const auto& origin = change.before.graph.origin;
  return std::max({origin.server_version, origin.written_for, change.after.graph.origin.server_version, change.after.graph.origin.written_for}) >= 180000;
}

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
    if (passed_on) return;
    const auto first = steps.size();
    set_not_null(change, steps);
    if (!comment_of(*change.after)) return;
    const auto made = facet(change.after.id(), "not null");
    const auto sets = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(first), steps.end(), [&](const Step& step) { return std::find(step.produces.begin(), step.produces.end(), made) != step.produces.end(); });
    sets->up.push_back(comment_on_not_null(change.after.graph, change.after.node, comment_of(*change.after)));
    return;
  }
  const bool partition = change.after.graph.at(table).as<ir::Table>().partition_of.has_value();
  const bool hands_down = is_handed_down(change);
  if (passed_on && (partition || hands_down)) return;
  const bool partitioned = is_partitioned(change.after.graph, table);
  const auto head = partitioned || hands_down ? alter_table(change.after.graph, table) : alter_table_only(change.after.graph, table);
  auto step = column_step(change.after, "allow nulls in", Form::alter_column, {sql("{} ALTER COLUMN {} DROP NOT NULL", head, change.after.id().part)},
                          {change.before->not_null_constraint ? add_not_null(change.before.graph, change.before.node)
                                                              : sql("{} ALTER COLUMN {} SET NOT NULL", head, change.after.id().part)});
  if (comment_of(*change.before)) step.down.statements.push_back(comment_on_not_null(change.before.graph, change.before.node, comment_of(*change.before)));
  step.removes = {facet(change.after.id(), "not null")};
  step.releases = not_null_of_children(change);
  step.produces = primary_key_facet(change);
  step.down.reversal = Reversal::exact;
  steps.push_back(std::move(step));
}

}  // namespace lockstep
