#include "runner/execute.h"

#include <algorithm>

#include "ir/error.h"
#include "planner/runs.h"

namespace lockstep {

void prepare_session(Database& database, const Plan& plan) {
  std::string path;
  for (const auto name : plan.search_path) path += (path.empty() ? "" : ", ") + quoted(name);
  database.execute("SET client_min_messages = warning; SET check_function_bodies = off; SET search_path = " +
                   (path.empty() ? "''" : path));
}

namespace {

// PREPARE analyses a statement and does no more: no trigger fires, and nothing that it calls is read.
void understand(Database& database, const Sql& statement) {
  database.execute("PREPARE lockstep_probe AS " + statement.shown());
  database.execute("DEALLOCATE lockstep_probe");
}

void understand_parts(Database& database, const Step& step) {
  if (step.backfill) {
    understand(database, sql("{}false{}", step.backfill->head, step.backfill->tail));
    understand(database, step.backfill->remaining);
  }
  for (const auto& probe : step.probes) understand(database, probe);
}

std::optional<StepFailure> run(Database& database, const Plan& plan, Direction direction, const std::set<std::size_t>& leave_out) {
  auto order = steps_in_order(plan, direction);
  std::erase_if(order, [&](std::size_t each) { return leave_out.contains(each); });
  std::size_t at = 0;
  bool open = false;
  try {
    for (const auto& run : runs_of(plan, direction, order)) {
      at = run.steps.front();
      if (run.empty) continue;
      if (run.in_transaction()) {
        database.execute("BEGIN");
        open = true;
        if (!run.lock_first.empty()) database.execute(run.lock_first.text());
      }
      for (const auto step : run.steps) {
        at = step;
        for (const auto& statement : statements_of(plan.steps[step], direction)) database.execute(statement.shown());
        if (direction == Direction::up) understand_parts(database, plan.steps[step]);
      }
      if (open) database.execute("COMMIT");
      open = false;
    }
  } catch (const Error& error) {
    if (open) {
      try {
        database.execute("ROLLBACK");
      } catch (const Error&) {
        // The connection is gone, and the transaction with it.
      }
    }
    return StepFailure{.step = at, .message = error.what(), .sqlstate = error.sqlstate};
  }
  return std::nullopt;
}

}  // namespace

std::optional<StepFailure> run_up(Database& database, const Plan& plan, const std::set<std::size_t>& leave_out) { return run(database, plan, Direction::up, leave_out); }
std::optional<StepFailure> run_down(Database& database, const Plan& plan, const std::set<std::size_t>& leave_out) { return run(database, plan, Direction::down, leave_out); }

}  // namespace lockstep
