// Partitions that come and go.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

// A check of the partition that this file, or the one before it, validated: it may hold the bounds.
bool has_valid_check(const LintCheck& check, const QualifiedName& partition) {
  return std::any_of(check.before.constraints.begin(), check.before.constraints.end(), [&](const auto& entry) {
    return entry.first.first == partition && entry.second.valid && entry.second.type == facts::Constraint::Type::check;
  });
}

}  // namespace

void lint_partitions(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.form == Form::create_table && statement.partition_of && check.busy(statement.relations[1]))
    check.report(LintRule::create_partition, "nobody reads or writes " + quoted(statement.relations[1]) + " while the partition is made, and its default partition is read",
                 "CREATE TABLE " + check.target() + " (LIKE " + quoted(statement.relations[1]) + " INCLUDING ALL EXCLUDING IDENTITY);\nALTER TABLE " + quoted(statement.relations[1]) +
                     " ATTACH PARTITION " + check.target() + " FOR VALUES …;");
  if (statement.form != Form::alter_table) return;
  for (const auto& action : statement.actions) {
    check.about(action);
    if (action.what == Action::What::attach_partition && check.busy() && check.busy(action.other) && !has_valid_check(check, action.other))
      check.report(LintRule::attach_partition, "every row of " + quoted(action.other) + " is read to see whether it fits, while nobody reads or writes it",
                   "ALTER TABLE " + quoted(action.other) + " ADD CONSTRAINT … CHECK (…) NOT VALID;\n-- in another transaction:\nALTER TABLE " + quoted(action.other) +
                       " VALIDATE CONSTRAINT …;\n-- and in a third one:\n" + statement.text + ";");
    if (action.what == Action::What::detach_partition && check.busy() && !action.concurrently)
      check.report(LintRule::detach_partition, "nobody reads or writes " + check.target() + " while the partition is detached", statement.text + " CONCURRENTLY;");
  }
}

}  // namespace lockstep::linting
