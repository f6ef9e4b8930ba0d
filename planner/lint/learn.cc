#include "planner/lint/learn.h"

#include <algorithm>

#include "planner/lint/check.h"
#include "planner/lint/constraint_names.h"

namespace lockstep::linting {
namespace {

using Said = facts::Constraint::Type;

// What constraints prove is known of tables that no file made, too.
void learn_constraint(const QualifiedName& table, const facts::Constraint& constraint, bool with_table, LintHistory& history) {
  auto& known = history.constraints[table];
  const auto name = name_of_constraint(constraint, table.name, known);
  const auto index = history.index_columns.find({table.schema, constraint.using_index});
  const auto& columns = constraint.columns.empty() && index != history.index_columns.end() ? index->second : constraint.columns;
  if (constraint.type == Said::primary_key)
    for (const auto column : columns) known.set_not_null(column, true);
  known.add(name, {constraint.type, !constraint.not_valid && !constraint.not_enforced, with_table, columns, constraint.not_null});
  const auto found = history.tables.find(table);
  if (found == history.tables.end()) return;
  auto& made = found->second;
  if (constraint.type == Said::primary_key || constraint.type == Said::unique) made.indexes.add(columns);
  if (constraint.type == Said::primary_key) {
    made.primary_key = columns;
    for (const auto column : columns)
      if (const auto at = made.columns.find(column); at != made.columns.end()) at->second.not_null = true;
  }
  if (constraint.foreign_key) made.foreign_keys[name] = *constraint.foreign_key;
}

void learn_column(const QualifiedName& table, const facts::Column& column, bool with_table, LintHistory& history) {
  if (column.not_null || column.identity || is_serial(column.type)) history.constraints[table].set_not_null(column.name, true);
  if (const auto found = history.tables.find(table); found != history.tables.end()) found->second.columns[column.name] = column;
  for (const auto& each : column.constraints) learn_constraint(table, each, with_table, history);
}

void forget_column(KnownTable& table, Name column) {
  table.columns.erase(column);
  std::erase_if(table.foreign_keys, [&](const auto& each) { return std::find(each.second.columns.begin(), each.second.columns.end(), column) != each.second.columns.end(); });
}

void learn_action(const QualifiedName& table, const Action& action, LintHistory& history) {
  auto& known = history.constraints[table];
  const auto found = history.tables.find(table);
  auto* made = found == history.tables.end() ? nullptr : &found->second;
  const auto at = made == nullptr ? decltype(made->columns.end())() : made->columns.find(action.name);
  auto* column = made == nullptr || at == made->columns.end() ? nullptr : &at->second;
  switch (action.what) {
    case Action::What::add_column:
      // IF NOT EXISTS leaves a column that is there, and may do so in a table that no file made.
      if (!action.conditional || (made != nullptr && column == nullptr)) learn_column(table, action.column, false, history);
      return;
    case Action::What::add_constraint: return learn_constraint(table, action.constraint, false, history);
    case Action::What::validate: return known.validate(action.name);
    case Action::What::drop_constraint:
      known.drop(action.name);
      if (made != nullptr) made->foreign_keys.erase(action.name);
      return;
    case Action::What::drop_column:
      known.drop_column(action.name);
      if (made != nullptr) forget_column(*made, action.name);
      return;
    case Action::What::alter_type:
      if (column == nullptr) return;
      column->type = action.column.type;
      column->collation = action.column.collation;
      return;
    case Action::What::set_not_null:
    case Action::What::drop_not_null:
      known.set_not_null(action.name, action.what == Action::What::set_not_null);
      if (column != nullptr) column->not_null = action.what == Action::What::set_not_null;
      return;
    default: return;
  }
}

template <typename Known>
void move(const facts::Statement& statement, std::map<QualifiedName, Known>& known) {
  auto moved = known.extract(statement.relations.front());
  if (moved.empty()) return;
  moved.key() = moved_name(statement);
  known.erase(moved.key());
  known.insert(std::move(moved));
}

void learn_rename(const facts::Statement& statement, LintHistory& history) {
  if (statement.relations.empty()) return;
  const auto proofs = history.constraints.find(statement.relations.front());
  if (proofs != history.constraints.end()) {
    if (statement.thing == Thing::column) proofs->second.rename_column(statement.name, statement.new_name);
    if (statement.thing == Thing::constraint) proofs->second.rename(statement.name, statement.new_name);
  }
  if (statement.thing == Thing::table) move(statement, history.constraints);
  if (statement.thing == Thing::index) {
    move(statement, history.index_columns);
    move(statement, history.index_tables);
  }
  const auto found = history.tables.find(statement.relations.front());
  if (found == history.tables.end()) return;
  if (statement.thing == Thing::column) {
    auto moved = found->second.columns.extract(statement.name);
    if (moved.empty()) return;
    moved.key() = statement.new_name;
    moved.mapped().name = statement.new_name;
    found->second.columns.insert(std::move(moved));
  } else if (statement.thing == Thing::constraint) {
    auto moved = found->second.foreign_keys.extract(statement.name);
    if (moved.empty()) return;
    moved.key() = statement.new_name;
    found->second.foreign_keys.insert(std::move(moved));
  } else if (statement.thing == Thing::table) {
    move(statement, history.tables);
  }
}

}  // namespace

QualifiedName moved_name(const facts::Statement& statement) {
  const auto& old = statement.relations.front();
  return statement.form == Form::set_schema ? QualifiedName{statement.new_name, old.name} : QualifiedName{old.schema, statement.new_name};
}

void learn(const facts::Statement& statement, LintHistory& history) {
  switch (statement.form) {
    case Form::create_table: {
      if (statement.conditional && history.tables.contains(statement.relations.front())) return;
      const auto& name = statement.relations.front();
      history.tables[name] = {.partitioned = statement.partitioned, .partition_columns = statement.partition_columns};
      history.constraints.erase(name);
      for (const auto& column : statement.table_columns) learn_column(name, column, true, history);
      for (const auto& each : statement.constraints) learn_constraint(name, each, true, history);
      return;
    }
    case Form::create_index:
      if (const auto found = history.tables.find(statement.relations.front()); found != history.tables.end() && !statement.has_where) found->second.indexes.add(statement.columns);
      if (statement.name.empty()) return;
      history.index_tables[{statement.relations.front().schema, statement.name}] = statement.relations.front();
      history.index_columns[{statement.relations.front().schema, statement.name}] = statement.columns;
      return;
    case Form::alter_table:
      for (const auto& action : statement.actions) learn_action(statement.relations.front(), action, history);
      return;
    case Form::drop:
      for (const auto& each : statement.relations) {
        if (statement.thing == Thing::index) {
          history.index_columns.erase(each);
          history.index_tables.erase(each);
        }
        if (statement.thing != Thing::table) continue;
        history.tables.erase(each);
        history.constraints.erase(each);
      }
      return;
    case Form::rename:
    case Form::set_schema: return learn_rename(statement, history);
    case Form::create_policy: history.with_policies.insert(statement.relations.front()); return;
    case Form::create_domain:
      history.domains[statement.relations.front()] = {!statement.constraints.empty(), statement.base.array ? QualifiedName() : statement.base.named};
      return;
    case Form::alter_domain:
      if (!statement.constraints.empty()) history.domains[statement.relations.front()].constrained = true;
      return;
    default: return;
  }
}

}  // namespace lockstep::linting
