// Foreign keys: what they lock, what they lack.
#include <algorithm>

#include "planner/lint/check.h"
#include "planner/lint/constraint_names.h"

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

// Nobody uses it yet, and an index of it can be made in the same transaction.
bool is_new(const LintCheck& check, const QualifiedName& table) { return (check.statement.form == Form::create_table && !check.statement.conditional) || !check.busy(table); }

std::string columns_text(const std::vector<Name>& columns) {
  std::string text;
  for (const auto column : columns) text += (text.empty() ? "" : ", ") + quoted(column);
  return text;
}

// As the statement makes it, or as it was; null where that is not known.
const facts::Column* column_of(const LintCheck& check, const QualifiedName& table, Name name) {
  const auto* column = check.known_column(table, name);
  if (check.statement.relations.front() != table) return column;
  for (const auto& each : check.statement.table_columns)
    if (each.name == name) column = &each;
  for (const auto& action : check.statement.actions)
    if (action.what == Action::What::add_column && action.column.name == name) column = &action.column;
  return column;
}

// Without a list of columns a foreign key refers to the primary key.
std::vector<Name> target_columns(const LintCheck& check, const facts::ForeignKey& key) {
  if (!key.target_columns.empty()) return key.target_columns;
  if (check.statement.form == Form::create_table && check.statement.relations.front() == key.table) {
    for (const auto& each : check.statement.constraints)
      if (each.type == facts::Constraint::Type::primary_key) return each.columns;
    for (const auto& column : check.statement.table_columns)
      for (const auto& each : column.constraints)
        if (each.type == facts::Constraint::Type::primary_key) return each.columns;
  }
  const auto* known = check.known(key.table);
  return known == nullptr ? std::vector<Name>() : known->primary_key;
}

std::string index_for(const LintCheck& check, const QualifiedName& table, const std::vector<Name>& columns) {
  const auto on = quoted(table) + " (" + columns_text(columns) + ");";
  if (is_new(check, table)) return "CREATE INDEX ON " + on;
  const auto* known = check.known(table);
  if (known == nullptr || !known->partitioned) return "CREATE INDEX CONCURRENTLY ON " + on;
  return "CREATE INDEX ON ONLY " + on + "\n-- then, for each partition:\nCREATE INDEX CONCURRENTLY … ON …;\nALTER INDEX … ATTACH PARTITION …;";
}

void lint_key_itself(const LintCheck& check, const QualifiedName& table, const facts::ForeignKey& key) {
  const bool fresh_column = std::any_of(check.statement.actions.begin(), check.statement.actions.end(), [&](const Action& each) {
    return each.what == Action::What::add_column && key.columns == std::vector{each.column.name};
  });
  const bool can_tell = check.statement.form == Form::create_table || fresh_column || is_whole(check, table);
  if (can_tell && !is_indexed(check, table, key.columns))
    check.report(LintRule::foreign_key_without_index, "there is no index on " + quoted(table) + " (" + columns_text(key.columns) + "), which refers to " + quoted(key.table),
                 index_for(check, table, key.columns));
  const auto targets = target_columns(check, key);
  for (std::size_t i = 0; i < key.columns.size() && i < targets.size(); ++i) {
    const auto* from = column_of(check, table, key.columns[i]);
    const auto* to = column_of(check, key.table, targets[i]);
    const auto plain = [](const facts::Type& type) {
      return type.name == "bigserial" || type.name == "serial8" ? "int8" : type.name == "serial" || type.name == "serial4" ? "int4" : type.name == "smallserial" ? "int2" : type.name;
    };
    if (from == nullptr || to == nullptr || plain(from->type) == plain(to->type)) continue;
    check.report(LintRule::foreign_key_type, quoted(key.columns[i]) + " is " + from->type.name + ", and " + quoted(targets[i]) + " of " + quoted(key.table) + " is " + to->type.name);
  }
}

// `here`: the tables of foreign keys before this one in the statement, to which it adds its own.
void lint_several(const LintCheck& check, const QualifiedName& table, const QualifiedName& target, std::set<QualifiedName>& here) {
  static const std::set<QualifiedName> none;
  const auto& earlier = check.before.in_transaction ? check.before.key_tables : none;
  const auto has_others = [&](const std::set<QualifiedName>& tables) { return std::any_of(tables.begin(), tables.end(), [&](const QualifiedName& each) { return each != table && each != target; }); };
  const auto contains = [&](const QualifiedName& each) { return earlier.contains(each) || here.contains(each); };
  const bool locked = contains(target) && (contains(table) || !check.busy(table));
  if ((has_others(earlier) || has_others(here)) && !locked && (check.busy(target) || check.busy(table)))
    check.report(LintRule::several_foreign_keys, "foreign keys of " + quoted(table) + " and of other tables are added in one transaction");
  here.insert({table, target});
}

// NOT VALID is refused for partitioned tables before 18, but keys that the partitions have are taken over without a scan
// (tryAttachPartitionForeignKey(), tablecmds.c).
std::string online_reference(const LintCheck& check, const facts::Constraint& constraint) {
  const auto& table = check.statement.relations.front();
  const auto* known = check.known(table);
  const bool alone = check.statement.actions.size() == 1;
  const std::string later = "-- in another transaction:\nALTER TABLE ";
  if (known != nullptr && known->partitioned)
    return "-- for each partition:\nALTER TABLE … ADD CONSTRAINT … FOREIGN KEY (…) REFERENCES … NOT VALID;\n" + later + "… VALIDATE CONSTRAINT …;\n-- and when all of them have it:\n" +
           (alone ? check.statement.text : "ALTER TABLE " + quoted(table) + " ADD CONSTRAINT … FOREIGN KEY (…) REFERENCES …") + ";";
  return (alone ? check.statement.text + " NOT VALID;\n" : "ALTER TABLE " + quoted(table) + " ADD CONSTRAINT … FOREIGN KEY (…) REFERENCES … NOT VALID;\n") + later + quoted(table) +
         " VALIDATE CONSTRAINT " + quoted(name_of_constraint(constraint, table.name, check.constraints(table))) + ";";
}

void lint_added_key(const LintCheck& check, const facts::Constraint& constraint, std::set<QualifiedName>& here) {
  const auto& table = check.statement.relations.front();
  const auto& key = *constraint.foreign_key;
  lint_key_itself(check, table, key);
  lint_several(check, table, key.table, here);
  if (constraint.not_valid || constraint.not_enforced || !check.busy()) return;
  check.report(LintRule::add_foreign_key, "every row of " + quoted(table) + " is read while writers of it and of " + quoted(key.table) + " wait", online_reference(check, constraint));
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
  std::set<QualifiedName> here;
  if (check.statement.form == Form::alter_table)
    for (const auto& action : check.statement.actions) {
      check.about(action);
      if (action.what == Action::What::add_constraint && action.constraint.foreign_key) lint_added_key(check, action.constraint, here);
      if (action.what != Action::What::add_column) continue;
      for (const auto& each : action.column.constraints)
        if (each.foreign_key) {
          lint_key_itself(check, check.statement.relations.front(), *each.foreign_key);
          lint_several(check, check.statement.relations.front(), each.foreign_key->table, here);
        }
    }
  check.whole();
  lint_dropped(check);
}

}  // namespace lockstep::linting
