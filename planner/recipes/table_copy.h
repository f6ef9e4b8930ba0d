// What the files of the copy of a table share: the steps are in partition_copy.cc, those about its rows in copy_rows.cc, what keeps the two in step in
// copy_sync.cc and copy_log.cc.
#pragma once

#include <vector>

#include "ir/rename.h"
#include "planner/recipes/partition_table.h"

namespace lockstep {

struct TableCopy {
  const TableExchange& exchange;
  ObjectId table;
  ObjectId fresh;  // the new table before the exchange
  ObjectId old;    // the old one after it
  KeysOfCopy keys;
  std::vector<Name> columns;      // those that are written
  std::vector<Name> converted;    // those of them that are of another type in the new table
  std::vector<LeafRename> parts;  // of the new table: as they are called at last, and before
  QualifiedName function;         // that writes to both, or to the log
  Name on_rows;
  Name on_truncate;
  QualifiedName log;     // the keys of rows that were written while they were copied
  QualifiedName missed;  // a sequence that has given out a value when the old table could not hold a row
};

// True for a copy that stores the rows in another way, false for one that is partitioned.
bool is_rewriting(const TableCopy& copy);

// A step about the table, which says itself what it locks.
Step step_of_copy(const TableCopy& copy, std::string title, std::vector<Sql> up, std::vector<Sql> down);

// The copy gets the rows of the table; those that were noted meanwhile; and is compared with it (copy_rows.cc).
Step copy_rows(const TableCopy& copy);
Step catch_up(const TableCopy& copy);
Step compare_rows(const TableCopy& copy);

// A way from one of the two tables to the other.
enum class Way { forth, back };

// Whatever is written to the table is written to its copy; and after the exchange to the old table.
std::vector<Sql> write_to_both(const TableCopy& copy, Way way);
std::vector<Sql> stop_writing_to_both(const TableCopy& copy, Way way);

// The triggers of the table that call the function; and without both.
std::vector<Sql> make_triggers(const TableCopy& copy);
std::vector<Sql> drop_triggers(const TableCopy& copy);

// Instead of writing to both (copy_log.cc): the keys of rows that are written are noted until these rows are copied again. `alone`: others write
// meanwhile, and the statements begin a transaction.
std::vector<Sql> begin_log(const TableCopy& copy);
std::vector<Sql> end_log(const TableCopy& copy);
std::vector<Sql> copy_noted_rows(const TableCopy& copy, bool alone);
// `FROM …`: rows that are neither in the copy nor noted.
Sql missing_but_noted(const TableCopy& copy);
// Fails when another row than those that are noted is not the same in both.
Sql compare_but_noted(const TableCopy& copy);

// Values for columns of the other table, from those of a row of the one. `exact`: of the types that they have there, not only such as can be
// assigned.
Sql values_on_the_way(const TableCopy& copy, Way way, const std::vector<Name>& columns, bool exact);
// The rows of the one as they are to be in the other: `SELECT …` with the columns that are written, in that order.
Sql rows_on_the_way(const TableCopy& copy, Way way, const Sql& source, bool exact);

// `one.a = other.a AND …`
Sql equal_keys(const std::vector<Name>& key, const Sql& one, const Sql& other);
// `row.a, row.b, …`
Sql fields_of(const Sql& row, const std::vector<Name>& columns);

// Puts what the old table could not hold at first into it, or fails.
std::vector<Sql> take_missed_rows_back(const TableCopy& copy);

}  // namespace lockstep
