// Programs whose output we read.
#pragma once

#include <string>
#include <vector>

namespace lockstep {

struct CommandOutput {
  int status = 0;  // exit status; 127 when the program cannot be started
  std::string output;
  std::string errors;
};

// Runs a program, found through PATH, with these arguments (no shell sees them) and `input` as its
// standard input.
CommandOutput run_command(const std::vector<std::string>& command, const std::string& input = {});

}  // namespace lockstep
