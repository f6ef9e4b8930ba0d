// Objects that nobody named: PostgreSQL chose their names from what was there when they were made.
#pragma once

#include "differ/diff.h"
#include "ir/rename.h"

namespace lockstep {

// The node with its expressions in the form in which they can be compared.
Node comparable(const Graph& graph, const Node& node, const ExpressionTools& tools);

// True when match_unnamed() may find something to do.
bool may_match_unnamed(const Graph& before, const Graph& after);

// Gives constraints, indexes, statistics and sequences of `before` the names that their likes have in `after` where
// nobody chose these, and says so, in an order in which each new name is free when its turn comes (in a circle by way
// of a temporary name). Names may change hands: an index that comes in front of others of its columns takes the name of
// the first of them, and what goes leaves its name before that. `before` is changed; whatever else finds no like stays.
std::vector<Renamed> match_unnamed(Graph& before, const Graph& after, const ExpressionTools& tools);

}  // namespace lockstep
