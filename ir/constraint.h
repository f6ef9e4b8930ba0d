// Table constraints. The index behind a primary key, unique or exclusion constraint is part of the
// constraint and no object of its own.
#pragma once

#include "ir/table.h"

namespace lockstep::ir {

enum class ConstraintType { primary_key, unique, check, foreign_key, exclusion };
enum class ForeignKeyAction { no_action, restrict, cascade, set_null, set_default };

struct ForeignKey {
  Ref table;
  std::vector<Name> columns;  // referenced columns, always filled
  bool match_full = false;
  ForeignKeyAction on_update = ForeignKeyAction::no_action;
  ForeignKeyAction on_delete = ForeignKeyAction::no_action;
  std::vector<Name> on_delete_columns;  // SET NULL (columns), SET DEFAULT (columns)
  bool operator==(const ForeignKey&) const = default;

  template <class Self = ForeignKey>
  static constexpr auto fields() {
    return std::tuple{field("table", &Self::table),
                      field("columns", &Self::columns),
                      field("match_full", &Self::match_full),
                      field("on_update", &Self::on_update),
                      field("on_delete", &Self::on_delete),
                      field("on_delete_columns", &Self::on_delete_columns)};
  }
};

struct Exclusion {
  Name method;  // gist, btree, …
  std::vector<IndexElement> elements;
  std::vector<std::string> operators;  // one per element, `&&` or `OPERATOR(schema.&&)`
  Box<Expr> predicate;
  bool operator==(const Exclusion&) const = default;

  template <class Self = Exclusion>
  static constexpr auto fields() {
    return std::tuple{field("method", &Self::method),
                      field("elements", &Self::elements),
                      field("operators", &Self::operators),
                      field("predicate", &Self::predicate)};
  }
};

struct Constraint {
  static constexpr Kind kind = Kind::constraint;
  static constexpr std::string_view sql_name = "CONSTRAINT";

  ConstraintType type = ConstraintType::check;
  std::vector<Name> columns;  // key columns; for checks empty
  std::vector<Name> include;
  bool nulls_not_distinct = false;
  bool without_overlaps = false;  // PostgreSQL 18: temporal key, or PERIOD for a foreign key
  Box<Expr> check;                // without the surrounding CHECK ( )
  bool no_inherit = false;
  Box<ForeignKey> foreign_key;
  Box<Exclusion> exclusion;
  bool deferrable = false;
  bool initially_deferred = false;
  bool validated = true;
  bool enforced = true;            // PostgreSQL 18
  Options index_options;           // WITH (…) of the index behind it
  Name index_tablespace;           // empty: the database's default
  std::optional<std::string> index_comment;  // COMMENT ON INDEX
  std::optional<Ref> attached_to;  // the parent table's constraint, for partitions
  bool inherited = false;          // also comes from a parent table (the constraint is local, too)

  template <class Self = Constraint>
  static constexpr auto fields() {
    return std::tuple{
        field("type", &Self::type, OnChange::replace),
        field("columns", &Self::columns, OnChange::replace),
        field("include", &Self::include, OnChange::replace),
        field("nulls_not_distinct", &Self::nulls_not_distinct, OnChange::replace),
        field("without_overlaps", &Self::without_overlaps, OnChange::replace),
        field("check", &Self::check, OnChange::replace),
        field("no_inherit", &Self::no_inherit, OnChange::replace),
        field("foreign_key", &Self::foreign_key, OnChange::replace),
        field("exclusion", &Self::exclusion, OnChange::replace),
        field("deferrable", &Self::deferrable),
        field("initially_deferred", &Self::initially_deferred),
        field("validated", &Self::validated),
        field("enforced", &Self::enforced, OnChange::replace),
        field("index_options", &Self::index_options),
        field("index_tablespace", &Self::index_tablespace),
        field("index_comment", &Self::index_comment),
        field("attached_to", &Self::attached_to),
        field("inherited", &Self::inherited, OnChange::ignore)};
  }
};

}  // namespace lockstep::ir
