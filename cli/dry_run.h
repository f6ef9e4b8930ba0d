// What a run would do, told beforehand: each statement with the locks it takes, how large the tables are by now, an estimate, and who is in
// the way at this moment.
#pragma once

#include <string>
#include <vector>

#include "parser/database.h"
#include "planner/plan.h"

namespace lockstep {

// Of these steps, in their order. With `json` for programs. Reads catalogs only. Throws Error when the database cannot be read.
std::string dry_run(Database& database, const Plan& plan, const std::vector<std::size_t>& steps, bool json);

}  // namespace lockstep
