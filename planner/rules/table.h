// How tables, columns, constraints and indexes are written, shared by their rules and recipes.
#pragma once

#include <unordered_set>

#include "ir/graph.h"
#include "ir/inheritance.h"
#include "planner/rules.h"

namespace lockstep {

// `ALTER TABLE t`, with ONLY when the table has children that must not follow.
Sql alter_table(const Graph& graph, const ObjectId& table);
Sql alter_table_only(const Graph& graph, const ObjectId& table);

// The statement, which gives a constraint of the table another name. A table that is of a type is off it meanwhile: PostgreSQL takes the name of a
// constraint for that of a column, which the type alone changes (rename_constraint_internal() in src/backend/commands/tablecmds.c).
std::vector<Sql> rename_constraint_off_type(const Graph& graph, const ObjectId& table, Sql statement);

// Tables that inherit from this one or are its partitions; all of them, however deep.
std::vector<ObjectId> child_tables(const Graph& graph, const ObjectId& table);
std::vector<ObjectId> descendant_tables(const Graph& graph, const ObjectId& table);

// The table's and its ancestors' check constraints that children have without being asked.
std::vector<const Node*> inherited_checks(const Graph& graph, const ObjectId& table);

bool is_partitioned(const Graph& graph, const ObjectId& table);

// How a table is written when it is made.
struct TableForm {
  // Also makes it a child: `PARTITION OF p FOR VALUES …`. Otherwise it stands alone, to be attached.
  bool attached = true;
  // Constraints written inside; columns whose default is written inside although it needs other objects.
  const std::unordered_set<ObjectId>* inlined = nullptr;
  // Checks that a table needs to be attached, as its own.
  std::vector<const Node*> checks;
};

std::vector<Sql> create_table(const Subject<ir::Table>& table, const TableForm& form);

// `note text COLLATE "C" DEFAULT 'x' NOT NULL`.
Sql column_definition(const Subject<ir::Column>& column, bool with_default, bool with_identity = true, bool with_generation = true);

// ` [CONSTRAINT name] NOT NULL [NO INHERIT]`.
Sql not_null_clause(const ir::Column& column);

// For a column with a not_null_constraint (PostgreSQL 18): ALTER TABLE … ADD CONSTRAINT … NOT NULL, and its comment.
Sql add_not_null(const Graph& graph, const Node& node);
Sql comment_on_not_null(const Graph& graph, const Node& node, const std::optional<std::string>& comment);

// What a new column's definition cannot say of its NOT NULL: that it is not valid, its comment.
std::vector<Sql> not_null_afterwards(const Graph& graph, const Node& node);

// What column_definition() says of what column_settings() is about: from there the rest is settings.
ir::Column defined(const ir::Column& column);

// True for a table whose rows are on another server: nothing is read or written when it changes.
bool is_foreign(const Graph& graph, const ObjectId& table);

// Storage, compression, statistics, options: what ADD COLUMN does not take, as ALTER TABLE … ALTER
// COLUMN statements from one state of a column to another.
std::vector<Sql> column_settings(const Graph& graph, const Node& column, const ir::Column& before, const ir::Column& after);

// What SET STORAGE has to say for the type's own (pg_type.typstorage); PostgreSQL 16 has DEFAULT for it.
Name own_storage(const TypeName& type);

// `ALTER SEQUENCE … SET UNLOGGED` for a new identity column whose sequence is not as its table is.
std::vector<Sql> identity_persistence(const Graph& graph, const Node& column);

// `GENERATED ALWAYS AS IDENTITY (…)`.
Sql identity_clause(const ObjectId& column, const ir::Identity& identity);

// `PRIMARY KEY (id)`, without the name and without NOT VALID.
Sql constraint_definition(const ir::Constraint& constraint);

// `COMMENT ON INDEX i IS …`, of the index behind the constraint.
Sql comment_on_index(const Subject<ir::Constraint>& constraint);

// `CONSTRAINT c CHECK (…)`, as it stands in CREATE TABLE.
Sql named_constraint(const Node& constraint);

// What ADD CONSTRAINT stands behind.
Sql alter_table_for(const Subject<ir::Constraint>& constraint);

// True when the column comes from a parent's column on both sides of the change, so that what
// PostgreSQL passes on to children reaches it.
bool follows_parent(const Alteration<ir::Column>& change);

// True for a check or foreign key of `graph` that the table has without being asked, because it had it
// from a parent in `other` from which it is taken (or, the states exchanged, will have it from a parent).
bool is_given_by_parent(const Graph& graph, const Graph& other, const Node& constraint);

// What a step produces that gives a table to `parent`: checks that parents lose are gone before.
std::vector<ObjectId> facets_of_checks(const Graph& graph, const ObjectId& parent);

// ATTACH and DETACH, INHERIT and NO INHERIT (table_parents.cc).
void alter_parents(const Alteration<ir::Table>& change, std::vector<Step>& steps);

// True for an index of a partitioned table, of whose partitions some are foreign: they have none, so that it would never be
// valid when those of the partitions were attached one by one (validatePartitionedIndex(), tablecmds.c). Made when all the
// others are there, without ONLY, it takes them and is valid.
bool spreads(const Graph& graph, const Node& index);

// `lower(email) COLLATE "C" text_pattern_ops DESC`.
Sql index_element(const ir::IndexElement& element);

// `CREATE INDEX i ON t …` in its variants.
struct IndexForm {
  bool concurrently = false;
  bool if_not_exists = false;
  bool only = false;
  Name name;  // empty: the index's own
};

Sql create_index(const Subject<ir::Index>& index, const IndexForm& form);

}  // namespace lockstep
