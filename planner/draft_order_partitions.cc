// What comes before and after partitions that come and go.
#include <algorithm>
#include <map>
#include <tuple>

#include "ir/inheritance.h"
#include "planner/draft_parts.h"

namespace lockstep {
namespace {

bool is_index(const ObjectId& id, const Graph& graph) {
  if (id.kind == Kind::index) return true;
  if (id.kind != Kind::constraint) return false;
  const auto& constraint = graph.at(id).as<ir::Constraint>();
  return constraint.type != ir::ConstraintType::check && !constraint.foreign_key;
}

bool is_check(const ObjectId& id, const Graph& graph) {
  return id.kind == Kind::constraint && graph.at(id).as<ir::Constraint>().type == ir::ConstraintType::check;
}

using ByTable = std::map<ObjectId, Positions>;

bool is_detaching(const Step& step) { return std::find(step.removes.begin(), step.removes.end(), facet(step.subject, "attached")) != step.removes.end(); }

bool is_dropping(const Step& step, const Scope& clearing) { return step.action == Action::drop && clearing.contains(step.subject); }

// By partitioned table, drafts that take partitions from it or from those below it.
ByTable leaving_partitions(const Drafts& drafts, const Scope& clearing, bool with_dropped) {
  ByTable leaving;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (step.subject.kind != Kind::table || !(is_detaching(step) || (with_dropped && is_dropping(step, clearing)))) continue;
    for (const Node* table = clearing.graph.find(step.subject); table != nullptr && table->as<ir::Table>().partition_of;) {
      const auto& parent = table->as<ir::Table>().partition_of->id;
      leaving[parent].push_back(i);
      table = clearing.graph.find(parent);
    }
  }
  return leaving;
}

// Partitions that go come back as they were, by ATTACH PARTITION, without the checks that their parent gets after them. And the index of
// a partitioned table is never valid when a partition without a part of it leaves later (validatePartitionedIndex() is for those that come).
void change_parent_after_partitions_left(Drafts& drafts, const Scope& making, const Scope& clearing) {
  const auto leaving = leaving_partitions(drafts, clearing, true);
  if (leaving.empty()) return;
  for (auto& draft : drafts) {
    const auto& id = draft.step.subject;
    if (draft.step.action != Action::create || !making.contains(id)) continue;
    if (!is_index(id, making.graph) && !is_check(id, making.graph)) continue;
    const auto& table = *making.graph.at(id).parent;
    const auto found = leaving.find(table);
    if (found == leaving.end() || making.contains(table)) continue;
    draft.waits.insert(draft.waits.end(), found->second.begin(), found->second.end());
  }
}

// A table that stays, but no longer as a partition, would keep its copy of a foreign key that its parent had before it left. And a foreign key
// that refers to the parent hangs on every partition: it could not be dropped, nor taken off while rows refer to it.
void add_foreign_keys_after_partitions_left(Drafts& drafts, const Scope& making, const Scope& clearing) {
  const auto leaving = leaving_partitions(drafts, clearing, true);
  if (leaving.empty()) return;
  const auto wait = [&](Draft& draft, const ObjectId& table, bool for_dropped) {
    const auto found = leaving.find(table);
    if (found == leaving.end() || making.contains(table)) return;
    for (const auto position : found->second)
      if (for_dropped || !clearing.contains(drafts[position].step.subject)) draft.waits.push_back(position);
  };
  for (auto& draft : drafts) {
    const auto& id = draft.step.subject;
    if (draft.step.action == Action::drop || id.kind != Kind::constraint || !making.contains(id)) continue;
    const auto& key = making.graph.at(id).as<ir::Constraint>().foreign_key;
    if (!key) continue;
    wait(draft, *making.graph.at(id).parent, false);
    wait(draft, key->table.id, true);
  }
}

// A table that stays, but no longer as a partition, has nothing of what the columns become.
void change_columns_after_partitions_left(Drafts& drafts, const Scope& making, const Scope& clearing) {
  const auto leaving = leaving_partitions(drafts, clearing, false);
  if (leaving.empty()) return;
  for (auto& draft : drafts) {
    const auto& id = draft.step.subject;
    if (id.kind != Kind::column || draft.step.action == Action::drop || draft.rank < 0) continue;
    const Node* column = making.graph.find(id);
    const auto found = column == nullptr ? leaving.end() : leaving.find(*column->parent);
    if (found != leaving.end()) draft.waits.insert(draft.waits.end(), found->second.begin(), found->second.end());
  }
}

// A partition that stays is nobody's while its columns become those of another parent: PostgreSQL adds none to a partition, drops none that it has from
// its parent, and takes in no table with others than the parent's (ATPrepAddColumn(), ATExecDropColumn() and ATExecAttachPartition() in
// src/backend/commands/tablecmds.c).
void change_columns_between_parents(Drafts& drafts, const Scope& making, const Scope& clearing) {
  ByTable leaving;
  ByTable coming;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    const auto& id = step.subject;
    const bool stays = id.kind == Kind::table && step.action == Action::alter && !clearing.contains(id) && !making.contains(id);
    if (!stays || !clearing.graph.contains(id) || !clearing.graph.at(id).as<ir::Table>().partition_of) continue;
    if (is_detaching(step)) leaving[id].push_back(i);
    if (std::find(step.produces.begin(), step.produces.end(), facet(id, "attached")) != step.produces.end()) coming[id].push_back(i);
  }
  if (leaving.empty()) return;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& id = drafts[i].step.subject;
    if (id.kind != Kind::column || drafts[i].step.action == Action::alter) continue;
    const bool gone = drafts[i].step.action == Action::drop;
    const auto& graph = gone ? clearing.graph : making.graph;
    const auto& table = *graph.at(id).parent;
    if (const auto found = leaving.find(table); found != leaving.end()) append(drafts[i].waits, found->second);
    if (const auto found = coming.find(table); gone && found != coming.end())
      for (const auto position : found->second) drafts[position].waits.push_back(i);
  }
}

