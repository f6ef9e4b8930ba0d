// The steps that make a table: the table with its columns, and after it what only one that is there can be told: defaults that call something,
// the index it is clustered on or identified by, the parent it is attached to.
#include <algorithm>

#include "ir/dependency.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/table.h"

namespace lockstep {

std::vector<const Node*> foreign_keys_to_parents(const Graph& graph, const ObjectId& partitioned) {
  std::vector<const Node*> result;
  const auto add = [&](const ObjectId& id, const ObjectId& table) {
    const Node& constraint = graph.at(id);
    const auto& foreign_key = constraint.as<ir::Constraint>().foreign_key;
    if (foreign_key && foreign_key->table.id == table) result.push_back(&constraint);
  };
  for (const Node* table = graph.find(partitioned); table != nullptr;) {
    for (const auto& own : graph.children(table->id, Kind::constraint)) add(own, table->id);
    // They are in the order of ids, which begin with the kind, and may be thousands of partitions.
    const auto& dependents = graph.dependents(table->id);
    for (auto at = std::lower_bound(dependents.begin(), dependents.end(), ObjectId{.kind = Kind::constraint}); at != dependents.end() && at->kind == Kind::constraint; ++at)
      add(*at, table->id);
    const auto& up = table->as<ir::Table>().partition_of;
    table = up ? graph.find(up->id) : nullptr;
  }
  return result;
}

namespace {

// Partitions and inheritance children of a new table are made as such; a partition of a table that is
// there is made alone, with all its keys and indexes, and attached at the end.
bool attached_at_once(const Scope& scope, const Node& table) {
  const auto& object = table.as<ir::Table>();
  return !object.partition_of || scope.contains(object.partition_of->id);
}

// A table that is made anew holds the rows of partitions below it that stay.
void say_scans_below(const Scope& scope, const ObjectId& table, Step& attach) {
  for (const auto& each : descendant_tables(scope.graph, table)) {
    if (!scope.stays(each) || is_partitioned(scope.graph, each)) continue;
    add_work(attach, each, false);
    if (scope.busy(each)) attach.hazards.push_back({"blocking-scan", "the rows of " + to_string(each) + " are read to see whether they fit the bounds"});
  }
}

// A default partition that was put back below a table that is made anew is read when the next partition comes.
void say_scan_of_default(const Scope& scope, const Node& partition, Step& create) {
  if (scope.vanishing) return;
  for (const auto& each : locks_on_default_partition(scope.graph, partition.as<ir::Table>().partition_of->id)) {
    if (!scope.stays(each.relation)) continue;
    create.locks.push_back(each);
    add_work(create, each.relation, false);
    if (scope.busy(each.relation)) create.hazards.push_back({"blocking-scan", "the rows of " + to_string(each.relation) + " are read to see whether they belong into " + to_string(partition.id)});
  }
}

// A partition gets the foreign keys of the tables above it, those that go only later among them, and each locks the table that it refers to, with its
// partitions (CloneFkReferencing() in src/backend/commands/tablecmds.c).
void lock_targets_of_keys(const Scope& scope, const ObjectId& parent, Step& attach) {
  for (const Node* table = scope.graph.find(parent); table != nullptr;) {
    for (const auto& id : scope.other.contains(table->id) ? scope.other.children(table->id, Kind::constraint) : std::vector<ObjectId>{})
      if (const auto& key = scope.other.at(id).as<ir::Constraint>().foreign_key)
        attach.locks.push_back({.relation = key->table.id, .lock = Lock::share_row_exclusive, .reach = Reach::partitions, .because_of = id});
    const auto& up = table->as<ir::Table>().partition_of;
    table = up ? scope.graph.find(up->id) : nullptr;
  }
}

void draft_attach(const Scope& scope, const Node& node, Drafts& drafts) {
  const auto& table = node.as<ir::Table>();
  const auto& parent = table.partition_of->id;
  Draft draft;
  draft.step = step_for(node, Action::create, title("attach", node.id),
                        {sql("ALTER TABLE {} ATTACH PARTITION {} {}", parent.qualified_name(),
                             node.id.qualified_name(), table.partition_bound)},
                        {sql("ALTER TABLE {} DETACH PARTITION {}", parent.qualified_name(), node.id.qualified_name())});
  draft.step.locks = {takes(Form::attach_partition_parent, parent), takes(Form::attach_partition, node.id)};
  lock_targets_of_keys(scope, parent, draft.step);
  draft.step.produces = {facet(node.id, "attached"), facet(parent, "partitions")};
  for (const auto& each : facets_of_checks(scope.graph, parent)) draft.step.produces.push_back(each);
  draft.step.requires_ = {node.id, parent};
  for (const Node* column : scope.graph.columns(parent)) draft.step.requires_.push_back(column->id);
  for (const auto& id : scope.graph.children(node.id)) {
    const Node& child = scope.graph.at(id);
    const auto& up = attached_to(child);
    if (up && !scope.contains(up->id)) draft.step.requires_.push_back(id);
  }
  if (!foreign_keys_to_parents(scope.graph, parent).empty()) {
    // Its own partitions are referred to as long as it is a partition itself.
    for (const auto& below : descendant_tables(scope.graph, node.id))
      if (scope.contains(below)) draft.step.requires_.push_back(facet(below, "attached"));
  } else {
    draft.fold = Fold::with_host;
    draft.host = node.id;
  }
  if (scope.vanishing) {
    drafts.push_back(std::move(draft));
    return;
  }
  draft.step.down.locks = locks_of_detaching_again(scope.graph, scope.other, node.id);
  say_scans_below(scope, node.id, draft.step);
  auto proof = prove_attach({scope.other, scope.graph, node, scope.policy, true}, draft.step);
  for (std::size_t i = 1; i < proof.first.size(); ++i) proof.first[i].follows = true;
  for (auto& each : proof.last) each.follows = true;
  const bool proven = !proof.first.empty();
  add_steps(std::move(proof.first), drafts);
  if (proven) draft.waits.push_back(drafts.size() - 1);
  drafts.push_back(std::move(draft));
  add_steps(std::move(proof.last), drafts);
}

// A default that calls a function or takes from a sequence is a step of its own, so that tables,
// functions and sequences cannot wait for each other in a circle.
void draft_default(const Scope& scope, const Node& column, Drafts& drafts) {
  const auto references = expression_references(column);
  if (!column.as<ir::Column>().default_value || references.empty()) return;
  const auto alter = sql("{} ALTER COLUMN {}", alter_table_only(scope.graph, *column.parent), column.id.part);
  Draft draft;
  draft.step = step_for(column, Action::alter, title("set default of", column.id),
                        {sql("{} SET DEFAULT {}", alter, *column.as<ir::Column>().default_value)},
                        {sql("{} DROP DEFAULT", alter)});
  draft.step.produces = {facet(column.id, "default")};
  draft.step.requires_ = references;
  draft.step.requires_.push_back(column.id);
  draft.fold = Fold::with_host;
  draft.host = *column.parent;
  draft.inlined = column.id;
  drafts.push_back(std::move(draft));
}

// Sequences that the column owns or takes its default from. They need nothing of the table, so they are
// there before it, and go after it.
std::vector<ObjectId> sequences_of(const Scope& scope, const Node& column) {
  std::vector<ObjectId> result;
  const auto add = [&](const ObjectId& id) {
    if (id.kind == Kind::sequence && scope.contains(id)) result.push_back(id);
  };
  for (const auto& id : references(column)) add(id);
  for (const auto& id : scope.graph.dependents(column.id)) add(id);
  return result;
}

}  // namespace

void draft_index_settings(const Scope& scope, const Node& node, Drafts& drafts) {
  const auto alter = sql("ALTER {}", sql_reference(scope.graph, node));
  const auto add = [&](Name index, std::string what, Sql up, Sql down) {
    Draft draft;
    draft.step = step_for(node, Action::alter, title(what, node.id), {std::move(up)}, {std::move(down)});
    draft.step.requires_ = {node.id, index_named(scope.graph, node.id, index)};
    draft.step.produces = {facet(node.id, what)};
    draft.fold = Fold::with_host;
    draft.host = node.id;
    drafts.push_back(std::move(draft));
  };
  const bool is_table = node.id.kind == Kind::table;
  const auto cluster_on = is_table ? node.as<ir::Table>().cluster_on : node.as<ir::MaterializedView>().cluster_on;
  if (!cluster_on.empty())
    add(cluster_on, "choose clustering of", sql("{} CLUSTER ON {}", alter, cluster_on),
        sql("{} SET WITHOUT CLUSTER", alter));
  if (!is_table) return;
  const auto& table = node.as<ir::Table>();
  if (table.replica_identity.mode == ir::ReplicaIdentity::Mode::index)
    add(table.replica_identity.index, "choose replica identity of",
        sql("{} REPLICA IDENTITY USING INDEX {}", alter, table.replica_identity.index),
        sql("{} REPLICA IDENTITY DEFAULT", alter));
}

void draft_table(const Scope& scope, const Node& node, Drafts& drafts) {
  const bool at_once = attached_at_once(scope, node);
  Draft draft;
  draft.form.attached = at_once;
  draft.trimmings = trimmings(scope.graph, node, defaults_at_first(scope, node));
  if (!at_once)
    for (const Node* check : inherited_checks(scope.graph, node.as<ir::Table>().partition_of->id)) {
      if (scope.contains(check->id)) continue;
      // What is not proven of the parent's rows is not of the partition's.
      if (check->as<ir::Constraint>().validated)
        draft.form.checks.push_back(check);
      else
        draft.trimmings.push_back(sql("ALTER TABLE {} ADD {} NOT VALID", node.id.qualified_name(), named_constraint(*check)));
    }
  draft.whole_table = true;
  draft.step = step_for(node, Action::create, title("create", node.id), {}, {});
  draft.step.down = down_of_create(scope.graph, node, drop(scope.graph, node));
  draft.step.produces = {node.id};
  draft.step.requires_ = references(node);
  draft.step.requires_.push_back(schema_of(node.id));
  for (const Node* column : scope.graph.columns(node.id)) {
    draft.step.produces.push_back(column->id);
    append(draft.trimmings, trimmings(scope.graph, *column));
    append(draft.trimmings, take_identity_defaults(state_at_first(scope), role_of(scope), {scope.graph, *column}));
    const bool own_step = column->as<ir::Column>().default_value.has_value();
    for (const auto& id : references(*column)) {
      const auto in_default = expression_references(*column);
      const bool in_own_step = own_step && std::find(in_default.begin(), in_default.end(), id) != in_default.end();
      if (!in_own_step)
        draft.step.requires_.push_back(id);
    }
    if (const Node* parent = parent_column(scope.graph, *column)) draft.step.requires_.push_back(parent->id);
    for (const auto& id : sequences_of(scope, *column)) draft.step.requires_.push_back(id);
  }
  const auto& table = node.as<ir::Table>();
  // It has the columns of its type, which come back to what they were before it does.
  if (scope.vanishing && table.of_type) draft.step.requires_.push_back(facet(table.of_type->id, "old attributes"));
  if (table.partition_of && !at_once) std::erase(draft.step.requires_, table.partition_of->id);
  if (at_once && table.partition_of) {
    draft.step.produces.push_back(facet(node.id, "attached"));
    draft.step.produces.push_back(facet(table.partition_of->id, "partitions"));
    draft.step.locks.push_back(takes(Form::create_partition_parent, table.partition_of->id));
    append(draft.step.locks, locks_on_default_partition(scope.other, table.partition_of->id));
    say_scan_of_default(scope, node, draft.step);
  }
  for (const auto& parent : table.inherits) draft.step.locks.push_back(takes(Form::create_child_parent, parent.id));
  drafts.push_back(std::move(draft));
  for (const Node* column : scope.graph.columns(node.id)) draft_default(scope, *column, drafts);
  draft_index_settings(scope, node, drafts);
  if (!at_once) draft_attach(scope, node, drafts);
}

}  // namespace lockstep
