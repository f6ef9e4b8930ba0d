// Names of output columns without AS (FigureColnameInternal() in src/backend/parser/parse_target.c).
#include <array>
#include <string_view>

#include "parser/analyse/expression.h"

namespace lockstep::analyse {
namespace {

// How sure a name is: a weaker one gives way to what is inside a cast or CASE.
enum class Strength { none, weak, strong };

struct Figured {
  Strength strength = Strength::none;
  std::string_view name;
};

Figured figure(const PgQuery__Node& node);

std::string_view last_string(PgQuery__Node* const* nodes, std::size_t count) {
  for (std::size_t i = count; i > 0; --i)
    if (nodes[i - 1]->node_case == PG_QUERY__NODE__NODE_STRING) return text_of(nodes[i - 1]->string->sval);
  return {};
}

Figured strong(std::string_view name) { return {Strength::strong, name}; }

Figured figure_cast(const PgQuery__TypeCast& cast) {
  const auto inner = figure(*cast.arg);
  if (inner.strength == Strength::strong) return inner;
  const auto name = last_string(cast.type_name->names, cast.type_name->n_names);
  return name.empty() ? inner : Figured{Strength::weak, name};
}

Figured figure_sublink(const PgQuery__SubLink& sublink) {
  if (sublink.sub_link_type == PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK) return strong("exists");
  if (sublink.sub_link_type == PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK) return strong("array");
  if (sublink.sub_link_type != PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK) return {};
  // The name of the subquery's column, whatever made it.
  if (sublink.subselect->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return {};
  const auto* select = sublink.subselect->select_stmt;
  while (select->larg) select = select->larg;
  if (select->n_values_lists > 0) return strong("column1");
  if (select->n_target_list == 0) return {};
  const auto& target = *select->target_list[0]->res_target;
  if (!text_of(target.name).empty()) return strong(text_of(target.name));
  const auto inner = figure(*target.val);
  return strong(inner.strength == Strength::none ? "?column?" : inner.name);
}

std::string_view value_function_name(PgQuery__SQLValueFunctionOp op) {
  static constexpr std::array<std::string_view, 16> names{
      "",          "current_date", "current_time",   "current_time",   "current_timestamp", "current_timestamp", "localtime",       "localtime",
      "localtimestamp", "localtimestamp", "current_role", "current_user", "user",             "session_user",      "current_catalog", "current_schema"};
  const auto at = static_cast<std::size_t>(op);
  return at < names.size() ? names[at] : std::string_view();
}

std::string_view xml_name(PgQuery__XmlExprOp op) {
  static constexpr std::array<std::string_view, 7> names{"", "xmlconcat", "xmlelement", "xmlforest", "xmlparse", "xmlpi", "xmlroot"};
  const auto at = static_cast<std::size_t>(op);
  return at < names.size() ? names[at] : std::string_view();
}

Figured figure(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_REF: {
      const auto name = last_string(node.column_ref->fields, node.column_ref->n_fields);
      return name.empty() ? Figured() : strong(name);
    }
    case PG_QUERY__NODE__NODE_A_INDIRECTION: {
      const auto name = last_string(node.a_indirection->indirection, node.a_indirection->n_indirection);
      return name.empty() ? figure(*node.a_indirection->arg) : strong(name);
    }
    case PG_QUERY__NODE__NODE_FUNC_CALL: return strong(last_string(node.func_call->funcname, node.func_call->n_funcname));
    case PG_QUERY__NODE__NODE_A_EXPR:
      return node.a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF ? strong("nullif") : Figured();
    case PG_QUERY__NODE__NODE_TYPE_CAST: return figure_cast(*node.type_cast);
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return figure(*node.collate_clause->arg);
    case PG_QUERY__NODE__NODE_GROUPING_FUNC: return strong("grouping");
    case PG_QUERY__NODE__NODE_SUB_LINK: return figure_sublink(*node.sub_link);
    case PG_QUERY__NODE__NODE_CASE_EXPR: {
      const auto inner = node.case_expr->defresult ? figure(*node.case_expr->defresult) : Figured();
      return inner.strength == Strength::strong ? inner : Figured{Strength::weak, "case"};
    }
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR: return strong("array");
    case PG_QUERY__NODE__NODE_ROW_EXPR: return strong("row");
    case PG_QUERY__NODE__NODE_COALESCE_EXPR: return strong("coalesce");
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
      return strong(node.min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST ? "greatest" : "least");
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: return strong(value_function_name(node.sqlvalue_function->op));
    case PG_QUERY__NODE__NODE_XML_EXPR: {
      const auto name = xml_name(node.xml_expr->op);
      return name.empty() ? Figured() : strong(name);
    }
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: return strong("xmlserialize");
    default: return {};
  }
}

}  // namespace

Name figured_name(const PgQuery__Node& node) {
  const auto figured = figure(node);
  return Name(figured.strength == Strength::none ? "?column?" : figured.name);
}

}  // namespace lockstep::analyse
