// Materialized views.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::MaterializedView>& view) {
  auto statement = sql("CREATE MATERIALIZED VIEW {}", view.name());
  if (!view->column_names.empty()) statement += sql(" {}", column_list(view->column_names));
  if (!view->access_method.empty()) statement += sql(" USING {}", view->access_method);
  if (!view->options.empty()) statement += sql(" WITH {}", option_list(view->options));
  if (!view->tablespace.empty()) statement += sql(" TABLESPACE {}", view->tablespace);
  statement += sql(" AS\n{}\n", view->query);
  statement += view->with_data ? sql("WITH DATA") : sql("WITH NO DATA");
  return {statement};
}

}  // namespace lockstep
