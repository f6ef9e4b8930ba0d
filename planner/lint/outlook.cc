#include "planner/lint/outlook.h"

namespace lockstep::linting {
namespace {

using Said = facts::Constraint::Type;

void see_keys(const std::vector<facts::Constraint>& constraints, IndexedColumns& indexes) {
  for (const auto& each : constraints)
    if (each.type == Said::primary_key || each.type == Said::unique) indexes.add(each.columns);
}

void see_indexes(const facts::Statement& statement, LintOutlook& outlook) {
  if (statement.relations.empty()) return;
  auto& indexes = outlook.indexes[statement.relations.front()];
  if (statement.form == facts::Form::create_index && !statement.has_where) indexes.add(statement.columns);
  see_keys(statement.constraints, indexes);
  for (const auto& column : statement.table_columns) see_keys(column.constraints, indexes);
  for (const auto& action : statement.actions) {
    if (action.what == facts::Action::What::add_constraint) see_keys({action.constraint}, indexes);
    if (action.what == facts::Action::What::add_column) see_keys(action.column.constraints, indexes);
  }
}

}  // namespace

LintOutlook outlook_of(const facts::Migration& migration) {
  LintOutlook outlook;
  for (std::size_t place = 0; place < migration.statements.size(); ++place) {
    const auto& statement = migration.statements[place];
    switch (statement.form) {
      case facts::Form::create_table:
        outlook.last_table[statement.relations.front()] = place;
        see_indexes(statement, outlook);
        break;
      case facts::Form::create_view: outlook.last_view[statement.relations.front()] = place; break;
      case facts::Form::commit:
      case facts::Form::rollback:
        if (!statement.chain) outlook.last_end = place;
        break;
      case facts::Form::create_policy: outlook.policies[statement.relations.front()].insert(place); break;
      case facts::Form::create_index:
      case facts::Form::alter_table: see_indexes(statement, outlook); break;
      default: break;
    }
  }
  return outlook;
}

}  // namespace lockstep::linting
