// Operators as they are written, with IN, BETWEEN, NULLIF and IS DISTINCT FROM (transformAExprOp() and its neighbours in parse_expr.c).
#include <algorithm>

#include "parser/analyse/coerce.h"
#include "parser/analyse/expression_parts.h"

namespace lockstep::analyse {
namespace {

std::vector<Value*> row_values(const Value& row) { return row.arguments; }

Value* negated(const Analysis& analysis, Value* value) { return make_boolean(analysis, Op::negation, {coerce_to_boolean(analysis, value)}); }

bool names_columns(const Value& value, int depth) {
  if ((value.op == Op::column || value.op == Op::whole_row) && value.item->depth == depth) return true;
  if (value.query) return true;  // may use columns of this level; treated as if it did
  return std::any_of(value.arguments.begin(), value.arguments.end(), [&](const Value* each) { return each && names_columns(*each, depth); });
}

Value* in_list(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node) {
  const auto name = operator_name(node.name, node.n_name);
  const bool any = name.name != "<>";
  auto* left = analyse_expression(analysis, scope, *node.lexpr);
  if (node.rexpr->node_case != PG_QUERY__NODE__NODE_LIST) throw NotAnalysed{"IN"};
  std::vector<Value*> all, with_columns, constants;
  for (std::size_t i = 0; i < node.rexpr->list->n_items; ++i) {
    auto* value = analyse_expression(analysis, scope, *node.rexpr->list->items[i]);
    all.push_back(value);
    (names_columns(*value, scope.depth()) ? with_columns : constants).push_back(value);
  }
  Value* result = nullptr;
  if (constants.size() > 1) {
    std::vector<Value*> typed{left};
    typed.insert(typed.end(), constants.begin(), constants.end());
    const Oid common = common_type(analysis.types, typed);
    const bool works = common != no_type && common != record_type && is_common_type(analysis.types, common, typed);
    const Oid array_type = works ? analysis.types.facts(common).array : Oid{no_type};
    if (array_type != no_type) {
      auto* values = analysis.arena.value(Op::array, {array_type, {}});
      for (auto* each : constants) values->arguments.push_back(coerce_to_common(analysis, each, common));
      result = make_array_operation(analysis, name, any, left, values);
      all = with_columns;
    }
  }
  for (auto* each : all) {
    auto* comparison = coerce_to_boolean(analysis, compare(analysis, name, left, each));
    result = result ? make_boolean(analysis, any ? Op::disjunction : Op::conjunction, {result, comparison}) : comparison;
  }
  return result;
}

Value* between(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node) {
  auto* value = analyse_expression(analysis, scope, *node.lexpr);
  const auto& bounds = *node.rexpr->list;
  if (bounds.n_items != 2) throw NotAnalysed{"BETWEEN"};
  auto* low = analyse_expression(analysis, scope, *bounds.items[0]);
  auto* high = analyse_expression(analysis, scope, *bounds.items[1]);
  const auto pair = [&](const char* first, const char* second, Value* from, Value* to, Op op) {
    return make_boolean(analysis, op, {coerce_to_boolean(analysis, compare(analysis, {Name(), first}, value, from)),
                                       coerce_to_boolean(analysis, compare(analysis, {Name(), second}, value, to))});
  };
  switch (node.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN: return pair(">=", "<=", low, high, Op::conjunction);
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN: return pair("<", ">", low, high, Op::disjunction);
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN_SYM:
      return make_boolean(analysis, Op::disjunction,
                          {pair(">=", "<=", low, high, Op::conjunction), pair(">=", "<=", high, low, Op::conjunction)});
    default:
      return make_boolean(analysis, Op::conjunction,
                          {pair("<", ">", low, high, Op::disjunction), pair("<", ">", high, low, Op::disjunction)});
  }
}

}  // namespace

Value* compare(const Analysis& analysis, const OperatorName& name, Value* left, Value* right) {
  if (left->op == Op::row && right->op == Op::row && left->type.id == record_type && right->type.id == record_type)
    return make_row_comparison(analysis, name, row_values(*left), row_values(*right));
  return make_operation(analysis, name, left, right);
}

Value* analyse_operation(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node) {
  switch (node.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_IN: return in_list(analysis, scope, node);
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN:
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN:
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN_SYM:
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN_SYM: return between(analysis, scope, node);
    default: break;
  }
  const auto name = operator_name(node.name, node.n_name);
  if (node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_OP && node.lexpr && node.lexpr->node_case == PG_QUERY__NODE__NODE_ROW_EXPR &&
      node.rexpr->node_case == PG_QUERY__NODE__NODE_SUB_LINK)
    return analyse_row_sublink(analysis, scope, node);
  auto* left = node.lexpr ? analyse_expression(analysis, scope, *node.lexpr) : nullptr;
  auto* right = analyse_expression(analysis, scope, *node.rexpr);
  const auto told = [&](Value* value) {
    if (analysis.listener) analysis.listener->operation(node, *value);
    return value;
  };
  switch (node.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY: return told(make_array_operation(analysis, name, true, left, right));
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ALL: return told(make_array_operation(analysis, name, false, left, right));
    case PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF: return make_nullif(analysis, left, right);
    case PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT:
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_DISTINCT: {
      const bool rows = left->op == Op::row && right->op == Op::row;
      auto* value = rows ? make_row_distinct(analysis, row_values(*left), row_values(*right)) : make_distinct(analysis, left, right);
      if (node.kind == PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT) return value;
      if (value->op == Op::null_test) {
        value->name = "IS NULL";
        return value;
      }
      return negated(analysis, value);
    }
    default: return told(left ? compare(analysis, name, left, right) : make_operation(analysis, name, nullptr, right));
  }
}

}  // namespace lockstep::analyse
