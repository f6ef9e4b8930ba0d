// What the two ways to make a type anew share (rebuild_type.cc, type_beside.cc).
#pragma once

#include "planner/recipes/recipes.h"

namespace lockstep {

// A type that is made anew while columns go over from it to another such type, from that maybe to a third, and from the last one to it: each new type
// needs its name before the old one is done with.
bool is_in_circle(const Scope& clearing, const Scope& making, const ObjectId& type);

// The type that the column has afterwards, when it goes over from one in such a circle.
std::optional<ObjectId> goes_over_to(const Scope& clearing, const Scope& making, const ObjectId& column);

// Columns that have values of the type on both sides, or go over from it in such a circle, without those that follow a parent's.
std::vector<ObjectId> columns_of_type(const Scope& clearing, const Scope& making, const ObjectId& type);

// Writes the column again with values of the new type; `old` is the name that the old one has by then.
Step convert_to_new_type(const Scope& clearing, const Scope& making, const ObjectId& column, const ObjectId& type, const QualifiedName& old);

// `old` is the type of the state before under the name that it has by then.
Step drop_old_type(const Scope& clearing, const Scope& making, const ObjectId& id, const Node& old);

// The new type beside the old one, and second columns. False when that cannot be done, or is not worth it.
bool draft_type_beside(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts);
// True for a column of a type that is made anew and has others, of this type or of one that is exchanged with it.
bool is_exchanged_with_others(const Scope& clearing, const Scope& making, const ObjectId& column);

}  // namespace lockstep
