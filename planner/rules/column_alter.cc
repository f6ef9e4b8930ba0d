// What ALTER COLUMN changes in place. Columns that come from a parent table follow the parent where
// PostgreSQL passes the change on.
#include <algorithm>
#include <array>
#include <set>

#include "ir/describe.h"
#include "ir/dependency.h"
#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

using ColumnChange = Alteration<ir::Column>;

Sql alter_column(const Subject<ir::Column>& column) {
  return sql("{} ALTER COLUMN {}", alter_table(column.graph, *column.node.parent), column.id().part);
}

Sql alter_column_only(const Subject<ir::Column>& column) {
  return sql("{} ALTER COLUMN {}", alter_table_only(column.graph, *column.node.parent), column.id().part);
}

Step column_step(const ColumnChange& change, std::string_view verb, Form form, std::vector<Sql> up, std::vector<Sql> down) {
  auto step = step_for(change.after.node, Action::alter, title(verb, change.after.id()), std::move(up), std::move(down));
  step.locks = {takes(form, *change.after.node.parent)};
  step.requires_ = {change.after.id()};
  return step;
}

Sql set_default(const Subject<ir::Column>& column) {
  if (!column->default_value) return sql("{} DROP DEFAULT", alter_column_only(column));
  return sql("{} SET DEFAULT {}", alter_column_only(column), *column->default_value);
}

// The type that its table is of gives the column another type: the default goes before and comes after, as PostgreSQL would cast it
// (ATExecAlterColumnType() in src/backend/commands/tablecmds.c).
void default_around_type(const ColumnChange& change, std::vector<Step>& steps) {
  const auto none = sql("{} DROP DEFAULT", alter_column_only(change.after));
  const auto& id = change.after.id();
  if (change.before->default_value) {
    auto step = column_step(change, "drop default of", Form::alter_column, {none}, {set_default(change.before)});
    step.requires_.clear();
    step.releases = expression_references(change.before.node);
    step.releases.push_back(id);
    steps.push_back(std::move(step));
  }
  if (!change.after->default_value) return;
  auto step = column_step(change, "set default of", Form::alter_column, {set_default(change.after)}, {none});
  append(step.requires_, expression_references(change.after.node));
  step.follows = change.before->default_value.has_value();
  steps.push_back(std::move(step));
}

void alter_default(const ColumnChange& change, std::vector<Step>& steps) {
  if (follows_type_of_table(change) && (change.changed(&ir::Column::type) || change.changed(&ir::Column::collation))) return default_around_type(change, steps);
  if (!change.changed(&ir::Column::default_value)) return;
  if (change.changed(&ir::Column::type) && !follows_type_of_table(change)) return;  // part of the change of type
  const bool becomes_identity = !change.before->identity && change.after->identity;
  const bool was_identity = change.before->identity && !change.after->identity;
  auto step = column_step(change, change.after->default_value ? "set default of" : "drop default of", Form::alter_column,
                          {set_default(change.after)}, {set_default(change.before)});
  const auto needed = expression_references(change.after.node);
  const auto had = expression_references(change.before.node);
  step.requires_.insert(step.requires_.end(), needed.begin(), needed.end());
  std::set_difference(had.begin(), had.end(), needed.begin(), needed.end(), std::back_inserter(step.releases));
  // An identity column has no default: first the one goes, then the other comes.
  if (becomes_identity) {
    step.removes = {facet(change.after.id(), "value")};
    step.produces = {facet(change.after.id(), "default gone")};
    step.phase = Phase::contract;  // in which the sequence goes, of which the identity may have the name: rows get their values all the while
  }
  if (was_identity) step.produces = {facet(change.after.id(), "value")};
  steps.push_back(std::move(step));
}

// The sequence has the type of its column, and gets a new one with it: its options are changed while that is the wider of the two.
std::vector<Sql> change_identity_options(const ColumnChange& change, const QualifiedName& sequence) {
  const auto& before = *change.before->identity;
  const auto& after = *change.after->identity;
  const auto type = wider_type(before.options.type, after.options.type);
  const auto from = with_type(before.options, type);
  const auto to = with_type(after.options, type);
  return from == to ? std::vector<Sql>() : change_sequence(sequence, from, to);
}

std::vector<Sql> change_identity(const ColumnChange& change, bool with_options) {
  const auto& before = *change.before->identity;
  const auto& after = *change.after->identity;
  const auto head = alter_column(change.after);
  std::vector<Sql> result;
  Sql actions;
  if (before.always != after.always) actions += after.always ? sql(" SET GENERATED ALWAYS") : sql(" SET GENERATED BY DEFAULT");
  if (!actions.empty()) result.push_back(head + actions);
  if (with_options) append(result, change_identity_options(change, before.sequence));
  if (before.sequence.schema == after.sequence.schema && before.sequence.name != after.sequence.name)
    result.push_back(sql("ALTER SEQUENCE {} RENAME TO {}", before.sequence, after.sequence.name));
  // Before PostgreSQL 15 sequences are always logged.
  const int version = server_version(change);
  if (before.unlogged != after.unlogged && (version == 0 || version >= 150000))
    result.push_back(sql("ALTER SEQUENCE {} SET {}", after.sequence, after.unlogged ? sql("UNLOGGED") : sql("LOGGED")));
  return result;
}

