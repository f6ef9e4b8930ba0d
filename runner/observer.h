// What a run tells those who watch it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "planner/runs.h"

namespace lockstep {

struct Happening {
  enum class What {
    step_begins,
    step_done,
    already_done,  // found to be done after a run that was cut short
    waits,         // for locks or for others to end; `text` says for whom
    retries,
    building,      // an index: `text` is the phase
    backfilling,   // rows and total, if known
    throttled,
    paused,
    goes_on,
    reconnects,
    note,
  };
  What what = What::note;
  Direction direction = Direction::up;
  int step = 0;   // from 1; 0: none
  int steps = 0;  // of the plan
  std::string title = {};
  std::string text = {};
  std::optional<double> seconds = {};
  std::optional<double> percent = {};
  std::optional<std::int64_t> rows = {};
  std::optional<std::int64_t> total = {};
  std::optional<double> rows_per_second = {};
  std::optional<double> lag_seconds = {};
};

std::string_view happening_word(Happening::What what);  // `step begins`

// May be called by several threads at once.
using Observer = std::function<void(const Happening&)>;

}  // namespace lockstep
