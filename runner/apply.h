// A plan run on a database: step by step, recorded in the journal, so that it can be killed at any instant and gone on with.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "runner/interruption.h"
#include "runner/observer.h"
#include "runner/standing.h"
#include "runner/target.h"

namespace lockstep {

struct RunSettings {
  using Milliseconds = std::chrono::milliseconds;
  std::optional<int> lock_timeout_ms;                    // instead of what the plan says
  Milliseconds statement_timeout = std::chrono::minutes(1);  // of statements that neither read nor write whole tables
  Milliseconds work_timeout{0};                          // of those that do; 0: none
  Milliseconds retry_for = std::chrono::minutes(10);     // how long one transaction is tried again
  Milliseconds reconnect_for = std::chrono::minutes(5);  // how long a lost server is looked for
  std::optional<Milliseconds> cancel_blockers_after;     // not at all unless it is said
  // Batches of backfills.
  Milliseconds batch_time{250};         // how long one is to take when nobody else writes to the table
  Milliseconds busy_batch_time{20};     // and when somebody does, who may have to wait for it
  Milliseconds largest_lag = std::chrono::seconds(5);  // of replicas, above which batches wait
  std::string throttle_query;           // gives one boolean: whether batches are to wait; empty: none
};

struct RunRequest {
  Direction direction = Direction::up;
  std::optional<int> to_step;   // upwards the last step that is run, downwards the last that stays; from 1
  std::optional<Phase> phase;   // upwards: the last phase that is run
  // Asked at a gate, with the step behind it (from 1) and whether an earlier run stopped there. False: stop.
  std::function<bool(int step, bool reached_before)> pass_gate;
  std::string parameters = "{}";  // JSON, for the journal
};

struct RunOutcome {
  enum class Ending { finished, reached, gate, interrupted, failed };
  Ending ending = Ending::finished;
  int step = 0;          // where it stopped, from 1
  std::string message;   // why
  std::string sqlstate;
};

// Runs what is left of the plan. `id` is that of the plan in the journal, which has to hold it; `control` is a connection that holds the
// runner's lock, through which events are recorded that are no part of a transaction. Problems with statements are outcomes; throws Error
// when the database cannot be reached any more, or when `to_step` parts what is one transaction.
RunOutcome run_plan(const Target& target, Database& control, const Plan& plan, std::int64_t id, const RunRequest& request, const RunSettings& settings, const Observer& observer,
                    Interruption& interruption);

}  // namespace lockstep
