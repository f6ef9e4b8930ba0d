// Forms that take more than the plain statement, because PostgreSQL wants it so or because they keep
// locks short. One file each.
#pragma once

#include "planner/draft.h"

namespace lockstep {

// An index or key of a partitioned table together with those of the partitions (index_tree.cc).
// True when the node belongs to such a tree and is taken care of.
bool draft_index_tree(const Scope& scope, const Node& node, Drafts& drafts);

// What ADD COLUMN does to rows that are there (add_column.cc).
void add_column_hazards(const Scope& scope, const Node& column, Step& step);

// A new type or collation, with conversion of the values (column_type.cc).
void alter_column_type(const Alteration<ir::Column>& change, std::vector<Step>& steps);

// NOT NULL, both ways (set_not_null.cc).
void alter_not_null(const Alteration<ir::Column>& change, std::vector<Step>& steps);

// VALIDATE CONSTRAINT (validate.cc).
Step validate_step(const Graph& graph, const Node& constraint);

// A name for what exists only while a plan runs: from the object's identity, so that every run of the
// plan uses the same one; at most 63 bytes.
Name temporary_name(const ObjectId& id, std::string_view purpose);

}  // namespace lockstep
