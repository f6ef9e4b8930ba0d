// Checks, keys and exclusion constraints of tables in use, and constraints of domains.
#include <algorithm>

#include "planner/lint/check.h"
#include "planner/lint/constraint_names.h"

namespace lockstep::linting {
namespace {

using Type = facts::Constraint::Type;

std::string constraint_name(const LintCheck& check, const facts::Constraint& constraint) {
  const auto& table = check.statement.relations.front();
  return quoted(name_of_constraint(constraint, table.name, check.constraints(table)));
}

std::string column_list(const std::vector<Name>& columns) {
  std::string text;
  for (const auto column : columns) text += (text.empty() ? "" : ", ") + quoted(column);
  return text;
}

// The key of a partitioned table takes no index (ATExecAddIndexConstraint(), tablecmds.c): it is made without its partitions, and
// those get theirs one by one (section "Partition Maintenance" of the manual).
std::string online_unique(const LintCheck& check, const facts::Constraint& constraint, const std::string& words) {
  const auto& relation = check.statement.relations.front();
  const auto table = quoted(relation);
  const auto name = constraint_name(check, constraint);
  const auto columns = " (" + column_list(constraint.columns) + ')' + constraint.index_clauses;
  const auto* known = check.known(relation);
  if (known == nullptr || !known->partitioned)
    return "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + table + columns + ";\nALTER TABLE " + table + " ADD CONSTRAINT " + name + ' ' + words + " USING INDEX " + name +
           constraint.deferral + ";";
  const auto& statement = check.statement;
  const auto of_parent = statement.actions.size() == 1 ? with_words_after(without_words(statement.text, "ONLY"), statement.conditional ? "TABLE IF EXISTS" : "TABLE", "ONLY")
                                                       : "ALTER TABLE ONLY " + table + " ADD CONSTRAINT " + name + ' ' + words + " …";
  return of_parent + ";\n-- then, for each partition:\nCREATE UNIQUE INDEX CONCURRENTLY … ON …" + columns + ";\nALTER TABLE … ADD CONSTRAINT … " + words + " USING INDEX …" + constraint.deferral +
         ";\nALTER INDEX " + quoted(QualifiedName{relation.schema, name_of_constraint(constraint, relation.name, check.constraints(relation))}) + " ATTACH PARTITION …;";
}

// Whether files say of each column of the index that it has no nulls (transformIndexConstraint() in parse_utilcmd.c sets NOT NULL, which
// believes valid checks).
bool is_key_proven(const LintCheck& check, Name index) {
  const auto& table = check.statement.relations.front();
  const auto found = check.history.index_columns.find({table.schema, index});
  if (found == check.history.index_columns.end()) return false;
  return std::all_of(found->second.begin(), found->second.end(), [&](Name column) { return check.is_not_null(table, column) || check.constraints(table).proves_not_null(column); });
}

void lint_key(const LintCheck& check, const facts::Constraint& constraint) {
  const bool primary = constraint.type == Type::primary_key;
  const auto table = check.target();
  const std::string words = primary ? "PRIMARY KEY" : "UNIQUE";
  if (constraint.using_index.empty()) {
    return check.report(LintRule::add_key, "the index of " + words + " (" + column_list(constraint.columns) + ") is built while nobody reads or writes " + table,
                        online_unique(check, constraint, words));
  }
  if (!primary || is_key_proven(check, constraint.using_index)) return;
  check.report(LintRule::key_over_nullable, "unless its columns are NOT NULL already, every row of " + table + " is read while nobody reads or writes it");
}

void lint_added(const LintCheck& check, const facts::Constraint& constraint) {
  const auto table = check.target();
  switch (constraint.type) {
    case Type::check:
      if (constraint.not_valid || constraint.not_enforced) return;
      return check.report(LintRule::add_check, "every row of " + table + " is read for the check while nobody reads or writes it",
                          (check.statement.actions.size() == 1 ? check.statement.text + " NOT VALID;\n" : "ALTER TABLE " + table + " ADD CONSTRAINT … CHECK (…) NOT VALID;\n") +
                              "-- in another transaction:\nALTER TABLE " + table + " VALIDATE CONSTRAINT " + constraint_name(check, constraint) + ";");
    case Type::primary_key:
    case Type::unique: return lint_key(check, constraint);
    case Type::exclusion: return check.report(LintRule::add_exclusion, "the index of the exclusion constraint is built while nobody reads or writes " + table);
    case Type::not_null:
      if (constraint.not_valid) return;
      return check.report(LintRule::set_not_null, "every row of " + table + " is read for nulls while nobody reads or writes it");
    case Type::foreign_key: return;
  }
}

// Whether another part of the statement lets writers wait.
bool locks_besides(const LintCheck& check, const Action& validation) {
  return std::any_of(check.statement.actions.begin(), check.statement.actions.end(), [&](const Action& each) {
    return &each != &validation && lock_of_action(check, each) >= Lock::share_row_exclusive;
  });
}

// The scan itself lets writers go on; what the transaction did before, or the statement does besides, may not.
void lint_validated(const LintCheck& check, const Action& validation) {
  const auto& before = check.before;
  const auto& table = check.statement.relations.front();
  const auto what = "constraint " + quoted(validation.name) + " of " + check.target() + " is validated ";
  if (before.in_transaction && before.constraints.contains({table, validation.name}))
    return check.report(LintRule::validate_in_transaction, what + "in the transaction that added it");
  if (locks_besides(check, validation)) return check.report(LintRule::validate_in_transaction, what + "in a statement that lets writers wait until it is done");
  // The rule work-after-lock speaks of tables that nobody reads meanwhile.
  const auto held = before.locks.find(table);
  if (before.in_transaction && !before.locked && held != before.locks.end() && held->second >= Lock::share)
    check.report(LintRule::validate_in_transaction, what + "in a transaction that lets writers of the table wait until its end");
}

}  // namespace

void lint_constraints(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.form == Form::alter_table && check.busy())
    for (const auto& action : statement.actions) {
      check.about(action);
      if (action.what == Action::What::add_constraint) lint_added(check, action.constraint);
      if (action.what == Action::What::validate) lint_validated(check, action);
    }
  const bool of_domain = statement.form == Form::create_domain || (statement.form == Form::alter_domain && check.busy());
  if (!of_domain) return;
  const bool proven = statement.value == "validate" || std::any_of(statement.constraints.begin(), statement.constraints.end(), [](const auto& each) { return !each.not_valid; });
  if (statement.form == Form::alter_domain && proven)
    check.report(LintRule::domain_constraint, "every table that uses " + check.target() + " is read while writers wait");
  if (statement.form == Form::create_domain && proven)
    check.report(LintRule::domain_constraint, "the constraint of " + check.target() + " cannot be changed online once tables use it");
}

}  // namespace lockstep::linting
