// Expressions but operators and calls: constants, columns, casts, rows, CASE, subqueries.
#include "ir/error.h"
#include "parser/number_text.h"
#include "parser/print.h"
#include "parser/printer.h"

namespace lockstep {

void Printer::expression(const PgQuery__Node& node, Binding least) {
  const bool parentheses = binding_of(node) < least;
  if (parentheses) add("(");
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_A_EXPR: operator_expression(*node.a_expr); break;
    case PG_QUERY__NODE__NODE_BOOL_EXPR: logic(*node.bool_expr); break;
    case PG_QUERY__NODE__NODE_TYPE_CAST: cast(*node.type_cast); break;
    case PG_QUERY__NODE__NODE_SUB_LINK: sublink(*node.sub_link); break;
    case PG_QUERY__NODE__NODE_FUNC_CALL: call(*node.func_call); break;
    case PG_QUERY__NODE__NODE_XML_EXPR: xml(*node.xml_expr); break;
    case PG_QUERY__NODE__NODE_NULL_TEST:
      test(*node.null_test->arg,
           node.null_test->nulltesttype == PG_QUERY__NULL_TEST_TYPE__IS_NULL ? " IS NULL"
                                                                             : " IS NOT NULL");
      break;
    case PG_QUERY__NODE__NODE_BOOLEAN_TEST: {
      static constexpr std::string_view tests[] = {"",
                                                   " IS TRUE",
                                                   " IS NOT TRUE",
                                                   " IS FALSE",
                                                   " IS NOT FALSE",
                                                   " IS UNKNOWN",
                                                   " IS NOT UNKNOWN"};
      test(*node.boolean_test->arg, tests[node.boolean_test->booltesttype]);
      break;
    }
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE:
      expression(*node.collate_clause->arg, Binding::collate);
      add(" COLLATE ");
      if (node.collate_clause->n_collname == 1) prefix_of(node.collate_clause);
      dotted({node.collate_clause->collname, node.collate_clause->n_collname});
      break;
    default: primary(node);
  }
  if (parentheses) add(")");
}

// What the grammar calls c_expr, and the nodes that are no expressions but stand in lists of them.
void Printer::primary(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_A_CONST: return constant(*node.a_const);
    case PG_QUERY__NODE__NODE_COLUMN_REF: return column(*node.column_ref);
    case PG_QUERY__NODE__NODE_PARAM_REF: return add('$' + std::to_string(node.param_ref->number));
    case PG_QUERY__NODE__NODE_A_INDIRECTION: return indirection(*node.a_indirection);
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR:
      add("ARRAY[");
      expressions({node.a_array_expr->elements, node.a_array_expr->n_elements});
      return add("]");
    case PG_QUERY__NODE__NODE_ROW_EXPR: return row(*node.row_expr);
    case PG_QUERY__NODE__NODE_CASE_EXPR: return case_(*node.case_expr);
    case PG_QUERY__NODE__NODE_COALESCE_EXPR:
      add("COALESCE(");
      expressions({node.coalesce_expr->args, node.coalesce_expr->n_args});
      return add(")");
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
      add(node.min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST ? "GREATEST(" : "LEAST(");
      expressions({node.min_max_expr->args, node.min_max_expr->n_args});
      return add(")");
    case PG_QUERY__NODE__NODE_GROUPING_FUNC:
      add("GROUPING(");
      expressions({node.grouping_func->args, node.grouping_func->n_args});
      return add(")");
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: return value_function(*node.sqlvalue_function);
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: return xml_serialize(*node.xml_serialize);
    case PG_QUERY__NODE__NODE_NAMED_ARG_EXPR:
      identifier(text_of(node.named_arg_expr->name));
      add(" => ");
      return expression(*node.named_arg_expr->arg);
    case PG_QUERY__NODE__NODE_SET_TO_DEFAULT: return add("DEFAULT");
    case PG_QUERY__NODE__NODE_A_STAR: return add("*");
    case PG_QUERY__NODE__NODE_CURRENT_OF_EXPR:
      add("CURRENT OF ");
      if (node.current_of_expr->cursor_param > 0)
        return add('$' + std::to_string(node.current_of_expr->cursor_param));
      return identifier(text_of(node.current_of_expr->cursor_name));
    case PG_QUERY__NODE__NODE_LIST:
      add("(");
      expressions({node.list->items, node.list->n_items});
      return add(")");
    default:
      if (json(node)) return;
      throw Bug("an expression node of type " + std::to_string(node.node_case) + " does not print");
  }
}

