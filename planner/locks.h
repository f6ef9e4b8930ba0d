// Which lock a statement takes: one table of statement forms.
#pragma once

#include <unordered_set>

#include "ir/graph.h"
#include "planner/step.h"

namespace lockstep {

// Forms of ALTER TABLE and its relatives, named as in the manual.
enum class Form {
  add_column,
  drop_column,
  alter_column,         // default, not null, type, identity, storage, compression
  alter_column_type,
  set_statistics,       // also SET (n_distinct = …)
  add_check,
  add_check_not_valid,
  add_foreign_key,      // the same lock on both tables, NOT VALID or not
  add_key,              // PRIMARY KEY, UNIQUE, EXCLUDE; also USING INDEX
  validate_check,
  validate_foreign_key,
  validate_foreign_key_target,
  alter_constraint,
  drop_constraint,
  rename_constraint,
  create_index,
  create_index_concurrently,
  drop_index,
  drop_index_concurrently,
  alter_index,          // RENAME, SET, RESET, COMMENT: only on the index itself
  attach_index,
  attach_index_table,
  create_trigger,
  drop_trigger,
  policy,
  rule,
  statistics,           // CREATE and DROP STATISTICS
  set_options,          // SET (fillfactor = …), CLUSTER ON
  set_table,            // tablespace, access method, LOGGED, row security, replica identity, OF
  attach_partition,
  attach_partition_parent,
  detach_partition,
  detach_concurrently_parent,  // the partitioned table of DETACH PARTITION … CONCURRENTLY
  inherit,
  inherit_parent,
  create_partition_parent,
  create_child_parent,
  rename,
  drop_relation,
  replace_view,
  alter_sequence,
  comment_on_part,      // of a constraint, rule, trigger or policy
  comment_on_relation,
  change_owner,
  publish,              // a table added to a publication or taken from it
  analyze,              // samples partitions, too, and from PostgreSQL 18 on children
};

Lock lock_of(Form form);

// Which other tables the form takes the same lock on.
Reach reach_of(Form form);

inline LockTaken takes(Form form, const ObjectId& relation) { return {relation, lock_of(form), reach_of(form)}; }

// Every relation of the state before that the step locks, the strongest lock of each, in order of their names. A statement with
// ONLY reaches no further than its table. `made` holds what earlier steps made: relations, which nobody uses yet even if they have
// names that were there, and the facets of tables that were attached and detached, or of constraints that are gone.
std::vector<LockTaken> settle_locks(const Step& step, const Graph& before, const Graph& after, const std::unordered_set<ObjectId>& made);

// Those that a down says of itself, with the tables below as they are behind the step.
std::vector<LockTaken> settle_locks_back(const Step& step, const Graph& after);

// The work of the step, on the tables of the state before that hold the rows: partitions and children that the statement reaches.
std::vector<Work> spread_work(const Step& step, const Graph& before, const Graph& after, const std::unordered_set<ObjectId>& made);

// What SET and RESET of storage parameters take: all that tables and materialized views have go along with readers and writers but one
// (AlterTableGetRelOptionsLockLevel() in src/backend/access/common/reloptions.c).
Lock lock_of_options(const std::vector<Sql>& statements);

// The other tables of the foreign keys that the column is part of: its type cannot change without a lock on them.
std::vector<LockTaken> locks_on_partners(const Graph& graph, const ObjectId& column);
// The foreign keys to the column that hold for all rows.
std::vector<ObjectId> referring_keys(const Graph& graph, const ObjectId& column);

// The sequences that the table's columns own, those of identity columns included.
std::vector<LockTaken> locks_on_own_sequences(const Graph& graph, const ObjectId& table, Lock lock);
// False for a sequence that its column lets go, or that goes; that of an identity is the column's as long as it is there.
bool stays_with_owner(const Graph& before, const Graph& after, const ObjectId& sequence);
LockTaken lock_on_identity(const ir::Identity& identity, Lock lock);

// Locks are said as the server takes them that the plan is for: the live one, or that of which the files know; the newest when nothing tells.
int version_of_locks(const Graph& before, const Graph& after);

// The tables that foreign keys of the tables above a partition refer to, with their partitions from PostgreSQL 15 on: triggers on them come for the copy of the
// key that a partition keeps when it leaves, and go with that (DetachPartitionFinalize() in src/backend/commands/tablecmds.c).
std::vector<LockTaken> locks_on_targets_above(const Graph& before, const Graph& after, const ObjectId& partition, Lock lock);
// DETACH PARTITION, not CONCURRENTLY: the partitioned table and the one that leaves it.
std::vector<LockTaken> locks_of_detaching(const Graph& before, const Graph& after, const ObjectId& partition);
// The same for the way back of ATTACH PARTITION, with the tables that refer to the partitioned one and its default partition.
std::vector<LockTaken> locks_of_detaching_again(const Graph& after, const Graph& before, const ObjectId& partition);

// The default partition of a partitioned table is locked when another comes or goes.
std::vector<LockTaken> locks_on_default_partition(const Graph& graph, const ObjectId& table);

// The table or view a node is, or is a part of.
ObjectId relation_of(const Node& node);

// What CREATE, ALTER and DROP of the node usually take on the relation it is or belongs to.
std::vector<LockTaken> usual_locks(const Node& node, Action action);

}  // namespace lockstep
