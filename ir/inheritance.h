// What tables have from their parents, be it as partitions or by INHERITS.
#pragma once

#include <vector>

#include "ir/graph.h"

namespace lockstep {

// The tables that a table is a partition of or inherits from.
std::vector<ObjectId> parent_tables(const Graph& graph, const ObjectId& table);

// The column of a parent that a column comes from; null when it is the table's own.
const Node* parent_column(const Graph& graph, const Node& column);

// The name of a column's NOT NULL on PostgreSQL 18: the one that is said, that of the parent's column it comes from, or
// the one that PostgreSQL makes.
Name not_null_name(const Graph& graph, const Node& column);

// Takes out what is said of the NOT NULL of columns and holds without saying. The last thing that readers do.
void settle_not_null(Graph& graph);

}  // namespace lockstep
