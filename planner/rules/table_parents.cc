// Inheritance and partitioning of tables that exist: ATTACH and DETACH PARTITION, INHERIT and NO INHERIT.
// Constraints that a child has from its parent become its own when it is taken from it, and the parent's
// when it is given to it.
#include <algorithm>
#include <array>

#include "differ/diff.h"
#include "ir/inheritance.h"
#include "planner/draft.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/table.h"
#include "planner/rules/table_parents.h"

namespace lockstep {
namespace {

ObjectId same_on(const ObjectId& table, const Node& constraint) {
  return {.kind = Kind::constraint, .schema = table.schema, .name = table.name, .part = constraint.id.part};
}

bool is_passed_on(const std::vector<const Node*>& constraints, Name name) {
  return std::any_of(constraints.begin(), constraints.end(), [&](const Node* each) { return each->id.part == name; });
}

Sql add_constraint(const ObjectId& table, const Node& constraint) {
  return sql("ALTER TABLE {} ADD {}", table.qualified_name(), named_constraint(constraint));
}

Sql drop_constraint(const ObjectId& table, const Node& constraint) {
  return sql("ALTER TABLE {} DROP CONSTRAINT {}", table.qualified_name(), constraint.id.part);
}

bool is_made_anew(const TableChange& change, const ObjectId& parent) {
  const Node* before = change.before.graph.find(parent);
  const Node* after = change.after.graph.find(parent);
  return before != nullptr && after != nullptr && after->as<ir::Table>().partition_key != before->as<ir::Table>().partition_key;
}

// Foreign keys to partitioned tables have triggers on these, and a table that leaves keeps its keys, from PostgreSQL 15 on (seen in pg_trigger of 14 and 15).
bool has_triggers_on_partitioned(const TableChange& change) { return version_of_locks(change.before.graph, change.after.graph) >= 150000; }

// Before PostgreSQL 15 a table that is detached has lost its foreign keys to partitioned tables.
bool is_lost_when_leaving(const TableChange& change, const Node& constraint) {
  const auto& key = constraint.as<ir::Constraint>().foreign_key;
  return key && is_partitioned(change.before.graph, key->table.id) && !has_triggers_on_partitioned(change);
}

void give_again(const TableChange& change, const Node& key, Step& step) {
  const auto& id = change.after.id();
  step.up.push_back(sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}", id.qualified_name(), key.id.part));
  step.up.push_back(add_constraint(id, key));
  step.locks.push_back(takes(Form::add_foreign_key, id));
  step.locks.push_back({key.as<ir::Constraint>().foreign_key->table.id, lock_of(Form::add_foreign_key), Reach::partitions});
  add_work(step, id, false);
  add_work(step, key.as<ir::Constraint>().foreign_key->table.id, false);
  if (is_busy(change.before.graph, id, change.policy))
    step.hazards.push_back({"blocking-scan", "the rows of " + quoted(id.qualified_name()) + " are read for " + to_string(key.id) + ", which is lost on the way, while others wait"});
}

// What is left over on a table that was taken from its parent and should not have it.
void clear_leftovers(const TableChange& change, const ObjectId& parent, Step& step) {
  const auto& id = change.after.id();
  const bool partition = change.before->partition_of.has_value();
  const auto still = passed_on_by_all(change.after.graph, parent_tables(change.after.graph, id), id);
  std::vector<Sql> back;
  for (const Node* each : passed_on(change.before.graph, parent, partition)) {
    const auto own = same_on(id, *each);
    if (change.before.graph.contains(own) || is_passed_on(still, own.part)) continue;
    const Node* now = change.after.graph.find(own);
    if (now != nullptr && same_constraint(*now, *each)) {
      step.produces.push_back(own);
      step.releases.push_back(each->id);
      if (is_lost_when_leaving(change, *each)) give_again(change, *now, step);
      continue;
    }
    // One that the parent loses, too, goes first, with its copy.
    const Node* kept = change.after.graph.find(each->id);
    if (kept == nullptr || !same_constraint(*kept, *each) || is_made_anew(change, *each->parent)) {
      step.removes.push_back(facet(each->id, "copies"));
      continue;
    }
    step.requires_.push_back(each->id);
    const auto& key = each->as<ir::Constraint>().foreign_key;
    const bool may_be_lost = key && is_partitioned(change.before.graph, key->table.id);
    step.up.push_back(may_be_lost ? sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}", id.qualified_name(), own.part) : drop_constraint(id, *each));
    back.push_back(add_constraint(id, *each));
    step.locks.push_back(takes(Form::drop_constraint, id));
    if (key && !is_lost_when_leaving(change, *each)) step.locks.push_back({key->table.id, Lock::access_exclusive, Reach::partitions});
  }
  step.down.statements.insert(step.down.statements.begin(), back.begin(), back.end());
}

// The checks that a table needs to be given to its parent.
void add_needed_checks(const TableChange& change, const ObjectId& parent, Step& step) {
  const auto& id = change.after.id();
  const auto had = passed_on_by_all(change.before.graph, parent_tables(change.before.graph, id), id);
  std::vector<Sql> first;
  for (const Node* each : inherited_checks(change.after.graph, parent)) {
    const auto own = same_on(id, *each);
    step.requires_.push_back(own);
    const Node* was = change.before.graph.find(own);
    const bool replaced = was != nullptr && !same_constraint(*was, *each);
    if ((was != nullptr && !replaced) || change.after.graph.contains(own) || is_passed_on(had, own.part)) continue;
    if (replaced) step.produces.push_back(own);
    if (!change.before.graph.contains(each->id) || is_made_anew(change, *each->parent)) continue;  // comes later, and reaches the child by itself
    first.push_back(add_constraint(id, *each));
    step.down.statements.push_back(drop_constraint(id, *each));
  }
  step.up.insert(step.up.begin(), first.begin(), first.end());
  for (const auto& each : facets_of_checks(change.after.graph, parent)) step.produces.push_back(each);
}

// Foreign keys that a partition has from the tables above it stay when it is detached on the way back
// (DetachPartitionFinalize() in src/backend/commands/tablecmds.c). One that comes waits for the partition and is gone by then,
// as is one that is made again.
void give_back_foreign_keys(const TableChange& change, const ObjectId& parent, Step& step) {
  const auto& id = change.after.id();
  const auto had = passed_on_by_all(change.before.graph, parent_tables(change.before.graph, id), id);
  for (const Node* each : passed_on(change.after.graph, parent, true)) {
    if (!each->as<ir::Constraint>().foreign_key) continue;
    step.produces.push_back(facet(each->id, "given"));
    step.removes.push_back(facet(each->id, "copies"));
    const auto own = same_on(id, *each);
    const Node* kept = change.before.graph.find(each->id);
    if (kept == nullptr || !same_constraint(*kept, *each) || is_made_anew(change, *each->parent)) continue;
    if (change.before.graph.contains(own) || change.after.graph.contains(own) || is_passed_on(had, own.part)) continue;
    step.requires_.push_back(each->id);
    step.locks.push_back({each->as<ir::Constraint>().foreign_key->table.id, Lock::share_row_exclusive});
    step.down.statements.push_back(sql("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {}", id.qualified_name(), own.part));
  }
  // One that goes is gone before, too: the rows are not asked for it, and on the way back it comes when the table has left.
  if (!change.before.graph.contains(parent)) return;
  for (const Node* each : passed_on(change.before.graph, parent, true))
    if (each->as<ir::Constraint>().foreign_key && !change.after.graph.contains(each->id)) step.removes.push_back(facet(each->id, "copies"));
}

// Rows of tables that go on referring to the whole must not tell of the partition (RI_PartitionRemove_Check() in src/backend/utils/adt/ri_triggers.c).
void say_referring_tables(const TableChange& change, const ObjectId& parent, Step& step) {
  const auto& graph = change.before.graph;
  for (const Node* each : foreign_keys_to_parents(graph, parent)) {
    if (!change.after.graph.contains(each->id)) continue;  // goes before
    const auto& table = *each->parent;
    step.locks.push_back({.relation = table, .lock = Lock::access_exclusive, .because_of = each->id});
    if (is_partitioned(graph, table) && has_triggers_on_partitioned(change)) step.locks.push_back({.relation = table, .lock = Lock::share_row_exclusive, .reach = Reach::partitions, .because_of = each->id});
    add_work(step, table, false, each->id);
  }
}

Step detach_step(const TableChange& change) {
  const auto& parent = change.before->partition_of->id;
  const auto name = change.after.name();
  auto step = step_for(change.after.node, Action::alter, title("detach", change.after.id()),
                       {sql("ALTER TABLE {} DETACH PARTITION {}", parent.qualified_name(), name)},
                       {sql("ALTER TABLE {} ATTACH PARTITION {} {}", parent.qualified_name(), name, change.before->partition_bound)});
  step.locks = locks_of_detaching(change.before.graph, change.after.graph, change.after.id());
  append(step.locks, locks_on_default_partition(change.before.graph, parent));
  say_referring_tables(change, parent, step);
  step.removes = {facet(change.after.id(), "attached"), facet(parent, "partitions")};
  step.produces = {facet(change.after.id(), "detached")};
  step.releases = {parent};
  wait_for_proofs(step);
  step.phase = Phase::contract;
  clear_leftovers(change, parent, step);
  return step;
}

void need_columns(const Graph& graph, const ObjectId& table, Step& step) {
  for (const Node* column : graph.columns(table)) step.requires_.push_back(column->id);
}

// Whether the index or key of the partitioned table is there already and stays: one that is made again comes with
// those of its partitions, when they are attached.
bool stays(const Graph& before, const Graph& graph, const ObjectId& id) {
  const auto* was = before.find(id);
  if (was == nullptr || !was->parent || !is_partitioned(before, *was->parent)) return false;
  // A table with another partition key is made again.
  if (before.at(*was->parent).as<ir::Table>().partition_key != graph.at(*graph.at(id).parent).as<ir::Table>().partition_key) return false;
  constexpr std::array definition = std::to_array<std::string_view>({"type", "unique", "method", "elements", "columns", "include", "predicate"});
  const auto fields = differing_fields(*was, graph.at(id));
  return std::find_first_of(fields.begin(), fields.end(), definition.begin(), definition.end()) == fields.end();
}

// Keys and indexes that find their parent's by themselves when the table is attached.
void need_keys(const Graph& graph, const Graph& before, const ObjectId& table, Step& step) {
  for (const auto& id : graph.children(table)) {
    const auto& up = attached_to(graph.at(id));
    if (up && stays(before, graph, up->id)) step.requires_.push_back(id);
  }
}

Step attach_step(const TableChange& change) {
  const auto& parent = change.after->partition_of->id;
  const auto name = change.after.name();
  auto step = step_for(change.after.node, Action::alter, title("attach", change.after.id()),
                       {sql("ALTER TABLE {} ATTACH PARTITION {} {}", parent.qualified_name(), name, change.after->partition_bound)},
                       {sql("ALTER TABLE {} DETACH PARTITION {}", parent.qualified_name(), name)});
  step.locks = {takes(Form::attach_partition_parent, parent), takes(Form::attach_partition, change.after.id())};
  for (const Node* each : change.before.graph.contains(parent) ? foreign_keys_to_parents(change.before.graph, parent) : std::vector<const Node*>{})
    if (!change.after.graph.contains(each->id) && has_triggers_on_partitioned(change)) step.locks.push_back({.relation = *each->parent, .lock = Lock::share_row_exclusive, .because_of = each->id});  // hangs on the table until it goes
  step.produces = {facet(change.after.id(), "attached"), facet(parent, "partitions")};
  step.requires_ = {parent, change.after.id(), facet(change.after.id(), "type")};
  need_columns(change.after.graph, parent, step);
  need_columns(change.after.graph, change.after.id(), step);
  need_keys(change.after.graph, change.before.graph, change.after.id(), step);
  add_needed_checks(change, parent, step);
  give_back_foreign_keys(change, parent, step);
  step.down.locks = locks_of_detaching_again(change.after.graph, change.before.graph, change.after.id());
  return step;
}

bool has(const std::vector<Ref>& parents, const Ref& parent) { return std::find(parents.begin(), parents.end(), parent) != parents.end(); }

// True when columns of the table were its parents' alone, and are its own from now on.
bool leaves_columns(const Graph& before, const Graph& after, const ObjectId& table) {
  const auto columns = before.columns(table);
  return std::any_of(columns.begin(), columns.end(), [&](const Node* column) {
    const auto& was = column->as<ir::Column>();
    const Node* is = after.find(column->id);
    return was.inherited && !was.local && is != nullptr && !is->as<ir::Column>().inherited;
  });
}

Step take_from_parent(const TableChange& change, const ObjectId& parent, std::set<ObjectId>& let_go) {
  const auto name = change.after.name();
  const auto& id = change.after.id();
  auto step = step_for(change.after.node, Action::alter, title("take from its parent", id), {sql("ALTER TABLE {} NO INHERIT {}", name, parent.qualified_name())},
                       {sql("ALTER TABLE {} INHERIT {}", name, parent.qualified_name())});
  step.locks = {takes(Form::inherit, id)};
  if (leaves_columns(change.before.graph, change.after.graph, id))
    step.notes.push_back("on the way back the columns stay the table's own (pg_attribute.attislocal): there is no statement that makes them its parent's alone");
  step.removes = {facet(id, "attached")};
  step.produces = {facet(id, "detached")};
  step.releases = {parent};
  wait_for_proofs(step);
  clear_leftovers(change, parent, step);
  append(step.down.statements, let_go_of_helpers(change.before.graph, change.after.graph, id, parent, Going::back, let_go));
  return step;
}

// A table that has been below this one has to leave it first.
void wait_for_those_below(const TableChange& change, const ObjectId& parent, Step& step) {
  const auto& before = change.before.graph;
  const auto& id = change.after.id();
  if (!before.contains(parent) || !is_descendant(before, parent, id)) return;
  std::vector<ObjectId> open{parent};
  while (!open.empty()) {
    const auto table = open.back();
    open.pop_back();
    if (change.after.graph.contains(table) && !parents_only_in(before, change.after.graph, table).empty()) step.requires_.push_back(facet(table, "detached"));
    for (const auto& up : parent_tables(before, table))
      if (up != id && is_descendant(before, up, id)) open.push_back(up);
  }
}

Step give_parent(const TableChange& change, const ObjectId& parent, std::set<ObjectId>& let_go) {
  const auto name = change.after.name();
  const auto& id = change.after.id();
  auto step = step_for(change.after.node, Action::alter, title("give a parent to", id), {sql("ALTER TABLE {} INHERIT {}", name, parent.qualified_name())},
                       {sql("ALTER TABLE {} NO INHERIT {}", name, parent.qualified_name())});
  step.locks = {takes(Form::inherit, id), takes(Form::inherit_parent, parent)};
  step.produces = {facet(id, "attached")};
  step.requires_ = {parent, id, facet(id, "type")};
  need_columns(change.after.graph, id, step);
  need_columns(change.after.graph, parent, step);
  wait_for_those_below(change, parent, step);
  add_needed_checks(change, parent, step);
  append(step.up, let_go_of_helpers(change.after.graph, change.before.graph, id, parent, Going::forth, let_go));
  return step;
}

void alter_inheritance(const TableChange& change, std::vector<Step>& steps) {
  std::set<ObjectId> let_go;
  std::vector<Step> leave;
  std::vector<Step> come;
  for (const auto& parent : change.before->inherits)
    if (!has(change.after->inherits, parent)) leave.push_back(take_from_parent(change, parent.id, let_go));
  for (const auto& parent : change.after->inherits)
    if (!has(change.before->inherits, parent)) come.push_back(give_parent(change, parent.id, let_go));
  const bool comes_first = goes_from_parents_to_parents(change);
  if (comes_first)
    for (auto& step : leave) {
      step.removes.clear();
      step.requires_.push_back(facet(change.after.id(), "attached"));
    }
  append(steps, std::move(comes_first ? come : leave));
  append(steps, std::move(comes_first ? leave : come));
}

}  // namespace

std::vector<ObjectId> facets_of_checks(const Graph& graph, const ObjectId& parent) {
  std::vector<ObjectId> result{facet(parent, "checks")};
  for (const auto& up : parent_tables(graph, parent))
    for (const auto& each : facets_of_checks(graph, up)) result.push_back(each);
  return result;
}

bool is_given_by_parent(const Graph& graph, const Graph& other, const Node& constraint) {
  const auto& table = *constraint.parent;
  if (!other.contains(table) || !graph.contains(table)) return false;
  const auto gone = passed_on_by_all(other, parents_only_in(other, graph, table), table);
  return std::any_of(gone.begin(), gone.end(), [&](const Node* each) {
    return each->id.part == constraint.id.part && same_constraint(*each, constraint);
  });
}

void alter_parents(const Alteration<ir::Table>& change, std::vector<Step>& steps) {
  const bool moved = change.changed(&ir::Table::partition_of);
  const bool bounds = change.before->partition_of && change.after->partition_of && change.changed(&ir::Table::partition_bound);
  const bool detaches = change.before->partition_of && (moved || bounds);
  const auto first = steps.size();
  if (change.after->partition_of && (moved || bounds)) {
    auto attach = attach_step(change);
    auto proof = prove_attach({change.before.graph, change.after.graph, change.after.node, change.policy}, attach);
    append(steps, std::move(proof.first));
    if (detaches) steps.push_back(detach_step(change));
    steps.push_back(std::move(attach));
    append(steps, std::move(proof.last));
  } else if (detaches) {
    auto detach = detach_step(change);
    auto last = detach.up.size() == 1 && detach.down.statements.size() == 1 && can_detach_concurrently(change.before.graph, change.after.graph, change.after.id(), change.policy)
                    ? drop_check_of_bounds(change.before.graph, change.after.graph, change.after.node)
                    : std::nullopt;
    if (last) detach_concurrently(change.before.graph, change.after.id(), detach);
    steps.push_back(std::move(detach));
    if (last) steps.push_back(std::move(*last));
  }
  for (auto i = first + 1; i < steps.size(); ++i) steps[i].follows = true;
  alter_inheritance(change, steps);
}

}  // namespace lockstep
