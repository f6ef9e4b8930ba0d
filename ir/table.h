// Tables and their columns.
#pragma once

#include "ir/box.h"
#include "ir/field.h"
#include "ir/sequence.h"
#include "ir/value.h"

namespace lockstep::ir {

// One element of an index, an exclusion constraint or a partition key.
struct IndexElement {
  Name column;                   // empty for an expression
  Box<Expr> expression;          // as pg_get_indexdef() prints it, with the parentheses it needs
  QualifiedName collation;       // empty: that of the column or expression
  QualifiedName operator_class;  // empty: the default for the type
  Options operator_class_options;
  bool descending = false;
  bool nulls_first = false;  // the effective order: DESC implies true unless NULLS LAST was given
  bool operator==(const IndexElement&) const = default;

  template <class Self = IndexElement>
  static constexpr auto fields() {
    return std::tuple{field("column", &Self::column),
                      field("expression", &Self::expression),
                      field("collation", &Self::collation),
                      field("operator_class", &Self::operator_class),
                      field("operator_class_options", &Self::operator_class_options),
                      field("descending", &Self::descending),
                      field("nulls_first", &Self::nulls_first)};
  }
};

struct PartitionKey {
  Name strategy;  // list, range, hash
  std::vector<IndexElement> elements;
  bool operator==(const PartitionKey&) const = default;

  template <class Self = PartitionKey>
  static constexpr auto fields() {
    return std::tuple{field("strategy", &Self::strategy),
                      field("elements", &Self::elements)};
  }
};

// pg_class.relreplident; `index` is set when it is USING INDEX.
struct ReplicaIdentity {
  enum class Mode { automatic, full, nothing, index };
  Mode mode = Mode::automatic;
  Name index;
  bool operator==(const ReplicaIdentity&) const = default;
};

struct Table {
  static constexpr Kind kind = Kind::table;
  static constexpr std::string_view sql_name = "TABLE";

  bool unlogged = false;
  Box<PartitionKey> partition_key;  // set for partitioned tables
  std::optional<Ref> partition_of;
  Expr partition_bound;       // `FOR VALUES …` or `DEFAULT`, when partition_of is set
  std::vector<Ref> inherits;  // parents of plain inheritance, in order
  std::optional<Ref> of_type;
  Options options;
  Name tablespace;     // empty: the database's default
  Name access_method;  // empty: heap
  ReplicaIdentity replica_identity;
  bool row_security = false;
  bool force_row_security = false;
  Name cluster_on;  // an index of the table
  Name foreign_server;  // foreign tables only
  Options foreign_options;
  // Live only, of the table without partitions and children.
  std::optional<std::int64_t> size_bytes;    // pg_relation_size(): the heap alone
  std::optional<std::int64_t> row_estimate;  // pg_class.reltuples; empty until the table is vacuumed or analysed

  template <class Self = Table>
  static constexpr auto fields() {
    return std::tuple{
        field("unlogged", &Self::unlogged),
        field("partition_key", &Self::partition_key, OnChange::replace),
        field("partition_of", &Self::partition_of),
        field("partition_bound", &Self::partition_bound),
        field("inherits", &Self::inherits),
        field("of_type", &Self::of_type),
        field("options", &Self::options),
        field("tablespace", &Self::tablespace),
        field("access_method", &Self::access_method),
        field("replica_identity", &Self::replica_identity),
        field("row_security", &Self::row_security),
        field("force_row_security", &Self::force_row_security),
        field("cluster_on", &Self::cluster_on),
        field("foreign_server", &Self::foreign_server, OnChange::replace),
        field("foreign_options", &Self::foreign_options),
        field("size_bytes", &Self::size_bytes, OnChange::ignore),
        field("row_estimate", &Self::row_estimate, OnChange::ignore)};
  }
};

struct Identity {
  bool always = false;  // GENERATED ALWAYS; otherwise BY DEFAULT
  QualifiedName sequence;
  bool unlogged = false;  // the sequence's persistence
  SequenceOptions options;
  bool operator==(const Identity&) const = default;

  template <class Self = Identity>
  static constexpr auto fields() {
    return std::tuple{field("always", &Self::always),
                      field("sequence", &Self::sequence),
                      field("unlogged", &Self::unlogged),
                      field("options", &Self::options)};
  }
};

// What PostgreSQL 18 keeps of a column's NOT NULL besides that it is there.
struct NotNull {
  Name name;  // empty: the usual one, or that of the parent's column which it comes from
  bool no_inherit = false;
  bool validated = true;
  std::optional<std::string> comment;
  bool operator==(const NotNull&) const = default;

  template <class Self = NotNull>
  static constexpr auto fields() {
    return std::tuple{field("name", &Self::name),
                      field("no_inherit", &Self::no_inherit),
                      field("validated", &Self::validated),
                      field("comment", &Self::comment)};
  }
};

// Every column of a table is a node, also those that a partition or an inheritance child has from
// its parents. `inherited` columns that are not `local` come and go with the parent's column; only
// what was set on the child itself (default, not null, storage …) leads to statements of their own.
struct Column {
  static constexpr Kind kind = Kind::column;
  static constexpr std::string_view sql_name = "COLUMN";

  int ordinal = 0;  // position among the table's columns, from 1, without gaps
  TypeName type;
  QualifiedName collation;  // empty: the type's own
  bool not_null = false;    // also true for the columns of a primary key
  Box<NotNull> not_null_constraint;  // when there is more to say of it
  Box<Expr> default_value;
  Box<Expr> generated;             // GENERATED ALWAYS AS (…), without the parentheses
  bool generated_virtual = false;  // PostgreSQL 18; otherwise STORED
  Box<Identity> identity;
  Name storage;      // plain, external, extended, main; empty when it is the type's own
  Name compression;  // pglz, lz4; empty: default
  std::optional<int> statistics;
  Options options;  // n_distinct, n_distinct_inherited
  Options foreign_options;  // of foreign tables
  bool local = true;
  bool inherited = false;

  template <class Self = Column>
  static constexpr auto fields() {
    return std::tuple{field("ordinal", &Self::ordinal, OnChange::ignore),
                      field("type", &Self::type),
                      field("collation", &Self::collation),
                      field("not_null", &Self::not_null),
                      field("not_null_constraint", &Self::not_null_constraint),
                      field("default", &Self::default_value),
                      field("generated", &Self::generated),
                      field("generated_virtual", &Self::generated_virtual),
                      field("identity", &Self::identity),
                      field("storage", &Self::storage),
                      field("compression", &Self::compression),
                      field("statistics", &Self::statistics),
                      field("options", &Self::options),
                      field("foreign_options", &Self::foreign_options),
                      field("local", &Self::local, OnChange::ignore),
                      field("inherited", &Self::inherited, OnChange::ignore)};
  }
};

}  // namespace lockstep::ir
