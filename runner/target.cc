#include "runner/target.h"

#include "planner/sql.h"
#include "runner/execute.h"

namespace lockstep {

Database connect(const Target& target, const std::string& purpose) {
  Database database(target.conninfo);
  database.execute("SET application_name = " + literal("lockstep " + purpose).text());
  if (!target.role.empty()) database.execute("SET ROLE " + quoted(Name(target.role)));
  database.execute("SET client_min_messages = warning; SET standard_conforming_strings = on; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; "
                   "SET default_transaction_isolation = 'read committed'");
  return database;
}

Database connect_for_work(const Target& target, const Plan& plan) {
  auto database = connect(target, "work");
  prepare_session(database, plan);
  // What row-level security would hide from a backfill and from the query that verifies it is an error.
  database.execute("SET row_security = off; SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = '5min'");
  return database;
}

bool is_connection_lost(const std::string& sqlstate) { return sqlstate.starts_with("08") || sqlstate == "57P01" || sqlstate == "57P02" || sqlstate == "57P03"; }

}  // namespace lockstep
