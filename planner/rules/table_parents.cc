// Inheritance and partitioning of tables that exist: ATTACH and DETACH PARTITION, INHERIT and NO INHERIT.
#include <algorithm>

#include "planner/draft.h"
#include "planner/locks.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

using TableChange = Alteration<ir::Table>;

Sql attach(const Subject<ir::Table>& table) {
  return sql("ALTER TABLE {} ATTACH PARTITION {} {}", table->partition_of->id.qualified_name(), table.name(), table->partition_bound);
}

Sql detach(const Subject<ir::Table>& table) {
  return sql("ALTER TABLE {} DETACH PARTITION {}", table->partition_of->id.qualified_name(), table.name());
}

Step detach_step(const TableChange& change) {
  const auto& parent = change.before->partition_of->id;
  auto step = step_for(change.after.node, Action::alter, title("detach", change.after.id()), {detach(change.before)}, {attach(change.before)});
  step.locks = {takes(Form::detach_partition, parent), takes(Form::detach_partition, change.after.id())};
  step.removes = {facet(change.after.id(), "attached"), facet(parent, "partitions")};
  step.releases = {parent};
  step.phase = Phase::contract;
  return step;
}

Step attach_step(const TableChange& change) {
  const auto& parent = change.after->partition_of->id;
  auto step = step_for(change.after.node, Action::alter, title("attach", change.after.id()), {attach(change.after)}, {detach(change.after)});
  step.locks = {takes(Form::attach_partition_parent, parent), takes(Form::attach_partition, change.after.id())};
  step.produces = {facet(change.after.id(), "attached"), facet(parent, "partitions")};
  step.requires_ = {parent, change.after.id()};
  const auto need_columns = [&](const ObjectId& table) {
    for (const Node* column : change.after.graph.columns(table)) step.requires_.push_back(column->id);
  };
  need_columns(parent);
  need_columns(change.after.id());
  step.hazards.push_back({"blocking-scan", "the rows are read to see whether they fit the bounds"});
  return step;
}

bool has(const std::vector<Ref>& parents, const Ref& parent) {
  return std::find(parents.begin(), parents.end(), parent) != parents.end();
}

void alter_inheritance(const TableChange& change, std::vector<Step>& steps) {
  const auto inherit = [&](const Ref& parent) {
    return sql("ALTER TABLE {} INHERIT {}", change.after.name(), parent.id.qualified_name());
  };
  const auto no_inherit = [&](const Ref& parent) {
    return sql("ALTER TABLE {} NO INHERIT {}", change.after.name(), parent.id.qualified_name());
  };
  for (const auto& parent : change.before->inherits) {
    if (has(change.after->inherits, parent)) continue;
    auto step = step_for(change.after.node, Action::alter, title("take from its parent", change.after.id()), {no_inherit(parent)}, {inherit(parent)});
    step.locks = {takes(Form::inherit, change.after.id())};
    step.removes = {facet(change.after.id(), "attached")};
    step.releases = {parent.id};
    steps.push_back(std::move(step));
  }
  for (const auto& parent : change.after->inherits) {
    if (has(change.before->inherits, parent)) continue;
    auto step = step_for(change.after.node, Action::alter, title("give a parent to", change.after.id()), {inherit(parent)}, {no_inherit(parent)});
    step.locks = {takes(Form::inherit, change.after.id()), takes(Form::inherit_parent, parent.id)};
    step.produces = {facet(change.after.id(), "attached")};
    step.requires_ = {parent.id, change.after.id()};
    for (const Node* column : change.after.graph.columns(change.after.id())) step.requires_.push_back(column->id);
    steps.push_back(std::move(step));
  }
}

}  // namespace

void alter_parents(const Alteration<ir::Table>& change, std::vector<Step>& steps) {
  const bool moved = change.changed(&ir::Table::partition_of);
  const bool bounds = change.before->partition_of && change.after->partition_of && change.changed(&ir::Table::partition_bound);
  const bool detaches = change.before->partition_of && (moved || bounds);
  if (detaches) steps.push_back(detach_step(change));
  if (change.after->partition_of && (moved || bounds)) {
    steps.push_back(attach_step(change));
    steps.back().follows = detaches;
  }
  alter_inheritance(change, steps);
}

}  // namespace lockstep
