// Foreign keys: what they lock, what they lack.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

// What is known of the table when the whole file has been read; indexes and keys may come behind the foreign key.
bool is_indexed(const LintCheck& check, const QualifiedName& table, const std::vector<Name>& columns) {
  const auto* known = check.known(table);
  if (known != nullptr && known->indexes.contains(columns)) return true;
  const auto found = check.outlook.indexes.find(table);
  return found != check.outlook.indexes.end() && found->second.contains(columns);
}

// Whether all of the table's indexes are known: it was made in files that were read.
bool is_whole(const LintCheck& check, const QualifiedName& table) { return check.known(table) != nullptr && !check.known(table)->columns.empty(); }

std::string columns_text(const std::vector<Name>& columns) {
  std::string text;
  for (const auto column : columns) text += (text.empty() ? "" : ", ") + quoted(column);
  return text;
}

void lint_key_itself(const LintCheck& check, const QualifiedName& table, const facts::ForeignKey& key) {
  const bool fresh_column = std::any_of(check.statement.actions.begin(), check.statement.actions.end(), [&](const Action& each) {
    return each.what == Action::What::add_column && key.columns == std::vector{each.column.name};
  });
  const bool can_tell = check.statement.form == Form::create_table || fresh_column || is_whole(check, table);
  if (can_tell && !is_indexed(check, table, key.columns))
    check.report(LintRule::foreign_key_without_index, "there is no index on " + quoted(table) + " (" + columns_text(key.columns) + "), which refers to " + quoted(key.table),
                 "CREATE INDEX CONCURRENTLY ON " + quoted(table) + " (" + columns_text(key.columns) + ");");
  for (std::size_t i = 0; i < key.columns.size() && i < key.target_columns.size(); ++i) {
    const auto* from = check.known_column(table, key.columns[i]);
    for (const auto& column : check.statement.table_columns)
      if (column.name == key.columns[i]) from = &column;
    for (const auto& action : check.statement.actions)
      if (action.what == Action::What::add_column && action.column.name == key.columns[i]) from = &action.column;
    const auto* to = check.known_column(key.table, key.target_columns[i]);
    const auto plain = [](const facts::Type& type) {
      return type.name == "bigserial" || type.name == "serial8" ? "int8" : type.name == "serial" || type.name == "serial4" ? "int4" : type.name == "smallserial" ? "int2" : type.name;
    };
    if (from == nullptr || to == nullptr || plain(from->type) == plain(to->type)) continue;
    check.report(LintRule::foreign_key_type, quoted(key.columns[i]) + " is " + from->type.name + ", and " + quoted(key.target_columns[i]) + " of " + quoted(key.table) + " is " + to->type.name);
  }
}

void lint_several(const LintCheck& check, const QualifiedName& table, const QualifiedName& target) {
  if (!check.before.in_transaction || check.before.key_tables.empty()) return;
  const auto& already = check.before.key_tables;
  if (!check.busy(target) && !check.busy(table)) return;
  if (already.contains(target) && (already.contains(table) || !check.busy(table))) return;
  check.report(LintRule::several_foreign_keys, "foreign keys of " + quoted(table) + " and of other tables are added in one transaction");
}

void lint_added_key(const LintCheck& check, const facts::Constraint& constraint) {
  const auto& table = check.statement.relations.front();
  const auto& key = *constraint.foreign_key;
  lint_key_itself(check, table, key);
  lint_several(check, table, key.table);
  if (constraint.not_valid || constraint.not_enforced || !check.busy()) return;
  const auto name = constraint.name.empty() ? suggested_name({table.name, key.columns.empty() ? Name() : key.columns.front()}, "fkey") : quoted(constraint.name);
  check.report(LintRule::add_foreign_key, "every row of " + quoted(table) + " is read while writers of it and of " + quoted(key.table) + " wait",
               (check.statement.actions.size() == 1 ? check.statement.text + " NOT VALID;\n" : "ALTER TABLE " + quoted(table) + " ADD CONSTRAINT … FOREIGN KEY (…) REFERENCES … NOT VALID;\n") +
                   "-- in another transaction:\nALTER TABLE " + quoted(table) + " VALIDATE CONSTRAINT " + name + ";");
}

std::vector<facts::Constraint> keys_in_create(const facts::Statement& statement) {
  std::vector<facts::Constraint> keys;
  for (const auto& column : statement.table_columns)
    for (const auto& each : column.constraints)
      if (each.foreign_key) keys.push_back(each);
  for (const auto& each : statement.constraints)
    if (each.foreign_key) keys.push_back(each);
  return keys;
}

void lint_create(const LintCheck& check) {
  const auto& table = check.statement.relations.front();
  bool said = false;
  std::set<QualifiedName> targets;
  for (const auto& each : keys_in_create(check.statement)) {
    const auto& target = each.foreign_key->table;
    lint_key_itself(check, table, *each.foreign_key);
    if (target == table || !check.busy(target)) continue;
    targets.insert(target);
    if (!said) check.report(LintRule::foreign_key_in_create, "writers of " + quoted(target) + " wait for an instant although " + quoted(table) + " is new");
    said = true;
  }
  const auto& already = check.before.key_tables;
  const bool others = std::any_of(targets.begin(), targets.end(), [&](const QualifiedName& each) { return !already.contains(each); });
  if (targets.size() > 1 || (check.before.in_transaction && !already.empty() && others))
    check.report(LintRule::several_foreign_keys, "foreign keys to several tables in use are added in one transaction");
}

void lint_dropped(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.form == Form::drop && statement.thing == Thing::table)
    for (const auto& table : statement.relations)
      if (const auto* known = check.known(table); known != nullptr && check.busy(table) && !known->foreign_keys.empty())
        check.report(LintRule::drop_foreign_key, "nobody reads or writes " + quoted(known->foreign_keys.begin()->second.table) + " while " + quoted(table) + ", which refers to it, is dropped");
  if (statement.form != Form::alter_table || !check.busy()) return;
  const auto* known = check.known(statement.relations.front());
  if (known == nullptr) return;
  for (const auto& action : statement.actions) {
    if (action.what != Action::What::drop_column && action.what != Action::What::drop_constraint) continue;
    check.about(action);
    for (const auto& [name, key] : known->foreign_keys) {
      const bool with_column = action.what == Action::What::drop_column && std::find(key.columns.begin(), key.columns.end(), action.name) != key.columns.end();
      if (with_column || (action.what == Action::What::drop_constraint && action.name == name))
        check.report(LintRule::drop_foreign_key, "nobody reads or writes " + check.target() + " and " + quoted(key.table) + " while the foreign key goes");
    }
  }
}

}  // namespace

void lint_foreign_keys(const LintCheck& check) {
  if (check.statement.form == Form::create_table && !check.statement.temporary) lint_create(check);
  if (check.statement.form == Form::alter_table)
    for (const auto& action : check.statement.actions) {
      check.about(action);
      if (action.what == Action::What::add_constraint && action.constraint.foreign_key) lint_added_key(check, action.constraint);
      if (action.what != Action::What::add_column) continue;
      for (const auto& each : action.column.constraints)
        if (each.foreign_key) {
          lint_key_itself(check, check.statement.relations.front(), *each.foreign_key);
          lint_several(check, check.statement.relations.front(), each.foreign_key->table);
        }
    }
  check.whole();
  lint_dropped(check);
}

}  // namespace lockstep::linting
