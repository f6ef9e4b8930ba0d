// A plain table that becomes the first partition of one that takes its name (`@partition mode=first`), or is copied into another one, which is
// partitioned (`@partition mode=copy`) or stores the rows in another way (`@online mode=copy`).
#pragma once

#include "ir/partitioning.h"
#include "planner/draft.h"

namespace lockstep {

// What is to be reached before the tables are partitioned, by the rules for any other change: the state after, with a plain table, which
// has all that its partitions share, in the place of each of them.
Graph with_plain_tables(const Graph& before, const Graph& after, const std::vector<Partitioning>& tables);

// Where the plan is (`now`, with a plain table), where it goes (`goal`), and what it started from (`before`).
struct TableExchange {
  const Graph& before;
  const Graph& now;
  const Graph& goal;
  const Partitioning& what;
  const Policy& policy;
  const std::vector<ObjectId>& replaced;  // all tables of the plan that others take the place of
};

// The table under its new name, with names out of the way that the new one takes; and the statements that lead there and back.
struct SteppedAside {
  Graph state;
  std::vector<Sql> up;
  std::vector<Sql> down;
  std::vector<LockTaken> locks;
};

SteppedAside step_table_aside(const TableExchange& exchange);

// What leads from one state to the other at once, by the rules of each kind.
struct Rewriting {
  std::vector<Sql> up;
  std::vector<Sql> down;
  std::vector<LockTaken> locks;
};

Rewriting rewriting(const Graph& from, const Graph& to, const Policy& policy);

// The states that the exchange goes through (partition_states.cc). What the old table must not have when it is attached goes, as the new one
// has it and hands it on;
void strip_old_table(const ObjectId& partition, Graph& state);
// the new table comes, without indexes that the old one has no part of, which come later;
void add_new_table(const TableExchange& exchange, Graph& state);
void add_new_partitions(const TableExchange& exchange, Graph& state);
// the old one is attached;
void attach_old_table(const TableExchange& exchange, Graph& state);
// and who spoke of the old table speaks of the new one. A foreign key of a partitioned table is one of each partition at first, since it cannot come
// without proof before PostgreSQL 18.
Graph without_references(const TableExchange& exchange, const Graph& state);
Graph redirected(const TableExchange& exchange, const Graph& state);

// What puts such keys together again behind the exchange, one partition after the other, and the state after that (partition_keys.cc).
struct WholeKeys {
  std::vector<Step> steps;
  Graph state;
};

WholeKeys whole_keys(const TableExchange& exchange, const Graph& redirected);
// The partitions that have a key of their own at first; none for a key that comes as a whole.
std::vector<ObjectId> leaves_with_own_key(const TableExchange& exchange, const Graph& state, const Node& key);

bool refers_to_table(const TableExchange& exchange, const Node& node);  // a foreign key of another table
std::vector<ObjectId> new_partitions(const TableExchange& exchange);
bool is_default_partition(const Graph& graph, const ObjectId& partition);

// A check that all rows are where they belong, proven before the exchange and taken away in it (partition_proof.cc).
struct RowProof {
  Name name;
  Sql condition;
  std::string what;     // `the bounds of table public.p`
  std::string outside;  // `rows outside of the bounds of table public.p`
};

// Nothing when a check cannot say it.
std::optional<std::vector<RowProof>> proofs_of(const TableExchange& exchange);
std::vector<Step> prove_rows_fit(const TableExchange& exchange, const std::vector<RowProof>& proofs);

// The tables on the other ends of its foreign keys.
struct Partners {
  std::vector<ObjectId> referring;
  std::vector<ObjectId> referred;
};

Partners partners_of(const TableExchange& exchange);
Sql lock_all(const ObjectId& table, const Partners& partners);

// What identities have given out, from one sequence to the other, which may have another name: noted before they change, and taken over after that.
struct Handing {
  std::vector<Sql> note;
  std::vector<Sql> take;
  std::vector<Sql> note_back;  // on the way back
  std::vector<Sql> take_back;
};

Handing hand_on_identities(const TableExchange& exchange);

// Columns that stand in another order are another thing for who does not name them.
bool has_other_order(const TableExchange& exchange);

// What comes before the exchange, the exchange, what proves keys of partitioned tables behind it, and the state that this leads to, which is the goal but for
// what takes time: other foreign keys to the table are not proven, and so on.
struct ExchangedTable {
  std::vector<Step> first;
  Step exchange;
  Graph exchanged;  // the state after it
  std::vector<Step> keys;
  Graph reached;
};

ExchangedTable exchange_table(const TableExchange& exchange);

// The same for a copy of the table, partitioned or not (partition_copy.cc): with what comes when nobody wants the old table back any more.
struct CopiedTable {
  std::vector<Step> first;
  Graph beside;  // the state before the exchange
  Step exchange;
  Graph exchanged;  // the state after it, with the old table
  std::vector<Step> keys;
  Graph parted;  // and after these
  Step last;
  Graph reached;  // without that
};

CopiedTable copy_table(const TableExchange& exchange);

}  // namespace lockstep
