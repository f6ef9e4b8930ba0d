// Queries that mean columns of their sources without naming them, though they have no star: `t AS a (x, y)` gives names by place,
// NATURAL JOIN and USING look for equal names on both sides.
#pragma once

#include <string_view>
#include <vector>

#include "ir/name.h"

namespace lockstep {

// True when the text has a list of column aliases, or NATURAL. Never false for one that has; a call that looks like one counts, too.
bool counts_columns(std::string_view text);

// The columns that USING of the text merges: another source of the join may not have a second one of that name.
std::vector<Name> merged_columns(std::string_view text);

}  // namespace lockstep
