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

std::vector<ObjectId> referring_keys(const Graph& graph, const ObjectId& column) {
  const ObjectId table{.kind = Kind::table, .schema = column.schema, .name = column.name};
  std::vector<ObjectId> result;
  for (const auto& id : graph.dependents(table)) {
    const auto* constraint = std::get_if<ir::Constraint>(&graph.at(id).object);
    if (constraint == nullptr || !constraint->foreign_key || constraint->foreign_key->table.id != table || !constraint->validated || !constraint->enforced) continue;
    const auto& columns = constraint->foreign_key->columns;
    if (std::find(columns.begin(), columns.end(), column.part) != columns.end()) result.push_back(id);
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

std::vector<LockTaken> locks_on_targets_above(const Graph& before, const Graph& after, const ObjectId& partition, Lock lock) {
  const bool reaches_partitions = version_of_locks(before, after) >= 150000;
  std::vector<LockTaken> result;
  for (const Node* table = &before.at(partition); table != nullptr && table->as<ir::Table>().partition_of;) {
    table = before.find(table->as<ir::Table>().partition_of->id);
    if (table == nullptr) break;
    for (const auto& id : before.children(table->id, Kind::constraint)) {
      const auto& key = before.at(id).as<ir::Constraint>().foreign_key;
      if (!key || (is_partitioned(before, key->table.id) && !reaches_partitions)) continue;
      result.push_back({.relation = key->table.id, .lock = lock, .reach = Reach::partitions, .because_of = id});
    }
  }
  return result;
}

std::vector<LockTaken> locks_of_detaching(const Graph& before, const Graph& after, const ObjectId& partition) {
  // Before PostgreSQL 14 only those below it are locked as strongly, and it itself when it is the default partition, or triggers go that it has from
  // above, of its own or of foreign keys that refer to it (ATExecDetachPartition() in src/backend/commands/tablecmds.c).
  const auto& was = before.at(partition).as<ir::Table>();
  const auto keys = foreign_keys_to_parents(before, was.partition_of->id);
  const bool referred = std::any_of(keys.begin(), keys.end(), [&](const Node* each) { return after.contains(each->id); });  // the others are gone by then
  const bool weakly = version_of_locks(before, after) < 140000 && was.partition_bound.text != "DEFAULT" && !referred && !has_row_triggers_above(before, partition);
  std::vector<LockTaken> result{{was.partition_of->id, lock_of(Form::detach_partition)}};
  result.push_back(weakly ? LockTaken{partition, Lock::share_update_exclusive} : takes(Form::detach_partition, partition));
  append(result, locks_on_targets_above(before, after, partition, Lock::share_row_exclusive));
  if (!weakly) return result;
  for (const auto& each : descendant_tables(before, partition)) result.push_back({each, lock_of(Form::detach_partition)});
  // Its parts of indexes are taken off theirs under a strong lock, without which nobody plans a query on it.
  for (const auto kind : {Kind::index, Kind::constraint})
    for (const auto& id : before.children(partition, kind))
      if (const Node& node = before.at(id); attached_to(node) && (kind == Kind::index || !node.as<ir::Constraint>().foreign_key))
        result.push_back({.relation = partition, .lock = lock_of(Form::detach_partition), .because_of = id});
  return result;
}

std::vector<LockTaken> locks_of_detaching_again(const Graph& after, const Graph& before, const ObjectId& partition) {
  const auto& parent = after.at(partition).as<ir::Table>().partition_of->id;
  auto result = locks_of_detaching(after, before, partition);
  // New foreign keys, and a new default partition, come behind, and are gone again by then.
  std::erase_if(result, [&](const LockTaken& each) { return each.because_of && !before.contains(*each.because_of); });
  for (const Node* each : foreign_keys_to_parents(after, parent)) {
    if (!before.contains(each->id)) continue;
    result.push_back({.relation = *each->parent, .lock = Lock::access_exclusive});
    if (is_partitioned(after, *each->parent)) result.push_back({.relation = *each->parent, .lock = Lock::share_row_exclusive, .reach = Reach::partitions});
  }
  if (before.contains(parent))
    for (const auto& each : locks_on_default_partition(after, parent))
      if (const Node* was = before.find(each.relation); each.relation != partition && was != nullptr && was->as<ir::Table>().partition_of == Ref(parent)) result.push_back(each);
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
