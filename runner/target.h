// The database that plans are applied to, and how its sessions are set up.
#pragma once

#include <string>

#include "parser/database.h"
#include "planner/plan.h"

namespace lockstep {

struct Target {
  std::string conninfo;
  std::string role;          // SET ROLE; empty: as who connects
  Name journal{"lockstep"};  // the schema of the journal
};

// A session that says who it is in pg_stat_activity. `purpose` is one word. Throws Error.
Database connect(const Target& target, const std::string& purpose);

// The same for statements of a plan: its search_path, no timeouts but those that are said later, and one against a runner that died
// with a transaction open.
Database connect_for_work(const Target& target, const Plan& plan);

// Whether the error says that the connection is gone, and nothing of what was asked (SQLSTATE classes 08 and 57P).
bool is_connection_lost(const std::string& sqlstate);

}  // namespace lockstep
