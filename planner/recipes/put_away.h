// Tables and columns that are put away instead of dropped (put_away.cc).
#pragma once

#include "planner/draft.h"

namespace lockstep {

// True for a table or column that goes, and is wanted to be put away: computed columns and foreign tables hold nothing, the values of what
// is split up are taken over by others, and what was put away before is meant to go when it goes.
bool is_to_be_put_away(const Scope& clearing, const ObjectId& id);

// Gives the drafts that drop `node`, from that position on, their other form: of what is put away itself, and of what belongs to it.
void put_away_dropped(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from);

// True when the column's default stays while it is away, because it needs nothing that others may drop: rows have a value then.
bool keeps_default(const Scope& clearing, const Node& column);

// True for a sequence that goes where its column is put away: it is no matter of its own.
bool stays_with_owner(const Scope& clearing, const ObjectId& id);

// True for what goes with the plan and is not put away.
bool is_taken_by_others(const Scope& clearing, const ObjectId& id);
// True for what the column needs for nothing but its default, which can be taken off.
bool needs_default_only(const Node& column, const ObjectId& id);

}  // namespace lockstep
