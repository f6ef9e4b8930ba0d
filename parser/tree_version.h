// What differs between the trees of libpg_query 15, 16, 17 and 18 as far as we read both: the only file that asks for the
// version there, besides parser/print_json.cc and what reads clauses that older parsers do not have (parser/newer_syntax.cc).
// Included through parser/sql_ast.h.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

namespace lockstep {

// The version of PostgreSQL whose grammar the linked parser has, such as 150001.
inline constexpr int parser_version = PG_VERSION_NUM;

// Which rows a WHEN of MERGE is about; BY SOURCE came with 17.
enum class MergeMatch { matched, not_matched_by_source, not_matched_by_target };

inline MergeMatch merge_match(const PgQuery__MergeWhenClause& clause) {
#if PG_VERSION_NUM >= 170000
  switch (clause.match_kind) {
    case PG_QUERY__MERGE_MATCH_KIND__MERGE_WHEN_MATCHED: return MergeMatch::matched;
    case PG_QUERY__MERGE_MATCH_KIND__MERGE_WHEN_NOT_MATCHED_BY_SOURCE: return MergeMatch::not_matched_by_source;
    default: return MergeMatch::not_matched_by_target;
  }
#else
  return clause.matched ? MergeMatch::matched : MergeMatch::not_matched_by_target;
#endif
}

// `hash`, `list` or `range`: a text before 16.
inline std::string_view partition_strategy(const PgQuery__PartitionSpec& spec) {
#if PG_VERSION_NUM >= 160000
  switch (spec.strategy) {
    case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_HASH: return "hash";
    case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_LIST: return "list";
    default: return "range";
  }
#else
  return spec.strategy ? spec.strategy : "";
#endif
}

// The target of ALTER STATISTICS; nothing for the server's own, which is -1, and DEFAULT since 17.
inline std::optional<int> statistics_target(const PgQuery__AlterStatsStmt& alter) {
#if PG_VERSION_NUM >= 170000
  const bool given = alter.stxstattarget && alter.stxstattarget->node_case == PG_QUERY__NODE__NODE_INTEGER;
  const int target = given ? alter.stxstattarget->integer->ival : -1;
#else
  const int target = alter.stxstattarget;
#endif
  return target < 0 ? std::nullopt : std::optional<int>(target);
}

// What a statement returns: MERGE since 17.
template <class Statement> std::span<PgQuery__Node* const> returning_of(const Statement& statement) {
  if constexpr (requires { statement.returning_clause; }) {
    if (!statement.returning_clause) return {};
    return {statement.returning_clause->exprs, statement.returning_clause->n_exprs};
  } else if constexpr (requires { statement.returning_list; }) {
    return {statement.returning_list, statement.n_returning_list};
  } else {
    return {};
  }
}

// The names that RETURNING gives to the rows before and after, WITH (OLD AS o, NEW AS n), since 18.
struct ReturningName {
  std::string_view row;  // `OLD` or `NEW`
  std::string_view name;
};

template <class Statement> ReturningName returning_name(const Statement& statement, std::size_t i) {
  if constexpr (requires { statement.returning_clause; }) {
    if (!statement.returning_clause || i >= statement.returning_clause->n_options) return {};
    const auto& option = *statement.returning_clause->options[i]->returning_option;
    return {static_cast<int>(option.option) == 1 ? "OLD" : "NEW", option.value};
  } else {
    return {};
  }
}

// XMLSERIALIZE (… INDENT), since 16.
inline bool indents(const PgQuery__XmlSerialize& node) {
#if PG_VERSION_NUM >= 160000
  return node.indent;
#else
  static_cast<void>(node);
  return false;
#endif
}

// `x IS JSON`, since 16.
inline bool is_json_test(const PgQuery__Node& node) {
#if PG_VERSION_NUM >= 160000
  return node.node_case == PG_QUERY__NODE__NODE_JSON_IS_PREDICATE;
#else
  static_cast<void>(node);
  return false;
#endif
}

// The name of a function that the grammar has for JSON since 16, and of merge_action(); empty for other nodes.
inline std::string_view json_function_name(const PgQuery__Node& node) {
  switch (node.node_case) {
#if PG_VERSION_NUM >= 170000
    case PG_QUERY__NODE__NODE_JSON_PARSE_EXPR: return "json";
    case PG_QUERY__NODE__NODE_JSON_SCALAR_EXPR: return "json_scalar";
    case PG_QUERY__NODE__NODE_JSON_SERIALIZE_EXPR: return "json_serialize";
    case PG_QUERY__NODE__NODE_MERGE_SUPPORT_FUNC: return "merge_action";
    case PG_QUERY__NODE__NODE_JSON_FUNC_EXPR:
      if (node.json_func_expr->op == PG_QUERY__JSON_EXPR_OP__JSON_EXISTS_OP) return "json_exists";
      return node.json_func_expr->op == PG_QUERY__JSON_EXPR_OP__JSON_QUERY_OP ? "json_query" : "json_value";
#endif
#if PG_VERSION_NUM >= 160000
    case PG_QUERY__NODE__NODE_JSON_OBJECT_CONSTRUCTOR: return "json_object";
    case PG_QUERY__NODE__NODE_JSON_ARRAY_CONSTRUCTOR:
    case PG_QUERY__NODE__NODE_JSON_ARRAY_QUERY_CONSTRUCTOR: return "json_array";
    case PG_QUERY__NODE__NODE_JSON_OBJECT_AGG: return "json_objectagg";
    case PG_QUERY__NODE__NODE_JSON_ARRAY_AGG: return "json_arrayagg";
#endif
    default: return {};
  }
}

// JSON_TABLE as an item of FROM, since 17; nothing for another node.
struct JsonTableItem {
  const PgQuery__Alias* alias = nullptr;
  std::vector<std::string_view> columns;
};

#if PG_VERSION_NUM >= 170000
inline void add_json_columns(PgQuery__Node* const* columns, std::size_t count, std::vector<std::string_view>& names) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto& column = *columns[i]->json_table_column;
    if (column.coltype == PG_QUERY__JSON_TABLE_COLUMN_TYPE__JTC_NESTED)
      add_json_columns(column.columns, column.n_columns, names);
    else
      names.emplace_back(column.name);
  }
}
#endif

