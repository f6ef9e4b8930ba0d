// Which lock a statement takes: one table of statement forms.
#pragma once

#include "ir/node.h"
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
  alter_index,          // RENAME, SET, RESET: on the index itself
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
  inherit,
  inherit_parent,
  create_partition_parent,
  create_child_parent,
  rename,
  drop_relation,
  replace_view,
  alter_sequence,
  comment_on_relation,
  change_owner,
  publish,              // a table added to a publication or taken from it
};

Lock lock_of(Form form);

inline LockTaken takes(Form form, const ObjectId& relation) { return {relation, lock_of(form)}; }

// The table or view a node is, or is a part of.
ObjectId relation_of(const Node& node);

// What CREATE, ALTER and DROP of the node usually take on the relation it is or belongs to.
std::vector<LockTaken> usual_locks(const Node& node, Action action);

}  // namespace lockstep
