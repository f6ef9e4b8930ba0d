// `SELECT *` means the columns of its moment. A query that is kept as people wrote it has to be made when its
// sources have the columns that they have in its state: not while one more is there still, nor already.
#pragma once

#include "planner/draft.h"

namespace lockstep {

// True when an expression or query of the node takes in every column of something: `SELECT *`, `t.*`, or counts on their places
// (planner/column_places.h). Never false for one that does; a star in a text or comment counts, too.
bool takes_every_column(const Node& node);

// True when the view cannot be replaced in place because a star in it, or over it, would mean other columns
// at that moment than in its state.
bool star_is_in_the_way(const Alteration<ir::View>& view);

// Puts the step that makes `node` (a column, or what has a star) in its place among those of the sources.
void heed_stars(const Scope& scope, const Node& node, Step& step);

// True when nothing that stays uses the object on the side that vanishes, so that it can go before
// anything else comes.
bool goes_freely(const Graph& before, const Ids& vanishing, const ObjectId& id);

}  // namespace lockstep
