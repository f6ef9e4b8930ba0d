// The whole proof of one pair of schemas, through the program itself and on a real server.
#pragma once

#include <string>

namespace lockstep::testing {

struct Pair {
  std::string before;
  std::string after;
  std::string rows;  // statements that fill tables of `before`; empty: none
  std::string holds;  // statements that fail when the rows are not as they should be after up.sql; empty: none
  std::string drops;  // what `--drops` says; empty: nothing
  std::string config;  // a lockstep.toml; empty: none
  bool roles = false;   // with --roles; those of the pair, and no others on the server, have names that begin with `case_`
  bool offline = true;  // plan between the two files as well, and prove that, too
};

struct Proven {
  std::string failure;  // empty when all held
  std::string up;       // the offline plan's scripts, without settings and headers of the file
  std::string down;
};

// Loads both states, plans from the live one, applies with psql, compares pg_dump with the desired one, plans
// again (must be empty), applies the down, compares with the start, applies up once more. The server is
// $LOCKSTEP_TEST_URL.
Proven prove_pair(const Pair& pair);

// Only the plan between the two files; `failure` has the diagnostics when there is none.
Proven plan_offline(const Pair& pair);

}  // namespace lockstep::testing
