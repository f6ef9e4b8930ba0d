#include "runner/apply.h"

#include <algorithm>

#include <fmt/format.h>

#include "ir/error.h"
#include "runner/session.h"

namespace lockstep {
namespace {

bool is_left(const StepStanding& standing, Direction direction) {
  return direction == Direction::up ? !standing.done : standing.done || standing.under_way.has_value();
}

bool is_wanted(std::size_t step, const RunRequest& request) {
  if (!request.to_step) return true;
  const int number = static_cast<int>(step) + 1;
  return request.direction == Direction::down ? number > *request.to_step : number <= *request.to_step;
}

// A transaction whose steps are of several phases is of the last of them.
bool is_of_later_phase(const Run& run, const Plan& plan, const RunRequest& request) {
  return request.phase && std::any_of(run.steps.begin(), run.steps.end(), [&](std::size_t step) { return plan.steps[step].phase > *request.phase; });
}

std::vector<Run> runs_left(const Plan& plan, const Standing& standing, const RunRequest& request) {
  auto order = steps_in_order(plan, request.direction);
  std::erase_if(order, [&](std::size_t step) { return !is_left(standing.steps.at(step), request.direction); });
  return runs_of(plan, request.direction, order);
}

std::string numbers_of(const Run& run) {
  const auto [first, last] = std::minmax_element(run.steps.begin(), run.steps.end());
  return fmt::format("{} to {}", *first + 1, *last + 1);
}

// What is one transaction is run as a whole.
void check_not_parted(const std::vector<Run>& runs, const RunRequest& request) {
  for (const auto& run : runs) {
    const auto wanted = static_cast<std::size_t>(std::count_if(run.steps.begin(), run.steps.end(), [&](std::size_t step) { return is_wanted(step, request); }));
    if (wanted != 0 && wanted != run.steps.size())
      throw Error(fmt::format("steps {} are one transaction, so it cannot be left behind step {}", numbers_of(run), request.to_step.value_or(0)));
  }
}

// True to go on.
bool pass_gates(Session& session, const Run& run, const Standing& standing, const RunRequest& request, RunOutcome& outcome) {
  if (request.direction == Direction::down) return true;
  for (const auto step : run.steps) {
    const int number = static_cast<int>(step) + 1;
    if (session.plan.steps[step].gate.empty() || standing.gates_passed.contains(number)) continue;
    const bool reached_before = standing.gates_reached.contains(number);
    const bool passed = request.pass_gate && request.pass_gate(number, reached_before);
    if (passed || !reached_before) record(session, event_of(session, passed ? Happened::gate_passed : Happened::gate_reached, step));
    if (passed) continue;
    outcome = {.ending = RunOutcome::Ending::gate, .step = number, .message = session.plan.steps[step].gate, .sqlstate = {}};
    return false;
  }
  return true;
}

void run_one(Session& session, const Run& run, const StepStanding& standing) {
  if (run.transaction == Transaction::outside) return run_outside(session, run, standing);
  if (session.direction == Direction::up && run.transaction == Transaction::batched && session.plan.steps[run.steps.front()].backfill) return run_backfill(session, run, standing);
  run_transaction(session, run, standing);
}

void run_all(Session& session, const std::vector<Run>& runs, const Standing& standing, const RunRequest& request, RunOutcome& outcome) {
  for (const auto& run : runs) {
    if (session.interruption.requested()) throw Interrupted{};
    wait_while_paused(session, run.steps.front());  // at most twice a second
    if (!pass_gates(session, run, standing, request, outcome)) return;
    run_one(session, run, standing.steps.at(run.steps.front()));
  }
}

// Best effort: the plan can be gone on with whether or not this is recorded.
void record_end(Session& session, Happened what, const RunOutcome& outcome) {
  try {
    auto event = event_of(session, what);
    event.message = outcome.message;
    event.sqlstate = outcome.sqlstate;
    if (outcome.step != 0) event.parameters = fmt::format("{{\"step\": {}}}", outcome.step);
    record(session, event);
  } catch (const Error& problem) {
    auto happening = happening_of(session, Happening::What::note);
    happening.text = std::string("the journal could not be told how the run ended: ") + problem.what();
    session.observer(happening);
  }
}

void record_failure(Session& session, const RunOutcome& outcome) {
  try {
    auto event = event_of(session, Happened::step_failed, session.at);
    event.message = outcome.message;
    event.sqlstate = outcome.sqlstate;
    record(session, event);
  } catch (const Error&) {
    // record_end() meets the same, and says so.
  }
  record_end(session, Happened::failed, outcome);
}

}  // namespace

RunOutcome run_plan(const Target& target, Database& control, const Plan& plan, std::int64_t id, const RunRequest& request, const RunSettings& settings, const Observer& observer,
                    Interruption& interruption) {
  Session session{target, control, plan, id, settings, observer, interruption, request.direction, Watcher(target, observer, interruption)};
  RunOutcome outcome;
  try {
    open_work(session);  // what an earlier run left running is over from here on, and recorded if it was done
    const auto events = read_events(control, target.journal, id);
    const auto standing = standing_of(static_cast<int>(plan.steps.size()), events);
    auto runs = runs_left(plan, standing, request);
    check_not_parted(runs, request);
    const auto all = runs.size();
    std::erase_if(runs, [&](const Run& run) { return !is_wanted(run.steps.front(), request) || is_of_later_phase(run, plan, request); });
    auto began = event_of(session, events.empty() || (request.direction == Direction::down && standing.direction() == Direction::up) ? Happened::began : Happened::continued);
    began.parameters = request.parameters;
    record(session, began);
    outcome.ending = runs.size() == all ? RunOutcome::Ending::finished : RunOutcome::Ending::reached;
    run_all(session, runs, standing, request, outcome);
    if (outcome.ending == RunOutcome::Ending::finished) record_end(session, Happened::finished, outcome);
    if (outcome.ending == RunOutcome::Ending::reached) record_end(session, Happened::reached, outcome);
  } catch (const Interrupted&) {
    roll_back(session);
    outcome = {.ending = RunOutcome::Ending::interrupted, .step = static_cast<int>(session.at) + 1, .message = "interrupted", .sqlstate = {}};
    record_end(session, Happened::interrupted, outcome);
  } catch (const Error& error) {
    roll_back(session);
    outcome = {.ending = RunOutcome::Ending::failed, .step = static_cast<int>(session.at) + 1, .message = error.what(), .sqlstate = error.sqlstate};
    record_failure(session, outcome);
  }
  return outcome;
}

}  // namespace lockstep
