// The places of columns of tables that are of a type. A table becomes one of a type only with the columns in the order of the
// attributes (ATExecAddOf() in src/backend/commands/tablecmds.c), and PostgreSQL adds columns behind all others and moves none.
#pragma once

#include <vector>

#include "differ/diff.h"
#include "ir/graph.h"

namespace lockstep {

// How many columns of `to` stand in their places when what is not in `from` is added behind it: those in front of the first that
// has to be made, or made again, behind the others.
std::size_t columns_in_place(const std::vector<Name>& from, const std::vector<Name>& to);

// True when the table is of a type in one of the states, and neither partitioned nor a partition in either: those are left to the attributes of the type.
bool is_ordered_by_type(const ir::Table& was, const ir::Table& is);

std::vector<Name> column_names(const Graph& graph, const ObjectId& table);

// Columns that both states of the table have and that are made again behind others on the way forth or on the way back, because the table is
// ordered by its type there.
std::vector<Name> moved_columns(const Graph& before, const Graph& after, const ObjectId& table);

// Such a column is replaced, so that what hangs on it goes and comes again. When its type is made anew, it becomes one of the new type first,
// and moves then.
void replace_moved_columns(ChangeSet& changes, const Graph& before, const Graph& after);

}  // namespace lockstep