inline std::optional<JsonTableItem> json_table_item(const PgQuery__Node& node) {
#if PG_VERSION_NUM >= 170000
  if (node.node_case != PG_QUERY__NODE__NODE_JSON_TABLE) return std::nullopt;
  JsonTableItem item{.alias = node.json_table->alias, .columns = {}};
  add_json_columns(node.json_table->columns, node.json_table->n_columns, item.columns);
  return item;
#else
  static_cast<void>(node);
  return std::nullopt;
#endif
}

// Words behind a constraint that the tree has as constraints of their own.
inline bool is_constraint_attribute(PgQuery__ConstrType type) {
  switch (type) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED:
#if PG_VERSION_NUM >= 180000
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_ENFORCED:
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_ENFORCED:
#endif
    case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE: return true;
    default: return false;
  }
}

// `STORAGE kind` of a column definition, since 16; otherwise empty.
inline std::string_view storage_name(const PgQuery__ColumnDef& column) {
#if PG_VERSION_NUM >= 160000
  return column.storage_name ? column.storage_name : "";
#else
  static_cast<void>(column);
  return {};
#endif
}

// What a constraint says that only the parser of 18 reads.
struct NewerConstraint {
  bool not_enforced = false;
  bool without_overlaps = false;
  bool virtual_column = false;
  bool not_null_no_inherit = false;
  std::string_view not_null;  // the column of a NOT NULL that stands among the elements of a table
};

inline NewerConstraint newer_constraint(const PgQuery__Constraint& tree) {
  NewerConstraint newer;
#if PG_VERSION_NUM >= 180000
  const bool may_be_enforced = tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN;
  newer.not_enforced = tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_ENFORCED || (may_be_enforced && !tree.is_enforced);
  newer.without_overlaps = tree.without_overlaps || tree.fk_with_period || tree.pk_with_period;
  newer.virtual_column = tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED && std::string_view(tree.generated_kind) == "v";
  if (tree.contype == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL) {
    if (tree.n_keys > 0)
      newer.not_null = tree.keys[0]->string->sval;
    else
      newer.not_null_no_inherit = tree.is_no_inherit;
  }
#else
  static_cast<void>(tree);
#endif
  return newer;
}

// ALTER CONSTRAINT. Since 18 it can change more than when a key is checked.
struct AlteredConstraint {
  std::string_view name;
  bool deferrable = false;
  bool initially_deferred = false;
  bool more = false;
};

inline AlteredConstraint altered_constraint(const PgQuery__Node& node) {
#if PG_VERSION_NUM >= 180000
  const auto& tree = *node.atalter_constraint;
  const bool more = tree.alter_enforceability || tree.alter_inheritability;
#else
  const auto& tree = *node.constraint;
  const bool more = false;
#endif
  return {.name = tree.conname ? tree.conname : "",
          .deferrable = tree.deferrable != 0,
          .initially_deferred = tree.initdeferred != 0,
          .more = more};
}

}  // namespace lockstep
