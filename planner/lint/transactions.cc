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

bool validates(const facts::Statement& statement) {
  return std::any_of(statement.actions.begin(), statement.actions.end(), [](const Action& each) { return each.what == Action::What::validate; });
}

// Reads or writes as much as a table holds, which of a table that the file made is next to nothing until it is filled.
bool is_long(const LintCheck& check) {
  const auto& statement = check.statement;
  const bool has_rows = check.busy() || check.before.filled.contains(statement.relations.front());
  switch (statement.form) {
    case Form::create_table_as:
    case Form::refresh:
    case Form::copy_from: return true;
    case Form::create_index:
    case Form::reindex: return has_rows;
    case Form::alter_table: return has_rows && validates(statement);
    default: return false;
  }
}

bool has(const facts::Statement& statement, std::initializer_list<Action::What> parts) {
  return std::any_of(statement.actions.begin(), statement.actions.end(), [&](const Action& each) { return std::find(parts.begin(), parts.end(), each.what) != parts.end(); });
}

// Whether one ALTER TABLE could do the work of both as well.
bool could_be_one(const facts::Statement& first, const facts::Statement& second) {
  using What = Action::What;
  if (first.relations.front() != second.relations.front()) return false;
  // These stand alone in a statement (partition_cmd in gram.y).
  if (has(first, {What::attach_partition, What::detach_partition}) || has(second, {What::attach_partition, What::detach_partition})) return false;
  // The scan would be under the lock that the other needs.
  if (validates(first) != validates(second)) return false;
  // The check would go first, and SET NOT NULL read the table.
  return !has(first, {What::set_not_null}) || !has(second, {What::drop_constraint});
}

// A string is no value of the enum in rows of a table none of whose columns can be of that type, unless the statement names it.
bool may_use_value(const LintCheck& check, const QualifiedName& type) {
  const auto& statement = check.statement;
  if (statement.form == Form::alter_enum) return false;
  if (statement.form != Form::insert || statement.expression || may_name(statement.text, type.name)) return true;
  const auto* table = check.known(statement.relations.front());
  return table == nullptr || table->columns.empty() || std::any_of(table->columns.begin(), table->columns.end(), [](const auto& each) { return each.second.type.text.empty(); });
}

void lint_not_repeatable(const LintCheck& check) {
  const auto& statement = check.statement;
  if (check.before.in_transaction || check.before.run_together < 2 || statement.conditional || statement.replace) return;
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
    if (check.outlook.last_end <= check.place()) check.report(LintRule::open_transaction, "the transaction does not end in the file");
    return;
  }
  if (before.in_transaction && (is_concurrent(statement) || detaches_concurrently(statement) || (statement.form == Form::vacuum)))
    check.report(LintRule::concurrently_in_transaction, "`" + statement.words + (statement.form == Form::vacuum ? "" : " CONCURRENTLY") + "` is refused inside of a transaction");
  if (before.in_transaction && before.locked && is_long(check))
    check.report(LintRule::work_after_lock, quoted(*before.locked) + " stays locked against readers and writers until this is done");
  if (before.in_transaction)
    for (const auto& text : statement.strings)
      if (const auto added = before.enum_values.find(text); added != before.enum_values.end() && may_use_value(check, added->second)) {
        check.report(LintRule::enum_value_in_transaction, "the value '" + text + "' was added in this transaction");
        break;
      }
  if (statement.form == Form::alter_table && before.altered_last != nullptr && check.busy() && could_be_one(*before.altered_last, statement))
    check.report(LintRule::several_alters, check.target() + " is altered by the statement before, too");
  lint_not_repeatable(check);
}

}  // namespace lockstep::linting
