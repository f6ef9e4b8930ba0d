// Indexes that stand on their own (not those behind constraints). Parent: the table or
// materialized view.
#pragma once

#include <map>

#include "ir/table.h"

namespace lockstep::ir {

struct Index {
  static constexpr Kind kind = Kind::index;
  static constexpr std::string_view sql_name = "INDEX";

  bool unique = false;
  bool nulls_not_distinct = false;
  Name method;
  std::vector<IndexElement> elements;
  std::vector<Name> include;
  Box<Expr> predicate;
  Options options;
  Name tablespace;                 // empty: the database's default
  std::optional<Ref> attached_to;  // the index of the partitioned table this one is a partition of
  std::map<int, int> statistics;   // element number (from 1) → statistics target
  bool valid = true;               // pg_index.indisvalid

  template <class Self = Index>
  static constexpr auto fields() {
    return std::tuple{
        field("unique", &Self::unique, OnChange::replace),
        field("nulls_not_distinct", &Self::nulls_not_distinct, OnChange::replace),
        field("method", &Self::method, OnChange::replace),
        field("elements", &Self::elements, OnChange::replace),
        field("include", &Self::include, OnChange::replace),
        field("predicate", &Self::predicate, OnChange::replace),
        field("options", &Self::options),
        field("tablespace", &Self::tablespace),
        field("attached_to", &Self::attached_to),
        field("statistics", &Self::statistics),
        field("valid", &Self::valid)};
  }
};

}  // namespace lockstep::ir
