// Indexes built, dropped and replaced on tables in use.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

// Without what PostgreSQL refuses there (DefineIndex(), indexcmds.c), and what hides an invalid index.
std::string online_form(const facts::Statement& statement) {
  const auto& table = statement.relations.front();
  if (!statement.conditional) return with_words_after(statement.text, "INDEX", "CONCURRENTLY") + ";";
  return "DROP INDEX CONCURRENTLY IF EXISTS " + quoted(QualifiedName{table.schema, statement.name}) + ";\n" +
         with_words_after(without_words(statement.text, "IF NOT EXISTS"), "INDEX", "CONCURRENTLY") + ";";
}

// PostgreSQL drops one index in each DROP INDEX CONCURRENTLY, without CASCADE (RemoveRelations(), tablecmds.c), and none of a
// partitioned table; empty where one of them is of that kind.
std::string online_drop(const LintCheck& check) {
  const auto& statement = check.statement;
  std::string text = statement.cascade ? "-- what depends on it first, each by its name\n" : "";
  for (const auto& index : statement.relations) {
    const auto table = check.history.index_tables.find(index);
    const auto* known = table == check.history.index_tables.end() ? nullptr : check.known(table->second);
    if (known != nullptr && known->partitioned) return {};
    if (!check.busy(index)) continue;
    if (text.size() > 1 && text.back() == ';') text += '\n';
    text += std::string("DROP INDEX CONCURRENTLY ") + (statement.conditional ? "IF EXISTS " : "") + quoted(index) + ';';
  }
  return statement.cascade || statement.relations.size() > 1 ? text : with_words_after(statement.text, "INDEX", "CONCURRENTLY") + ";";
}

std::string busy_relations(const LintCheck& check) {
  std::string text;
  for (const auto& each : check.statement.relations)
    if (check.busy(each)) text += (text.empty() ? "" : ", ") + quoted(each);
  return text;
}

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
  const auto dropped = check.before.dropped_indexes.find({table.schema, statement.name});
  // DROP INDEX CONCURRENTLY IF EXISTS before CREATE INDEX CONCURRENTLY takes away what an earlier attempt left.
  if (dropped != check.before.dropped_indexes.end() && !(dropped->second && statement.concurrently))
    check.report(LintRule::replace_index, "index " + quoted(statement.name) + " is dropped before its new form is built");
  if (known != nullptr && known->partitioned && (!statement.only || statement.concurrently))
    return check.report(LintRule::index_on_partitioned,
                        quoted(table) + " is partitioned: " + (statement.concurrently ? "PostgreSQL refuses `CONCURRENTLY`" : "the index is built on every partition at once"),
                        with_words_after(without_words(without_words(statement.text, "CONCURRENTLY"), "ONLY"), "ON", "ONLY") +
                            ";\n-- then, for each partition:\nCREATE INDEX CONCURRENTLY … ON …;\nALTER INDEX … ATTACH PARTITION …;");
  if (statement.concurrently || statement.only) return;
  check.report(LintRule::create_index, "writers of " + quoted(table) + " wait until the index is built", online_form(statement));
}

}  // namespace

void lint_indexes(const LintCheck& check) {
  const auto& statement = check.statement;
  switch (statement.form) {
    case Form::create_index: return lint_create_index(check);
    case Form::drop:
      if (statement.thing != Thing::index || statement.concurrently || !check.busy()) return;
      return check.report(LintRule::drop_index, "nobody reads or writes the table of " + busy_relations(check) + " while the drop waits and runs", online_drop(check));
    case Form::reindex:
      if (statement.concurrently || !check.busy()) return;
      return check.report(LintRule::reindex, "writers wait until the index is built anew" + (check.target().empty() ? "" : ": " + check.target()));
    default: return;
  }
}

}  // namespace lockstep::linting
