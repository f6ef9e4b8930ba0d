// A partition that leaves while the others are in use, from PostgreSQL 14 on:
//
//   ALTER TABLE m DETACH PARTITION p CONCURRENTLY;       -- waits for those who use m, and nobody waits for it
//   DO …                                                 -- drops the check that has the bounds, which it leaves behind
//
// It cannot be in a transaction, nor where there is a default partition (ATExecDetachPartition() in src/backend/commands/tablecmds.c). What it
// leaves behind has a name that PostgreSQL chooses: the newest check, if the partition did not have it before.
#include <algorithm>

#include "ir/inheritance.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

bool server_can_detach_concurrently(const Graph& before, const Graph& after) {
  const int version = before.origin.server_version != 0 ? before.origin.server_version : after.origin.server_version;
  return version == 0 || version >= 140000;
}

bool has_default_partition(const Graph& graph, const ObjectId& parent) { return graph.contains(parent) && !locks_on_default_partition(graph, parent).empty(); }

Sql name_list(const std::vector<Name>& names) {
  std::vector<Sql> all;
  for (const auto name : names) all.push_back(literal(name.text()));
  return join(all);
}

// The table, and those that it is a partition of.
std::vector<ObjectId> levels_of(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  for (const auto* node = graph.find(table); node != nullptr;) {
    result.push_back(node->id);
    const auto& up = node->as<ir::Table>().partition_of;
    node = up ? graph.find(up->id) : nullptr;
  }
  return result;
}

std::vector<Name> checks_of(const Graph& graph, const ObjectId& table) {
  std::vector<Name> result;
  for (const auto& level : levels_of(graph, table))
    for (const auto& id : graph.children(level, Kind::constraint))
      if (graph.at(id).as<ir::Constraint>().type == ir::ConstraintType::check) result.push_back(id.part);
  return result;
}

Sql drop_checks_left_behind(const Graph& before, const ObjectId& partition) {
  const auto name = partition.qualified_name();
  const auto had = checks_of(before, partition);
  const auto others = had.empty() ? Sql() : sql(" AND conname NOT IN ({})", name_list(had));
  const auto drop = literal(sql("ALTER TABLE {} DROP CONSTRAINT ", name).text());
  return sql("DO {}", dollar_quoted(sql("DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = {}::pg_catalog.regclass AND contype = 'c'{} ORDER BY oid DESC LIMIT 1 "
                                        "LOOP EXECUTE {} || bounds; END LOOP; END",
                                        literal(quoted(name)), others, drop)));
}

// A foreign key that a partition has from above is its own when it has left, and dropping that locks the table it refers to.
bool has_foreign_keys(const Graph& graph, const ObjectId& table) {
  const auto levels = levels_of(graph, table);
  return std::any_of(levels.begin(), levels.end(), [&](const ObjectId& level) {
    const auto constraints = graph.children(level, Kind::constraint);
    return !foreign_keys_to_parents(graph, level).empty() ||
           std::any_of(constraints.begin(), constraints.end(), [&](const ObjectId& id) { return graph.at(id).as<ir::Constraint>().foreign_key.has_value(); });
  });
}

}  // namespace

bool can_detach_concurrently(const Graph& before, const Graph& after, const ObjectId& partition, const Policy& policy) {
  const auto& parent = before.at(partition).as<ir::Table>().partition_of->id;
  if (!after.contains(parent) || !server_can_detach_concurrently(before, after)) return false;
  if (has_default_partition(before, parent) || has_default_partition(after, parent)) return false;
  if (has_foreign_keys(before, partition) || has_foreign_keys(after, parent)) return false;
  return deserves_online(before, after, parent, partition, policy);
}

