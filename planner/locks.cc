// From the manual, section 13.3.1 and the pages of ALTER TABLE, CREATE INDEX, DROP INDEX and CREATE
// TRIGGER; AlterTableGetLockLevel() in src/backend/commands/tablecmds.c. Each was seen in pg_locks of a
// server of version 15.
#include "planner/locks.h"

#include <algorithm>
#include <limits>
#include <map>

#include "ir/security_labels.h"
#include "ir/trigger_copy.h"
#include "planner/draft.h"
#include "planner/draft_parts.h"
#include "planner/rules/table.h"

namespace lockstep {

Lock lock_of(Form form) {
  switch (form) {
    case Form::add_column:
    case Form::drop_column:
    case Form::alter_column:
    case Form::alter_column_type:
    case Form::add_check:
    case Form::add_check_not_valid:
    case Form::add_key:
    case Form::alter_constraint:
    case Form::drop_constraint:
    case Form::rename_constraint:
    case Form::drop_index:
    case Form::attach_index:
    case Form::drop_trigger:
    case Form::policy:
    case Form::rule:
    case Form::set_table:
    case Form::attach_partition:
    case Form::detach_partition:
    case Form::inherit:
    case Form::create_partition_parent:
    case Form::rename:
    case Form::drop_relation:
    case Form::replace_view:
    case Form::change_owner: return Lock::access_exclusive;
    case Form::add_foreign_key:
    case Form::create_trigger:
    case Form::alter_sequence: return Lock::share_row_exclusive;
    case Form::create_index: return Lock::share;
    case Form::set_statistics:
    case Form::validate_check:
    case Form::validate_foreign_key:
    case Form::create_index_concurrently:
    case Form::drop_index_concurrently:
    case Form::set_options:
    case Form::attach_partition_parent:
    case Form::detach_concurrently_parent:
    case Form::inherit_parent:
    case Form::create_child_parent:
    case Form::publish:
    case Form::analyze:
    case Form::statistics:
    case Form::comment_on_relation: return Lock::share_update_exclusive;
    case Form::alter_index: return Lock::none;
    case Form::validate_foreign_key_target: return Lock::row_share;
    case Form::comment_on_part:
    case Form::attach_index_table: return Lock::access_share;
  }
  return Lock::access_exclusive;
}

Reach reach_of(Form form) {
  switch (form) {
    case Form::add_column:
    case Form::drop_column:
    case Form::alter_column:
    case Form::alter_column_type:
    case Form::add_check:
    case Form::add_check_not_valid:
    case Form::validate_check:
    case Form::analyze: return Reach::descendants;
    case Form::add_foreign_key:
    case Form::validate_foreign_key:
    case Form::validate_foreign_key_target:
    case Form::drop_constraint:
    case Form::alter_constraint:
    case Form::create_index:
    case Form::drop_index:
    case Form::create_trigger:
    case Form::drop_trigger:
    case Form::attach_partition:
    case Form::detach_partition: return Reach::partitions;
    default: return Reach::itself;
  }
}

namespace {

// Whether statements of the step are about the table with ONLY, and none without.
bool says_only(const Step& step, const ObjectId& relation) {
  const auto name = quoted(relation.qualified_name());
  bool only = false;
  for (const auto& statement : step.up) {
    if (statement.text().starts_with("ALTER TABLE " + name + " ") || statement.text().starts_with("DROP INDEX ")) return false;
    only = only || statement.text().starts_with("ALTER TABLE ONLY " + name + " ") || statement.text().find(" ON ONLY " + name + " ") != std::string::npos;
  }
  return only;
}

// From PostgreSQL 18 on that locks all children first, whatever the constraint (ATPrepCmd() in src/backend/commands/tablecmds.c).
bool adds_constraint(const Step& step, const ObjectId& relation) {
  const auto head = "ALTER TABLE " + quoted(relation.qualified_name()) + " ADD CONSTRAINT ";
  return std::any_of(step.up.begin(), step.up.end(), [&](const Sql& each) { return each.text().starts_with(head); });
}

// Children are looked for, and locked, though what goes stays theirs (ATExecDropColumn() and ATExecDropConstraint() in src/backend/commands/tablecmds.c).
bool drops_only_here(const Step& step, const ObjectId& relation) {
  const auto head = "ALTER TABLE ONLY " + quoted(relation.qualified_name()) + " DROP ";
  return std::any_of(step.up.begin(), step.up.end(), [&](const Sql& each) { return each.text().starts_with(head + "COLUMN ") || each.text().starts_with(head + "CONSTRAINT "); });
}

struct Moment {
  const Graph& before;
  const Graph& after;
  const std::unordered_set<ObjectId>& made;
};

// Whether the table still hangs on the `top`, by one parent or another. Who has several has left those that it does not have afterwards.
bool hangs_on(const Moment& moment, const ObjectId& table, const ObjectId& top) {
  if (table == top) return true;
  const bool left = moment.made.contains(facet(table, "detached"));
  const bool stays_child = left && moment.after.contains(table) && !moment.after.at(table).as<ir::Table>().partition_of;
  if (left && !stays_child) return false;
  const auto kept = stays_child ? parent_tables(moment.after, table) : std::vector<ObjectId>{};
  const auto parents = parent_tables(moment.before, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return (!left || std::ranges::count(kept, each) > 0) && hangs_on(moment, each, top); });
}

// Whether the table, or one between it and the `top`, has been attached by now.
bool came_along(const Graph& graph, const ObjectId& table, const ObjectId& top, const std::unordered_set<ObjectId>& made) {
  if (table == top) return false;
  if (made.contains(facet(table, "attached"))) return true;
  const auto parents = parent_tables(graph, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return came_along(graph, each, top, made); });
}

