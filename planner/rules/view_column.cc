// What is set on single columns of views and materialized views.
#include "planner/locks.h"
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"
#include "planner/rules/table.h"

namespace lockstep {

namespace {

Sql alter_column(const Subject<ir::ViewColumn>& column) {
  const bool materialized = column.node.parent && column.node.parent->kind == Kind::materialized_view;
  return sql("{} {} ALTER COLUMN {}",
             materialized ? sql("ALTER MATERIALIZED VIEW") : sql("ALTER VIEW"),
             column.name(),
             column.id().part);
}

// The storage that the column's type has; where the type is not known, that of most which have a choice.
Name own_storage(const Subject<ir::ViewColumn>& column) {
  const Node* view = column.graph.find(*column.node.parent);
  if (view != nullptr && view->id.kind == Kind::materialized_view)
    for (const auto& each : view->as<ir::MaterializedView>().columns)
      if (each.name == column.id().part && !each.type.text.empty()) return own_storage(each.type);
  return Name("extended");
}

// From one set of settings to another.
std::vector<Sql> change(const Subject<ir::ViewColumn>& column, const ir::ViewColumn& before, const ir::ViewColumn& after) {
  const auto head = alter_column(column);
  std::vector<Sql> result;
  const auto add = [&](const Sql& action) { result.push_back(sql("{} {}", head, action)); };
  if (!(before.default_value == after.default_value))
    add(after.default_value ? sql("SET DEFAULT {}", *after.default_value) : sql("DROP DEFAULT"));
  if (before.storage != after.storage)
    add(sql("SET STORAGE {}", after.storage.empty() ? own_storage(column) : after.storage));
  if (before.compression != after.compression)
    add(sql("SET COMPRESSION {}",
            after.compression.empty() ? sql("default") : sql("{}", after.compression)));
  if (before.statistics != after.statistics)
    add(sql("SET STATISTICS {}", after.statistics.value_or(-1)));
  for (const auto& action : change_options(before.options, after.options)) add(action);
  return result;
}

}  // namespace

std::vector<Sql> create(const Subject<ir::ViewColumn>& column) {
  return change(column, {}, *column);
}

std::vector<Sql> drop(const Subject<ir::ViewColumn>& column) {
  auto result = change(column, *column, {});
  if (column.node.comment)
    for (auto& each : set_comment(column.graph, column.node, std::nullopt))
      result.push_back(std::move(each));
  for (auto& each : change_labels(column.graph, column.node, column.node, {}))
    result.push_back(std::move(each));
  for (auto& each : change_privileges(column.graph, column.node, column.node.privileges, {}))
    result.push_back(std::move(each));
  return result;
}

void alter(const Alteration<ir::ViewColumn>& column, std::vector<Step>& steps) {
  auto up = change(column.after, *column.before, *column.after);
  if (up.empty()) return;
  auto& step = add_step(steps,
                        column,
                        "change settings of " + label(column.after.node),
                        std::move(up),
                        change(column.before, *column.after, *column.before));
  // Targets and options of statistics go along with readers and writers.
  const bool strong = !(column.before->default_value == column.after->default_value) || column.before->storage != column.after->storage || column.before->compression != column.after->compression;
  step.locks = {{*column.after.node.parent, strong ? Lock::access_exclusive : lock_of(Form::set_statistics)}};
}

}  // namespace lockstep
