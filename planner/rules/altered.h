// What the rules for alterations have in common: steps with both directions, locks, and which objects
// stand in the way of a way back.
#pragma once

#include <algorithm>
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

// The version of the live server, whichever side it is; 0 when it is not known.
template <class K>
int server_version(const Alteration<K>& alteration) {
  return std::max(alteration.before.graph.origin.server_version,
                  alteration.after.graph.origin.server_version);
}

// The object comes again as `node` says: its statements, owner, comment and privileges. For ways back
// that only a new object can take.
template <class K>
std::vector<Sql> recreate(const Subject<K>& subject) {
  std::vector<Sql> result{sql("DROP {}", sql_reference(subject.graph, subject.node))};
  const auto add = [&](std::vector<Sql> more) { result.insert(result.end(), more.begin(), more.end()); };
  add(create(subject));
  add(set_owner(subject.node, subject.node.owner));
  if (subject.node.comment) add(set_comment(subject.graph, subject.node, subject.node.comment));
  add(change_privileges(subject.graph, subject.node, {}, subject.node.privileges));
  return result;
}

// Tables and materialized views with a column of the type, also through arrays of it and other types made of it. Sorted.
std::vector<ObjectId> relations_using(const Graph& graph, const ObjectId& type);

// `lock` on each of the relations.
std::vector<LockTaken> locks_on(const std::vector<ObjectId>& relations, Lock lock);

}  // namespace lockstep