// Descendants as they are when the step runs.
std::vector<ObjectId> descendants_at(const Moment& moment, const ObjectId& table) {
  std::vector<ObjectId> result;
  if (moment.before.contains(table) && !moment.made.contains(table))
    for (const auto& each : descendant_tables(moment.before, table))
      if (hangs_on(moment, each, table)) result.push_back(each);
  if (moment.after.contains(table))
    for (const auto& each : descendant_tables(moment.after, table))
      if (came_along(moment.after, each, table, moment.made)) result.push_back(each);
  return result;
}

// Those that inherit from the table itself.
std::vector<ObjectId> children_at(const Moment& moment, const ObjectId& table) {
  auto result = descendants_at(moment, table);
  std::erase_if(result, [&](const ObjectId& each) {
    const auto has_parent = [&](const Graph& graph) { return graph.contains(each) && std::ranges::count(parent_tables(graph, each), table) > 0; };
    return !has_parent(moment.before) && !has_parent(moment.after);
  });
  return result;
}

// A child's own check of the same name is taken for the parent's, and its rows are not read again when that is proven
// (MergeWithExistingConstraint() in src/backend/catalog/heap.c).
bool has_proven_already(const Step& step, const ObjectId& child, const Moment& moment) {
  if (step.subject.kind != Kind::constraint) return false;
  const ObjectId same{.kind = Kind::constraint, .schema = child.schema, .name = child.name, .part = step.subject.part};
  const Node* own = moment.before.find(same);
  if (own == nullptr || moment.made.contains(facet(same, "gone"))) return false;
  const auto& constraint = own->as<ir::Constraint>();
  return constraint.type == ir::ConstraintType::check && constraint.validated && constraint.enforced && !constraint.no_inherit;
}

// Whether a table between this one and the `top` has a check of its own that stays when that of the top is dropped: nobody looks further then
// (ATExecDropConstraint() in src/backend/commands/tablecmds.c).
bool keeps_check_above(const Step& step, const ObjectId& table, const ObjectId& top, const Moment& moment) {
  if (step.action != Action::drop || step.subject.kind != Kind::constraint || moment.before.at(table).as<ir::Table>().partition_of) return false;
  const auto parents = parent_tables(moment.before, table);
  return !parents.empty() && std::all_of(parents.begin(), parents.end(), [&](const ObjectId& each) {
    if (each == top) return false;
    const ObjectId own{.kind = Kind::constraint, .schema = each.schema, .name = each.name, .part = step.subject.part};
    return moment.before.contains(own) || keeps_check_above(step, each, top, moment);
  });
}

// Gone, or off its parent for now.
bool is_gone(const Moment& moment, const ObjectId& id) {
  if (moment.made.contains(facet(id, "gone"))) return true;
  return id.kind == Kind::table && moment.made.contains(facet(id, "detached")) && !moment.made.contains(facet(id, "attached"));
}