// Some of it is said of the sequence alone.
void lock_identity_sequence(const ColumnChange& change, Step& step) {
  const auto says = [&](std::string_view text) {
    return std::any_of(step.up.begin(), step.up.end(), [&](const Sql& each) { return each.text().find(text) != std::string::npos; });
  };
  if (!says("ALTER TABLE")) step.locks.clear();
  const bool whole = says(" RENAME TO ") || says(" SET UNLOGGED") || says(" SET LOGGED");
  step.locks.push_back(lock_on_identity(*change.before->identity, whole ? Lock::access_exclusive : Lock::share_row_exclusive));
}

void alter_sequence_of_identity(const ColumnChange& change, std::vector<Step>& steps) {
  const auto& sequence = change.before->identity->sequence;
  const auto& type = change.before->identity->options.type;
  const bool narrows = type != change.after->identity->options.type && wider_type(type, change.after->identity->options.type) == type;
  if (narrows)
    if (auto up = change_identity_options(change, sequence); !up.empty()) {
      steps.push_back(column_step(change, "change identity of", Form::alter_column, std::move(up), change_identity_options(change.reversed(), sequence)));
      steps.back().requires_.clear();
      steps.back().releases = {change.after.id()};
      lock_identity_sequence(change, steps.back());
    }
  if (auto up = change_identity(change, !narrows); !up.empty()) {
    steps.push_back(column_step(change, "change identity of", Form::alter_column, std::move(up), change_identity(change.reversed(), !narrows)));
    lock_identity_sequence(change, steps.back());
  }
}

void alter_identity(const ColumnChange& change, std::vector<Step>& steps) {
  if (!change.changed(&ir::Column::identity)) return;
  const auto add = [&](const Subject<ir::Column>& column) {
    std::vector<Sql> statements{sql("{} ADD {}", alter_column(column), identity_clause(column.id(), *column->identity))};
    for (auto& each : identity_persistence(column.graph, column.node)) statements.push_back(std::move(each));
    const auto advance = advance_sequence(column.graph, column.id(), column->identity->sequence, column->identity->options);
    if (change.policy.online && advance) statements.push_back(*advance);
    append(statements, take_identity_defaults(change.before.graph, owner_of_table(change.after.graph, change.after.node), column));
    return statements;
  };
  const auto take = [](const Subject<ir::Column>& column) { return sql("{} DROP IDENTITY", alter_column(column)); };
  const auto sequence_of = [](const Subject<ir::Column>& column) -> ObjectId {
    return {.kind = Kind::sequence, .schema = column->identity->sequence.schema, .name = column->identity->sequence.name};
  };
  const auto owner = facet(*change.after.node.parent, "owner");  // his the sequence is, both ways
  if (!change.before->identity) {
    auto step = column_step(change, "add identity to", Form::alter_column, add(change.after), {take(change.after)});
    append(step.requires_, {facet(change.after.id(), "not null"), owner});
    // A sequence of the same name has to be gone.
    step.produces = {facet(change.after.id(), "value"), sequence_of(change.after)};
    if (change.policy.online) add_search_for_last(change.before.graph, change.after.graph, *change.after.node.parent, change.after.id().part, is_busy(change.before.graph, *change.after.node.parent, change.policy), step);
    steps.push_back(std::move(step));
  } else if (!change.after->identity) {
    auto step = column_step(change, "drop identity of", Form::alter_column, {take(change.before)}, add(change.before));
    step.removes = {facet(change.after.id(), "value"), sequence_of(change.before)};
    step.releases = {facet(change.after.id(), "not null")};
    // The change of type sets the new default, which an identity column cannot have.
    if (change.changed(&ir::Column::type)) {
      std::erase(step.requires_, change.after.id());
      step.releases.push_back(change.after.id());
    }
    step.requires_.push_back(owner);
    step.locks.push_back(lock_on_identity(*change.before->identity, Lock::access_exclusive));
    steps.push_back(std::move(step));
  } else {
    alter_sequence_of_identity(change, steps);
  }
}

// What refers to a column, and the keys and indexes over it.
std::set<ObjectId> users_of(const Graph& graph, const ObjectId& column, const ObjectId& table) {
  const auto& dependents = graph.dependents(column);
  std::set<ObjectId> result(dependents.begin(), dependents.end());
  for (const auto kind : {Kind::constraint, Kind::index})
    for (const auto& id : graph.children(table, kind)) {
      const auto needed = needs(graph, graph.at(id));
      if (std::binary_search(needed.begin(), needed.end(), column)) result.insert(id);
    }
  return result;
}

