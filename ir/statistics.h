// Extended statistics. Id: {schema, name}, which need not be the table's schema; parent: the table.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct Statistics {
  static constexpr Kind kind = Kind::statistics;
  static constexpr std::string_view sql_name = "STATISTICS";

  bool ndistinct = false;
  bool dependencies = false;
  bool mcv = false;  // all three false for statistics of a single expression
  NameSet columns;       // in the order of the table, which follows from that
  std::vector<Expr> expressions;
  std::optional<int> target;

  template <class Self = Statistics>
  static constexpr auto fields() {
    return std::tuple{field("ndistinct", &Self::ndistinct, OnChange::replace),
                      field("dependencies", &Self::dependencies, OnChange::replace),
                      field("mcv", &Self::mcv, OnChange::replace),
                      field("columns", &Self::columns, OnChange::replace),
                      field("expressions", &Self::expressions, OnChange::replace),
                      field("statistics", &Self::target)};
  }
};

}  // namespace lockstep::ir
