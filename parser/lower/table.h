// What the files that lower tables, columns, constraints, indexes and sequences share.
#pragma once

#include <span>

#include "parser/lower.h"

namespace lockstep {

// Identities of a table's parts.
ObjectId column_id(const ObjectId& table, Name column);
ObjectId constraint_id(const ObjectId& table, Name constraint);
ObjectId index_id(const ObjectId& table, Name index);

// The triggers of a table, those it has as a partition included.
std::vector<Name> trigger_names(const Graph& graph, const ObjectId& table);

// ALTER TABLE … ENABLE or DISABLE TRIGGER; `only` leaves the partitions as they are.
void switch_trigger(Reader& reader, const ObjectId& table, Name name, ir::TriggerEnabled enabled, bool only);

// What partitions were told of triggers that they do not have any more.
void forget_trigger_copies(Reader& reader, const ObjectId& partition);

// True for CREATE TEMPORARY, after saying that it is left out.
bool skip_temporary(Reader& reader, const Statement& statement, const PgQuery__RangeVar& range);

// False when a relation of that name is there already: silently with IF NOT EXISTS, otherwise with
// a diagnostic.
bool may_create(Reader& reader,
                const Statement& statement,
                Name schema,
                Name name,
                bool if_not_exists,
                int location);

// Inserts a node of a kind that has privileges, with the default privileges that apply to it.
Node& insert_object(Reader& reader, Node node);
// Inserts a part of a table (column, constraint, index).
Node& insert_part(Reader& reader, Node node);

bool exists(Reader& reader, const PgQuery__RangeVar& range, std::initializer_list<Kind> kinds);

// The identity column whose sequence has this name; null when there is none.
Node* identity_column_of_sequence(Reader& reader, const PgQuery__RangeVar& range);

// The column named by OWNED BY; postpones when it is not there.
ObjectId owning_column(Reader& reader, const Statement& statement, const PgQuery__DefElem& option);

// A tablespace name as it is kept: the standard one is left empty, and without a name it is
// default_tablespace.
Name tablespace_of(const char* name, const Session& session = {});
Name access_method_of(const char* name, const Session& session = {});

enum class Reach { only, descend };  // ONLY, or down to partitions and children

// The statistics of one table for another, under names of their own (statistics.cc).
void clone_statistics(Reader& reader, const ObjectId& from, const ObjectId& to, const Span& origin, bool comments);

// ENABLE and DISABLE RULE (rule.cc): false for another command. The rules are there; require_rules() postpones
// when one of those that the statement names is not.
bool switch_rule(Reader& reader, const ObjectId& relation, const PgQuery__AlterTableCmd& command);
void require_rules(const Reader& reader, const Statement& statement, const ObjectId& relation, const PgQuery__AlterTableStmt& alter);

// --- columns (column.cc, alter_column.cc) ---

// A constraint of a table or column and the attributes that follow it in the tree as nodes of their
// own.
struct ConstraintDraft {
  const PgQuery__Constraint* tree = nullptr;
  Name column;  // for constraints written at a column
  bool deferrable = false;
  bool initially_deferred = false;
  std::vector<Directive> directives;
};

// A column that is about to be created.
struct ColumnDraft {
  Name name;
  ir::Column column;
  Span origin;
  std::vector<Directive> directives;
  std::optional<std::string> comment;
  const PgQuery__Node* default_value = nullptr;  // from the tree
  const PgQuery__Node* generated = nullptr;
  bool serial = false;
  const PgQuery__Constraint* identity = nullptr;
  std::optional<ir::Identity> identity_like;  // LIKE … INCLUDING IDENTITY: options to repeat
  std::optional<ObjectId> copied_from;        // default, generated expression come from there
};

// Reads a column definition, but inserts nothing. Its constraints are added to `constraints`.
// Postpones when the type is not known. A column of PARTITION OF and OF has no type of its own.
ColumnDraft column_draft(Reader& reader,
                         const Statement& statement,
                         const PgQuery__ColumnDef& tree,
                         std::vector<ConstraintDraft>& constraints);

// The constraints of a column that have names can have directives of their own: where they stand, and to which of the drafts the directives
// go that were found for them, one entry for each; gives the number of them. Those of a column's properties are diagnostics.
void add_constraint_locations(const PgQuery__ColumnDef& column, std::vector<int>& locations);
std::size_t give_to_constraints(const PgQuery__ColumnDef& column, std::span<std::vector<Directive>> directives, std::vector<ConstraintDraft>& drafts, Diagnostics& diagnostics);

// Applies what the tree says on top of an inherited column.
void override_column(ColumnDraft& inherited, ColumnDraft&& own);

// The draft of a column that copies `source` with what INHERITS and PARTITION OF copy.
ColumnDraft inherited_draft(const Node& source);

// GENERATED ALWAYS AS (expression).
void set_generated(Reader& reader, const ObjectId& column, const PgQuery__Node& expression);

// Inserts the column with its sequence, default and the rest.
void insert_column(Reader& reader,
                   const Statement& statement,
                   const ObjectId& table,
                   int ordinal,
                   ColumnDraft draft);

// Adds a column to a table and to what inherits from it; the draft's constraints are not its
// business.
void add_column(Reader& reader,
                const Statement& statement,
                const ObjectId& table,
                const ColumnDraft& draft,
                Reach reach);

// Drops a column with all that goes with it, there and in children that only have it from here.
void drop_column(Reader& reader, const ObjectId& table, Name column, Reach reach, bool cascade);

// Sets or removes a default; a bare NULL is no default.
void set_default(Reader& reader, const ObjectId& column, const PgQuery__Node* expression);

// Copies a default or generated expression with its references, now and again when everything is
// read.
void copy_expressions(Reader& reader, const ObjectId& from, const ObjectId& to);

// The identity that ADD GENERATED … AS IDENTITY gives to the column.
ir::Identity identity_of(Reader& reader, const Statement& statement, const ObjectId& column, const PgQuery__Constraint& tree);

// plain, external, extended or main; empty when it is the type's own.
Name storage_for(const Graph& graph, const TypeName& type, std::string_view storage);

// --- constraints (constraint.cc, foreign_key.cc) ---

// True, with a diagnostic, when the table has a constraint of that name.
bool report_duplicate(Reader& reader, const Span& span, const ObjectId& table, Name name);

// Adds the constraints of a CREATE TABLE or of one ALTER TABLE in the order of PostgreSQL.
void add_checks(Reader& reader,
                const Statement& statement,
                const ObjectId& table,
                const std::vector<ConstraintDraft>& drafts,
                Reach reach,
                bool is_new);
void add_keys(Reader& reader,
              const Statement& statement,
              const ObjectId& table,
              const std::vector<ConstraintDraft>& drafts,
              Reach reach);
void add_foreign_keys(Reader& reader,
                      const Statement& statement,
                      const ObjectId& table,
                      const std::vector<ConstraintDraft>& drafts,
                      bool is_new);

// ALTER TABLE … ADD CONSTRAINT … USING INDEX.
void add_key_using_index(Reader& reader,
                         const Statement& statement,
                         const ObjectId& table,
                         const ConstraintDraft& draft);

// NOT NULL for a column, and for that column in all descendants.
void set_not_null(Reader& reader, const ObjectId& table, Name column, Reach reach);

// The names that the NOT NULL of a table's columns have, before its parents change.
void keep_not_null_names(Reader& reader, const ObjectId& table);
// CREATE TABLE gives names of their own to the NOT NULLs that it says of inherited columns.
void name_own_not_null(Reader& reader, const ObjectId& table, Name column);

// The column of a table whose NOT NULL has that name on PostgreSQL 18; null when there is none.
Node* find_not_null(Reader& reader, const ObjectId& table, Name name);

// True when a parent of the table has a check of that name that children inherit.
bool inherits_check(const Graph& graph, const ir::Table& table, Name name);

// The checks a table has by inheritance alone (they are no nodes), by name → the ancestor's node.
std::map<Name, ObjectId> inherited_checks(const Graph& graph, const ir::Table& table);

// A node of its own for a check that was inherited so far.
void copy_check(Reader& reader, const ObjectId& from, const ObjectId& table);

// Drops a constraint as ALTER TABLE … DROP CONSTRAINT does.
void drop_constraint(Reader& reader, const ObjectId& id, Reach reach, bool cascade);

// --- indexes (index.cc, index_element.cc, index_tree.cc) ---

// Reads index elements; expressions are left empty and set by set_element_expressions().
std::vector<ir::IndexElement> index_elements(Reader& reader,
                                             const ObjectId& relation,
                                             std::string_view method,
                                             PgQuery__Node* const* nodes,
                                             std::size_t count);

// Gives the elements of `owner` their expressions. `elements` finds them in the node.
void set_element_expressions(Reader& reader,
                             const ObjectId& owner,
                             const ObjectId& relation,
                             PgQuery__Node* const* nodes,
                             std::size_t count,
                             const std::function<std::vector<ir::IndexElement>&(Node&)>& elements);

// The element with a collation and operator class that say nothing new taken out.
void simplify_element(const Graph& graph,
                      const ObjectId& relation,
                      std::string_view method,
                      ir::IndexElement& element);

QualifiedName operator_class_of(const Reader& reader,
                                PgQuery__Node* const* nodes,
                                std::size_t count);

// `text` in parentheses unless PostgreSQL prints and accepts the expression without.
std::string element_text(const PgQuery__Node& expression, std::string text);

// Index parameters given as columns become names (INCLUDE lists).
std::vector<Name> column_names(PgQuery__Node* const* nodes, std::size_t count);

// Indexes and index-backed constraints of a table in the order of their creation.
std::vector<ObjectId> indexes_of(Reader& reader, const ObjectId& table);

// After an index or key was added to a partitioned table: each partition gets a matching one, or
// the one it has is attached (DefineIndex, indexcmds.c).
void spread_to_partitions(Reader& reader, const ObjectId& index);

// Gives a partition counterparts of its parent's indexes (AttachPartitionEnsureIndexes,
// tablecmds.c).
void ensure_indexes(Reader& reader, const ObjectId& parent, const ObjectId& partition);

// ALTER INDEX … ATTACH PARTITION.
void attach_index(Reader& reader, const ObjectId& parent, const ObjectId& child);

// A copy of an index or key for another table with names of PostgreSQL's choice; for LIKE and
// partitions.
ObjectId clone_index(Reader& reader,
                     const ObjectId& source,
                     const ObjectId& table,
                     const Span& origin);

// attached_to of an index or constraint.
std::optional<Ref>& attached_to(Node& index);

// --- ALTER (alter_*.cc) ---

// All commands of one ALTER TABLE, on a table that is there.
void alter_table(Reader& reader,
                 const Statement& statement,
                 const ObjectId& table,
                 const PgQuery__AlterTableStmt& alter);

// One ALTER TABLE command on a table's column; false when it is of another sort.
bool alter_column(Reader& reader,
                  const Statement& statement,
                  const ObjectId& table,
                  const PgQuery__AlterTableCmd& command,
                  Reach reach);

// Commands on a table as a whole that concern storage, security, triggers.
bool alter_table_setting(Reader& reader,
                         const Statement& statement,
                         Node& node,
                         const PgQuery__AlterTableCmd& command,
                         bool only);

void alter_index(Reader& reader,
                 const Statement& statement,
                 Node& index,
                 const PgQuery__AlterTableStmt& alter);
void alter_view(Reader& reader,
                const Statement& statement,
                Node& view,
                const PgQuery__AlterTableStmt& alter);
void alter_sequence(Reader& reader,
                    const Statement& statement,
                    Node& sequence,
                    const PgQuery__AlterTableStmt& alter);
void alter_composite_type(Reader& reader,
                          const Statement& statement,
                          const PgQuery__AlterTableStmt& alter);

// The index or index-backed constraint of that name; null when there is none.
Node* find_index(Reader& reader, const PgQuery__RangeVar& range);

void set_owner(Node& node, const PgQuery__RoleSpec& role);
void unsupported_command(Reader& reader,
                         const Statement& statement,
                         const PgQuery__AlterTableCmd& command);

// --- LIKE (table_like.cc) ---

// The columns that a LIKE clause puts into the table.
std::vector<ColumnDraft> like_columns(Reader& reader,
                                      const Statement& statement,
                                      const PgQuery__TableLikeClause& clause);

// The checks and indexes it brings, after the table's own.
void finish_like(Reader& reader,
                 const Statement& statement,
                 const ObjectId& table,
                 const PgQuery__TableLikeClause& clause);

// --- partitions and inheritance (partition.cc, inheritance.cc) ---

Box<ir::PartitionKey> partition_key(Reader& reader,
                                    const ObjectId& table,
                                    const PgQuery__PartitionSpec& spec);
void set_partition_key_expressions(Reader& reader,
                                   const ObjectId& table,
                                   const PgQuery__PartitionSpec& spec);

// `FOR VALUES …` or `DEFAULT` as pg_get_expr() prints relpartbound.
Expr partition_bound(Reader& reader,
                     const ObjectId& parent,
                     const PgQuery__PartitionBoundSpec& bound);

void attach_partition(Reader& reader,
                      const Statement& statement,
                      const ObjectId& parent,
                      const PgQuery__PartitionCmd& command);
void detach_partition(Reader& reader,
                      const Statement& statement,
                      const ObjectId& parent,
                      const PgQuery__PartitionCmd& command);
// A new foreign key of a partitioned table takes over those of its partitions that do the same.
void adopt_foreign_key_below(Reader& reader, const ObjectId& key, const ObjectId& table);
void add_parent(Reader& reader, const ObjectId& table, const ObjectId& parent);
void drop_parent(Reader& reader, const ObjectId& table, const ObjectId& parent);

// Sets inherited/local of the columns and checks of a table after its parents changed.
void refresh_inheritance(Reader& reader, const ObjectId& table);

}  // namespace lockstep
