// Logical replication: publications with what they publish, subscriptions.
#pragma once

#include "ir/box.h"
#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// Id: {name}.
struct Publication {
  static constexpr Kind kind = Kind::publication;
  static constexpr std::string_view sql_name = "PUBLICATION";

  bool all_tables = false;
  bool all_sequences = false;  // PostgreSQL 19
  bool insert = true;
  bool update = true;
  bool delete_ = true;
  bool truncate = true;
  bool via_partition_root = false;
  Name generated_columns;  // PostgreSQL 18: none, stored; empty: none

  template <class Self = Publication>
  static constexpr auto fields() {
    return std::tuple{field("all_tables", &Self::all_tables, OnChange::replace),
                      field("all_sequences", &Self::all_sequences, OnChange::replace),
                      field("insert", &Self::insert),
                      field("update", &Self::update),
                      field("delete", &Self::delete_),
                      field("truncate", &Self::truncate),
                      field("publish_via_partition_root", &Self::via_partition_root),
                      field("publish_generated_columns", &Self::generated_columns)};
  }
};

// A table in a publication. Id: {schema, name: the table, part: the publication}; parent: the publication; references
// the table.
struct PublicationTable {
  static constexpr Kind kind = Kind::publication_table;
  static constexpr std::string_view sql_name = "TABLE";

  Ref table;
  std::vector<Name> columns;  // PostgreSQL 15; empty: all; sorted
  Box<Expr> where;            // PostgreSQL 15; without the surrounding parentheses

  template <class Self = PublicationTable>
  static constexpr auto fields() {
    return std::tuple{field("table", &Self::table, OnChange::replace),
                      field("columns", &Self::columns),
                      field("where", &Self::where)};
  }
};

// All tables of a schema in a publication (PostgreSQL 15). Id: {name: the publication, part: the schema}; parent: the
// publication; references the schema.
struct PublicationSchema {
  static constexpr Kind kind = Kind::publication_schema;
  static constexpr std::string_view sql_name = "TABLES IN SCHEMA";

  template <class Self = PublicationSchema>
  static constexpr auto fields() { return std::tuple{}; }
};

// Id: {name}.
struct Subscription {
  static constexpr Kind kind = Kind::subscription;
  static constexpr std::string_view sql_name = "SUBSCRIPTION";

  std::string connection;  // a secret
  std::vector<Name> publications;
  bool enabled = false;
  std::optional<Name> slot;  // none: slot_name = NONE
  bool binary = false;
  std::string streaming;  // off, on, parallel (PostgreSQL 16); empty: what the server takes when nothing is said
  bool two_phase = false;         // PostgreSQL 15
  bool disable_on_error = false;  // PostgreSQL 15
  std::string synchronous_commit = "off";
  std::string origin = "any";     // PostgreSQL 16: any, none
  bool password_required = true;  // PostgreSQL 16
  bool run_as_owner = false;      // PostgreSQL 16
  bool failover = false;          // PostgreSQL 17

  template <class Self = Subscription>
  static constexpr auto fields() {
    return std::tuple{field("connection", &Self::connection, OnChange::alter, Shown::masked),
                      field("publications", &Self::publications),
                      field("enabled", &Self::enabled),
                      field("slot_name", &Self::slot),
                      field("binary", &Self::binary),
                      field("streaming", &Self::streaming),
                      field("two_phase", &Self::two_phase),
                      field("disable_on_error", &Self::disable_on_error),
                      field("synchronous_commit", &Self::synchronous_commit),
                      field("origin", &Self::origin),
                      field("password_required", &Self::password_required),
                      field("run_as_owner", &Self::run_as_owner),
                      field("failover", &Self::failover)};
  }
};

}  // namespace lockstep::ir
