// Privileges, owners, policies, functions with their owner's rights.
#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

// Before, or later in the same transaction, so that nobody sees the table without.
bool has_policy(const LintCheck& check, const QualifiedName& table) {
  if (check.history.with_policies.contains(table)) return true;
  const auto found = check.outlook.policies.find(table);
  if (found == check.outlook.policies.end() || !check.before.in_transaction) return false;
  const auto next = found->second.upper_bound(check.place());
  return next != found->second.end() && *next < check.before.transaction_end;
}

}  // namespace

void lint_rights(const LintCheck& check) {
  const auto& statement = check.statement;
  switch (statement.form) {
    case Form::grant:
      if (statement.to_public) check.report(LintRule::grant_to_public, "every role gets the privilege");
      return;
    case Form::change_owner:
      if (check.busy()) check.report(LintRule::change_owner, "another role may do everything with " + (check.target().empty() ? "it" : check.target()));
      return;
    case Form::alter_policy:
      if (check.busy()) check.report(LintRule::policy_change, "policy " + quoted(statement.name) + " of " + check.target() + " changes");
      return;
    case Form::create_function:
      if (statement.full && !statement.has_search_path)
        check.report(LintRule::security_definer, "function " + check.target() + " runs with its owner's rights and sets no `search_path`");
      return;
    case Form::alter_function:
      if (statement.positioned && statement.full && !statement.has_search_path) check.report(LintRule::security_definer, "function " + check.target() + " gets its owner's rights");
      return;
    case Form::alter_table:
      for (const auto& action : statement.actions) {
        check.about(action);
        if (action.what == Action::What::change_owner && check.busy()) check.report(LintRule::change_owner, "another role may do everything with " + check.target());
        if ((action.what == Action::What::disable_row_security || action.what == Action::What::no_force_row_security) && check.busy())
          check.report(LintRule::disable_row_security, "policies do not keep rows of " + check.target() + (action.what == Action::What::disable_row_security ? " from anybody" : " from its owner"));
        if (action.what == Action::What::enable_row_security && check.busy() && !has_policy(check, statement.relations.front()))
          check.report(LintRule::row_security_without_policy, "no policy of " + check.target() + " comes before this or in its transaction: its rows are hidden until there is one");
      }
      return;
    default: return;
  }
}

}  // namespace lockstep::linting
