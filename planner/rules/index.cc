// Indexes that stand on their own.
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {

Sql index_element(const ir::IndexElement& element) {
  auto result = element.expression ? sql("{}", *element.expression) : sql("{}", element.column);
  if (!element.collation.empty()) result += sql(" COLLATE {}", element.collation);
  if (!element.operator_class.empty()) result += sql(" {}", element.operator_class);
  if (!element.operator_class_options.empty()) result += sql(" {}", option_list(element.operator_class_options));
  if (element.descending) result += sql(" DESC");
  if (element.nulls_first && !element.descending) result += sql(" NULLS FIRST");
  if (!element.nulls_first && element.descending) result += sql(" NULLS LAST");
  return result;
}

Sql create_index(const Subject<ir::Index>& index, const IndexForm& form) {
  std::vector<Sql> elements;
  for (const auto& element : index->elements) elements.push_back(index_element(element));
  auto result = sql("CREATE {}{}{} ON {}{} USING {} ({})",
                    index->unique ? sql("UNIQUE INDEX") : sql("INDEX"),
                    sql("{}{}", form.concurrently ? sql(" CONCURRENTLY ") : sql(" "), form.if_not_exists ? sql("IF NOT EXISTS ") : Sql()),
                    form.name.empty() ? index.id().name : form.name,
                    form.only ? sql("ONLY ") : Sql(),
                    index.node.parent->qualified_name(),
                    index->method,
                    join(elements));
  if (!index->include.empty()) result += sql(" INCLUDE ({})", join(index->include));
  if (index->nulls_not_distinct) result += sql(" NULLS NOT DISTINCT");
  if (!index->options.empty()) result += sql(" WITH {}", option_list(index->options));
  if (!index->tablespace.empty()) result += sql(" TABLESPACE {}", index->tablespace);
  if (index->predicate) result += sql(" WHERE {}", *index->predicate);
  return result;
}

namespace {

std::vector<Sql> statistics_targets(const Subject<ir::Index>& index) {
  std::vector<Sql> result;
  for (const auto& [element, target] : index->statistics)
    result.push_back(sql("ALTER INDEX {} ALTER COLUMN {} SET STATISTICS {}", index.name(), element, target));
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Index>& index) {
  const bool only = is_partitioned(index.graph, *index.node.parent) && !spreads(index.graph, index.node);
  std::vector<Sql> result{create_index(index, {.only = only})};
  for (auto& each : statistics_targets(index)) result.push_back(std::move(each));
  return result;
}

}  // namespace lockstep
