// Checks, keys and exclusion constraints of tables in use, and constraints of domains.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

using Type = facts::Constraint::Type;

std::string constraint_name(const LintCheck& check, const facts::Constraint& constraint, std::string_view suffix) {
  if (!constraint.name.empty()) return quoted(constraint.name);
  // A check over several columns is named by none of them (AddRelationNewConstraints() in heap.c).
  const bool named = !constraint.columns.empty() && (constraint.type != Type::check || constraint.columns.size() == 1);
  return suggested_name({check.statement.relations.front().name, named ? constraint.columns.front() : Name()}, suffix);
}

std::string column_list(const std::vector<Name>& columns) {
  std::string text;
  for (const auto column : columns) text += (text.empty() ? "" : ", ") + quoted(column);
  return text;
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
    const auto name = constraint_name(check, constraint, primary ? "pkey" : "key");
    return check.report(LintRule::add_key, "the index of " + words + " (" + column_list(constraint.columns) + ") is built while nobody reads or writes " + table,
                        "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + table + " (" + column_list(constraint.columns) + ");\nALTER TABLE " + table +
                            " ADD CONSTRAINT " + name + ' ' + words + " USING INDEX " + name + ";");
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
                              "-- in another transaction:\nALTER TABLE " + table + " VALIDATE CONSTRAINT " + constraint_name(check, constraint, "check") + ";");
    case Type::primary_key:
    case Type::unique: return lint_key(check, constraint);
    case Type::exclusion: return check.report(LintRule::add_exclusion, "the index of the exclusion constraint is built while nobody reads or writes " + table);
    case Type::not_null:
      if (constraint.not_valid) return;
      return check.report(LintRule::set_not_null, "every row of " + table + " is read for nulls while nobody reads or writes it");
    case Type::foreign_key: return;
  }
}

void lint_validated(const LintCheck& check, Name name) {
  if (!check.before.in_transaction || !check.before.constraints.contains({check.statement.relations.front(), name})) return;
  check.report(LintRule::validate_in_transaction, "constraint " + quoted(name) + " of " + check.target() + " is validated in the transaction that added it");
}

}  // namespace

void lint_constraints(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.form == Form::alter_table && check.busy())
    for (const auto& action : statement.actions) {
      check.about(action);
      if (action.what == Action::What::add_constraint) lint_added(check, action.constraint);
      if (action.what == Action::What::validate) lint_validated(check, action.name);
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
