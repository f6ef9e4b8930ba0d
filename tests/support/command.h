// Running programs in tests.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lockstep::testing {

struct Output {
  int status = 0;  // exit status, 128 + signal when killed
  std::string out;
  std::string err;
};

// Runs a program to its end with `input` on its standard input.
Output run(const std::vector<std::string>& command,
           const std::map<std::string, std::string>& environment = {},
           const std::string& input = {});

}  // namespace lockstep::testing