void collect(const LockTaken& taken, const Step& step, const Moment& moment, std::map<ObjectId, Lock>& strongest) {
  const auto add = [&](const ObjectId& relation) {
    if (moment.made.contains(relation)) return;
    auto& lock = strongest[relation];
    lock = std::max(lock, taken.lock);
  };
  const Node* node = moment.made.contains(taken.relation) ? moment.after.find(taken.relation) : moment.before.find(taken.relation);
  if (taken.lock == Lock::none || (node == nullptr && !taken.exists) || (taken.because_of && is_gone(moment, *taken.because_of))) return;
  add(taken.relation);
  const auto reach = adds_constraint(step, taken.relation) && version_of_locks(moment.before, moment.after) >= 180000 ? Reach::descendants : taken.reach;
  if (node == nullptr || node->id.kind != Kind::table || reach == Reach::itself) return;
  const bool only = says_only(step, taken.relation);
  if (only && !drops_only_here(step, taken.relation)) return;
  if (reach == Reach::partitions && !node->as<ir::Table>().partition_key) return;
  for (const auto& each : only ? children_at(moment, taken.relation) : descendants_at(moment, taken.relation))
    if (moment.before.contains(each) && !keeps_check_above(step, each, taken.relation, moment)) add(each);
}

}  // namespace

std::vector<Work> spread_work(const Step& step, const Graph& before, const Graph& after, const std::unordered_set<ObjectId>& made) {
  Step spread;
  const Moment moment{before, after, made};
  const auto holds_rows = [&](const ObjectId& id) {
    return before.contains(id) && !made.contains(id) && !(before.at(id).id.kind == Kind::table && is_partitioned(before, id)) && !is_foreign(before, id);
  };
  const bool attaches = std::find(step.produces.begin(), step.produces.end(), facet(step.subject, "attached")) != step.produces.end();
  for (const auto& each : step.work) {
    if (attaches && each.relation != step.subject && is_gone(moment, each.relation)) continue;  // the default partition, which is off for now
    if (holds_rows(each.relation)) add_work(spread, each.relation, each.rewrites);
    const bool reaches_all = std::any_of(step.locks.begin(), step.locks.end(), [&](const LockTaken& taken) { return taken.relation == each.relation && taken.reach == Reach::descendants; });
    const Node* node = made.contains(each.relation) ? after.find(each.relation) : before.find(each.relation);
    const bool partitioned = node != nullptr && node->id.kind == Kind::table && node->as<ir::Table>().partition_key;
    if ((!reaches_all && !partitioned) || says_only(step, each.relation)) continue;
    for (const auto& below : descendants_at(moment, each.relation))
      if (holds_rows(below) && !has_proven_already(step, below, moment)) add_work(spread, below, each.rewrites);
  }
  return std::move(spread.work);
}

std::vector<LockTaken> settle_locks(const Step& step, const Graph& before, const Graph& after, const std::unordered_set<ObjectId>& made) {
  std::map<ObjectId, Lock> strongest;
  for (const auto& each : step.locks) collect(each, step, {before, after, made}, strongest);
  std::vector<LockTaken> result;
  for (const auto& [relation, lock] : strongest) result.push_back({relation, lock});
  return result;
}

Lock lock_of_options(const std::vector<Sql>& statements) {
  const auto is_strong = [](const Sql& each) { return each.text().find("user_catalog_table") != std::string::npos; };
  return std::any_of(statements.begin(), statements.end(), is_strong) ? Lock::access_exclusive : lock_of(Form::set_options);
}

std::vector<LockTaken> locks_on_partners(const Graph& graph, const ObjectId& column) {
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  std::vector<LockTaken> result;
  for (const auto& id : graph.dependents(column)) {
    if (id.kind != Kind::constraint) continue;
    const Node& node = graph.at(id);
    const auto& key = node.as<ir::Constraint>().foreign_key;
    if (!key) continue;
    for (const auto& partner : {*node.parent, key->table.id})
      if (partner != table) result.push_back({.relation = partner, .lock = lock_of(Form::alter_column_type), .reach = Reach::partitions, .because_of = id});
  }
  return result;
}

