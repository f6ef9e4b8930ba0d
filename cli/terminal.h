// Standard output and standard error: colours, diagnostics, and a line that says what takes so long.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "emitter/emitter.h"
#include "ir/diagnostic.h"

namespace lockstep {

// Colour when asked for, or when standard output is a terminal that has it and NO_COLOR is not set
// (no-color.org).
TextStyle output_style(Color color);

// Writes to standard output. Throws Error when it cannot (a full disk, a closed pipe).
void print(std::string_view text);

// `warning: …` and a line break on standard error.
void say(Severity severity, std::string_view message);

// Renders all diagnostics to standard error, notes only unless `quiet`. True when there are errors.
bool report(const Diagnostics& diagnostics, bool quiet);

// From the second second on shows what is being done, on standard error when that is a terminal. Gone
// with the object.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void now(std::string what);

 private:
  struct State;
  std::unique_ptr<State> state_;  // null when nobody watches
};

}  // namespace lockstep
