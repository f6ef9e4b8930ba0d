// Views.
#include <algorithm>

#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"
#include "planner/stars.h"

namespace lockstep {
namespace {

constexpr std::string_view check_option = "check_option";

// `CREATE VIEW v …` behind the verb.
Sql definition(const Subject<ir::View>& view, const Sql& verb) {
  auto options = view->options;
  std::string checked;
  if (const auto found = options.find(check_option); found != options.end()) {
    checked = found->second;
    options.erase(check_option);
  }
  auto statement = sql("{} {}", verb, view.name());
  if (!view->column_names.empty()) statement += sql(" {}", column_list(view->column_names));
  if (!options.empty()) statement += sql(" WITH {}", option_list(options));
  statement += sql(" AS\n{}", view->query);
  if (checked == "local") statement += sql("\nWITH LOCAL CHECK OPTION");
  if (checked == "cascaded") statement += sql("\nWITH CASCADED CHECK OPTION");
  return statement;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::View>& view) {
  return {definition(view, sql("CREATE VIEW"))};
}

namespace {

std::vector<Sql> replace(const Subject<ir::View>& to) {
  return {definition(to, sql("CREATE OR REPLACE VIEW"))};
}

std::vector<Sql> change_view_options(const Subject<ir::View>& from, const Subject<ir::View>& to) {
  std::vector<Sql> result;
  for (const auto& action : change_options(from->options, to->options))
    result.push_back(sql("ALTER VIEW {} {}", to.name(), action));
  return result;
}

bool types_are_known(const std::vector<ir::OutputColumn>& columns) {
  return !columns.empty() && std::none_of(columns.begin(), columns.end(), [](const auto& column) {
    return column.type.empty();
  });
}

// CREATE OR REPLACE VIEW keeps the columns that are there and may add some behind them
// (checkViewColumns() in src/backend/commands/view.c).
bool can_become(const ir::View& before, const ir::View& after) {
  return types_are_known(before.columns) && types_are_known(after.columns) &&
         before.columns.size() <= after.columns.size() &&
         std::equal(before.columns.begin(), before.columns.end(), after.columns.begin());
}

// True when one function gives way to another of its name: while both are there, a call may mean either.
bool overload_changes(const Alteration<ir::View>& view) {
  const auto had = references(view.before.node);
  const auto has = references(view.after.node);
  const auto is_callable = [](const ObjectId& id) { return id.kind == Kind::routine || id.kind == Kind::aggregate; };
  return std::any_of(had.begin(), had.end(), [&](const ObjectId& was) {
    if (!is_callable(was) || view.after.graph.contains(was)) return false;
    return std::any_of(has.begin(), has.end(), [&](const ObjectId& is) {
      return is_callable(is) && is != was && is.qualified_name() == was.qualified_name();
    });
  });
}

}  // namespace

void alter(const Alteration<ir::View>& view, std::vector<Step>& steps) {
  const auto name = label(view.after.node);
  if (view.changed(&ir::View::query)) {
    auto& step = add_step(steps, view, "replace " + name, replace(view.after), replace(view.before));
    if (!can_become(*view.after, *view.before)) take_back_by_plan(step, view);
    step.locks = {{view.after.id(), Lock::access_exclusive}};
    return;
  }
  if (!view.changed(&ir::View::options)) return;
  auto& step = add_step(steps,
                        view,
                        "set options of " + name,
                        change_view_options(view.before, view.after),
                        change_view_options(view.after, view.before));
  step.locks = {{view.after.id(), Lock::access_exclusive}};
}

bool can_alter(const Alteration<ir::View>& view) {
  return !view.changed(&ir::View::query) || (can_become(*view.before, *view.after) && !star_is_in_the_way(view) && !overload_changes(view));
}

}  // namespace lockstep
