#include "runner/standing.h"

#include <algorithm>

namespace lockstep {
namespace {

void take_step(const Event& event, StepStanding& step) {
  if (step.under_way != event.direction && event.what != Happened::step_retried && event.what != Happened::step_failed) {
    // What was begun in the other direction stays in doubt until it is looked into.
    step.under_way = event.direction;
    step.statements = 0;
  }
  switch (event.what) {
    case Happened::step_begun: step.in_doubt = true; break;
    case Happened::statement_done:
      step.in_doubt = false;
      step.statements = event.statement.value_or(0);
      break;
    case Happened::step_done:
      step = StepStanding{.done = event.direction == Direction::up};
      break;
    default: break;
  }
}

}  // namespace

std::size_t Standing::done() const {
  return static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), [](const StepStanding& each) { return each.done; }));
}

Standing standing_of(int steps, const std::vector<Recorded>& events) {
  Standing result;
  result.steps.resize(static_cast<std::size_t>(steps));
  for (const auto& [event, id, at, session_user, current_user, os_user, host, pid, version, previous, hash] : events) {
    result.last_at = at;
    if (!event.message.empty()) result.last_message = event.message;
    const bool up = event.direction == Direction::up;
    switch (event.what) {
      case Happened::began:
      case Happened::continued:
        result.status = up ? PlanStatus::applying : PlanStatus::rolling_back;
        result.interrupted = true;  // until the run says how it ended
        result.last_message.clear();
        break;
      case Happened::finished:
        result.status = up ? PlanStatus::applied : PlanStatus::rolled_back;
        result.interrupted = false;
        break;
      case Happened::reached:
        result.status = PlanStatus::applying;  // from here on forwards again
        result.interrupted = false;
        break;
      case Happened::gate_reached:
        if (event.step) result.gates_reached.insert(*event.step);
        result.interrupted = false;
        break;
      case Happened::gate_passed:
        if (event.step) {
          result.gates_reached.erase(*event.step);
          result.gates_passed.insert(*event.step);
        }
        break;
      default: break;
    }
    if (!event.step || *event.step < 1 || *event.step > steps) continue;
    if (event.what >= Happened::step_begun) take_step(event, result.steps[static_cast<std::size_t>(*event.step - 1)]);
    if (event.what == Happened::step_done && !up) {
      result.gates_passed.erase(*event.step);
      result.gates_reached.erase(*event.step);
    }
  }
  return result;
}

std::string_view status_word(PlanStatus status) {
  switch (status) {
    case PlanStatus::applying: return "applying";
    case PlanStatus::applied: return "applied";
    case PlanStatus::rolling_back: return "rolling back";
    case PlanStatus::rolled_back: return "rolled back";
  }
  return {};
}

bool is_paused(const std::vector<Recorded>& events) {
  bool paused = false;
  for (const auto& each : events) {
    if (each.event.what == Happened::pause_requested) paused = true;
    if (each.event.what == Happened::pause_lifted) paused = false;
  }
  return paused;
}

}  // namespace lockstep
