// ANALYZE as steps of plans: PostgreSQL has no statistics of what is new in a table until somebody says it, or autovacuum comes by, and plans
// queries by guesses meanwhile.
//
//   CREATE INDEX CONCURRENTLY … ON t (lower(v)); CREATE STATISTICS … ON a, b FROM t;     →  ANALYZE t
//   UPDATE t SET c = …; ALTER TABLE t ALTER COLUMN c TYPE …;                             →  ANALYZE t (c)
//
// A table is sampled once in a phase, behind the last step that wants it, and in any case before a step from which on programs see what is
// new, such as the exchange of a second column. Statistics are of the number of a column, so names may change hands afterwards.
#pragma once

#include "planner/draft.h"

namespace lockstep {

// Says of the drafts that make the object what PostgreSQL has no statistics of then.
void mark_unsampled(const Scope& making, const Node& node, Drafts& drafts, std::size_t from);

// Leaves of that what is worth an ANALYZE, and finds out which relations it names and locks. `made` is as for settle_locks().
void settle_unsampled(Step& step, const Graph& before, const Graph& after, const Ids& made, const Policy& policy);

// Adds the steps, between transactions, and numbers anew what steps wait for.
void gather_statistics(std::vector<Step>& steps);

}  // namespace lockstep
