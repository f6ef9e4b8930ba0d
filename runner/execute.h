// Running steps on a database as the scripts do.
#pragma once

#include <set>

#include "parser/database.h"
#include "planner/plan.h"

namespace lockstep {

// The settings that every script of a plan begins with.
void prepare_session(Database& database, const Plan& plan);

// What stopped a run: the step's number (from 0) and the server's words.
struct StepFailure {
  std::size_t step = 0;
  std::string message;
  std::string sqlstate;
};

// Runs ups in order, or downs in reverse order; neighbouring shared steps in one transaction. Steps in
// `leave_out` are not run. Empty when all went well. Behind each up the server is asked whether it understands
// what has nothing to do as long as there are no rows: batches of backfills, and Step::probes.
std::optional<StepFailure> run_up(Database& database, const Plan& plan, const std::set<std::size_t>& leave_out = {});
std::optional<StepFailure> run_down(Database& database, const Plan& plan, const std::set<std::size_t>& leave_out = {});

}  // namespace lockstep
