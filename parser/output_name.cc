#include "parser/output_name.h"

namespace lockstep {
namespace {

// A name and how much it is worth: 0 none, 1 a guess by the form of the expression, 2 its own name.
struct Guess {
  std::string_view name;
  int strength = 0;
};

Guess guess(const PgQuery__Node& node);

Guess last_name(PgQuery__Node* const* nodes, std::size_t count) {
  for (std::size_t i = count; i > 0; --i)
    if (nodes[i - 1]->node_case == PG_QUERY__NODE__NODE_STRING)
      return {text_of(nodes[i - 1]->string->sval), 2};
  return {};
}

Guess of_sublink(const PgQuery__SubLink& link) {
  switch (link.sub_link_type) {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: return {"exists", 2};
    case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK: return {"array", 2};
    case PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK: break;
    default: return {};
  }
  if (link.subselect->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return {};
  const auto& select = leftmost_select(*link.subselect->select_stmt);
  if (select.n_target_list > 0) return {output_name(*select.target_list[0]->res_target), 2};
  return select.n_values_lists > 0 ? Guess{"column1", 2} : Guess{};
}

std::string_view of_value_function(PgQuery__SQLValueFunctionOp op) {
  static constexpr std::string_view names[] = {"?column?",
                                               "current_date",
                                               "current_time",
                                               "current_time",
                                               "current_timestamp",
                                               "current_timestamp",
                                               "localtime",
                                               "localtime",
                                               "localtimestamp",
                                               "localtimestamp",
                                               "current_role",
                                               "current_user",
                                               "user",
                                               "session_user",
                                               "current_catalog",
                                               "current_schema"};
  const auto at = static_cast<std::size_t>(op);
  return at < std::size(names) ? names[at] : names[0];
}

std::string_view of_xml(PgQuery__XmlExprOp op) {
  switch (op) {
    case PG_QUERY__XML_EXPR_OP__IS_XMLCONCAT: return "xmlconcat";
    case PG_QUERY__XML_EXPR_OP__IS_XMLELEMENT: return "xmlelement";
    case PG_QUERY__XML_EXPR_OP__IS_XMLFOREST: return "xmlforest";
    case PG_QUERY__XML_EXPR_OP__IS_XMLPARSE: return "xmlparse";
    case PG_QUERY__XML_EXPR_OP__IS_XMLPI: return "xmlpi";
    case PG_QUERY__XML_EXPR_OP__IS_XMLROOT: return "xmlroot";
    case PG_QUERY__XML_EXPR_OP__IS_XMLSERIALIZE: return "xmlserialize";
    default: return {};
  }
}

// FigureColnameInternal()
Guess guess(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_REF:
      return last_name(node.column_ref->fields, node.column_ref->n_fields);
    case PG_QUERY__NODE__NODE_A_INDIRECTION: {
      const auto& indirection = *node.a_indirection;
      const auto field = last_name(indirection.indirection, indirection.n_indirection);
      return field.strength > 0 ? field : guess(*indirection.arg);
    }
    case PG_QUERY__NODE__NODE_FUNC_CALL:
      return last_name(node.func_call->funcname, node.func_call->n_funcname);
    case PG_QUERY__NODE__NODE_A_EXPR:
      return node.a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF ? Guess{"nullif", 2}
                                                                        : Guess{};
    case PG_QUERY__NODE__NODE_TYPE_CAST: {
      const auto of_argument = guess(*node.type_cast->arg);
      if (of_argument.strength > 1) return of_argument;
      const auto of_type =
          last_name(node.type_cast->type_name->names, node.type_cast->type_name->n_names);
      return {of_type.name, 1};
    }
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return guess(*node.collate_clause->arg);
    case PG_QUERY__NODE__NODE_GROUPING_FUNC: return {"grouping", 2};
    case PG_QUERY__NODE__NODE_SUB_LINK: return of_sublink(*node.sub_link);
    case PG_QUERY__NODE__NODE_CASE_EXPR: {
      const auto of_else = node.case_expr->defresult ? guess(*node.case_expr->defresult) : Guess{};
      return of_else.strength > 1 ? of_else : Guess{"case", 1};
    }
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR: return {"array", 2};
    case PG_QUERY__NODE__NODE_ROW_EXPR: return {"row", 2};
    case PG_QUERY__NODE__NODE_COALESCE_EXPR: return {"coalesce", 2};
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
      return {node.min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST ? "greatest" : "least", 2};
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION:
      return {of_value_function(node.sqlvalue_function->op), 2};
    case PG_QUERY__NODE__NODE_XML_EXPR: {
      const auto name = of_xml(node.xml_expr->op);
      return {name, name.empty() ? 0 : 2};
    }
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: return {"xmlserialize", 2};
    default: {
      const auto name = json_function_name(node);
      return {name, name.empty() ? 0 : 2};
    }
  }
}

}  // namespace

std::string_view output_name(const PgQuery__ResTarget& target) {
  if (const auto name = text_of(target.name); !name.empty()) return name;
  const auto found = guess(*target.val);
  return found.name.empty() ? "?column?" : found.name;
}

std::string_view name_of_expression(const PgQuery__Node& expression) { return guess(expression).name; }

const PgQuery__SelectStmt& leftmost_select(const PgQuery__SelectStmt& select) {
  const auto* at = &select;
  while (at->op > PG_QUERY__SET_OPERATION__SETOP_NONE && at->larg)
    at = at->larg;
  return *at;
}

}  // namespace lockstep
