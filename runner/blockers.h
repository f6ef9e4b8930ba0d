// Who stands in the way of locks.
#pragma once

#include <string>
#include <vector>

#include "parser/database.h"
#include "planner/step.h"

namespace lockstep {

struct Blocker {
  int pid = 0;  // 0: a prepared transaction
  std::string user;
  std::string application;
  std::string state;   // `active`, `idle in transaction`
  std::string relation;
  std::string lock;    // `ROW EXCLUSIVE`
  double seconds = 0;  // how old its transaction is
  std::string query;   // its beginning
};

// Whether two modes cannot be held by two transactions at once (manual, table 13.2).
bool conflict(Lock one, Lock other);

// Transactions that hold locks which conflict with those wanted, the oldest first. Left out: lockstep's own sessions, and workers of
// autovacuum, which give way (unless they prevent wraparound).
std::vector<Blocker> blockers_of(Database& database, const std::vector<LockTaken>& wanted);

// Who the session with that number waits for.
std::vector<Blocker> blockers_of_session(Database& database, int pid);

std::string to_string(const Blocker& blocker);
std::string to_string(const std::vector<Blocker>& blockers);  // the first few

}  // namespace lockstep
