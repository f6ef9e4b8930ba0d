// Statements that wait for their locks for an instant only, and are tried again after a while.
#pragma once

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
Sql patiently(const Sql& statement);

}  // namespace lockstep
