// Where transactions begin and end, and what is held until then.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

bool is_concurrent(const facts::Statement& statement) {
  return statement.concurrently && statement.form != Form::refresh;
}

bool detaches_concurrently(const facts::Statement& statement) {
  return std::any_of(statement.actions.begin(), statement.actions.end(), [](const Action& each) { return each.concurrently; });
}

// Reads or writes as much as a table holds.
bool is_long(const facts::Statement& statement) {
  switch (statement.form) {
    case Form::create_index:
    case Form::create_table_as:
    case Form::refresh:
    case Form::reindex:
    case Form::copy_from: return true;
    case Form::alter_table:
      return std::any_of(statement.actions.begin(), statement.actions.end(), [](const Action& each) { return each.what == Action::What::validate; });
    default: return false;
  }
}

void lint_not_repeatable(const LintCheck& check) {
  const auto& statement = check.statement;
  if (check.before.in_transaction || check.migration.statements.size() < 2 || statement.conditional || statement.replace) return;
  const bool makes = statement.form == Form::create_table || statement.form == Form::create_schema || statement.form == Form::create_sequence || statement.form == Form::drop ||
                     statement.form == Form::alter_enum || statement.form == Form::create_extension;
  if (makes && check.busy()) check.report(LintRule::not_repeatable, "`" + statement.words + "` fails when the file is run again");
}

}  // namespace

void lint_transactions(const LintCheck& check) {
  const auto& statement = check.statement;
  const auto& before = check.before;
  const bool chains = (statement.form == Form::commit || statement.form == Form::rollback) && statement.chain;
  if (statement.form == Form::begin || chains) {
    if (statement.form == Form::begin && before.in_transaction) check.report(LintRule::nested_transaction, "a transaction is open already");
    const auto& statements = check.migration.statements;
    const bool ends = std::any_of(statements.begin(), statements.end(), [&](const facts::Statement& each) {
      return each.span.begin > statement.span.begin && (each.form == Form::commit || each.form == Form::rollback) && !each.chain;
    });
    if (!ends) check.report(LintRule::open_transaction, "the transaction does not end in the file");
    return;
  }
  if (before.in_transaction && (is_concurrent(statement) || detaches_concurrently(statement) || (statement.form == Form::vacuum)))
    check.report(LintRule::concurrently_in_transaction, "`" + statement.words + (statement.form == Form::vacuum ? "" : " CONCURRENTLY") + "` is refused inside of a transaction");
  if (before.in_transaction && before.locked && is_long(statement))
    check.report(LintRule::work_after_lock, quoted(*before.locked) + " stays locked against readers and writers until this is done");
  if (before.in_transaction)
    for (const auto& text : statement.strings)
      if (before.enum_values.contains(text) && statement.form != Form::alter_enum) {
        check.report(LintRule::enum_value_in_transaction, "the value '" + text + "' was added in this transaction");
        break;
      }
  if (statement.form == Form::alter_table && before.altered_last && check.busy() && *before.altered_last == statement.relations.front())
    check.report(LintRule::several_alters, check.target() + " is altered by the statement before, too");
  lint_not_repeatable(check);
}

}  // namespace lockstep::linting
