// What the files of the second column share: which column is meant, what everything is called, and what hangs on it. For them alone;
// the others call draft_second_columns() of recipes.h.
#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/runs.h"

namespace lockstep {

// What is there on both sides and hangs on the column.
struct Dependents {
  std::vector<ObjectId> indexes;
  std::vector<ObjectId> keys;
  std::vector<ObjectId> checks;
  std::vector<ObjectId> foreign_keys;  // of the table and to it
  std::vector<ObjectId> sequences;     // owned by the column
  std::vector<ObjectId> statistics;    // extended ones
};

struct ShadowColumn {
  const Scope& clearing;
  const Scope& making;
  const Graph& before;
  const Graph& after;
  ObjectId id;
  ObjectId table;
  const Node& was;
  const Node& is;
  Sql head;                // `ALTER TABLE t`
  Name shadow;             // the second column until it takes the place
  Name old;                // the first one from then on
  Name helper;             // the check by which the second is known to hold no nulls
  QualifiedName function;  // that keeps the two in step
  Name trigger;            // that calls it
  Sql to_new;              // the value of the one from that of the other
  Sql to_old;
  TypeName new_type;       // of the second one until the exchange
  TypeName old_type;       // of the first one from then on
  std::optional<TypeBeside> type;  // made anew under the name that it has: then the types change names, too
  std::vector<ObjectId> together;  // the columns that are exchanged in the same transaction, itself among them; sorted
  std::vector<std::pair<Name, Name>> seconds;  // those of its table that have second ones, and these
  Dependents dependents;
};

// Columns that second ones take the place of in one transaction: one, or those of types that are made anew.
struct Exchange {
  std::vector<ShadowColumn> columns;
  std::vector<TypeBeside> types;
  std::vector<Step> plain;     // the changes in place that this is instead of, one for each column
  std::vector<Step> in_place;  // those of columns of these types that have no second ones: made in the same transaction
};

// The column before it is known what hangs on it.
ShadowColumn second_column(const Scope& clearing, const Scope& making, const ObjectId& id);
// The same for one that holds values of a type that is made anew.
ShadowColumn second_column_of_new_type(const Scope& clearing, const Scope& making, const ObjectId& id, const TypeBeside& type, std::vector<ObjectId> together);

// The columns of one table among them.
using ColumnsOfTable = std::vector<const ShadowColumn*>;

// What is done with the rows before the exchange, for all columns of a table at once (shadow_rows.cc): they are filled, proven to hold no nulls
// where they must not, and compared.
std::vector<Step> fill_second_columns(const ColumnsOfTable& columns);
std::vector<Step> prove_no_nulls(ColumnsOfTable columns);
Step compare_columns(const ColumnsOfTable& columns);
// On the way back, the old columns that were made anew are filled again; on the way forth they do nothing.
std::vector<Step> give_up_old_columns(const ColumnsOfTable& columns);

// True when `fresh`, the value that the new column has, is not the `value` that it is to have. What is equal and not the same is told by
// what it prints (shadow_column.cc).
Sql differs_from(const ShadowColumn& column, const Sql& fresh, const Sql& value);

// A step about the column that goes back exactly (shadow_column.cc).
Step shadow_step(const ShadowColumn& column, std::string_view verb, std::vector<Sql> up, std::vector<Sql> down, Form form);

// All of it, each step behind the one before: who has the second columns of one table made knows all of them.
std::vector<Step> exchange_columns(Exchange exchange);

// There before and after, and not made anew (shadow_dependents.cc).
bool is_kept(const ShadowColumn& column, const ObjectId& id);

// Nothing when there is something that this way does not know (shadow_dependents.cc).
std::optional<Dependents> find_dependents(const ShadowColumn& column);

// True for an index of its table that is replaced for the exchange, and built over the second column as it is to be (shadow_dependents.cc).
bool is_replaced_index(const ShadowColumn& column, const ObjectId& id);

// True when something that has to go for the column has to go for another one, too, at another time: it would be gone from the first exchange
// to the last (shadow_dependents.cc).
bool shares_what_goes(const ShadowColumn& column);

// What uses the column on that table: its own, or a partition (shadow_dependents.cc).
std::set<ObjectId> whatever_uses_on(const ShadowColumn& column, const ObjectId& table);

// Its table, and the partitions of that (shadow_partitions.cc).
std::vector<ObjectId> tables_of(const ShadowColumn& column);
// True for a column of a partitioned table when whatever is done to that is done to all partitions, but for indexes.
bool is_done_by_parent(const ShadowColumn& column);
// An index with those of the partitions that are attached to it, those above before those below.
std::vector<ObjectId> index_tree(const Graph& graph, const ObjectId& root);
// Builds them all over the second column.
std::vector<Step> build_index_tree(const ShadowColumn& column, const ObjectId& root);
// One of them in a transaction, without the rest; and all put together again.
Sql plain_index_on_shadow(const ShadowColumn& column, const ObjectId& index);
std::vector<Sql> attach_indexes(const ShadowColumn& column, const ObjectId& root);
std::vector<Sql> attach_second_indexes(const ShadowColumn& column, const ObjectId& root);

// Puts the new columns in the places of the old ones, and back (shadow_exchange.cc).
Step exchange_step(const Exchange& exchange);

// What it does with indexes and keys (shadow_keys.cc). What the steps around it have built is there; it is missing only to who goes one way from where he has
// just gone the other.
std::vector<Sql> build_missing(const Exchange& all, const ShadowColumn& column, Direction direction);
// What writers may not be held to is not kept. On the way down the new one waits for the next way up.
std::vector<Sql> take_off_index(const Exchange& all, const ShadowColumn& column, const ObjectId& id, Direction direction);
// Keys and indexes that were built over the new column take the names of those over the old one.
std::vector<Sql> name_built_ones(const ShadowColumn& column);
// Keys and indexes that were built over the old column take their names again. Others are built now, and those that wait under their names for the
// next way up.
std::vector<Sql> name_old_ones(const Exchange& all, const ShadowColumn& column);
// The object, a check too, as it is before the plan, but for the column's type: what is altered besides is altered by steps of its own.
std::vector<Sql> make_again(const ShadowColumn& column, const Node& node);

// What shadow_column.cc makes around the exchange, and the exchange makes again.
Sql drop_shadow_check(const ShadowColumn& column);
// `ONLY t`, or `t` with its partitions.
Sql rows_of(const ShadowColumn& column);
// The function that fills `target` with `value` in whatever row is written.
Sql sync_function(const ShadowColumn& column, Name target, const Sql& value);
// CREATE INDEX CONCURRENTLY of it (shadow_column.cc).
Step build_index(const ShadowColumn& column, const Node& index, Name name);
// Foreign keys over the column (shadow_foreign_keys.cc): whether one can come without a proof, the statements with which it does, and those that
// take it away again before it is proven; what proves it; and whether it is there as a whole only then.
bool comes_in_parts(const ShadowColumn& column, const ObjectId& key);
bool can_come_open(const ShadowColumn& column, const ObjectId& key);
std::vector<Sql> open_foreign_key(const ShadowColumn& column, const ObjectId& key);
std::vector<Sql> drop_open_foreign_key(const ShadowColumn& column, const ObjectId& key);
std::vector<Step> prove_foreign_key(const ShadowColumn& column, const ObjectId& key);
// An index, or the one behind a key, over the second column (shadow_index.cc).
bool can_be_on_shadow(const ShadowColumn& column, const ObjectId& index);
Node index_on_shadow(const ShadowColumn& column, const ObjectId& index);
Node key_on_shadow(const ShadowColumn& column, const ObjectId& key);
// The index, or the one behind the key, over the old columns behind the exchange; nothing when its expressions cannot be put into their names.
std::optional<Node> index_on_old(const ShadowColumn& column, const ObjectId& id);

// The way back of the exchange (shadow_return.cc). True for an index or key that is built over the old column before it, while nobody waits, under the name
// of old_index(); otherwise the way back of the exchange builds it.
bool is_built_for_return(const Exchange& all, const ShadowColumn& column, const ObjectId& id);
QualifiedName old_index(const ObjectId& id);
// Builds it with the table locked, if it is not there.
Sql build_missing_old(const ShadowColumn& column, const ObjectId& id);
// Behind the exchange: the old columns lose their indexes, which the way back builds there.
std::vector<Step> leave_old_indexes(const Exchange& all, const Step& exchange);
// Whether the way back of the exchange brings the foreign key without proof, as it does checks; and what proves all that, added to the way back of the step before.
bool comes_open_on_return(const ShadowColumn& column, const ObjectId& key);
void prove_on_return(const Exchange& all, Step& step);

}  // namespace lockstep
