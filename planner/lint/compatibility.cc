// What running programs do not survive: names that change or go, values and defaults that are others.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

bool comes_later(const LintCheck& check, const std::map<QualifiedName, std::size_t>& last, const QualifiedName& relation) {
  const auto found = last.find(relation);
  return found != last.end() && found->second > check.place();
}

void lint_drop(const LintCheck& check) {
  const auto& statement = check.statement;
  const auto& relations = statement.relations;
  const bool any_busy = relations.empty() || std::any_of(relations.begin(), relations.end(), [&](const auto& each) { return check.busy(each); });
  if (statement.cascade && any_busy) check.report(LintRule::drop_cascade, "what depends on " + check.target() + " is dropped, too");
  for (const auto& relation : relations) {
    if (!check.busy(relation)) continue;
    switch (statement.thing) {
      case Thing::table:
        if (comes_later(check, check.outlook.last_table, relation)) check.report(LintRule::drop_and_create, quoted(relation) + " is dropped and made again: its rows are gone");
        check.report(LintRule::drop_table, "the rows of " + quoted(relation) + " are gone, and programs that use it fail");
        break;
      case Thing::view:
      case Thing::materialized_view:
      case Thing::sequence:
      case Thing::function:
      case Thing::schema:
      case Thing::type:
      case Thing::extension:
      case Thing::domain: check.report(LintRule::drop_object, "programs that use " + quoted(relation) + " fail"); break;
      case Thing::publication: check.report(LintRule::drop_object, "subscribers of the publication " + quoted(relation) + " get no changes any more"); break;
      case Thing::policy: check.report(LintRule::policy_change, "policy " + quoted(statement.name) + " of " + quoted(relation) + " does not hold any more"); break;
      default: break;
    }
  }
}

void lint_rename(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.relations.empty() || !check.busy()) return;
  const auto& relation = statement.relations.front();
  switch (statement.thing) {
    case Thing::column: return check.report(LintRule::rename_column, "programs that use " + quoted(statement.name) + " of " + quoted(relation) + " fail");
    case Thing::table:
    case Thing::view:
    case Thing::materialized_view:
    case Thing::schema: {
      // A view under the old name in the same file keeps programs going.
      if (comes_later(check, check.outlook.last_view, relation)) return;
      const bool is_table = statement.thing == Thing::table && statement.form == Form::rename;
      return check.report(LintRule::rename_table, "programs that use " + quoted(relation) + " fail",
                          is_table ? statement.text + ";\nCREATE VIEW " + quoted(relation) + " AS SELECT * FROM " + quoted(QualifiedName{relation.schema, statement.new_name}) + ";" : "");
    }
    case Thing::enum_value: return check.report(LintRule::rename_enum_value, "programs that use the value '" + statement.name.text() + "' fail");
    default: return;
  }
}

}  // namespace

void lint_compatibility(const LintCheck& check) {
  const auto& statement = check.statement;
  switch (statement.form) {
    case Form::drop: return lint_drop(check);
    case Form::rename:
    case Form::set_schema: return lint_rename(check);
    case Form::drop_database: return check.report(LintRule::drop_database, "the database and everything in it is gone");
    case Form::drop_owned: return check.report(LintRule::drop_cascade, "everything that the role owns is dropped");
    case Form::alter_enum:
      if (!statement.positioned && check.busy()) check.report(LintRule::enum_value_position, "'" + statement.value + "' comes last of the values");
      return;
    case Form::alter_extension: return check.report(LintRule::extension_update, "extension " + quoted(statement.name) + " changes its objects");
    case Form::alter_table:
      if (!check.busy()) return;
      for (const auto& action : statement.actions) {
        check.about(action);
        if (action.what == Action::What::drop_column) {
          check.report(LintRule::drop_column, "the values of " + quoted(action.name) + " of " + check.target() + " are gone, and programs that use it fail");
          if (action.cascade) check.report(LintRule::drop_cascade, "what depends on " + quoted(action.name) + " is dropped, too");
        }
      }
      return;
    default: return;
  }
}

}  // namespace lockstep::linting
