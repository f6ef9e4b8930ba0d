// The rows of a table on their way into its copy: read and written batch by batch, once more where they were written meanwhile, and compared.
#include <algorithm>
#include <limits>

#include "planner/recipes/recipes.h"
#include "planner/recipes/table_copy.h"
#include "planner/rules/clauses.h"
#include "planner/steer.h"

namespace lockstep {
namespace {

// The rows of the table as they are in its copy.
Sql rows_of_table(const TableCopy& copy) { return rows_on_the_way(copy, Way::forth, sql("ONLY {}", copy.table.qualified_name()), true); }

// Then a change of a row that is just being copied needs not wait for the batch: who makes it writes to the copy, under the same key.
bool is_key_of_both(const TableCopy& copy) { return std::is_permutation(copy.keys.fresh.begin(), copy.keys.fresh.end(), copy.keys.old.begin(), copy.keys.old.end()); }

// Once more at the end: a copy that is not the same is not put in the place of the table.
Sql compare_with_copy(const TableCopy& copy) {
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM ({}) AS was ({}) WHERE NOT EXISTS (SELECT FROM {} AS now WHERE {} AND pg_catalog.record_image_eq(ROW({}), ROW({}))))
     OR (SELECT pg_catalog.count(*) FROM ONLY {}) <> (SELECT pg_catalog.count(*) FROM {}) THEN
    RAISE EXCEPTION 'the rows of % and those of its copy are not the same', {};
  END IF;
END )",
                        rows_of_table(copy), join(copy.columns), copy.fresh.qualified_name(), equal_keys(copy.keys.fresh, sql("now"), sql("was")), fields_of(sql("now"), copy.columns), fields_of(sql("was"), copy.columns),
                        copy.table.qualified_name(), copy.fresh.qualified_name(), literal(quoted(copy.table.qualified_name())));
  return sql("DO {}", dollar_quoted(body));
}

// Nobody waits for rows that are only read: fewer and larger transactions take a tenth less time.
int batch_of_copy(const TableCopy& copy, bool keeps_rows) {
  constexpr int at_once = 4;
  const int batch = batch_of(copy.exchange.goal, copy.table, copy.exchange.policy);
  return keeps_rows ? batch : std::min(batch, std::numeric_limits<int>::max() / at_once) * at_once;
}

}  // namespace

Step copy_rows(const TableCopy& copy) {
  const auto& table = copy.table;
  const auto columns = join(copy.columns);
  // In the order in which the rows are stored where notes are made: those that writers move to other places are noted.
  const bool by_places = is_rewriting(copy) && has_ranges_of_places(copy.exchange.before);
  const auto missing = is_rewriting(copy) ? missing_but_noted(copy) : sql("FROM ({}) AS was ({}) WHERE NOT EXISTS (SELECT FROM {} AS now WHERE {})", rows_of_table(copy), columns, copy.fresh.qualified_name(), equal_keys(copy.keys.fresh, sql("now"), sql("was")));
  Backfill backfill{.table = table,
                    .key = by_places ? std::vector<Name>() : copy.keys.old,
                    .head = sql("INSERT INTO {} ({}) SELECT {} FROM (SELECT * FROM ONLY {} WHERE ", copy.fresh.qualified_name(), columns, values_on_the_way(copy, Way::forth, copy.columns, false), table.qualified_name()),
                    .tail = is_rewriting(copy) ? sql(") AS {}", table.name)
                                               : sql(" {}) AS {} ON CONFLICT ({}) DO NOTHING", is_key_of_both(copy) ? sql("FOR KEY SHARE") : sql("FOR SHARE"), table.name, join(copy.keys.fresh)),
                    .once = is_rewriting(copy),
                    .batch = batch_of_copy(copy, !by_places),
                    .remaining = sql("SELECT pg_catalog.count(*) {}", missing)};
  if (!is_rewriting(copy)) backfill.last = {compare_with_copy(copy)};
  const QualifiedName progress{table.schema, temporary_name(table, "progress")};
  auto up = in_batches(copy.exchange.before, backfill, progress);
  auto step = step_of_copy(copy, "copy the rows of " + to_string(table), std::move(up), {sql("TRUNCATE {}", copy.fresh.qualified_name())});
  step.transaction = Transaction::batched;
  step.done = is_rewriting(copy) ? sql("SELECT pg_catalog.to_regclass({}) IS NULL AND (EXISTS (SELECT FROM {}) OR NOT EXISTS (SELECT FROM ONLY {}))", literal(quoted(progress)), copy.fresh.qualified_name(), table.qualified_name())
                                 : sql("SELECT NOT EXISTS (SELECT {})", missing);
  step.backfill = std::move(backfill);
  step.unsampled = {{.table = copy.fresh, .beside = true}};
  step.locks = {{table, is_rewriting(copy) ? Lock::access_share : Lock::row_share}};
  step.hazards = {{"may-fail", is_rewriting(copy) ? "fails when rows do not fit into the new table" : "fails when rows belong into none of the partitions, or when the copy is not the same at last"}};
  add_work(step, table, false);
  return step;
}

Step compare_rows(const TableCopy& copy) {
  auto step = step_of_copy(copy, "compare the copy with " + to_string(copy.table), {compare_but_noted(copy)}, {sql("SELECT")});
  step.locks = {{copy.table, Lock::access_share}};
  step.hazards = {{"may-fail", "fails when the copy is not the same, and changes nothing then"}};
  add_work(step, copy.table, false);
  return step;
}

Step catch_up(const TableCopy& copy) {
  auto step = step_of_copy(copy, "copy what was written to " + to_string(copy.table) + " meanwhile", copy_noted_rows(copy, true), {sql("SELECT")});
  step.locks = {{copy.table, Lock::access_share}};
  step.hazards = {{"may-fail", "fails when rows do not fit into the new table"}};
  return step;
}

}  // namespace lockstep