// The index of a partitioned table is valid when every partition has its part. One that goes is gone before other partitions come, also
// to tables below, and so it comes back to those that it had: nothing makes it valid when a partition without it leaves.
void drop_indexes_before_partitions_come(Drafts& drafts, const Scope& clearing) {
  std::map<ObjectId, Positions> coming;  // by the facet of the partitioned table
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto& id : drafts[i].step.produces)
      if (id.kind == Kind::table && is_facet(id)) coming[id].push_back(i);
  if (coming.empty()) return;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (step.action != Action::drop || !clearing.contains(step.subject) || !is_index(step.subject, clearing.graph)) continue;
    const auto& table = *clearing.graph.at(step.subject).parent;
    auto tables = descendant_tables(clearing.graph, table);
    tables.push_back(table);
    for (const auto& each : tables)
      if (const auto found = coming.find(facet(each, "partitions")); found != coming.end())
        for (const auto position : found->second) drafts[position].waits.push_back(i);
  }
}

bool is_below(const Graph& graph, const ObjectId& table, const ObjectId& ancestor) {
  const auto parents = parent_tables(graph, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return each == ancestor || is_below(graph, each, ancestor); });
}

// A check that a child loses because its parent gets it goes first: merged with that of the parent it could not be dropped any more.
void drop_checks_before_parents_have_them(Drafts& drafts, const Scope& making, const Scope& clearing) {
  std::map<Name, Positions> going;  // by name, drops of checks
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& subject = drafts[i].step.subject;
    if (drafts[i].step.action != Action::drop || subject.kind != Kind::constraint || !clearing.contains(subject)) continue;
    const Node& check = clearing.graph.at(subject);
    if (check.as<ir::Constraint>().type == ir::ConstraintType::check && making.graph.contains(*check.parent)) going[subject.part].push_back(i);
  }
  if (going.empty()) return;
  for (auto& draft : drafts) {
    const auto& subject = draft.step.subject;
    if (draft.step.action != Action::create || subject.kind != Kind::constraint || !making.contains(subject)) continue;
    const Node& check = making.graph.at(subject);
    const auto found = going.find(subject.part);
    if (found == going.end() || check.as<ir::Constraint>().type != ir::ConstraintType::check || check.as<ir::Constraint>().no_inherit) continue;
    for (const auto position : found->second) {
      const auto& table = *clearing.graph.at(drafts[position].step.subject).parent;
      if (is_below(making.graph, table, *check.parent) && is_below(clearing.graph, table, *check.parent)) draft.waits.push_back(position);
    }
  }
}

