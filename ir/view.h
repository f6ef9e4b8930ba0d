// Views, materialized views, and what can be set on their columns.
#pragma once

#include "ir/table.h"

namespace lockstep::ir {

// A column that a view puts out. Not part of the comparison (the query is); needed to resolve names
// in other views and to know whether CREATE OR REPLACE VIEW is allowed. `type` may be empty when a
// file was read and the type could not be inferred.
struct OutputColumn {
  Name name;
  TypeName type;
  bool operator==(const OutputColumn&) const = default;

  template <class Self = OutputColumn>
  static constexpr auto fields() {
    return std::tuple{field("name", &Self::name), field("type", &Self::type)};
  }
};

struct View {
  static constexpr Kind kind = Kind::view;
  static constexpr std::string_view sql_name = "VIEW";

  std::vector<Name> column_names;  // `CREATE VIEW v (a, b)`; empty when the query names them
  Expr query;                      // without a final semicolon
  Options options;                 // security_barrier, security_invoker, check_option
  std::vector<OutputColumn> columns;

  template <class Self = View>
  static constexpr auto fields() {
    return std::tuple{field("column_names", &Self::column_names, OnChange::covered),
                      field("query", &Self::query),
                      field("options", &Self::options),
                      field("columns", &Self::columns, OnChange::ignore)};
  }
};

struct MaterializedView {
  static constexpr Kind kind = Kind::materialized_view;
  static constexpr std::string_view sql_name = "MATERIALIZED VIEW";

  std::vector<Name> column_names;
  Expr query;
  bool with_data = true;
  Options options;
  Name tablespace;
  Name access_method;
  Name cluster_on;
  std::vector<OutputColumn> columns;

  template <class Self = MaterializedView>
  static constexpr auto fields() {
    return std::tuple{
        field("column_names", &Self::column_names, OnChange::covered),
        field("query", &Self::query, OnChange::replace),
        field("with_data", &Self::with_data, OnChange::ignore),
        field("options", &Self::options),
        field("tablespace", &Self::tablespace),
        field("access_method", &Self::access_method),
        field("cluster_on", &Self::cluster_on),
        field("columns", &Self::columns, OnChange::ignore)};
  }
};

// Exists only for columns of views and materialized views that carry something: a comment,
// privileges (both on the node), a default, or storage settings; and for system columns of tables with privileges.
struct ViewColumn {
  static constexpr Kind kind = Kind::view_column;
  static constexpr std::string_view sql_name = "COLUMN";

  Box<Expr> default_value;
  Name storage;
  Name compression;
  std::optional<int> statistics;
  Options options;

  template <class Self = ViewColumn>
  static constexpr auto fields() {
    return std::tuple{field("default", &Self::default_value),
                      field("storage", &Self::storage),
                      field("compression", &Self::compression),
                      field("statistics", &Self::statistics),
                      field("options", &Self::options)};
  }
};

}  // namespace lockstep::ir
