// What directives say of steps whatever they do: gates, lock timeouts, sizes of batches, ways to drop. They stand before an object, and hold for its
// parts and, before a schema, for all that is in it, unless something nearer says otherwise.
#pragma once

#include <vector>

#include "planner/draft.h"

namespace lockstep {

// What `@batch N` says of the backfill of a column or table, or else the policy: rows.
int batch_of(const Graph& after, const ObjectId& id, const Policy& policy);

// What `@drops now` or `@drops deprecate` before the schema of a table or column that goes, or before its table, says, or else the policy.
Drops drops_of(const Graph& before, const Graph& after, const ObjectId& id, const Policy& policy);

// What `@lock_timeout '…'` says of steps whose subject the object is, in milliseconds; nothing when nothing does. What goes is found in `before`.
std::optional<int> lock_timeout_of(const Graph& before, const Graph& after, const ObjectId& id);

// `@gate 'TEXT'`. Drafts that have a gate of their own get this text. Without such, these wait behind it, as steps of the last phase: before a
// constraint, index, view, domain, trigger, policy and the like all that the plan does to it; before a column that is there what is done to it but its filling;
// before a table or schema what goes in it, which is what is done in the last phase anyway.
void set_gates(Drafts& drafts, const Graph& before, const Graph& after);

// Steps behind a gate that an earlier one says already say it no more.
void say_gates_once(std::vector<Step>& steps);

}  // namespace lockstep
