// Two states and what differs → an ordered, reversible program.
#pragma once

#include "differ/change.h"
#include "ir/graph.h"
#include "ir/rename.h"
#include "planner/step.h"

namespace lockstep {

// What becomes of tables and columns that go.
enum class Drops {
  now,        // they are dropped
  deprecate,  // they are put away (planner/recipes/put_away.cc)
};

struct Policy {
  bool online = true;  // lock-safe forms for objects that exist; false for states built from nothing
  bool compact = true;
  int lock_timeout_ms = 2000;  // for steps that take strong locks
  int batch = 1000;            // rows of a batch of a backfill
  bool analyze = true;         // statistics are gathered of what is new in tables that are there
  Drops drops = Drops::now;
  // Up to here plain forms are used, where the live database says how large a table is. 0: never.
  std::int64_t small_table_rows = 1000;
  std::int64_t small_table_bytes = 1'048'576;
  // From here on a table of the live database that has to be written again is copied as a whole (planner/copy_by_size.h). 0: never.
  std::int64_t copy_table_rows = 1'000'000;
  // Reads expressions; without it what has a column inside of one is not built over another column.
  ColumnsInText columns_in_text;
};

struct Summary {
  int added = 0;
  int changed = 0;
  int dropped = 0;
};

struct Plan {
  std::string from;  // descriptions of the two states
  std::string to;
  std::string from_fingerprint;
  std::string to_fingerprint;
  int server_version = 0;          // of the live side; 0 when there is none
  std::vector<Name> search_path;   // to be set while the plan runs
  int lock_timeout_ms = 2000;
  Summary summary;
  std::vector<Step> steps;
  // The parts of both states that the plan touches and needs, as SQL, so that a written plan can be
  // proven again from its file alone. Filled by who writes the plan.
  std::string before_sql;
  std::string after_sql;
  bool masked = false;  // read back from a file in which secrets are masked

  bool empty() const { return steps.empty(); }
};

// Whether the transaction of the step `earlier` has ended when `later` runs, or, on the way back, the other way round. What stands between
// them may be left out.
bool are_parted(const Plan& plan, std::size_t earlier, std::size_t later);

// Marks what cannot be altered in place as replaced, and spreads replacement along dependencies. plan()
// does this by itself; call it where changes are shown to people. Doing it twice changes nothing.
void settle_replacements(ChangeSet& changes, const Graph& before, const Graph& after);

// What `@partition` says of is no replacement, although the table in question is another one in the end. settle_replacements() does this, too.
void keep_partitioned_tables(ChangeSet& changes, const Graph& before, const Graph& after);

// `before` is the state after match_renames(). Throws Bug when the steps cannot be ordered (with the
// path of the cycle) or break an invariant (planner/check.h).
Plan plan(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy);

// The plan that builds a state from nothing: for the shadow server, for inspect.
Plan build_plan(const Graph& state);

}  // namespace lockstep
