// Where a plan stands, as the journal tells it. Pure.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "runner/journal.h"

namespace lockstep {

struct StepStanding {
  bool done = false;                      // its effect is there, as far as what was recorded goes
  std::optional<Direction> under_way;     // begun in that direction and not recorded as done
  bool in_doubt = false;                  // a statement of it that cannot be in a transaction was begun, and nothing says what became of it
  int statements = 0;                     // that are done of those under way
};

enum class PlanStatus { applying, applied, rolling_back, rolled_back };

struct Standing {
  PlanStatus status = PlanStatus::applying;
  std::vector<StepStanding> steps;
  std::set<int> gates_reached;  // step numbers from 1, upwards, not passed yet
  std::set<int> gates_passed;
  bool interrupted = false;     // the last run did not come to an end of its own
  std::string last_message;     // of the last event that says one
  std::string last_at;

  bool in_flight() const { return status == PlanStatus::applying || status == PlanStatus::rolling_back; }
  Direction direction() const { return status == PlanStatus::rolling_back ? Direction::down : Direction::up; }
  std::size_t done() const;
};

// `events` are those of the plan, in their order.
Standing standing_of(int steps, const std::vector<Recorded>& events);

std::string_view status_word(PlanStatus status);  // `rolled back`

// Whether a pause was asked for and not lifted again, by any plan's events.
bool is_paused(const std::vector<Recorded>& events);

}  // namespace lockstep