LockTaken lock_on_identity(const ir::Identity& identity, Lock lock) {
  return {.relation = {.kind = Kind::sequence, .schema = identity.sequence.schema, .name = identity.sequence.name}, .lock = lock, .exists = true};
}

bool stays_with_owner(const Graph& before, const Graph& after, const ObjectId& sequence) {
  const Node* was = before.find(sequence);
  const Node* is = after.find(sequence);
  return was == nullptr || (is != nullptr && is->as<ir::Sequence>().owned_by == was->as<ir::Sequence>().owned_by);
}

std::vector<LockTaken> locks_on_own_sequences(const Graph& graph, const ObjectId& table, Lock lock) {
  std::vector<LockTaken> result;
  for (const Node* column : graph.columns(table)) {
    if (const auto& identity = column->as<ir::Column>().identity) result.push_back(lock_on_identity(*identity, lock));
    for (const auto& id : graph.dependents(column->id))
      if (id.kind == Kind::sequence && graph.at(id).as<ir::Sequence>().owned_by) result.push_back({id, lock});
  }
  return result;
}

int version_of_locks(const Graph& before, const Graph& after) {
  const int live = std::max(before.origin.server_version, after.origin.server_version);
  const int version = live != 0 ? live : std::max(before.origin.written_for, after.origin.written_for);
  return version != 0 ? version : std::numeric_limits<int>::max();
}

namespace {

bool has_row_triggers_above(const Graph& graph, const ObjectId& partition) {
  for (const Node* table = graph.find(partition); table != nullptr && table->as<ir::Table>().partition_of;) {
    table = graph.find(table->as<ir::Table>().partition_of->id);
    if (table == nullptr) break;
    const auto& triggers = graph.children(table->id, Kind::trigger);
    if (std::any_of(triggers.begin(), triggers.end(), [&](const ObjectId& each) { return graph.at(each).as<ir::Trigger>().for_each_row; })) return true;
  }
  return false;
}

}  // namespace

std::vector<LockTaken> locks_of_detaching(const Graph& before, const Graph& after, const ObjectId& partition) {
  // Before PostgreSQL 14 only those below it are locked as strongly, and it itself when it is the default partition, or triggers go that it has from
  // above, of its own or of foreign keys that refer to it (ATExecDetachPartition() in src/backend/commands/tablecmds.c).
  const auto& was = before.at(partition).as<ir::Table>();
  const auto keys = foreign_keys_to_parents(before, was.partition_of->id);
  const bool referred = std::any_of(keys.begin(), keys.end(), [&](const Node* each) { return after.contains(each->id); });  // the others are gone by then
  const bool weakly = version_of_locks(before, after) < 140000 && was.partition_bound.text != "DEFAULT" && !referred && !has_row_triggers_above(before, partition);
  std::vector<LockTaken> result{{was.partition_of->id, lock_of(Form::detach_partition)}};
  result.push_back(weakly ? LockTaken{partition, Lock::share_update_exclusive} : takes(Form::detach_partition, partition));
  if (!weakly) return result;
  for (const auto& each : descendant_tables(before, partition)) result.push_back({each, lock_of(Form::detach_partition)});
  // Its parts of indexes are taken off theirs under a strong lock, without which nobody plans a query on it.
  for (const auto kind : {Kind::index, Kind::constraint})
    for (const auto& id : before.children(partition, kind))
      if (const Node& node = before.at(id); attached_to(node) && (kind == Kind::index || !node.as<ir::Constraint>().foreign_key))
        result.push_back({.relation = partition, .lock = lock_of(Form::detach_partition), .because_of = id});
  return result;
}

std::vector<LockTaken> locks_on_default_partition(const Graph& graph, const ObjectId& table) {
  if (!graph.contains(table)) return {};
  for (const auto& each : descendant_tables(graph, table)) {
    const auto& partition = graph.at(each).as<ir::Table>();
    if (partition.partition_of && partition.partition_of->id == table && partition.partition_bound.text == "DEFAULT")
      return {{.relation = each, .lock = lock_of(Form::attach_partition), .reach = reach_of(Form::attach_partition), .because_of = each}};
  }
  return {};
}

