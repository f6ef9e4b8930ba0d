// Partitions that come and go.
#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

bool may_be_proven(const LintCheck& check, const QualifiedName& partition) {
  const auto* parent = check.known(check.statement.relations.front());
  return check.constraints(partition).may_prove_bounds(parent == nullptr ? std::vector<Name>() : parent->partition_columns);
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
    if (action.what == Action::What::attach_partition && check.busy() && check.busy(action.other) && !may_be_proven(check, action.other))
      check.report(LintRule::attach_partition, "every row of " + quoted(action.other) + " is read to see whether it fits, while nobody reads or writes it",
                   "ALTER TABLE " + quoted(action.other) + " ADD CONSTRAINT … CHECK (…) NOT VALID;\n-- in another transaction:\nALTER TABLE " + quoted(action.other) +
                       " VALIDATE CONSTRAINT …;\n-- and in a third one:\n" + statement.text + ";");
    if (action.what == Action::What::detach_partition && check.busy() && !action.concurrently)
      check.report(LintRule::detach_partition, "nobody reads or writes " + check.target() + " while the partition is detached", statement.text + " CONCURRENTLY;");
  }
}

}  // namespace lockstep::linting
