// What tables have from their parents, be it as partitions or by INHERITS.
#pragma once

#include <optional>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

// The tables that a table is a partition of or inherits from.
std::vector<ObjectId> parent_tables(const Graph& graph, const ObjectId& table);

// True when `table` is a parent of `child`, or a parent of one, and so on. A table that is not there has nobody below it.
bool is_descendant(const Graph& graph, const ObjectId& child, const ObjectId& table);

// The columns of all parents that a column comes from, in the order of the parents.
std::vector<const Node*> parent_columns(const Graph& graph, const Node& column);

// The first of them; null when it is the table's own.
const Node* parent_column(const Graph& graph, const Node& column);

// The index or key of the partitioned table that one of a partition is a part of; nothing for other nodes.
const std::optional<Ref>& attached_to(const Node& node);

// The name that PostgreSQL 18 gives to the NOT NULL that a table says of a column of its own
// (AddRelationNotNullConstraints() in src/backend/catalog/heap.c).
Name usual_not_null_name(const ObjectId& table, Name column);

// The name of a column's NOT NULL on PostgreSQL 18: the one that is said, that of the parent's column it comes from, or
// the one that PostgreSQL makes.
Name not_null_name(const Graph& graph, const Node& column);

// Takes out what is said of the NOT NULL of columns and holds without saying. The last thing that readers do.
void settle_not_null(Graph& graph);

// Says the names of NOT NULL that are left unsaid and are not the same in both states, because the table is given a parent or taken
// from it: it keeps the name that it had.
void say_not_null_names_that_change(Graph& before, Graph& after);

// The two states with what they leave unsaid where PostgreSQL would choose another name than the usual one, because a column of
// either state has the usual name for another table's (ChooseConstraintName() looks through the whole schema). Nothing when there is no
// such column.
struct StatesWithNames {
  Graph before;
  Graph after;
};

std::optional<StatesWithNames> with_taken_not_null_names(const Graph& before, const Graph& after);

}  // namespace lockstep
