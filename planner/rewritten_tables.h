// Tables of which the rows have to be written again for what the plan changes, and that another table, with a copy of them, takes the place of
// instead, because `@online mode=copy` before the table says so.
#pragma once

#include <vector>

#include "ir/diagnostic.h"
#include "ir/partitioning.h"
#include "planner/draft.h"

namespace lockstep {

// Those for which it can be done. Nothing where the policy wants the plain forms.
std::vector<Partitioning> rewritten_tables(const Graph& before, const Graph& after, const Policy& policy);

// Columns that are stored in another way: of another type, or computed otherwise.
std::vector<ObjectId> rewritten_columns(const Graph& before, const Graph& after, const ObjectId& table);

// The views over these parts of a table, and over such views, but not over what a materialized view holds, that can be made again at once
// because nothing but views is over them.
std::vector<ObjectId> views_over(const Graph& state, const std::vector<ObjectId>& parts);

// Makes what the exchange will bring, in a state that is else `after`, what it is before: how the rows are stored, and whatever uses columns
// that are stored in another way.
void keep_as_stored(const Graph& before, const Graph& after, const ObjectId& table, Graph& state);

// Errors for directives that cannot be followed.
void check_rewritten_tables(const Graph& before, const Graph& after, const Policy& policy, Diagnostics& diagnostics);

}  // namespace lockstep
