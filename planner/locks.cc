// From the manual, section 13.3.1 and the pages of ALTER TABLE, CREATE INDEX, DROP INDEX and CREATE
// TRIGGER; AlterTableGetLockLevel() in src/backend/commands/tablecmds.c. Each was seen in pg_locks of a
// server of version 15.
#include "planner/locks.h"

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
    case Form::alter_index:
    case Form::set_options:
    case Form::attach_partition_parent:
    case Form::inherit_parent:
    case Form::create_child_parent:
    case Form::publish:
    case Form::statistics:
    case Form::comment_on_relation: return Lock::share_update_exclusive;
    case Form::validate_foreign_key_target: return Lock::row_share;
    case Form::attach_index_table: return Lock::access_share;
  }
  return Lock::access_exclusive;
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
  if (!adds) return {takes(Form::drop_constraint, relation)};
  const bool check = constraint.type == ir::ConstraintType::check;
  return {takes(check ? Form::add_check : Form::add_key, relation)};
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
    case Kind::index: return choose(Form::create_index, Form::alter_index, Form::drop_index);
    case Kind::trigger: return choose(Form::create_trigger, Form::create_trigger, Form::drop_trigger);
    case Kind::policy: return choose(Form::policy, Form::policy, Form::policy);
    case Kind::rule: return choose(Form::rule, Form::rule, Form::rule);
    case Kind::statistics:
      if (action == Action::alter || !node.parent) return {};
      return {takes(Form::statistics, *node.parent)};
    case Kind::view_column:
      if (relation.kind == Kind::table) return {};  // privileges on a system column
      return choose(Form::replace_view, Form::replace_view, Form::replace_view);
    case Kind::publication_table: return {takes(Form::publish, node.as<ir::PublicationTable>().table.id)};
    case Kind::sequence:
      if (action == Action::create) return {};
      return choose(Form::alter_sequence, Form::alter_sequence, Form::drop_relation);
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view:
      if (action == Action::create) return {};
      return choose(Form::drop_relation, Form::replace_view, Form::drop_relation);
    default: return {};
  }
}

}  // namespace lockstep
