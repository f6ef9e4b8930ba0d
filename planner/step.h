// One step of a plan: the smallest thing that is done, recorded and undone as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ir/object_id.h"
#include "planner/hazards.h"
#include "planner/sql.h"

namespace lockstep {

enum class Phase { expand, migrate, contract };

// Table lock modes by strength (manual, section 13.3.1).
enum class Lock {
  none,
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};

std::string_view lock_name(Lock lock);  // `SHARE UPDATE EXCLUSIVE`; `none` is empty

// What else is locked along with a table.
enum class Reach {
  itself,
  partitions,   // and their partitions
  descendants,  // partitions, and tables that inherit from it
};

// A lock that a step takes on a relation that exists before the step. In a finished plan every relation is named, and none has
// reach.
struct LockTaken {
  ObjectId relation;
  Lock lock = Lock::none;
  Reach reach = Reach::itself;
  bool exists = false;  // it does although it is no node: the sequence of an identity column
  std::optional<ObjectId> because_of = {};  // a foreign key, or the relation itself: when that is gone by then nothing is locked
  bool operator==(const LockTaken& other) const { return relation == other.relation && lock == other.lock; }
};

enum class Transaction {
  shared,   // in one transaction with neighbouring shared steps
  alone,    // in a transaction of its own: what it does must be committed before, or may not hold up others
  outside,  // not in a transaction block (CREATE INDEX CONCURRENTLY)
  batched,  // not in one either: the statement commits batch by batch (planner/recipes/backfill.cc)
};

// A table that exists before the step and is read or written whole by it, while its locks are held. Rows and bytes are
// estimates, and only known of a live database.
struct Work {
  ObjectId relation;
  bool rewrites = false;  // otherwise it is scanned
  std::optional<std::int64_t> rows;
  std::optional<std::int64_t> bytes;
  std::optional<ObjectId> because_of = {};  // nothing is done when that is gone by then
  bool operator==(const Work&) const = default;
};

// A change of the rows of a table in batches, for those who run it themselves instead of the step's statement.
struct Backfill {
  ObjectId table;
  std::vector<Name> key;  // the columns along which batches go, unique together; empty: the places of the rows (ctid)
  Sql head;               // a batch is the statement of `head`, a condition that says which rows of the table are meant, and `tail`;
  Sql tail;               //   run twice over the same rows it does nothing the second time
  bool once = false;      //   but for this: then nobody may run it twice
  int batch = 1000;       // rows; without key, as many as the pages of a batch hold on average
  Sql remaining;          // a query that counts what is still to be done
  std::vector<Sql> last;  // what is run behind the last batch
};

// What PostgreSQL has no statistics of behind the step, until ANALYZE (planner/gather_statistics.h).
struct Unsampled {
  ObjectId table;
  std::vector<Name> columns;       // whose values are new; none: what is computed of rows, for which all of the table has to be looked at
  std::vector<Name> on_return;     // that the way back has filled anew when it comes by
  bool beside = false;             // the table comes with the plan, and is to take the place of one that is in use
  // Found when the plan is finished.
  std::vector<ObjectId> relations = {};  // that ANALYZE names
  std::vector<LockTaken> locks = {};
};

// What running the down leads to.
enum class Reversal {
  exact,         // the schema and the data as before
  loses_data,    // the schema as before; data that the step dropped, or that came since, is gone
  irreversible,  // there is no down
};

// There is no step without a down: either statements, or the reason why there are none.
struct Down {
  Reversal reversal = Reversal::exact;
  std::string reason;           // for loses_data and irreversible; of an exact one, why there are no statements
  std::vector<Sql> statements;  // empty only when irreversible, or when a backfill or statistics leave nothing to take back
  // As Step::done and Step::leftovers, where a statement cannot be in a transaction.
  Sql done;
  std::vector<Sql> leftovers;
  std::vector<LockTaken> locks;  // when they are others than those of the step: all of them, as Step::locks
  Sql lock_first;                // as Step::lock_first, of the step that its transaction begins with on the way back
};

// What a step does to its subject, for the summary.
enum class Action { create, alter, drop };

struct Step {
  std::string title;  // `validate check constraint orders_total_positive`
  ObjectId subject;   // the object whose change this step comes from
  Action action = Action::alter;
  Phase phase = Phase::expand;
  Transaction transaction = Transaction::shared;
  bool begins = false;  // of a shared step behind another: the transaction of that one ends first (planner/transactions.h)
  Sql lock_first;       // of the step that a transaction begins with, which runs it before: locks what the transaction locks; may be empty (planner/lock_ahead.h)
  std::vector<Sql> up;
  Down down;
  std::vector<LockTaken> locks;
  std::vector<Work> work;
  std::vector<Hazard> hazards;
  std::vector<ObjectId> within;    // of steps with hazards: what the subject is a part of or hangs on, from the inside out, and its schema
  std::vector<std::string> notes;  // for people: why the step has this form
  std::string gate;                // what has to be true outside the database before the step, in words; empty: nothing
  std::optional<Backfill> backfill;  // of batched steps
  std::optional<int> lock_timeout_ms;  // another one than the plan's; 0: none
  Sql done;                     // a query that gives one boolean: true when the step's effect is there
  std::vector<Sql> leftovers;   // clears what a killed attempt may have left, before it is tried again

  // The order comes from these. A step runs after those that produce what it requires, after those
  // that let go (`releases`) of what it removes, and before those that remove what it releases.
  std::vector<ObjectId> produces;
  std::vector<ObjectId> requires_;
  std::vector<ObjectId> removes;
  std::vector<ObjectId> releases;

  std::vector<Unsampled> unsampled;
  // Queries over the rows as they are behind the step, which the server has to understand: it reads the bodies of functions and blocks only when they run,
  // and for a proof over no rows they do not.
  std::vector<Sql> probes;

  std::vector<ObjectId> reveals;  // tables of which programs see something else from the step on: it waits for their statistics

  // Set by rules that make several steps for one change: this step waits for the one made just before.
  bool follows = false;
  // It can wait: whatever else is ready comes before it.
  bool yields = false;

  std::vector<int> after;  // numbers (from 1) of the steps this one has to wait for; filled by order()
};

// Says that the step scans, or rewrites, the table; with `because_of` only as long as that is there.
void add_work(Step& step, const ObjectId& table, bool rewrites, const std::optional<ObjectId>& because_of = {});

}  // namespace lockstep
