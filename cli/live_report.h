// What a run does, on standard output as it happens: lines for people, one that changes on a terminal, JSON for pipelines.
#pragma once

#include <memory>

#include "cli/options.h"
#include "runner/observer.h"

namespace lockstep {

class LiveReport {
 public:
  // `format` is `text` or `json` (a line for each happening).
  LiveReport(const std::string& format, Color color);
  ~LiveReport();
  LiveReport(const LiveReport&) = delete;
  LiveReport& operator=(const LiveReport&) = delete;

  Observer observer();
  // A last line, in the same format.
  void end(const std::string& word, const std::string& text, int step);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lockstep
