// What a plan says about locks, scans and rewrites, compared with what the server shows when its steps are run.
#pragma once

#include <string>

#include "tests/support/server.h"

namespace lockstep::testing {

// Runs the steps of a plan (the text of a plan.json) one by one in a database that it was made for. What each step names is compared with
// what pg_locks holds for its session at the end of its transaction, and what it says of scans and rewrites with what the server did; work that others
// have to wait for has to be said to be a hazard. Steps outside transactions are run, and not looked at.
// Where tables have no rows (Rows::none), a scan that is said may not be needed to answer a join.
// Gives what is said and is not so, step by step, or which step failed and why; empty when all is true.
enum class Rows { some, none };
std::string false_locks(const Workplace& place, const std::string& database, const std::string& plan_json, Rows rows = Rows::some);

}  // namespace lockstep::testing