ObjectId relation_of(const Node& node) {
  // Statistics have a name of their own; only making and dropping them touches the table.
  const bool part = is_part_of_parent(node.id.kind) && node.id.kind != Kind::statistics;
  return part && node.parent ? *node.parent : node.id;
}

namespace {

std::vector<LockTaken> constraint_locks(const Node& node, const ObjectId& relation, Action action) {
  const auto& constraint = node.as<ir::Constraint>();
  if (action == Action::alter) return {takes(Form::alter_constraint, relation)};
  const bool adds = action == Action::create;
  if (constraint.foreign_key) {
    const auto form = adds ? Form::add_foreign_key : Form::drop_constraint;
    return {takes(form, relation), takes(form, constraint.foreign_key->table.id)};
  }
  const bool check = constraint.type == ir::ConstraintType::check;
  if (check && constraint.no_inherit) return {{relation, lock_of(Form::add_check)}};
  if (!adds) return {{relation, lock_of(Form::drop_constraint), check ? Reach::descendants : Reach::partitions}};
  // Children get the NOT NULL of a primary key's columns, and are looked at for it (transformIndexConstraint() in src/backend/parser/parse_utilcmd.c).
  if (constraint.type == ir::ConstraintType::primary_key) return {{relation, lock_of(Form::add_key), Reach::descendants}};
  return {takes(check ? Form::add_check : Form::add_key, relation)};
}

// What is said of a column of a view: most of it, or comments and statistics, or privileges, which need no lock.
std::vector<LockTaken> locks_of_view_column(const ir::ViewColumn& column, bool described, const ObjectId& relation) {
  if (column.default_value || !column.storage.empty() || !column.compression.empty()) return {takes(Form::replace_view, relation)};
  if (column.statistics || !column.options.empty()) return {takes(Form::set_statistics, relation)};
  if (described) return {takes(Form::comment_on_relation, relation)};
  return {};
}

}  // namespace

std::vector<LockTaken> usual_locks(const Node& node, Action action) {
  const auto relation = relation_of(node);
  const auto choose = [&](Form on_create, Form on_alter, Form on_drop) -> std::vector<LockTaken> {
    const auto form = action == Action::create  ? on_create
                      : action == Action::alter ? on_alter
                                                : on_drop;
    return {takes(form, relation)};
  };
  switch (node.id.kind) {
    case Kind::column: return choose(Form::add_column, Form::alter_column, Form::drop_column);
    case Kind::constraint: return constraint_locks(node, relation, action);
    case Kind::index:
      if (action == Action::alter) return {};  // of the index alone
      return choose(Form::create_index, Form::alter_index, Form::drop_index);
    case Kind::trigger:
      if (is_trigger_copy(node)) return {takes(Form::create_trigger, relation)};  // only told whether it is enabled
      if (!node.as<ir::Trigger>().for_each_row) return {{relation, lock_of(action == Action::drop ? Form::drop_trigger : Form::create_trigger)}};
      return choose(Form::create_trigger, Form::create_trigger, Form::drop_trigger);
    case Kind::policy: return choose(Form::policy, Form::policy, Form::policy);
    case Kind::rule: return choose(Form::rule, Form::rule, Form::rule);
    case Kind::statistics:
      if (action == Action::alter || !node.parent) return {};
      return {takes(Form::statistics, *node.parent)};
    case Kind::view_column:
      if (relation.kind == Kind::table) return {};  // privileges on a system column
      return locks_of_view_column(node.as<ir::ViewColumn>(), node.comment.has_value() || !labels_of(node).empty(), relation);
    case Kind::publication_table: return {takes(Form::publish, node.as<ir::PublicationTable>().table.id)};
    case Kind::sequence:
      if (action == Action::create) return {};
      return choose(Form::alter_sequence, Form::alter_sequence, Form::drop_relation);
    case Kind::table:
      if (action == Action::drop)
        if (const auto& parent = node.as<ir::Table>().partition_of) return {takes(Form::drop_relation, relation), takes(Form::create_partition_parent, parent->id)};
      [[fallthrough]];
    case Kind::view:
    case Kind::materialized_view:
      if (action == Action::create) return {};
      return choose(Form::drop_relation, Form::replace_view, Form::drop_relation);
    default: return {};
  }
}

}  // namespace lockstep
