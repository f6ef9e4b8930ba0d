// The strongest lock that a statement takes on tables in use, after the measured catalogue of lock modes (planner/locks.h has it for
// plans).
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {

Lock lock_of_action(const LintCheck& check, const Action& action) {
  using What = Action::What;
  switch (action.what) {
    case What::validate:
    case What::set_statistics:
    case What::light: return Lock::share_update_exclusive;
    case What::attach_partition: return check.busy(action.other) ? Lock::access_exclusive : Lock::share_update_exclusive;
    case What::detach_partition: return action.concurrently ? Lock::share_update_exclusive : Lock::access_exclusive;
    case What::disable_trigger: return Lock::share_row_exclusive;
    case What::add_constraint: return action.constraint.foreign_key ? Lock::share_row_exclusive : Lock::access_exclusive;
    default: return Lock::access_exclusive;
  }
}

namespace {

// Readers of the table wait while the index is copied (ALTER INDEX in the manual); its other forms are done in an instant.
Lock lock_of_index(const facts::Statement& statement) {
  const bool copies = std::any_of(statement.actions.begin(), statement.actions.end(), [](const Action& each) { return each.what == Action::What::set_tablespace; });
  return copies ? Lock::access_exclusive : Lock::none;
}

Lock lock_of_drop(const LintCheck& check) {
  switch (check.statement.thing) {
    case Thing::table:
    case Thing::view:
    case Thing::materialized_view:
    case Thing::index:
    case Thing::trigger:
    case Thing::policy:
    case Thing::rule:
    case Thing::schema: return check.statement.concurrently ? Lock::share_update_exclusive : Lock::access_exclusive;
    default: return Lock::none;
  }
}

// A new table locks its parent and what it refers to.
Lock lock_of_create(const LintCheck& check) {
  const auto& statement = check.statement;
  Lock lock = Lock::none;
  if (statement.partition_of && check.busy(statement.relations[1])) lock = Lock::access_exclusive;
  const auto see = [&](const facts::Constraint& each) {
    if (each.foreign_key && each.foreign_key->table != statement.relations.front() && check.busy(each.foreign_key->table)) lock = std::max(lock, Lock::share_row_exclusive);
  };
  for (const auto& column : statement.table_columns)
    for (const auto& each : column.constraints) see(each);
  for (const auto& each : statement.constraints) see(each);
  return lock;
}

bool is_of_relation(Thing thing) { return thing == Thing::table || thing == Thing::column || thing == Thing::constraint || thing == Thing::trigger || thing == Thing::policy || thing == Thing::rule; }

}  // namespace

Lock strongest_lock(const LintCheck& check) {
  const auto& statement = check.statement;
  if (statement.form == Form::create_table) return lock_of_create(check);
  if (!statement.relations.empty() && std::none_of(statement.relations.begin(), statement.relations.end(), [&](const auto& each) { return check.busy(each); })) return Lock::none;
  switch (statement.form) {
    case Form::alter_table: {
      Lock lock = Lock::none;
      for (const auto& action : statement.actions) lock = std::max(lock, lock_of_action(check, action));
      return lock;
    }
    case Form::alter_index: return lock_of_index(statement);
    case Form::create_index: return statement.concurrently ? Lock::share_update_exclusive : Lock::share;
    case Form::create_trigger: return Lock::share_row_exclusive;
    case Form::create_policy:
    case Form::alter_policy:
    case Form::create_rule:
    case Form::truncate:
    case Form::cluster: return Lock::access_exclusive;
    case Form::refresh: return statement.concurrently ? Lock::exclusive : Lock::access_exclusive;
    case Form::reindex: return statement.concurrently ? Lock::share_update_exclusive : Lock::share;
    case Form::vacuum: return statement.full ? Lock::access_exclusive : Lock::share_update_exclusive;
    case Form::lock: return statement.value == "8" ? Lock::access_exclusive : statement.value == "7" ? Lock::exclusive : statement.value >= "5" ? Lock::share : Lock::none;
    case Form::alter_domain: return statement.constraints.empty() && statement.value.empty() ? Lock::none : Lock::share;
    case Form::drop: return lock_of_drop(check);
    case Form::rename:
    case Form::set_schema: return is_of_relation(statement.thing) ? Lock::access_exclusive : Lock::none;
    default: return Lock::none;
  }
}

}  // namespace lockstep::linting
