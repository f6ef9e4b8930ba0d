// What a statement of a hand-written migration does, as plain facts: no syntax tree, no state. Made by
// parser/statement_facts.h, judged by planner/lint/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ir/object_id.h"
#include "ir/source.h"

namespace lockstep::facts {

enum class Form {
  begin,
  commit,
  rollback,
  savepoint,  // also RELEASE and ROLLBACK TO
  set,        // SET, RESET, DISCARD ALL, set_config() in a SELECT
  harmless,   // locks nothing that others wait for: SHOW, COMMENT ON, NOTIFY, CREATE FUNCTION …
  select,
  insert,
  update,
  delete_,
  merge,
  copy_from,
  truncate,
  lock,
  vacuum,
  analyze,
  cluster,
  reindex,
  refresh,
  create_table,
  create_table_as,
  alter_table,
  create_index,
  alter_index,   // ATTACH PARTITION, SET, …
  create_trigger,
  create_policy,
  alter_policy,
  create_rule,
  create_view,
  alter_view,
  create_schema,
  create_sequence,
  create_type,
  alter_type,
  create_domain,
  alter_domain,
  create_function,
  alter_function,
  alter_enum,
  alter_sequence,
  create_statistics,
  create_extension,
  alter_extension,
  publication,   // CREATE, ALTER PUBLICATION
  drop,
  rename,
  set_schema,
  change_owner,
  grant,
  revoke,
  drop_database,
  drop_owned,
  dynamic,   // DO, EXECUTE, CALL: what it does stands elsewhere
  unknown,   // of a kind that is not looked into
};

// What a DROP, RENAME, SET SCHEMA or OWNER TO is about.
enum class Thing { table, column, view, materialized_view, index, sequence, schema, type, domain, function, trigger, policy, rule, constraint, enum_value, database, extension, publication, other };

// A type as it is written: those of PostgreSQL under their internal names without a schema (`int4`, `timestamp`), others with one if it is
// said.
struct Type {
  std::string name;
  bool builtin = false;
  bool array = false;
  std::vector<int> modifiers;
  QualifiedName named;  // of those that are not PostgreSQL's own, with the schema of names that have none
  std::string text;  // of one of PostgreSQL as format_type() writes it (`integer` for serial); empty for others
};

struct ForeignKey {
  QualifiedName table;
  std::vector<Name> columns;         // of the table that refers
  std::vector<Name> target_columns;  // empty: the primary key
};

struct Constraint {
  enum class Type { check, foreign_key, primary_key, unique, exclusion, not_null };
  Type type = Type::check;
  Name name;
  std::vector<Name> columns;  // those that a check mentions
  bool not_valid = false;
  bool not_enforced = false;
  Name using_index;
  std::optional<ForeignKey> foreign_key;
  std::vector<Name> not_null;  // columns that the check keeps from being null
  std::string addition;        // what PostgreSQL puts between the table and the kind when it chooses the name
  std::string index_clauses;   // of a key: what CREATE INDEX says behind the columns
  std::string deferral;        // `DEFERRABLE INITIALLY DEFERRED`
};

struct Column {
  Name name;
  Type type;
  bool not_null = false;
  bool has_default = false;  // other than NULL
  bool default_is_volatile = false;
  bool default_calls = false;  // a function whose volatility is not known
  bool identity = false;
  bool generated = false;  // stored
  std::string default_text;
  std::string collation;  // as it is written, without pg_catalog; empty: that of the type
  std::vector<Constraint> constraints;  // written at the column, but NOT NULL
};

// One part of ALTER TABLE.
struct Action {
  enum class What {
    add_column, drop_column, alter_type, set_not_null, drop_not_null, set_default, drop_default, add_constraint, validate, alter_constraint,
    drop_constraint, add_identity, drop_expression, set_statistics, set_logged, set_unlogged, set_tablespace, set_access_method, disable_trigger,
    enable_row_security, disable_row_security, no_force_row_security, replica_identity, attach_partition, detach_partition, change_owner, inherit,
    light,    // takes SHARE UPDATE EXCLUSIVE: storage parameters, CLUSTER ON
    instant,  // takes ACCESS EXCLUSIVE, and is done in an instant
    unknown,
  };
  What what = What::unknown;
  Name name;      // of the column or constraint
  Column column;  // of add_column; for alter_type its type
  Constraint constraint;
  QualifiedName other;  // the partition, the parent
  bool conditional = false;  // IF EXISTS, IF NOT EXISTS
  bool concurrently = false;
  bool cascade = false;
  bool uses = false;          // alter_type: USING something else than the column, as it is or cast to the type; attach_partition: DEFAULT; replica_identity: NOTHING
  std::size_t begin = 0;      // in the statement's text
  std::size_t end = 0;
};

// A code that a comment allows.
struct Allowed {
  std::string code;
  Span span;            // of the code
  std::size_t comment;  // where its comment begins
};

// What SET, RESET, DISCARD ALL and set_config() do to a setting.
struct Setting {
  Name name;  // empty: all of them
  std::string value;
  bool positive = false;  // something else than 0
  bool local = false;     // to the end of the transaction
  bool reset = false;     // back to what the session began with
};

struct Statement {
  Form form = Form::unknown;
  std::string words;  // `CREATE INDEX`, for people
  std::string text;
  Span span;
  std::string problem;                   // why it could not be read; then the form is unknown
  std::size_t problem_at = 0;            // in the text
  std::vector<Allowed> allowed;          // what comments at it allow
  std::vector<QualifiedName> relations;  // what it is about; for create_…, what is made, then what else is locked
  bool unqualified = false;              // one of them is written without schema
  Thing thing = Thing::other;
  Name name;      // of the index, trigger, policy, function, constraint, or of the old name of a part
  Name new_name;  // of a rename
  bool conditional = false;  // IF [NOT] EXISTS
  bool concurrently = false;
  bool cascade = false;
  bool replace = false;  // OR REPLACE
  bool only = false;
  bool chain = false;    // COMMIT, ROLLBACK: AND CHAIN
  bool no_data = false;  // REFRESH … WITH NO DATA
  bool has_where = false;
  bool temporary = false;
  bool partitioned = false;    // create_table: PARTITION BY
  bool partition_of = false;   // create_table: relations[1] is the parent
  bool full = false;           // VACUUM FULL; create_function: SECURITY DEFINER
  bool has_search_path = false;  // create_function: SET search_path
  bool to_public = false;      // grant
  bool all = false;            // grant: ALL PRIVILEGES; drop: several
  bool positioned = false;     // alter_enum: BEFORE or AFTER; alter_function: changes SECURITY
  bool unique = false;
  bool expression = false;     // create_index: over an expression
  std::string value;           // the added label of an enum; the mode of LOCK
  std::vector<Setting> settings;
  std::vector<Name> columns;   // of an index; the targets of an UPDATE
  std::vector<Name> columns_in_part;  // targets of an UPDATE that sets an element or a field of them
  std::vector<Name> partition_columns;  // create_table: of PARTITION BY, without expressions
  std::vector<Column> table_columns;
  Type base;                            // of create_domain
  std::vector<Constraint> constraints;  // of create_table, create_domain, alter_domain
  std::vector<Action> actions;
  std::vector<std::string> strings;     // string constants in it, for enum labels
  std::vector<std::string> long_names;  // longer than the 63 bytes that PostgreSQL keeps
};

// A part of a file that the migration tool runs for itself: a changeset of Liquibase.
struct Changeset {
  std::size_t begin = 0;  // its first statement
  bool transaction = true;  // is one
};

// One file of a migration, in the order of its statements.
struct Migration {
  std::shared_ptr<const SourceFile> file;
  std::vector<Statement> statements;
  std::vector<Allowed> allowed;  // in all of the file
  bool without_transaction = false;  // a comment for the migration tool says so
  std::vector<Changeset> changesets;  // empty: the file is run as one
  std::optional<std::size_t> down_begins;  // where the part that takes it back begins; it is not looked at
};

}  // namespace lockstep::facts
