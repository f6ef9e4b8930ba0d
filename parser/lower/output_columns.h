// What views and queries put out, for tables that take their columns from there.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// The columns of a view or materialized view of the graph; empty when their types or collations are not
// certain.
std::vector<ir::OutputColumn> certain_columns(const Graph& graph, const ObjectId& view);

// The same for a query, with names for its columns as in `CREATE TABLE t (a, b) AS …`. `id` is an identity that
// nothing in the graph has.
std::vector<ir::OutputColumn> certain_columns(Graph& graph, ObjectId id, const std::vector<Name>& names, const Qualified& query);

}  // namespace lockstep
