// What the rules for alterations have in common: steps with both directions, locks, and ways back that
// take more than a statement.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "planner/rules.h"

namespace lockstep {

// `enum app.mood`, `trigger audit on app.orders`, `function app.f(integer)`: the object in a title.
std::string label(const Node& node);

// Adds a step that alters the node of `alteration` and gives it for what is special about it.
template <class K>
Step& add_step(std::vector<Step>& steps,
               const Alteration<K>& alteration,
               std::string title,
               std::vector<Sql> up,
               std::vector<Sql> down) {
  steps.push_back(step_for(alteration.after.node, Action::alter, std::move(title), std::move(up), std::move(down)));
  steps.back().locks.clear();
  return steps.back();
}

// Whether anything differs but what is on the node.
template <class K>
bool is_changed(const Alteration<K>& alteration) {
  bool changed = false;
  for_each_field<K>([&](const auto& each) {
    if (each.on_change != OnChange::ignore && each.on_change != OnChange::covered && alteration.changed(each.member)) changed = true;
  });
  return changed;
}

// The version of the live server, whichever side it is; 0 when it is not known.
template <class K>
int server_version(const Alteration<K>& alteration) {
  const auto& before = alteration.before.graph.origin;
  const auto& after = alteration.after.graph.origin;
  const int live = std::max(before.server_version, after.server_version);
  return live != 0 ? live : std::max(before.written_for, after.written_for);
}

// For an alteration that PostgreSQL cannot take back in place. Its down is the plan that leads from the
// old state, with this one object as `after` has it, to the old state, together with whatever has to
// go and come again for that. What comes after the step is undone by then, and what the down takes
// along is not dropped before the step.
void take_back_by_plan(Step& step,
                       const Graph& before_graph,
                       const Node& before,
                       const Graph& after_graph,
                       const Node& after,
                       const Policy& policy);

template <class K>
void take_back_by_plan(Step& step, const Alteration<K>& alteration) {
  take_back_by_plan(step,
                    alteration.before.graph,
                    alteration.before.node,
                    alteration.after.graph,
                    alteration.after.node,
                    alteration.policy);
}

// Tables and materialized views with a column of the type, also through arrays of it and other types made of it. Sorted.
std::vector<ObjectId> relations_using(const Graph& graph, const ObjectId& type);

// A partitioned table of which a partition key has such a column: PostgreSQL gives these no other type (ATPrepAlterColumnType() in
// src/backend/commands/tablecmds.c).
std::optional<ObjectId> partitioned_by(const Graph& graph, const ObjectId& type);

// The check of a domain reads every table that uses it, and nobody writes to them meanwhile: the locks and
// hazards of that.
void mark_domain_scan(Step& step, const Graph& graph, const ObjectId& domain);

// `lock` on each of the relations.
std::vector<LockTaken> locks_on(const std::vector<ObjectId>& relations, Lock lock);

}  // namespace lockstep
