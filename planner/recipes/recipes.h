// Forms that take more than the plain statement, because PostgreSQL wants it so or because they keep
// locks short. One file each.
#pragma once

#include <functional>
#include <set>

#include "planner/draft.h"

namespace lockstep {

// An index or key of a partitioned table together with those of the partitions (index_tree.cc).
// True when the node belongs to such a tree and is taken care of.
bool draft_index_tree(const Scope& scope, const Node& node, Drafts& drafts);
// An index of a partitioned table that changes, with those of its partitions, built beside the old ones. False when they cannot stand side by side, or are not in use.
bool draft_replaced_index_tree(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts);

// Indexes and keys of partitions that are attached to one of the parent table which stays, or are not any more
// (attach_index.cc).
void draft_index_attachments(const ChangeSet& changes, const Graph& before, const Graph& after, const Scope& making, const Scope& clearing, Drafts& drafts);

// CREATE INDEX, CONCURRENTLY where the table is in use (create_index.cc).
void draft_index(const Scope& scope, const Node& node, Drafts& drafts);

// Says what CREATE INDEX without CONCURRENTLY does to a table that stays.
void add_plain_build(const Scope& scope, const Node& index, Step& step);

// An index that changes, built beside the old one. False when they cannot stand side by side, or when
// the object is no index on a table in use.
bool draft_replaced_index(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts);

// A materialized view that is replaced, built beside the old one (replaced_view.cc). False when they cannot stand side by side, or it is not
// worth it. What belongs to the view is taken care of, too. `exchanged`: the columns that second ones take the places of, and which stay beside them until the end.
bool can_stand_beside(const Scope& clearing, const Scope& making, const Ids& exchanged, const ObjectId& id);
void draft_view_beside(const Scope& clearing, const Scope& making, const Ids& exchanged, const ObjectId& id, Drafts& drafts);
// What reads such views goes when the new ones are built, so that it comes again in the same transaction.
void order_around_views_beside(const Ids& views, const Graph& before, Drafts& drafts);

// DETACH PARTITION … CONCURRENTLY of a partition that leaves the table which stays (detach_partition.cc): whether it can be, and its form.
bool can_detach_concurrently(const Graph& before, const Graph& after, const ObjectId& partition, const Policy& policy);
void detach_concurrently(const Graph& before, const ObjectId& partition, Step& step);
// Drops what that leaves behind on a table that stays; nothing when it could not be told from a check that comes.
std::optional<Step> drop_check_of_bounds(const Graph& before, const Graph& after, const Node& partition);
// The same for a partition that is dropped then.
void make_detach_concurrent(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from);

// Gives the drop of an index on a table in use its form that lets writers go on.
void make_drop_concurrent(const Scope& scope, const Node& node, Draft& draft);

// The step that builds the index under `name`, outside a transaction.
Step concurrent_index_step(const Subject<ir::Index>& index, Name name);
// The other way round, for an index that stands beside others under that name: forth it goes if it is there, back it is built.
Step concurrent_drop_step(const Subject<ir::Index>& index, Name name);

// Queries for Step::done.
Sql index_is_valid(const QualifiedName& index);
Sql relation_is_gone(const QualifiedName& relation);
// Of a step that proves a check which the plan has for itself, and which goes with the step before: the way back leaves it proven, and waits for nobody.
void take_nothing_back(Step& step);
Sql is_validated(const ObjectId& table, Name constraint);
Sql is_dropped(const ObjectId& table, Name constraint);

// What the index that a new key takes over is called while the objects of `before` are there.
Name name_of_built_index(const Graph& before, const Node& key);

// The index behind a primary key or unique constraint, under a name of its own.
Node index_behind_key(const Node& key, Name name);

// ADD CONSTRAINT on a table that holds rows (add_constraint.cc); `draft` is its plain form.
void draft_online_constraint(const Scope& scope, Draft draft, const Node& node, Drafts& drafts);
// Whether it can come NOT VALID and be validated then, or take over an index that was built before.
bool is_provable_later(const Graph& graph, const Node& constraint);
bool can_use_index(const Graph& graph, const Node& constraint);
Sql add_key_using(const Subject<ir::Constraint>& key, Name index);
// The same for the way back of a drop, which is among the drafts from `from` on (constraint_on_return.cc).
void bring_constraint_back_online(const Scope& clearing, const Node& node, Drafts& drafts, std::size_t from);

// A foreign key of a partitioned table, proven on each partition first (partitioned_foreign_key.cc). False, and nothing done, when that cannot be.
bool draft_partitioned_foreign_key(const Scope& scope, Draft& draft, const Node& node, Drafts& drafts);
// Its partitions that hold rows; nothing when the form is not for them.
std::optional<std::vector<ObjectId>> leaves_to_prove(const Scope& scope, const Node& key);
// The key as a partition's own.
Node own_key(const Node& key, const ObjectId& partition, bool validated);
// Those of the leaves without proof, the step that proves one of them, and the step that makes the whole key of them.
std::vector<Sql> open_on_leaves(const Graph& graph, const Node& key, const std::vector<ObjectId>& leaves);
Step prove_on_leaf(const Graph& graph, const Node& key, const ObjectId& leaf);
Step take_over_from_leaves(const Scope& scope, const Node& key, const std::vector<ObjectId>& leaves);
// What the whole key locks when it takes over those of the leaves.
std::vector<LockTaken> locks_of_taking_over(const Scope& scope, const Node& key, const std::vector<ObjectId>& leaves);

// A type that is made anew under columns that hold its values (rebuild_type.cc). False when no column
// does, or when the object is no type.
bool draft_rebuilt_type(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts);

// A check of such a domain that stays with the old one until that goes.
bool goes_with_old_type(const Scope& clearing, const Scope& making, const ObjectId& id);

// What stays but uses `dropped`, which goes and comes again (let_go.cc). `seen` holds what is taken care
// of already.
void draft_let_go(const Scope& clearing, const Scope& making, const ObjectId& dropped, Ids& seen, Drafts& drafts);

// The same for a table that is off the type, which stays, while its columns change.
void draft_off_type(const Scope& clearing, const Scope& making, const Node& table, Drafts& drafts);

// Columns of a table that is of a type in their places (arrange_columns.cc): whether one step adds, moves and drops them all, and that step.
bool are_columns_arranged(const Scope& scope, const ObjectId& table);
void draft_arranged_columns(const Scope& making, const Scope& clearing, Drafts& drafts);

// When an index comes back on the way down, in a step from `from` on, its table is told again that it is
// clustered on it or identified by it.
void say_index_settings_on_return(const Scope& clearing, const Scope& making, const ObjectId& dropped, Drafts& drafts, std::size_t from);

// A column that a table that stays is to have from a parent it is given, and not by itself (inherited_column.cc). `step`, which adds
// the column, does so by way of a helper that the step which gives the parent lets go of; `done` holds the columns that this was
// said of.
bool comes_by_new_parent(const Graph& graph, const Graph& other, const Node& column);
void come_by_helper(const Subject<ir::Column>& column, Step& step);
// Which way a plan goes.
enum class Going { forth, back };
std::vector<Sql> let_go_of_helpers(const Graph& graph, const Graph& other, const ObjectId& table, const ObjectId& parent, Going going, std::set<ObjectId>& done);

// What ADD COLUMN does to rows that are there (add_column.cc).
void add_column_hazards(const Scope& scope, const Node& column, Step& step);

// Whether the rows of the new column have to be filled afterwards, in batches: its default is another one for each row, or
// `@backfill` says what they hold.
bool is_filled_afterwards(const Scope& scope, const Node& column);

// Makes `draft`, the plain ADD COLUMN, one that writes no rows, and adds it with the steps that fill them.
void draft_filled_column(const Scope& scope, const Node& column, Draft draft, Drafts& drafts);

// A new type or collation, with conversion of the values (column_type.cc). Nothing for a column that gets it with its parent's or
// with the attribute of the type that its table is of.
void alter_column_type(const Alteration<ir::Column>& change, std::vector<Step>& steps);
// True when the table is of the same type before and after, which gives the column its own.
bool follows_type_of_table(const Alteration<ir::Column>& change);
// The same, whatever the column may follow.
void change_column_type(const Alteration<ir::Column>& change, std::vector<Step>& steps);

// The column and those of children that get the type with it.
std::vector<ObjectId> retyped_together(const Alteration<ir::Column>& change);

// Parts of partitioned indexes and keys that PostgreSQL makes again over the retyped `columns` of a table and its partitions: their names
// and what else they had of their own (retyped_parts.cc).
std::vector<Sql> parts_again(const Alteration<ir::Column>& change, const std::vector<ObjectId>& columns);

// These, the storage of the columns and the statistics targets of indexes over them, all of which a change of type takes (column_type.cc).
std::vector<Sql> settings_again(const Alteration<ir::Column>& change);

// True when an assignment casts from the one type, or what it is a domain over, to the other, so that ALTER … TYPE can do without USING.
bool converts_by_itself(const Graph& old_state, const TypeName& old_type, const Graph& new_state, const TypeName& new_type);

// True when no two values of the column that are stored otherwise are equal, as they can be of floating point numbers (0 and -0), of numeric
// without a scale (1.0 and 1.00), and of text under a collation that ignores case (stored_form.cc).
bool is_stored_as_it_compares(const ir::Column& column);

// True when PostgreSQL keeps the rows as they are for another type or collation of the column (stored_form.cc): a longer or no limit, a domain
// that tests nothing, or the type that is beneath it. What `@convert` says is not looked at, and changes of what time zone is meant are taken to write rows.
bool keeps_rows(const Graph& before_graph, const ir::Column& before, const Graph& after_graph, const ir::Column& after);

// What reads the rows that such a change keeps while others wait, in the order of the graph (kept_rows.cc).
struct RowReaders {
  std::vector<ObjectId> checks;   // validated ones, of the table and of those that get the type with it
  std::vector<ObjectId> indexes;  // and keys and exclusion constraints, that are built again
};

RowReaders rows_read_by(const Alteration<ir::Column>& change);
// Whether checks alone read rows, of a table that deserves it, and can come back unproven.
bool can_prove_checks_later(const Alteration<ir::Column>& change, const RowReaders& readers);
// Makes `retype`, the step that changes the type, one that reads no rows. Returns the steps that prove the checks after it.
std::vector<Step> prove_checks_later(const Alteration<ir::Column>& change, const RowReaders& readers, Step& retype);

// The values of a column of another type, after `forth` of the new and otherwise of the old: what `@convert` says, or a cast.
Sql converted_value(const Subject<ir::Column>& before, const Subject<ir::Column>& after, bool forth);
// What `@convert` says under this key, `using` or `reverse`.
std::optional<Sql> said_conversion(const Node& column, const char* key);
// The new value from `old_value`; nothing when `@convert` says how, which may take other columns as well.
std::optional<Sql> cast_alone(const Sql& old_value, const Subject<ir::Column>& before, const Subject<ir::Column>& after);

// Second columns, kept in step, in the places of those that get other types, where that can be done and the tables deserve it (column_sets.cc,
// shadow_column.cc). Returns the columns whose types are taken care of, and the indexes that are replaced with them.
Ids draft_second_columns(const Scope& clearing, const Scope& making, Drafts& drafts);
// The indexes that are replaced with second columns of types that are made beside the old ones (type_beside.cc).
Ids indexes_beside_types(const Scope& clearing, const Scope& making);

// A type made anew under its name: what the new one is called until then, and the old one from then on.
struct TypeBeside {
  ObjectId id;
  Name fresh;
  Name old;
};

// Puts a sequence behind the values that a column holds already, so that it does not give them again:
// `SELECT setval('s', max(id) + 1, false) FROM t` (advance_sequence.cc). Empty for columns that hold no
// numbers and for sequences that run backwards.
std::optional<Sql> advance_sequence(const Graph& graph, const ObjectId& column, const QualifiedName& sequence, const ir::SequenceOptions& options);
// Says that the step does so by reading the whole table, unless an index of the table gives the last number.
void add_search_for_last(const Graph& before, const Graph& after, const ObjectId& table, Name column, bool busy, Step& step);

// Rows filled in batches (backfill.cc).
struct Filling {
  ObjectId column;
  Sql value;      // `DEFAULT`, or an expression over the columns of the table
  std::optional<Sql> where;  // which rows are meant; none: all without a value
  Sql condition;  // true of rows that are still to be filled
  std::optional<int> batch;  // rows; none: as batch_of() has it
  std::vector<ObjectId> needs;  // what the value needs besides the table
  Sql assignments = {};  // of several columns; empty: of the one
};

// How the column's `@backfill` says that rows without a value are filled; nothing when it says nothing.
std::optional<Filling> filling_of(const Node& column);

// A step for the table and each of its partitions and children that hold rows. `target` is the column that is filled, when it is
// another one than that of the filling.
std::vector<Step> backfill_steps(const Graph& before, const Graph& after, const ObjectId& table, const Filling& filling, const Policy& policy, Name target = {});

// The same on the way back of what comes behind: forth they do nothing, back they fill what that has made anew, in batches.
std::vector<Step> backfill_on_return(const Graph& before, const Graph& after, const ObjectId& table, const Filling& filling, const Policy& policy, Name target);

// Whether rows of a range of pages can be asked for (from PostgreSQL 14 on, which is taken for granted where the version is not known).
bool has_ranges_of_places(const Graph& before);

// The statements that do it in a script. `progress` is a table that holds how far it got.
std::vector<Sql> in_batches(const Graph& before, const Backfill& backfill, const QualifiedName& progress);

// Tables that need a trigger of their own for one of the table: those of partitions come from the parent.
std::vector<ObjectId> bearers_of_triggers(const Graph& before, const Graph& after, const ObjectId& table);

// Renames that leave the old name in use (rename_window.cc): what there is besides the renames of relations, and those of columns as a
// whole. They come after all others.
void draft_rename_windows(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy, Drafts& drafts);

// Columns that take the place of others (split_columns.cc): what there is besides the steps that add the ones and drop the others, which
// are among the drafts and get other forms.
void draft_column_splits(const Scope& making, const Scope& clearing, Drafts& drafts);
// What goes with an old column, and is made for programs that know it, waits for the gate unless the gate has to wait for it: a primary key
// is gone before its columns can be null.
void order_by_splits(const Scope& making, const Scope& clearing, Drafts& drafts);
// True for a new column that gets its values that way.
bool comes_by_split(const Scope& scope, const Node& column);

// A trigger that fills rows as they are written, on the table and its children; and the step that takes it away again, which has
// a gate.
Step fill_trigger_step(const Graph& before, const Graph& after, const Node& column, const Filling& filling);
Step drop_fill_trigger_step(const Graph& before, const Graph& after, const Node& column, const Filling& filling);

// NOT NULL, both ways (set_not_null.cc).
void alter_not_null(const Alteration<ir::Column>& change, std::vector<Step>& steps);

// Rows filled, then NOT NULL where the column has it, without a scan that others have to wait for. With `with_trigger` new rows are
// filled, too, until the last step. `before` is the state that the plan starts from.
std::vector<Step> proven_not_null_steps(const Graph& before, const Subject<ir::Column>& column, const std::optional<Filling>& filling, bool with_trigger, const Policy& policy);

// What the rows of a partition fulfil, of its own bound or with those of the levels above (partition_condition.cc). Nothing where a
// check cannot say it so that PostgreSQL knows it again: of DEFAULT, of hashes, of expressions and of types that are not built in.
struct PartitionCondition {
  Sql condition;
  std::vector<Name> columns;  // that it is about
};

enum class Levels { own, all };
std::optional<PartitionCondition> partition_condition(const Graph& graph, const ObjectId& parent, const std::string& bound, Levels levels);

// A table that becomes a partition (attach_partition.cc).
struct Attaching {
  const Graph& before;
  const Graph& after;
  const Node& partition;  // as it is after
  const Policy& policy;
  bool is_new = false;  // it comes with the plan, without rows
};

// DROP INDEX CONCURRENTLY (create_index.cc).
Sql drop_index_concurrently(const QualifiedName& index, bool if_exists);

// An index, or that of a constraint, that goes to another tablespace (move_index.cc). Empty tablespaces are that of the database.
struct IndexMove {
  const Graph& before;
  const Graph& after;
  const Policy& policy;
  const Node& node;  // the index or constraint, as it is to be
  QualifiedName index;
  Name from;
  Name to;
};

Step move_index(const IndexMove& move, std::string_view verb);

// What comes before `attach` and after it, each after the other, so that neither the table nor the default partition is read under a
// strong lock. Where that cannot be, `attach` says what it reads.
struct ProvenAttach {
  std::vector<Step> first;
  std::vector<Step> last;
};

ProvenAttach prove_attach(const Attaching& change, Step& attach);

// Says of a step that takes a table from its parent that everything is proven by then: no scan comes before it has its new place.
void wait_for_proofs(Step& leave);

// LOCK TABLE on all of them in this order, with the tables below them (lock_tables.cc): for steps that look at what is there before they change it. The
// transaction has them already, in a way that lets others go on meanwhile (planner/lock_ahead.h).
Sql lock_tables(const std::vector<Sql>& tables);
// The tables in such an order, which is the same in every plan: those that a foreign key leads to come last, since who inserts a row has its table locked
// before the one that is referred to is looked at.
std::vector<Sql> in_order_of_locks(const Graph& graph, std::set<ObjectId> tables);

// What PostgreSQL has no statistics of when the column has got another type, in its table and those below (planner/gather_statistics.cc).
Unsampled unsampled_by_retype(const Graph& before, const Graph& after, const ObjectId& column);
// True for an index or exclusion constraint over expressions, of which there are statistics as of columns.
bool computes_of_rows(const Node& node);

// VALIDATE CONSTRAINT (validate.cc).
Step validate_step(const Graph& graph, const Node& constraint);
// Proves those of the constraints that are valid in `before` and came again NOT VALID: as they are before the plan, since what is altered besides is
// altered by steps of its own. No row can break them.
std::vector<Step> validate_again(const Graph& after, const Graph& before, const std::vector<ObjectId>& constraints);

// A name for what exists only while a plan runs: from the object's identity, so that every run of the
// plan uses the same one; at most 63 bytes.
Name temporary_name(const ObjectId& id, std::string_view purpose);
// The same for a trigger that sees what all others have done with the row: they fire in the order of their names (manual, section 39.1).
Name name_of_last_trigger(const ObjectId& id, std::string_view purpose);

}  // namespace lockstep