// The constraints and indexes of the table that use the column all the time, when they stay as they are and nothing uses them in
// turn: they are dropped with the column and can be made again. Users that go are gone before, and users that come are
// not there yet (order_by_computed_columns() sees to it). Nothing when there are others.
std::optional<std::set<ObjectId>> parts_that_come_again(const ColumnChange& change) {
  const auto& before = change.before.graph;
  const auto& after = change.after.graph;
  const auto& table = *change.before.node.parent;
  auto parts = users_of(before, change.before.id(), table);
  auto later = users_of(after, change.after.id(), *change.after.node.parent);
  std::erase_if(parts, [&](const ObjectId& id) { return !later.contains(id) && !after.contains(id); });
  std::erase_if(later, [&](const ObjectId& id) { return !parts.contains(id) && !before.contains(id); });
  if (later != parts) return std::nullopt;
  for (const auto& id : parts) {
    const bool part = (id.kind == Kind::constraint || id.kind == Kind::index) && before.at(id).parent == table;
    if (!part || describe(before.at(id)) != describe(after.at(id)) || !before.dependents(id).empty() || !after.dependents(id).empty())
      return std::nullopt;
  }
  return parts;
}

// A column that holds values cannot become a generated one: it is dropped and made again, where nothing
// hangs on it that is not made again as well.
Down computed_again(const ColumnChange& change) {
  const auto parts = parts_that_come_again(change);
  if (!parts || change.before->inherited || !child_tables(change.before.graph, *change.before.node.parent).empty())
    return {Reversal::irreversible, "a column that holds values cannot become a generated one without being dropped, and others use it", {}};
  Down down{Reversal::loses_data, "values that were written since are computed again", drop(change.after.graph, change.after.node)};
  for (auto& each : create_object(change.before.graph, change.before.node)) down.statements.push_back(std::move(each));
  for (auto& each : trimmings(change.before.graph, change.before.node)) down.statements.push_back(std::move(each));
  for (const auto& id : *parts) {
    const Node& part = change.before.graph.at(id);
    for (auto& each : create_object(change.before.graph, part)) down.statements.push_back(std::move(each));
    for (auto& each : trimmings(change.before.graph, part)) down.statements.push_back(std::move(each));
  }
  return down;
}

void alter_generated(const ColumnChange& change, std::vector<Step>& steps) {
  if (!change.before->generated || change.after->generated) return;
  auto step = column_step(change, "drop expression of", Form::alter_column, {sql("{} DROP EXPRESSION", alter_column(change.before))}, {});
  step.down = computed_again(change);
  const auto had = expression_references(change.before.node);
  const auto needed = references(change.after.node);
  std::set_difference(had.begin(), had.end(), needed.begin(), needed.end(), std::back_inserter(step.releases));
  step.produces = {facet(change.after.id(), "value")};
  if (step.down.reversal != Reversal::irreversible) step.removes = {facet(change.before.id(), "expression")};
  if (step.down.reversal == Reversal::irreversible)
    step.hazards.push_back({"irreversible", to_string(change.after.id()) + " keeps its values, but is no longer computed"});
  steps.push_back(std::move(step));
}

void alter_settings(const ColumnChange& change, std::vector<Step>& steps) {
  auto was = *change.before;
  auto is = *change.after;
  // Who changes the type says them again.
  if (change.changed(&ir::Column::type) || change.changed(&ir::Column::collation)) {
    was.storage = is.storage = {};
    was.compression = is.compression = {};
  }
  auto up = column_settings(change.after.graph, change.after.node, was, is);
  if (up.empty()) return;
  const bool quiet = !change.changed(&ir::Column::storage) && !change.changed(&ir::Column::compression) &&
                     !change.changed(&ir::Column::foreign_options);
  steps.push_back(column_step(change, "change settings of", quiet ? Form::set_statistics : Form::alter_column, std::move(up),
                              column_settings(change.before.graph, change.before.node, is, was)));
}

}  // namespace

bool follows_parent(const ColumnChange& change) {
  const Node* after = parent_column(change.after.graph, change.after.node);
  if (after == nullptr) return false;
  const Node* before = change.before.graph.find(after->id);
  const Node* was = parent_column(change.before.graph, change.before.node);
  if (before == nullptr || was == nullptr || was->id != before->id) return false;
  // A parent that is made again has the new column from the beginning, and hands nothing down.
  const auto& old_parent = change.before.graph.at(*before->parent).as<ir::Table>();
  const auto& new_parent = change.after.graph.at(*after->parent).as<ir::Table>();
  return old_parent.partition_key == new_parent.partition_key && old_parent.foreign_server == new_parent.foreign_server;
}

void alter(const Alteration<ir::Column>& change, std::vector<Step>& steps) {
  alter_column_type(change, steps);
  alter_generated(change, steps);
  alter_not_null(change, steps);
  alter_identity(change, steps);
  alter_default(change, steps);
  alter_settings(change, steps);
}

bool can_alter(const Alteration<ir::Column>& change) {
  if (change.after->generated)
    return change.before->generated && !change.changed(&ir::Column::generated) &&
           !change.changed(&ir::Column::generated_virtual) && !change.changed(&ir::Column::type);
  return !change.before->generated || !change.before->generated_virtual;
}

}  // namespace lockstep
