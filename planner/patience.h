// Statements that wait for their locks for an instant only, and are tried again after a while.
#pragma once

#include <vector>

#include "planner/sql.h"

namespace lockstep {

struct Patient {
  Sql first = {};            // what nobody has to wait behind, with its semicolon; may be empty
  Sql statements;            // without their last semicolon; all of them or none
  Sql other_order = {};      // the same in another order, for every second try; may be empty
  bool may_be_left = false;  // where the rights to do it are missing, it is left out
  int tries_ms = 50;         // for how long each lock is waited for
};

// A block that runs them. Between two tries nothing is locked. It gives up after 200 of them, which is half a minute at most where nobody waits long, with SQLSTATE 55P03.
Sql patiently(const Patient& what);

// A lock on the tables behind which neither readers nor writers have to wait, which makes autovacuum give way, and keeps it away until the transaction ends. Autovacuum does
// that for who waits for it, but not before a second has passed (deadlock_timeout; ProcSleep() in src/backend/storage/lmgr/proc.c), in which all others would wait behind a strong lock.
// Without the right to lock the tables nothing is done.
Sql keep_vacuum_away(const std::vector<Sql>& tables);

// The statement, of which autovacuum of the tables is kept away.
Sql patiently(const Sql& statement, const std::vector<Sql>& tables);

// How long a batch of rows waits for one that somebody else holds: this long in the first try, as much longer in each further one, and never longer than this part of
// deadlock_timeout. Others wait for the rows that the batch holds itself; of two that wait for each other the server cancels who has waited that long first (CheckDeadLock() in
// src/backend/storage/lmgr/proc.c), and that must not be a program.
struct BatchPatience {
  int at_first_ms;
  int part_of_deadlock_timeout;
};
inline constexpr BatchPatience batch_patience{.at_first_ms = 50, .part_of_deadlock_timeout = 4};

}  // namespace lockstep
