// Values of enums that get another name: `-- @renamed from=old` before a value in CREATE TYPE … AS ENUM.
#pragma once

#include <string_view>
#include <vector>

#include "differ/change.h"
#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// The name of such a directive on the node of the type, with the keys `from` and `to`.
inline constexpr std::string_view renamed_value_directive = "renamed value";

// Carries out on `before` what `after` says, as ALTER TYPE … RENAME VALUE does: PostgreSQL keeps values by their oid, so the texts
// that hold one (defaults, checks, views, bounds of partitions) say the new name from then on. A literal of which it is not
// known whether it is the value stays. What is renamed is identified as a part of the type. Directives are spent, contradict each
// other and go in rows and circles as those of objects do (match_renames() in differ/diff.h).
std::vector<Renamed> match_renamed_values(Graph& before, const Graph& after, Diagnostics& diagnostics);

}  // namespace lockstep
