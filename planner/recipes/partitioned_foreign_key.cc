// A foreign key of a partitioned table in use. Before PostgreSQL 18 it cannot come NOT VALID, and ADD CONSTRAINT reads all partitions while
// writers wait, unless they have a valid one that is equal, which it takes over (tryAttachPartitionForeignKey() in
// src/backend/commands/tablecmds.c). So every partition that holds rows gets its own, with the same name, and that is proven:
//
//   ALTER TABLE c1 ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES q (id) NOT VALID;
//   ALTER TABLE c1 VALIDATE CONSTRAINT k;                                -- a transaction of its own
//   …
//   ALTER TABLE c ADD CONSTRAINT k FOREIGN KEY (q_id) REFERENCES q (id);
//
// Where it takes the turn of another, all of them come in the transaction in which that one goes, and are proven one after the other.
//
// Partitions that are partitioned themselves hold no rows and get theirs from the last statement.
#include <algorithm>
#include <array>

#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

// Until these releases a key that refers to a partitioned table is taken over in halves: what it has on each partition there stays
// behind (release notes of 17.1: "Fix updates of catalog state when attaching or detaching foreign-key-constrained partitions").
bool takes_over_keys_to_partitioned(int version) {
  constexpr std::array mended = std::to_array({130017, 140014, 150009, 160005, 170001});
  return version == 0 || std::none_of(mended.begin(), mended.end(), [&](int each) { return version / 10000 == each / 10000 && version < each; });
}

bool refers_alike(const Node& constraint, const Node& other) {
  const auto& a = constraint.as<ir::Constraint>();
  const auto& b = other.as<ir::Constraint>();
  return b.foreign_key && a.columns == b.columns && a.foreign_key->table == b.foreign_key->table;
}

// Whether the partition is in its place all the time, and has nothing that would be taken for the key, or has its name.
bool has_room(const Scope& scope, const Node& key, const ObjectId& partition) {
  if (scope.contains(partition) || is_foreign(scope.graph, partition) || !scope.other.contains(partition)) return false;
  const auto& was = scope.other.at(partition).as<ir::Table>();
  const auto& is = scope.graph.at(partition).as<ir::Table>();
  if (was.partition_of != is.partition_of || was.partition_bound != is.partition_bound) return false;
  for (const auto* graph : {&scope.graph, &scope.other})
    for (const auto& id : graph->children(partition, Kind::constraint))
      if (id.part == key.id.part || refers_alike(key, graph->at(id))) return false;
  return true;
}

// Those of which triggers go. Partitioned tables have some of their own from PostgreSQL 15 on (seen in pg_trigger of 14 and 15).
std::vector<LockTaken> locks_on_target(const Scope& scope, const ObjectId& target) {
  if (version_of_locks(scope.live(), scope.desired()) >= 150000) return {{target, Lock::access_exclusive, Reach::partitions}};
  std::vector<LockTaken> result;
  auto tables = is_partitioned(scope.graph, target) ? descendant_tables(scope.graph, target) : std::vector<ObjectId>{};
  tables.push_back(target);
  for (const auto& each : tables)
    if (!is_partitioned(scope.graph, each)) result.push_back({each, Lock::access_exclusive});
  return result;
}

// All are there before the first is proven, in the transaction in which the one before goes.
std::vector<Step> one_behind_other(std::vector<Step> open, std::vector<Step> proofs) {
  append(open, std::move(proofs));
  return open;
}

// Each is proven before the next comes, so no more than one table is locked at a time.
std::vector<Step> by_turns(std::vector<Step> open, std::vector<Step> proofs) {
  std::vector<Step> result;
  for (std::size_t i = 0; i < open.size(); ++i) {
    result.push_back(std::move(open[i]));
    result.push_back(std::move(proofs[i]));
  }
  return result;
}

}  // namespace

Node own_key(const Node& key, const ObjectId& partition, bool validated) {
  auto result = key;
  result.id.schema = partition.schema;
  result.id.name = partition.name;
  result.parent = partition;
  result.comment.reset();
  result.as<ir::Constraint>().validated = validated;
  return result;
}