void Printer::constant(const PgQuery__AConst& constant) {
  if (constant.isnull) return add("NULL");
  switch (constant.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL: return add(std::to_string(constant.ival->ival));
    case PG_QUERY__A__CONST__VAL_FVAL: return add(number_text(text_of(constant.fval->fval)));
    case PG_QUERY__A__CONST__VAL_BOOLVAL: return add(constant.boolval->boolval ? "TRUE" : "FALSE");
    case PG_QUERY__A__CONST__VAL_BSVAL: {
      // `b101` or `x1F` in the tree.
      const auto text = text_of(constant.bsval->bsval);
      add(text.starts_with('x') ? "X" : "B");
      return add(quoted_literal(text.substr(std::min<std::size_t>(1, text.size()))));
    }
    case PG_QUERY__A__CONST__VAL_SVAL: {
      const auto literal = quoted_literal(text_of(constant.sval->sval));
      const auto prefix = prefixes_ ? prefixes_->find(&constant) : Prefixes::const_iterator();
      if (!prefixes_ || prefix == prefixes_->end()) return add(literal);
      // A relation's name in a string, `'orders'::regclass`.
      const auto schema = quoted_literal(quoted(prefix->second) + '.');
      add(std::string_view(schema).substr(0, schema.size() - 1));
      return add(std::string_view(literal).substr(1));
    }
    default: return add("NULL");
  }
}

void Printer::column(const PgQuery__ColumnRef& column) {
  dotted({column.fields, column.n_fields});
}

void Printer::indirection(const PgQuery__AIndirection& indirection) {
  const auto& of = *indirection.arg;
  const bool subscript_first =
      indirection.n_indirection > 0 &&
      indirection.indirection[0]->node_case == PG_QUERY__NODE__NODE_A_INDICES;
  const bool bare = of.node_case == PG_QUERY__NODE__NODE_PARAM_REF ||
                    (of.node_case == PG_QUERY__NODE__NODE_COLUMN_REF && subscript_first);
  if (!bare) add("(");
  expression(of);
  if (!bare) add(")");
  selectors({indirection.indirection, indirection.n_indirection});
}

// `.field`, `.*`, `[1]`, `[1:2]`
void Printer::selectors(Nodes selectors) {
  for (const auto* each : selectors) {
    if (each->node_case == PG_QUERY__NODE__NODE_A_INDICES) {
      const auto& indices = *each->a_indices;
      add("[");
      if (indices.lidx) expression(*indices.lidx);
      if (indices.is_slice) add(":");
      if (indices.uidx) expression(*indices.uidx);
      add("]");
    } else {
      add(".");
      PgQuery__Node* const one[] = {const_cast<PgQuery__Node*>(each)};
      dotted(one);
    }
  }
}

void Printer::row(const PgQuery__RowExpr& row) {
  if (row.row_format != PG_QUERY__COERCION_FORM__COERCE_IMPLICIT_CAST) add("ROW");
  add("(");
  expressions({row.args, row.n_args});
  add(")");
}

void Printer::case_(const PgQuery__CaseExpr& node) {
  add("CASE");
  if (node.arg) {
    add(" ");
    expression(*node.arg);
  }
  for (const auto* branch : Nodes(node.args, node.n_args)) {
    add(" WHEN ");
    expression(*branch->case_when->expr);
    add(" THEN ");
    expression(*branch->case_when->result);
  }
  if (node.defresult) {
    add(" ELSE ");
    expression(*node.defresult);
  }
  add(" END");
}

void Printer::sublink(const PgQuery__SubLink& link) {
  switch (link.sub_link_type) {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: add("EXISTS "); break;
    case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK: add("ARRAY"); break;
    case PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK: break;
    case PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK:
    case PG_QUERY__SUB_LINK_TYPE__ALL_SUBLINK: {
      PgQuery__Node node = PG_QUERY__NODE__INIT;
      node.node_case = PG_QUERY__NODE__NODE_SUB_LINK;
      node.sub_link = const_cast<PgQuery__SubLink*>(&link);
      expression(*link.testexpr, tighter(binding_of(node)));
      add(" ");
      if (link.n_oper_name == 0) {
        add("IN ");
      } else {
        operator_name({link.oper_name, link.n_oper_name});
        add(link.sub_link_type == PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK ? " ANY " : " ALL ");
      }
      break;
    }
    default: throw Bug("a subquery of an unknown kind does not print");
  }
  parenthesised_query(*link.subselect);
}

void Printer::cast(const PgQuery__TypeCast& cast) {
  expression(*cast.arg, Binding::cast);
  add("::");
  type(*cast.type_name);
}

// A constant where the grammar allows no cast (CYCLE … TO): `date '2020-01-01'`.
void Printer::constant_expression(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_TYPE_CAST) return expression(node);
  type(*node.type_cast->type_name);
  add(" ");
  expression(*node.type_cast->arg);
}

void Printer::b_expression(const PgQuery__Node& node) {
  const bool bare = is_b_expression(node) && binding_of(node) > Binding::comparison;
  if (!bare) add("(");
  expression(node);
  if (!bare) add(")");
}

}  // namespace lockstep
