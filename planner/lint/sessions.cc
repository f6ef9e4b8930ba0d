// Settings of the session that a migration runs in: timeouts, the search path; and names that PostgreSQL cuts.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

bool builds_or_validates(const facts::Statement& statement) {
  if ((statement.form == Form::create_index || statement.form == Form::reindex) && statement.concurrently) return true;
  return std::any_of(statement.actions.begin(), statement.actions.end(), [](const Action& each) { return each.what == Action::What::validate; });
}

// Statements in which a name without schema means something that is there.
bool names_objects(Form form) {
  switch (form) {
    case Form::create_table:
    case Form::alter_table:
    case Form::create_index:
    case Form::create_view:
    case Form::alter_view:
    case Form::create_trigger:
    case Form::create_type:
    case Form::alter_type:
    case Form::create_domain:
    case Form::create_sequence:
    case Form::create_function:
    case Form::truncate:
    case Form::rename:
    case Form::drop: return true;
    default: return false;
  }
}

}  // namespace

void lint_sessions(const LintCheck& check) {
  const auto& statement = check.statement;
  for (const auto& name : statement.long_names)
    check.report(LintRule::long_name, "`" + name.substr(0, 20) + "…` is " + std::to_string(name.size()) + " bytes long");
  if (statement.unqualified && !check.before.settings.search_path && !statement.temporary && names_objects(statement.form))
    check.report_once(LintRule::unqualified_name, "names without schema: this is the first of the file");
  const auto lock = strongest_lock(check);
  if (lock >= Lock::share && !check.before.settings.lock_timeout)
    check.report_once(LintRule::lock_timeout_missing, "no `lock_timeout` is set before this first strong lock of the file", "SET lock_timeout = '2s';\n" + statement.text + ";");
  if (lock >= Lock::share && !check.before.settings.statement_timeout_said) check.report_once(LintRule::statement_timeout_missing, "no `statement_timeout` is set before this first strong lock of the file");
  if (check.before.settings.statement_timeout && check.busy() && builds_or_validates(statement))
    check.report(LintRule::statement_timeout_on_long_work, "the `statement_timeout` that the file sets may end this", "SET statement_timeout = 0;\n" + statement.text + ";");
}

}  // namespace lockstep::linting