std::optional<std::vector<ObjectId>> leaves_to_prove(const Scope& scope, const Node& key) {
  const auto& target = key.as<ir::Constraint>().foreign_key->table.id;
  if (target == *key.parent || (is_partitioned(scope.graph, target) && !takes_over_keys_to_partitioned(scope.live().origin.server_version))) return std::nullopt;
  std::vector<ObjectId> result;
  const auto partitions = descendant_tables(scope.graph, *key.parent);
  // One that leaves may still be there, with its rows.
  for (const auto& each : descendant_tables(scope.other, *key.parent))
    if (std::find(partitions.begin(), partitions.end(), each) == partitions.end()) return std::nullopt;
  for (const auto& each : partitions) {
    if (scope.contains(each) && !scope.other.contains(each)) continue;  // new, without rows
    if (!has_room(scope, key, each)) return std::nullopt;
    if (!is_partitioned(scope.graph, each)) result.push_back(each);
  }
  return result;
}

// Triggers of the keys that are taken over go, on both sides (RemoveTriggerById() in src/backend/commands/trigger.c).
std::vector<LockTaken> locks_of_taking_over(const Scope& scope, const Node& key, const std::vector<ObjectId>& leaves) {
  const auto& target = key.as<ir::Constraint>().foreign_key->table.id;
  auto result = locks_on_target(scope, target);
  if (is_partitioned(scope.graph, target))
    for (const auto& leaf : leaves) result.push_back({leaf, Lock::access_exclusive});
  return result;
}

Step prove_on_leaf(const Graph& graph, const Node& key, const ObjectId& leaf) {
  auto result = validate_step(graph, own_key(key, leaf, true));
  result.subject = key.id;
  result.requires_.clear();
  result.produces.clear();
  return result;
}

std::vector<Sql> open_on_leaves(const Graph& graph, const Node& key, const std::vector<ObjectId>& leaves) {
  std::vector<Sql> result;
  for (const auto& leaf : leaves) append(result, create_object(graph, own_key(key, leaf, false)));
  return result;
}

Step take_over_from_leaves(const Scope& scope, const Node& key, const std::vector<ObjectId>& leaves) {
  auto up = create_object(scope.graph, key);
  if (key.comment) append(up, set_comment(scope.graph, key, key.comment));
  auto down = drop(scope.graph, key);
  append(down, open_on_leaves(scope.graph, key, leaves));
  auto result = step_for(key, Action::alter, title("put together", key.id), std::move(up), std::move(down));
  result.locks = create_draft(scope, key).step.locks;
  append(result.locks, locks_of_taking_over(scope, key, leaves));
  for (const auto& table : {*key.parent, key.as<ir::Constraint>().foreign_key->table.id}) result.down.locks.push_back({table, Lock::access_exclusive, Reach::partitions});
  result.produces = {key.id};
  result.transaction = Transaction::alone;
  return result;
}

bool draft_partitioned_foreign_key(const Scope& scope, Draft& draft, const Node& node, Drafts& drafts) {
  const auto leaves = leaves_to_prove(scope, node);
  if (!leaves || leaves->empty()) return false;
  const auto& target = node.as<ir::Constraint>().foreign_key->table.id;
  std::vector<Step> open;
  std::vector<Step> proofs;
  std::vector<Sql> back = draft.step.down.statements;
  for (const auto& leaf : *leaves) {
    const auto key = own_key(node, leaf, false);
    const auto add = create_object(scope.graph, key).front();
    auto first = step_for(node, Action::alter, title("add", key.id) + " without scan", {add}, {sql("ALTER TABLE {} DROP CONSTRAINT {}", leaf.qualified_name(), node.id.part)});
    first.locks = {takes(Form::add_foreign_key, leaf), takes(Form::add_foreign_key, target)};
    // What the whole key waits for, and who waits for it.
    first.requires_ = draft.step.requires_;
    first.produces = draft.step.produces;
    auto validate = prove_on_leaf(scope.graph, node, leaf);
    validate.produces = {facet(node.id, "proven")};
    open.push_back(std::move(first));
    proofs.push_back(std::move(validate));
    // What was taken over goes with the whole key.
    back.push_back(add);
  }
  // Another one of the name goes for this one: no moment may be between the two, on any partition.
  auto steps = scope.other.contains(node.id) ? one_behind_other(std::move(open), std::move(proofs)) : by_turns(std::move(open), std::move(proofs));
  for (std::size_t i = 1; i < steps.size(); ++i) steps[i].follows = true;
  add_steps(std::move(steps), drafts);
  draft.waits.push_back(drafts.size() - 1);
  draft.step.down.statements = std::move(back);
  append(draft.step.locks, locks_of_taking_over(scope, node, *leaves));
  draft.fold = Fold::never;
  drafts.push_back(std::move(draft));
  return true;
}

}  // namespace lockstep
