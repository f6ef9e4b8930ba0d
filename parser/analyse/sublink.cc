// Subqueries in expressions (transformSubLink() in parse_expr.c).
#include "parser/analyse/coerce.h"
#include "parser/analyse/expression_parts.h"
#include "parser/analyse/operation.h"

namespace lockstep::analyse {
namespace {

// The left side compared with the columns of the subquery; only the operators and the left operands
// are printed, the right ones are the columns themselves.
Value* compared(const Analysis& analysis, const char* kind, const OperatorName& name, const std::vector<Value*>& left, Query* query) {
  std::vector<Value*> right;
  for (const auto& column : output_of(*query)) {
    auto* value = analysis.arena.value(Op::parameter, column.type);
    value->text = "column";
    right.push_back(value);
  }
  if (left.size() != right.size()) throw NotAnalysed{"a subquery with another number of columns"};
  auto* result = analysis.arena.value(Op::sublink, {bool_type, {}});
  result->text = kind;
  result->query = query;
  for (std::size_t i = 0; i < left.size(); ++i) {
    auto* pair = make_operation(analysis, name, left[i], right[i]);
    result->names.push_back(pair->name);
    result->arguments.push_back(pair->arguments[0]);
  }
  return result;
}

std::vector<Value*> left_side(Value* value) {
  if (value->op == Op::row && value->type.id == record_type) return value->arguments;
  return {value};
}

}  // namespace

Value* analyse_sublink(const Analysis& analysis, NameScope& scope, const PgQuery__SubLink& node) {
  auto* query = analyse_query(analysis, &scope, *node.subselect);
  const auto plain = [&](const char* kind, Type type) {
    auto* value = analysis.arena.value(Op::sublink, type);
    value->text = kind;
    value->query = query;
    return value;
  };
  const auto columns = output_of(*query);
  switch (node.sub_link_type) {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: return plain("EXISTS", {bool_type, {}});
    case PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK:
      if (columns.empty()) throw NotAnalysed{"a subquery without columns"};
      return plain("SCALAR", columns[0].type);
    case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK:
      if (columns.empty()) throw NotAnalysed{"a subquery without columns"};
      return plain("ARRAY", {analysis.types.array_of(columns[0].type.id), columns[0].type.modifier});
    case PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK:
    case PG_QUERY__SUB_LINK_TYPE__ALL_SUBLINK: {
      auto name = operator_name(node.oper_name, node.n_oper_name);
      if (name.name.empty()) name.name = "=";
      auto* tested = analyse_expression(analysis, scope, *node.testexpr);
      const bool any = node.sub_link_type == PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK;
      return compared(analysis, any ? "ANY" : "ALL", name, left_side(tested), query);
    }
    default: throw NotAnalysed{"a kind of subquery"};
  }
}

Value* analyse_row_sublink(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node) {
  auto* left = analyse_expression(analysis, scope, *node.lexpr);
  const auto& sublink = *node.rexpr->sub_link;
  if (sublink.sub_link_type != PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK)
    return make_operation(analysis, operator_name(node.name, node.n_name), left, analyse_expression(analysis, scope, *node.rexpr));
  auto* query = analyse_query(analysis, &scope, *sublink.subselect);
  return compared(analysis, "ROW", operator_name(node.name, node.n_name), left_side(left), query);
}

}  // namespace lockstep::analyse
