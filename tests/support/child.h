// A program that runs beside the test, whose output is read as it comes, and that can be killed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace lockstep::testing {

class Child {
 public:
  explicit Child(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment = {});
  ~Child();  // kills it when it still runs
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The next line of its standard output and standard error; nothing when there is no more, or none came within that time.
  std::optional<std::string> line(int milliseconds);
  void kill(int signal);
  // Its exit status, 128 + signal when killed. What it still says is in `rest`. Killed when it takes longer.
  int wait(int milliseconds);
  std::string rest;

 private:
  pid_t pid_ = 0;
  int out_ = -1;
  std::string pending_;
};

}  // namespace lockstep::testing
