// Tables that a copy takes the place of although nobody asked for one: large ones, because it costs less than second columns (an UPDATE of all rows makes a new version of each, with
// an entry in each index, which takes more than three times as long as to write a table and its indexes anew, and leaves as many dead rows behind); and those whose rows would be
// written again in place otherwise, while nobody gets at them.
#pragma once

#include <vector>

#include "planner/plan.h"

namespace lockstep {

// Whether the directives leave it to the plan.
bool may_be_copied(const Graph& before, const Graph& after, const ObjectId& table);

// Whether the table is known to be that large (Policy::copy_table_rows).
bool is_to_be_copied_by_size(const Graph& before, const ObjectId& table, const Policy& policy);

// Those of the candidates, which have to be written again and can be, that are worth it: no foreign keys of much larger tables have to be proven once more, nobody subscribes to the
// table, and nothing that is in use meanwhile needs the new columns of one table beside the old ones of another. `said`: tables that are copied in any case; `in_place`: those that
// would be written again in place otherwise, for which it is worth to prove foreign keys, however large.
std::vector<ObjectId> worth_copying(const Graph& before, const Graph& after, std::vector<ObjectId> candidates, const std::vector<ObjectId>& said, const std::vector<ObjectId>& in_place);

}  // namespace lockstep
