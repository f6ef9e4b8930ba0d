// Scripts that make states of databases: the project's own, or somebody else's.
#pragma once

#include <string>
#include <vector>

#include "tests/support/server.h"

namespace lockstep::testing {

struct Script {
  std::string name;
  std::string text;
  std::string not_applicable;  // why it cannot run on this server
  bool foreign = false;        // may not load at all
};

// The `after` sections of the golden cases and the examples; with $LOCKSTEP_SCRIPTS every .sql file below that folder
// instead. Only those whose name holds $LOCKSTEP_CASE, and of $LOCKSTEP_SHARD=k/n every n-th from the k-th on.
std::vector<Script> scripts();

// Loads the script into a database of its own. Roles that it names and nobody made are made, as no schema file carries
// roles. `refused` is what the server said when it did not take it.
struct Loaded {
  std::string database;
  std::string refused;
};
Loaded load(Workplace& place, const Script& script);

// The value of an environment variable; empty when there is none.
std::string variable(const char* name);

}  // namespace lockstep::testing
