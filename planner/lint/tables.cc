// Work on tables as a whole: rewrites, refreshes, locks, triggers.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

using What = Action::What;

void lint_settings(const LintCheck& check) {
  const auto table = check.target();
  for (const auto& action : check.statement.actions) {
    check.about(action);
    switch (action.what) {
      case What::set_logged:
      case What::set_tablespace:
      case What::set_access_method: check.report(LintRule::rewrite_table, "the whole of " + table + " is written again"); break;
      case What::set_unlogged: check.report(LintRule::set_unlogged, table + " is written again and is not logged from then on"); break;
      case What::disable_trigger: check.report(LintRule::disable_trigger, "triggers of " + table + " are switched off for everybody"); break;
      case What::replica_identity:
        if (action.uses) check.report(LintRule::replica_identity, "rows of " + table + " have no replica identity any more");
        break;
      case What::unknown: check.report(LintRule::unknown_statement, "a part of ALTER TABLE " + table + " is not known here"); break;
      default: break;
    }
  }
}

void lint_moved_index(const LintCheck& check) {
  for (const auto& action : check.statement.actions)
    if (action.what == What::set_tablespace)
      check.report(LintRule::rewrite_table, "queries of its table wait until the index " + check.target() + " is written again",
                   "-- from PostgreSQL 14 on:\nREINDEX (TABLESPACE " + quoted(action.name) + ") INDEX CONCURRENTLY " + check.target() + ";");
}

void lint_unknown(const LintCheck& check) {
  const auto& statement = check.statement;
  Action place;
  if (!statement.problem.empty()) {
    place.begin = std::min(statement.problem_at, statement.text.size() - 1);  // it may be that the text ends there
    place.end = statement.text.size();
    check.about(place);
  }
  check.report(LintRule::unknown_statement,
               "`" + (statement.words.empty() ? "the statement" : statement.words) + "` is not looked into" + (statement.problem.empty() ? "" : ": " + statement.problem));
  check.whole();
}

}  // namespace

void lint_tables(const LintCheck& check) {
  const auto& statement = check.statement;
  switch (statement.form) {
    case Form::alter_table:
      if (check.busy()) lint_settings(check);
      return;
    case Form::alter_index:
      if (check.busy()) lint_moved_index(check);
      return;
    case Form::vacuum:
      if (statement.full && check.busy()) check.report(LintRule::vacuum_full, "nobody reads or writes " + (check.target().empty() ? "each table" : check.target()) + " while it is written again");
      return;
    case Form::cluster:
      if (check.busy()) check.report(LintRule::vacuum_full, "nobody reads or writes " + (check.target().empty() ? "each table" : check.target()) + " while it is written again");
      return;
    case Form::refresh:
      if (statement.no_data && check.busy())
        return check.report(LintRule::refresh_view, check.target() + " is emptied, and cannot be read until it is refreshed with data",
                            with_words_after(without_words(without_words(statement.text, "WITH NO DATA"), "CONCURRENTLY"), "VIEW", "CONCURRENTLY") + ";");
      if (!statement.concurrently && check.busy())
        check.report(LintRule::refresh_view, "nobody reads " + check.target() + " until it is filled", with_words_after(statement.text, "VIEW", "CONCURRENTLY") + ";");
      return;
    case Form::lock:
      // ACCESS SHARE, which every query takes, is in nobody's way but of what takes ACCESS EXCLUSIVE (13.3.1. Table-Level Locks).
      if (check.busy() && statement.value != "1") check.report(LintRule::lock_table, check.target() + " is locked until the transaction ends");
      return;
    case Form::create_trigger:
      if (check.busy()) check.report(LintRule::trigger, "writers of " + check.target() + " wait for an instant");
      return;
    case Form::drop:
      if (statement.thing == Thing::trigger && check.busy()) check.report(LintRule::trigger, "nobody reads or writes " + check.target() + " for an instant");
      return;
    case Form::unknown: return lint_unknown(check);
    default: return;
  }
}

}  // namespace lockstep::linting
