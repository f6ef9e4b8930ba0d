// What the way back does with the rows for old columns that `@split` and `@merge` have others take the places of: they come back empty, are filled in batches, and
// get, while the table is locked, what programs wrote since (split_columns.cc).
#include "planner/recipes/split_columns.h"

namespace lockstep {

std::string words_of(const std::vector<const Node*>& columns) {
  std::string result;
  for (const Node* each : columns) result += (result.empty() ? "" : ", ") + quoted(each->id.part);
  return result;
}

ObjectId apart(const ColumnSplit& split) { return facet(split.table, "apart from " + words_of(split.old)); }

std::vector<Sql> give_back_again(const Parting& parting) {
  const auto& split = parting.split;
  std::vector<Sql> values;
  std::vector<Sql> rows;
  for (std::size_t i = 0; i < split.fresh.size(); ++i) {
    const auto name = split.fresh[i]->id.part;
    rows.push_back(sql("{}::text COLLATE pg_catalog.\"C\" IS DISTINCT FROM CAST({} AS {})::text", name, verbatim(split.forth[i]), as_column(*split.fresh[i]).type));
  }
  for (std::size_t i = 0; i < split.old.size(); ++i) {
    if (!split.back[i]) continue;
    values.push_back(sql("{} = {}", split.old[i]->id.part, verbatim(*split.back[i])));
    if (as_column(*split.old[i]).not_null) rows.push_back(sql("{} IS NULL", split.old[i]->id.part));
  }
  if (values.empty()) return {};
  return {sql("UPDATE {} SET {} WHERE {}", split.table.qualified_name(), join(values), join(rows, " OR "))};
}

bool comes_back_by_default(const Parting& parting, std::size_t old) {
  const auto& column = as_column(*parting.split.old[old]);
  return !parting.split.back[old] && column.not_null && column.default_value;
}

std::vector<Step> fill_on_return(const Parting& parting) {
  const auto& split = parting.split;
  std::vector<Filling> fillings;
  std::vector<Sql> empty;
  std::vector<Sql> given;
  std::vector<Sql> values;
  for (std::size_t i = 0; i < split.old.size(); ++i) {
    const auto name = split.old[i]->id.part;
    if (comes_back_by_default(parting, i))
      fillings.push_back({.column = parting.first, .condition = sql("{} IS NULL", name), .batch = split.batch, .assignments = sql("{} = {}", name, *as_column(*split.old[i]).default_value)});
    if (!split.back[i]) continue;
    empty.push_back(sql("{} IS NULL", name));
    given.push_back(sql("({}) IS NOT NULL", verbatim(*split.back[i])));
    values.push_back(sql("{} = {}", name, verbatim(*split.back[i])));
  }
  if (!values.empty()) fillings.push_back({.column = parting.first, .condition = sql("{} AND ({})", join(empty, " AND "), join(given, " OR ")), .batch = split.batch, .needs = split.needs, .assignments = join(values)});
  std::vector<Step> result;
  for (const auto& each : fillings)
    for (auto& step : backfill_on_return(parting.before, parting.after, split.table, each, parting.policy, {})) {
      step.title = "give up " + words_of(split.old) + " of " + to_string(step.down.locks.front().relation);
      step.follows = true;
      step.produces.push_back(apart(split));
      result.push_back(std::move(step));
    }
  return result;
}

}  // namespace lockstep
