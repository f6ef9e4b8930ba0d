// Hazards that lie in what comes, goes or changes, and not in how that is done: rights that get wider, policies that
// hold back less, programs whose objects are gone. Said once for each change, in the step that brings it about.
#pragma once

#include "planner/draft.h"

namespace lockstep {

// `drafts` from `from` on are those that the object's change led to.
void mark_created(const Scope& making, const Node& node, Drafts& drafts, std::size_t from);
void mark_dropped(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from);
void mark_altered(const Scope& clearing, const Node& before, const Node& after, Drafts& drafts, std::size_t from);

// The step gives `after` its owner or privileges: whether anybody may do more by that.
void mark_widened(const Node& before, const Node& after, Step& step);

}  // namespace lockstep
