// Rows that migrations change.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

bool changes_rows(const facts::Statement& statement) {
  return statement.form == Form::update || statement.form == Form::delete_ || statement.form == Form::merge || (statement.form == Form::insert && statement.expression);
}

}  // namespace

void lint_rows(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.form == Form::update) {
    // Several elements of an array, or fields of a row, are set one after the other (process_matched_tle() in rewriteHandler.c).
    auto columns = statement.columns;
    const std::set<Name> in_part(statement.columns_in_part.begin(), statement.columns_in_part.end());
    columns.insert(columns.end(), in_part.begin(), in_part.end());
    std::sort(columns.begin(), columns.end());
    if (const auto twice = std::adjacent_find(columns.begin(), columns.end()); twice != columns.end())
      check.report(LintRule::duplicate_assignment, quoted(*twice) + " is set twice");
  }
  const bool of_busy = !statement.relations.empty() && check.busy();
  if ((statement.form == Form::update || statement.form == Form::delete_) && of_busy && !statement.has_where)
    check.report(LintRule::unbatched_change, "every row of " + check.target() + " is " + (statement.form == Form::update ? "written" : "deleted") + " in one transaction");
  if (changes_rows(statement) && of_busy && check.before.in_transaction && check.before.changed_schema)
    check.report(LintRule::backfill_in_transaction, "rows of " + check.target() + " are changed while locks of the schema changes before are held");
  if (check.before.in_transaction && check.before.changed_rows && check.busy() && strongest_lock(check) >= Lock::share_row_exclusive)
    check.report(LintRule::backfill_in_transaction, "rows were changed in this transaction before; they stay locked while this waits");
  if (statement.form == Form::truncate)
    for (const auto& table : statement.relations)
      if (check.busy(table)) check.report(LintRule::truncate, "all rows of " + quoted(table) + (statement.cascade ? " and of every table that refers to it" : "") + " are gone");
  if (statement.form == Form::dynamic) check.report(LintRule::not_inspectable, "what `" + statement.words + "` does is not looked into");
}

}  // namespace lockstep::linting
