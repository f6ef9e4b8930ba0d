// Pieces of draft.cc that have files of their own.
#pragma once

#include "planner/draft.h"

namespace lockstep {

// ALTER … RENAME TO or SET SCHEMA. Renames come first of all, in the order of the change set. `node` is the
// object under its last name, which is another than `renamed.to` when names change places.
void draft_rename(const Renamed& renamed, const Node& node, const Graph& before, Drafts& drafts);

// Adds the step that adds the column; none when it comes with its table, a parent's column or a type's attribute.
void draft_column(const Scope& scope, const Node& node, Drafts& drafts);

bool is_relation(const ObjectId& id);

}  // namespace lockstep
