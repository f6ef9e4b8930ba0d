// What goes wrong in the world (Error) and in lockstep itself (Bug).
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace lockstep {

// Files, connections, servers, wrong usage. Caught only in cli/main.cc. For an error that a server
// reported, `sqlstate` and `statement` say what it was about.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}

  Error(const std::string& message, std::string sqlstate_, std::string statement_)
      : std::runtime_error(message), sqlstate(std::move(sqlstate_)), statement(std::move(statement_)) {}

  std::string sqlstate;
  std::string statement;
};

// A broken promise inside lockstep.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Throws Bug with the place of the call when `condition` is false.
void check(bool condition,
           const std::string& message,
           std::source_location where = std::source_location::current());

}  // namespace lockstep
