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

  static constexpr auto fields() {
    return std::tuple{field("all_tables", &Publication::all_tables, OnChange::replace),
                      field("all_sequences", &Publication::all_sequences, OnChange::replace),
                      field("insert", &Publication::insert),
                      field("update", &Publication::update),
                      field("delete", &Publication::delete_),
                      field("truncate", &Publication::truncate),
                      field("publish_via_partition_root", &Publication::via_partition_root),
                      field("publish_generated_columns", &Publication::generated_columns)};
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

  static constexpr auto fields() {
    return std::tuple{field("table", &PublicationTable::table, OnChange::replace),
                      field("columns", &PublicationTable::columns),
                      field("where", &PublicationTable::where)};
  }
};

// All tables of a schema in a publication (PostgreSQL 15). Id: {name: the publication, part: the schema}; parent: the
// publication; references the schema.
struct PublicationSchema {
  static constexpr Kind kind = Kind::publication_schema;
  static constexpr std::string_view sql_name = "TABLES IN SCHEMA";

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
  std::string streaming = "off";  // off, on, parallel (PostgreSQL 16)
  bool two_phase = false;         // PostgreSQL 15
  bool disable_on_error = false;  // PostgreSQL 15
  std::string synchronous_commit = "off";
  std::string origin = "any";     // PostgreSQL 16: any, none
  bool password_required = true;  // PostgreSQL 16
  bool run_as_owner = false;      // PostgreSQL 16
  bool failover = false;          // PostgreSQL 17

  static constexpr auto fields() {
    return std::tuple{field("connection", &Subscription::connection, OnChange::alter, Shown::masked),
                      field("publications", &Subscription::publications),
                      field("enabled", &Subscription::enabled),
                      field("slot_name", &Subscription::slot),
                      field("binary", &Subscription::binary),
                      field("streaming", &Subscription::streaming),
                      field("two_phase", &Subscription::two_phase),
                      field("disable_on_error", &Subscription::disable_on_error),
                      field("synchronous_commit", &Subscription::synchronous_commit),
                      field("origin", &Subscription::origin),
                      field("password_required", &Subscription::password_required),
                      field("run_as_owner", &Subscription::run_as_owner),
                      field("failover", &Subscription::failover)};
  }
};

}  // namespace lockstep::ir
