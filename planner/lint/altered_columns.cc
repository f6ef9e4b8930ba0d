// What ALTER TABLE does to columns of tables in use.
#include <algorithm>

#include "planner/lint/check.h"
#include "planner/recipes/stored_form.h"

namespace lockstep::linting {
namespace {

using What = Action::What;

// With the drop of a constraint in the same statement PostgreSQL does not look at it any more.
bool drops_constraint(const facts::Statement& statement) {
  return std::any_of(statement.actions.begin(), statement.actions.end(), [](const Action& each) { return each.what == What::drop_constraint; });
}

void lint_not_null(const LintCheck& check, Name column) {
  const auto& relation = check.statement.relations.front();
  if (check.is_not_null(relation, column)) return;
  if (check.constraints(relation).proves_not_null(column) && !drops_constraint(check.statement)) return;
  const auto table = check.target();
  const auto name = suggested_name({relation.name, column}, "not_null");
  check.report(LintRule::set_not_null, "every row of " + table + " is read for nulls in " + quoted(column) + " while nobody reads or writes it",
               "ALTER TABLE " + table + " ADD CONSTRAINT " + name + " CHECK (" + quoted(column) + " IS NOT NULL) NOT VALID;\n-- in another transaction:\nALTER TABLE " +
                   table + " VALIDATE CONSTRAINT " + name + ";\n-- and in a third one:\nALTER TABLE " + table + " ALTER COLUMN " + quoted(column) +
                   " SET NOT NULL;\nALTER TABLE " + table + " DROP CONSTRAINT " + name + ";");
}

// Of a type that PostgreSQL does not bring it is not known how it is stored.
bool is_stored_alike(const facts::Type& was, const facts::Type& is) {
  if (!was.text.empty() && !is.text.empty()) return lockstep::is_stored_alike(was.text, is.text);
  return was.array == is.array && was.name == is.name && was.modifiers == is.modifiers;
}

void lint_type(const LintCheck& check, const Action& action) {
  const auto& table = check.statement.relations.front();
  const auto* known = check.known_column(table, action.name);
  const auto what = "the type of " + quoted(action.name) + " of " + quoted(table);
  const bool kept = known != nullptr && !action.uses && is_stored_alike(known->type, action.column.type);
  const bool safe = kept && known->collation == action.column.collation;
  const auto collation = [](const facts::Column& column) { return column.collation.empty() ? "that of its type" : column.collation; };
  if (kept && !safe)
    check.report(LintRule::change_type, "the collation of " + quoted(action.name) + " of " + quoted(table) + " changes from " + collation(*known) + " to " + collation(action.column) +
                                            ": its indexes are built anew while nobody reads or writes the table");
  if (!kept)
    check.report(LintRule::change_type, what + (known != nullptr ? " changes from " + known->type.name + " to " : " changes to ") + action.column.type.name +
                                            (known != nullptr ? ": every row is written again" : ": unless it was stored alike, every row is written again"));
  const bool constrains = std::any_of(check.statement.actions.begin(), check.statement.actions.end(), [](const Action& each) {
    return each.what == What::set_not_null || (each.what == What::add_constraint && !each.constraint.not_valid);
  });
  if (constrains) check.report(LintRule::change_type_with_constraint, what + " changes together with a constraint, which is proven under the same lock");
  if (!check.before.analyzed.contains(table)) check.report(LintRule::analyze_missing, "there are no statistics of " + quoted(action.name) + " after its change of type", "ANALYZE " + quoted(table) + " (" + quoted(action.name) + ");");
}

}  // namespace

void lint_altered_columns(const LintCheck& check) {
  if (check.statement.form != Form::alter_table || !check.busy()) return;
  for (const auto& action : check.statement.actions) {
    check.about(action);
    switch (action.what) {
      case What::set_not_null: lint_not_null(check, action.name); break;
      case What::alter_type: lint_type(check, action); break;
      case What::set_default:
      case What::drop_default: check.report(LintRule::change_default, "the default of " + quoted(action.name) + " of " + check.target() + " changes for new rows alone"); break;
      case What::drop_not_null: check.report(LintRule::drop_not_null, quoted(action.name) + " of " + check.target() + " may be null from now on"); break;
      default: break;
    }
  }
}

}  // namespace lockstep::linting
