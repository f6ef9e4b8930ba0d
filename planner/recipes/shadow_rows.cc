// What is done with the rows of a table before its second columns take their places: they are filled, proven to hold no nulls, and compared with
// the first ones. The rows are written once and read once for each, however many columns there are.
#include <algorithm>

#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

template <class Of>
std::string words_of(const ColumnsOfTable& columns, const Of& of) {
  std::string result;
  for (const auto* column : columns) result += (result.empty() ? "" : ", ") + of(*column);
  return result;
}

std::string title_of_all(std::string_view verb, const ColumnsOfTable& columns, const ObjectId& table) {
  if (columns.size() > 1) return std::string(verb) + " columns " + words_of(columns, [](const ShadowColumn& column) { return quoted(column.id.part); }) + " of " + to_string(table);
  return title(verb, {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = columns.front()->id.part});
}

template <class Of>
std::vector<Sql> of_each(const ColumnsOfTable& columns, const Of& of) {
  std::vector<Sql> result;
  for (const auto* column : columns) result.push_back(of(*column));
  return result;
}

// One of them is enough.
Sql any_of(const std::vector<Sql>& conditions) { return conditions.size() == 1 ? conditions.front() : sql("({})", join(conditions, ") OR (")); }

void name_all(const ColumnsOfTable& columns, const std::string& title, Step& step) {
  step.title = title;
  step.requires_.clear();  // not the new types of the columns, which come with the exchange
  for (const auto* column : columns) step.requires_.push_back(facet(column->id, "shadow"));
}

// A step about all of them.
Step step_of_all(const ColumnsOfTable& columns, std::string_view verb, std::vector<Sql> up, std::vector<Sql> down, Form form) {
  auto result = shadow_step(*columns.front(), verb, std::move(up), std::move(down), form);
  name_all(columns, title_of_all(verb, columns, columns.front()->table), result);
  return result;
}

// The fewest rows that any of the columns wants.
std::optional<int> batch_of_all(const ColumnsOfTable& columns) {
  std::optional<int> result;
  for (const auto* column : columns)
    if (const auto* directive = column->is.directive("convert"); directive != nullptr && directive->keys.contains("batch")) {
      const auto said = std::stoi(directive->keys.at("batch"));
      result = std::min(said, result.value_or(said));
    }
  return result;
}

// True of rows in which the two are not in step; what is said of the values is cast as an assignment does.
Sql differs(const ShadowColumn& column) {
  return differs_from(column, sql("{}", column.shadow), said_conversion(column.is, "using") ? sql("({})::{}", column.to_new, column.new_type) : sql("{}", column.to_new));
}

}  // namespace

std::vector<Step> fill_second_columns(const ColumnsOfTable& columns) {
  const auto& first = *columns.front();
  const auto left = [](const ShadowColumn& column) { return sql("{} IS NULL AND {} IS NOT NULL", column.shadow, column.id.part); };
  const auto assignment = [](const ShadowColumn& column) { return sql("{} = {}", column.shadow, column.to_new); };
  Filling filling{.column = first.id, .value = first.to_new, .where = {}, .condition = any_of(of_each(columns, left)), .batch = batch_of_all(columns), .needs = {}, .assignments = join(of_each(columns, assignment), ", ")};
  auto result = backfill_steps(first.before, first.after, first.table, filling, first.making.policy, first.shadow);
  for (auto& each : result) {
    name_all(columns, title_of_all("fill", columns, each.backfill->table), each);
    for (auto& statistics : each.unsampled) {
      statistics.columns.clear();
      for (const auto* column : columns) {
        statistics.columns.push_back(column->shadow);
        statistics.on_return.push_back(column->id.part);  // made anew there when it was dropped
      }
    }
  }
  return result;
}

// With a check that says so, proven while others read and write, SET NOT NULL scans nothing in the exchange
// (NotNullImpliedByRelConstraints() in src/backend/commands/tablecmds.c).
std::vector<Step> prove_no_nulls(ColumnsOfTable columns) {
  std::erase_if(columns, [](const ShadowColumn* column) { return !column->is.as<ir::Column>().not_null; });
  if (columns.empty()) return {};
  const auto& first = *columns.front();
  const auto drop_checks = of_each(columns, drop_shadow_check);
  const auto add_checks = of_each(columns, [](const ShadowColumn& column) { return sql("{} ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID", column.head, column.helper, column.shadow); });
  const auto validated = of_each(columns, [](const ShadowColumn& column) { return sql("VALIDATE CONSTRAINT {}", column.helper); });
  auto scan = step_of_all(columns, "scan for nulls in the new", {sql("{} {}", first.head, join(validated))}, {}, Form::validate_check);
  take_nothing_back(scan);
  scan.transaction = Transaction::alone;
  scan.done = is_validated(first.table, first.helper);  // all of them at once
  add_work(scan, first.table, false);
  return {step_of_all(columns, "check without scan for nulls in the new", add_checks, drop_checks, Form::add_check_not_valid), std::move(scan)};
}

std::vector<Step> give_up_old_columns(const ColumnsOfTable& columns) {
  const auto& first = *columns.front();
  const auto left = [](const ShadowColumn& column) { return sql("{} IS NULL AND {} IS NOT NULL", column.old, column.id.part); };
  const auto assignment = [](const ShadowColumn& column) { return sql("{} = {}", column.old, column.to_old); };
  const Filling filling{.column = first.id, .value = first.to_old, .where = {}, .condition = any_of(of_each(columns, left)), .batch = batch_of_all(columns), .needs = {}, .assignments = join(of_each(columns, assignment), ", ")};
  auto result = backfill_on_return(first.before, first.after, first.table, filling, first.making.policy, first.old);
  for (auto& each : result) {
    name_all(columns, title_of_all("give up the old", columns, each.down.locks.front().relation), each);
    for (const auto* column : columns) each.removes.push_back(facet(column->id, "old values"));
  }
  return result;
}

Step compare_columns(const ColumnsOfTable& columns) {
  const auto& first = *columns.front();
  const auto fresh = words_of(columns, [](const ShadowColumn& column) { return column.shadow.text(); });
  const auto old = words_of(columns, [](const ShadowColumn& column) { return column.id.part.text(); });
  const auto body = sql(R"(
BEGIN
  IF EXISTS (SELECT FROM {} WHERE {}) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', {}, {};
  END IF;
END )",
                        rows_of(first), any_of(of_each(columns, differs)), literal(fresh), literal(old));
  auto result = step_of_all(columns, "compare the new with the old", {sql("DO {}", dollar_quoted(body))}, {sql("SELECT")}, Form::add_column);
  result.locks = {{first.table, Lock::access_share, Reach::partitions}};
  result.transaction = Transaction::alone;
  const auto names = words_of(columns, [](const ShadowColumn& column) { return to_string(column.id); });
  result.hazards = {{"may-fail", "fails when a value of " + names + " cannot be converted, and changes nothing then"}};
  add_work(result, first.table, false);
  return result;
}

}  // namespace lockstep
