// Materialized views.
#include "planner/rules/altered.h"
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

namespace {

Sql change_tablespace(const Subject<ir::MaterializedView>& to) {
  const auto space = to->tablespace.empty() ? Name("pg_default") : to->tablespace;
  return sql("SET TABLESPACE {}", space);
}

Sql change_access_method(const Subject<ir::MaterializedView>& to) {
  const auto method = to->access_method.empty() ? Name("heap") : to->access_method;
  return sql("SET ACCESS METHOD {}", method);
}

Sql change_cluster(const Subject<ir::MaterializedView>& to) {
  if (to->cluster_on.empty()) return sql("SET WITHOUT CLUSTER");
  return sql("CLUSTER ON {}", to->cluster_on);
}

}  // namespace

void alter(const Alteration<ir::MaterializedView>& view, std::vector<Step>& steps) {
  const auto name = label(view.after.node);
  const auto statement = [&](const Sql& action) {
    return sql("ALTER MATERIALIZED VIEW {} {}", view.after.name(), action);
  };
  const auto add = [&](const std::string& what, const std::vector<Sql>& up, const std::vector<Sql>& down, Lock lock) {
    std::vector<Sql> forth;
    std::vector<Sql> back;
    for (const auto& action : up) forth.push_back(statement(action));
    for (const auto& action : down) back.push_back(statement(action));
    auto& step = add_step(steps, view, what + name, std::move(forth), std::move(back));
    step.locks = {{view.after.id(), lock}};
    const bool rewrites = what.starts_with("change tablespace") || what.starts_with("change access method");
    if (rewrites) add_work(step, view.after.id(), true);
    if (rewrites)
      step.hazards.push_back({"rewrite", "writes the whole view anew while nobody can read it"});
  };
  using ir::MaterializedView;
  if (view.changed(&MaterializedView::options)) {
    const auto up = change_options(view.before->options, view.after->options);
    add("set options of ", up, change_options(view.after->options, view.before->options), lock_of_options(up));
  }
  if (view.changed(&MaterializedView::tablespace))
    add("change tablespace of ",
        {change_tablespace(view.after)},
        {change_tablespace(view.before)},
        Lock::access_exclusive);
  if (view.changed(&MaterializedView::access_method))
    add("change access method of ",
        {change_access_method(view.after)},
        {change_access_method(view.before)},
        Lock::access_exclusive);
  if (!view.changed(&MaterializedView::cluster_on)) return;
  add("change clustering of ", {change_cluster(view.after)}, {change_cluster(view.before)}, Lock::share_update_exclusive);
  const auto index = [](const Subject<MaterializedView>& of) {
    return ObjectId{.kind = Kind::index, .schema = of.id().schema, .name = of->cluster_on};
  };
  steps.back().requires_ = {view.after.id()};
  if (!view.after->cluster_on.empty()) steps.back().requires_.push_back(index(view.after));
  if (!view.before->cluster_on.empty()) steps.back().releases = {index(view.before)};
}

// The access method can be changed from PostgreSQL 15 on.
bool can_alter(const Alteration<ir::MaterializedView>& view) {
  const int version = server_version(view);
  return !view.changed(&ir::MaterializedView::access_method) || version == 0 || version >= 150000;
}

}  // namespace lockstep
