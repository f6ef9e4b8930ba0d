// Stars in queries, written out.
#pragma once

#include <string>

#include "ir/graph.h"

namespace lockstep {

// The query, SQL body or expression with every `*` and `t.*` written out as the columns that the graph's relations
// have. `relation`: whose columns the expression may name; null for none. `count(*)` stays, of course. Gives the
// text unchanged when it does not parse or a star's columns cannot be known (a join with merged columns).
std::string with_expanded_stars(const Graph& graph, const ObjectId* relation, const std::string& text);

}  // namespace lockstep