// A check that only a child is to keep comes when its parent's is gone: until then the child has that one, under the same name.
void add_checks_after_parents_lost_them(Drafts& drafts, const Scope& making, const Scope& clearing) {
  std::map<Name, Positions> going;  // by name, drops of checks
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& subject = drafts[i].step.subject;
    if (drafts[i].step.action != Action::drop || subject.kind != Kind::constraint || !clearing.contains(subject)) continue;
    const Node& check = clearing.graph.at(subject);
    if (check.as<ir::Constraint>().type == ir::ConstraintType::check && !check.as<ir::Constraint>().no_inherit) going[subject.part].push_back(i);
  }
  if (going.empty()) return;
  for (auto& draft : drafts) {
    const auto& subject = draft.step.subject;
    if (draft.step.action != Action::create || subject.kind != Kind::constraint || !making.contains(subject)) continue;
    const Node& check = making.graph.at(subject);
    const auto found = going.find(subject.part);
    if (found == going.end() || check.as<ir::Constraint>().type != ir::ConstraintType::check || !clearing.graph.contains(*check.parent)) continue;
    for (const auto position : found->second)
      if (is_below(clearing.graph, *check.parent, *clearing.graph.at(drafts[position].step.subject).parent)) draft.waits.push_back(position);
  }
}

bool look_alike(const ir::Index& one, const ir::Index& other) {
  return std::tie(one.unique, one.nulls_not_distinct, one.method, one.elements, one.predicate) ==
         std::tie(other.unique, other.nulls_not_distinct, other.method, other.elements, other.predicate);
}

// True when another index of the table is the same, and a part of its parent's.
bool has_attached_twin(const Graph& graph, const Node& index) {
  if (attached_to(index)) return false;
  const auto& children = graph.children(*index.parent);
  return std::any_of(children.begin(), children.end(), [&](const ObjectId& id) {
    return id.kind == Kind::index && attached_to(graph.at(id)) && look_alike(graph.at(id).as<ir::Index>(), index.as<ir::Index>());
  });
}

// ATTACH PARTITION takes the first index that fits for the parent's (AttachPartitionEnsureIndexes() in src/backend/commands/tablecmds.c),
// so one that is to stay on its own is there only while the table is a partition.
void keep_twins_of_indexes_apart(Drafts& drafts, const Scope& making, const Scope& clearing) {
  for (const auto* scope : {&making, &clearing}) {
    std::map<ObjectId, Positions> attachments;  // by partition
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto& step = drafts[i].step;
      for (const auto& id : scope->vanishing ? step.removes : step.produces)
        if (step.subject.kind == Kind::table && id == facet(step.subject, "attached")) attachments[step.subject].push_back(i);
    }
    if (attachments.empty()) continue;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto& step = drafts[i].step;
      if (step.subject.kind != Kind::index || step.action != (scope->vanishing ? Action::drop : Action::create) || !scope->contains(step.subject)) continue;
      const Node& index = scope->graph.at(step.subject);
      const auto found = attachments.find(*index.parent);
      if (found == attachments.end() || !has_attached_twin(scope->graph, index)) continue;
      for (const auto attachment : found->second)
        scope->vanishing ? drafts[attachment].waits.push_back(i) : drafts[i].waits.push_back(attachment);
    }
  }
}

}  // namespace

void order_by_partitions(Drafts& drafts, const Scope& making, const Scope& clearing) {
  keep_twins_of_indexes_apart(drafts, making, clearing);
  change_parent_after_partitions_left(drafts, making, clearing);
  add_foreign_keys_after_partitions_left(drafts, making, clearing);
  change_columns_after_partitions_left(drafts, making, clearing);
  change_columns_between_parents(drafts, making, clearing);
  drop_indexes_before_partitions_come(drafts, clearing);
  drop_checks_before_parents_have_them(drafts, making, clearing);
  add_checks_after_parents_lost_them(drafts, making, clearing);
}

}  // namespace lockstep
