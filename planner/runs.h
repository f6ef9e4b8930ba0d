// What of a program runs together: the transactions of a direction, and what is in none. Scripts, the proof and `lockstep apply` follow it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "planner/plan.h"

namespace lockstep {

enum class Direction { up, down };

// Steps that are in one transaction, or one step that is in none.
struct Run {
  std::vector<std::size_t> steps;  // places in the plan, in the order in which they run
  Transaction transaction = Transaction::shared;  // shared and alone: one transaction; batched: only upwards
  bool empty = false;              // none of the steps has statements: backfills on the way back
  Sql lock_first;                  // what the transaction begins with; may be empty
  int lock_timeout_ms = 0;         // the shortest that its steps want; 0: nobody waits behind what it waits for

  bool in_transaction() const { return transaction == Transaction::shared || transaction == Transaction::alone; }
};

const std::vector<Sql>& statements_of(const Step& step, Direction direction);

// What the step locks in that direction: on the way back the same as on the way up, unless its down says others.
const std::vector<LockTaken>& locks_of(const Step& step, Direction direction);

// How the step runs in that direction: what was batched is one transaction on the way back.
Transaction transaction_of(const Step& step, Direction direction);

// `order` holds places of steps in the order in which they run; some may be left out.
std::vector<Run> runs_of(const Plan& plan, Direction direction, const std::vector<std::size_t>& order);

// All steps: upwards from the first, downwards from the last.
std::vector<std::size_t> steps_in_order(const Plan& plan, Direction direction);

// Whether the step does nothing but ANALYZE, which may take a while although it reads no table whole.
bool only_samples(const Step& step);

// Whether PostgreSQL refuses to run the statement in a transaction block: CREATE, DROP and REINDEX
// INDEX CONCURRENTLY, DETACH PARTITION … CONCURRENTLY (manual, "Notes" of these commands), and blocks of batches, which commit (manual, section 43.8).
bool runs_outside_transactions(std::string_view statement);

}  // namespace lockstep