void detach_concurrently(const Graph& before, const ObjectId& partition, Step& step) {
  const auto& parent = before.at(partition).as<ir::Table>().partition_of->id;
  const auto name = partition.qualified_name();
  step.up = {sql("ALTER TABLE {} DETACH PARTITION {} CONCURRENTLY", parent.qualified_name(), name)};
  step.down.statements.push_back(drop_checks_left_behind(before, partition));
  step.transaction = Transaction::outside;
  step.locks = {takes(Form::detach_concurrently_parent, parent), takes(Form::detach_partition, partition)};
  step.lock_timeout_ms = 0;  // cut short it would be half done, and nobody waits behind it for the partitioned table
  const auto row = sql("SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = {}::pg_catalog.regclass", literal(quoted(name)));
  step.done = sql("SELECT NOT EXISTS ({})", row);
  step.leftovers = {sql("DO {}", dollar_quoted(sql("BEGIN IF EXISTS ({} AND inhdetachpending) THEN ALTER TABLE {} DETACH PARTITION {} FINALIZE; END IF; END", row, parent.qualified_name(), name)))};
}

std::optional<Step> drop_check_of_bounds(const Graph& before, const Graph& after, const Node& partition) {
  const auto& was = before.at(partition.id).as<ir::Table>();
  const auto had = checks_of(before, partition.id);
  for (const auto name : checks_of(after, partition.id))
    if (std::find(had.begin(), had.end(), name) == had.end()) return std::nullopt;  // one that comes meanwhile could not be told from it
  // On the way back a check of ours proves the rows, so that ATTACH reads none.
  const auto condition = partition_condition(before, was.partition_of->id, was.partition_bound.text, Levels::all);
  if (!condition) return std::nullopt;
  const auto head = sql("ALTER TABLE {}", partition.id.qualified_name());
  const auto name = temporary_name(partition.id, "bounds");
  auto result = step_for(partition, Action::alter, "drop the check of the bounds of " + to_string(partition.id), {drop_checks_left_behind(before, partition.id)},
                         {sql("{} ADD CONSTRAINT {} CHECK ({})", head, name, condition->condition)});
  result.locks = {takes(Form::drop_constraint, partition.id)};
  result.phase = Phase::contract;
  result.transaction = Transaction::alone;
  result.follows = true;
  return result;
}

namespace {

// What it leaves behind hangs on the partitions of the partition, too, and would stay with those that do not go with that.
bool leaves_partitions(const Scope& clearing, const ObjectId& table) {
  const auto below = descendant_tables(clearing.graph, table);
  return std::any_of(below.begin(), below.end(), [&](const ObjectId& each) { return !clearing.contains(each); });
}

}  // namespace

void make_detach_concurrent(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from) {
  const auto* table = std::get_if<ir::Table>(&node.object);
  if (table == nullptr || !table->partition_of || clearing.contains(table->partition_of->id)) return;
  const auto has = [](const std::vector<ObjectId>& ids, const ObjectId& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
  const auto begin = drafts.begin() + static_cast<std::ptrdiff_t>(from);
  const auto leaves = std::find_if(begin, drafts.end(), [&](const Draft& each) { return !each.whole_table && has(each.step.removes, facet(node.id, "attached")); });
  if (leaves == drafts.end()) return;
  // It is none any more when it is dropped.
  for (auto each = begin; each != drafts.end(); ++each)
    if (each != leaves && has(each->step.removes, node.id)) {
      std::erase_if(each->step.locks, [&](const LockTaken& lock) { return lock.relation == table->partition_of->id; });
      append(each->step.locks, locks_on_targets_above(clearing.graph, clearing.other, node.id, lock_of(Form::drop_relation)));
    }
  std::erase_if(leaves->step.locks, [&](const LockTaken& lock) { return lock.relation == table->partition_of->id || lock.relation == node.id; });
  append(leaves->step.locks, locks_of_detaching(clearing.graph, clearing.other, node.id));
  if (leaves->step.up.size() != 1 || leaves_partitions(clearing, node.id) || !can_detach_concurrently(clearing.graph, clearing.other, node.id, clearing.policy)) return;
  detach_concurrently(clearing.graph, node.id, leaves->step);
  leaves->fold = Fold::never;
}

}  // namespace lockstep
