// What a transaction locks is locked at its beginning, all of it or nothing.
#pragma once

#include <cstddef>

#include "planner/plan.h"
#include "planner/runs.h"

namespace lockstep {

// Sets Step::lock_first and Down::lock_first of transactions that take strong locks on several relations that programs may use. Who has one
// and waits for another makes all wait that come to the first, for as long as the other is in use; and programs that have the other and want the first are in a
// deadlock with it, which ends one of the two after a second. Of those that take one, it keeps autovacuum away. The steps know their transactions, and what they lock, by now.
void lock_ahead(Plan& plan, const Graph& before, const Graph& after, const Policy& policy);

// How many of the steps of a transaction upwards, from its first, find what they lock locked already: those up to the first that works on many rows, and that one. What
// comes behind is not locked as long as that takes.
std::size_t steps_locked_ahead(const Plan& plan, const Run& run, const Graph& before, const Policy& policy);

}  // namespace lockstep
