// An index that is there becomes a partition of its parent table's, or stops to be one.
//
//   ALTER INDEX p_i ATTACH PARTITION p1_i;
//
// There is no way to detach one: for that all that hangs together goes and is built again.
//
//   DROP INDEX IF EXISTS p_i CASCADE;
//   CREATE INDEX p_i ON ONLY p USING btree (v);
//   CREATE INDEX p1_i ON p1 USING btree (v);
#include <algorithm>
#include <map>

#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

QualifiedName index_name(const ObjectId& id) { return {id.schema, id.own_name()}; }

Sql attach(const ObjectId& up, const ObjectId& id) { return sql("ALTER INDEX {} ATTACH PARTITION {}", index_name(up), index_name(id)); }

void collect(const Graph& graph, const ObjectId& id, std::vector<ObjectId>& result) {
  result.push_back(id);
  for (const auto& dependent : graph.dependents(id))
    if (const auto& up = attached_to(graph.at(dependent)); up && up->id == id) collect(graph, dependent, result);
}

// What is attached below `root` in the state, itself first.
std::vector<ObjectId> tree_of(const Graph& graph, const ObjectId& root) {
  std::vector<ObjectId> result;
  collect(graph, root, result);
  return result;
}

Sql drop_if_exists(const ObjectId& id) {
  if (id.kind == Kind::index) return sql("DROP INDEX IF EXISTS {} CASCADE", id.qualified_name());
  return sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {} CASCADE", id.qualified_name(), id.part);
}

// What an object is in the state that is wanted, or in the other one when it is not there yet or not any more.
const Node& node_in(const Graph& wanted, const Graph& other, const ObjectId& id) { return wanted.contains(id) ? wanted.at(id) : other.at(id); }

// Builds all of them anew, with what is attached to what as it is wanted. Those that only the other state has stay
// among themselves.
std::vector<Sql> rebuild(const Graph& wanted, const Graph& other, const std::vector<ObjectId>& all) {
  std::vector<Sql> result;
  for (const auto& id : all) result.push_back(drop_if_exists(id));
  for (const auto& id : all) {
    const auto& state = wanted.contains(id) ? wanted : other;
    for (auto& statement : create_object(state, state.at(id))) result.push_back(std::move(statement));
    for (auto& statement : trimmings(state, state.at(id))) result.push_back(std::move(statement));
  }
  for (auto id = all.rbegin(); id != all.rend(); ++id)
    if (const auto& up = attached_to(node_in(wanted, other, *id)); up && (wanted.contains(*id) || !wanted.contains(up->id)))
      result.push_back(attach(up->id, *id));
  return result;
}

bool is_partition_still(const Graph& before, const Graph& after, const ObjectId& table) {
  const Node* was = before.find(table);
  const Node* is = after.find(table);
  return was != nullptr && is != nullptr && table.kind == Kind::table && was->as<ir::Table>().partition_of == is->as<ir::Table>().partition_of;
}

ObjectId up_in(const Graph& graph, const ObjectId& id) {
  const Node* node = graph.find(id);
  return node == nullptr || !attached_to(*node) ? ObjectId{} : attached_to(*node)->id;
}

struct Group {
  std::vector<ObjectId> attached;  // to what is there before and after
  std::vector<ObjectId> detached;
};

Step step_of(const Graph& before, const Graph& after, const ObjectId& root, const Group& group, const Policy& policy) {
  auto all = tree_of(after, root);
  for (const auto& id : tree_of(before, root))
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
  std::vector<Sql> up;
  if (group.detached.empty())
    for (auto id = all.rbegin(); id != all.rend(); ++id) {
      if (std::find(group.attached.begin(), group.attached.end(), *id) != group.attached.end()) up.push_back(attach(up_in(after, *id), *id));
    }
  else
    up = rebuild(after, before, all);
  auto step = step_for(after.at(root), Action::alter, title(group.detached.empty() ? "attach partitions to" : "build again with other partitions", root),
                       std::move(up), rebuild(before, after, all));
  step.locks.clear();
  step.requires_ = {root};
  for (const auto& id : all) {
    const auto& state = after.contains(id) ? after : before;
    const bool attached = std::find(group.attached.begin(), group.attached.end(), id) != group.attached.end();
    if (before.contains(id) || attached) step.locks.push_back(takes(!group.detached.empty() ? Form::drop_index : attached ? Form::attach_index : Form::attach_index_table, *state.at(id).parent));
    if (after.contains(id)) step.requires_.push_back(id);
    if (!after.contains(id)) step.releases.push_back(id);
  }
  if (group.detached.empty()) return step;
  const auto& table = *after.at(root).parent;
  for (const auto& id : all) add_work(step, *(after.contains(id) ? after : before).at(id).parent, false);
  if (is_busy(before, table, policy)) step.hazards.push_back({"blocking-scan", "the rows of " + quoted(table.qualified_name()) + " are read while readers and writers wait"});
  return step;
}

}  // namespace

void draft_index_attachments(const ChangeSet& changes, const Graph& before, const Graph& after, const Scope& making, const Scope& clearing, Drafts& drafts) {
  std::map<ObjectId, Group> groups;
  for (const auto& change : changes.changes) {
    if (std::holds_alternative<Renamed>(change)) continue;
    const auto& id = id_of(change);
    if (id.kind != Kind::index && id.kind != Kind::constraint) continue;
    if (making.contains(id) && clearing.contains(id)) continue;  // made anew as a whole
    const auto was = up_in(before, id);
    const auto is = up_in(after, id);
    if (was == is) continue;
    const auto& table = *(after.contains(id) ? after : before).at(id).parent;
    // What is new takes its partitions in itself, and so does a table that becomes a partition.
    if (!is_partition_still(before, after, table)) continue;
    const auto survives = [&](const ObjectId& up) {
      return !up.name.empty() && before.contains(up) && after.contains(up) && !making.contains(up) && !clearing.contains(up);
    };
    const auto top = [&](const Graph& graph, ObjectId at) {
      while (survives(up_in(graph, at))) at = up_in(graph, at);
      return at;
    };
    if (survives(is)) groups[top(after, is)].attached.push_back(id);
    if (survives(was)) groups[top(before, was)].detached.push_back(id);
  }
  for (const auto& [root, group] : groups) add_steps({step_of(before, after, root, group, making.policy)}, drafts);
}

}  // namespace lockstep
