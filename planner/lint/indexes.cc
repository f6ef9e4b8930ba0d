// Indexes built, dropped and replaced on tables in use.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

void lint_create_index(const LintCheck& check) {
  const auto& statement = check.statement;
  const auto& table = statement.relations.front();
  const auto* known = check.history.tables.contains(table) ? &check.history.tables.at(table) : nullptr;
  if (statement.columns.size() > 3) check.report(LintRule::wide_index, "an index over " + std::to_string(statement.columns.size()) + " columns");
  if (statement.expression && !check.before.analyzed.contains(table) && check.busy(table))
    check.report(LintRule::analyze_missing, "an index over an expression has no statistics until " + quoted(table) + " is analyzed", "ANALYZE " + quoted(table) + ";");
  if (statement.concurrently && statement.conditional && !check.before.dropped_indexes.contains({table.schema, statement.name}))
    check.report(LintRule::hidden_invalid_index, "an invalid index " + quoted(statement.name) + " of an earlier attempt would be left as it is",
                 "DROP INDEX CONCURRENTLY IF EXISTS " + quoted(QualifiedName{table.schema, statement.name}) + ";");
  if (!check.busy(table)) return;
  if (check.before.dropped_indexes.contains({table.schema, statement.name}) && !statement.concurrently)
    check.report(LintRule::replace_index, "index " + quoted(statement.name) + " is dropped before its new form is built");
  if (known != nullptr && known->partitioned && !statement.only)
    return check.report(LintRule::index_on_partitioned, quoted(table) + " is partitioned: the index is built on every partition at once",
                        with_words_after(statement.text, "ON", "ONLY") + ";\n-- then, for each partition:\nCREATE INDEX CONCURRENTLY … ON …;\nALTER INDEX … ATTACH PARTITION …;");
  if (statement.concurrently || statement.only) return;
  check.report(LintRule::create_index, "writers of " + quoted(table) + " wait until the index is built", with_words_after(statement.text, "INDEX", "CONCURRENTLY") + ";");
}

}  // namespace

void lint_indexes(const LintCheck& check) {
  const auto& statement = check.statement;
  switch (statement.form) {
    case Form::create_index: return lint_create_index(check);
    case Form::drop:
      if (statement.thing != Thing::index || statement.concurrently || !check.busy()) return;
      return check.report(LintRule::drop_index, "nobody reads or writes the table of " + check.target() + " while the drop waits and runs",
                          with_words_after(statement.text, "INDEX", "CONCURRENTLY") + ";");
    case Form::reindex:
      if (statement.concurrently || !check.busy()) return;
      return check.report(LintRule::reindex, "writers wait until the index is built anew" + (check.target().empty() ? "" : ": " + check.target()));
    default: return;
  }
}

}  // namespace lockstep::linting
