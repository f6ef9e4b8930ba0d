#include "parser/analyse/expression.h"

#include <algorithm>
#include <array>

#include "parser/analyse/coerce.h"
#include "parser/analyse/expression_parts.h"
#include "parser/analyse/literal.h"
#include "parser/number_text.h"

namespace lockstep::analyse {
namespace {

using Nodes = PgQuery__Node* const*;

Value* untyped(const Analysis& analysis, std::string text) { return analysis.arena.constant({unknown_type, {}}, std::move(text)); }

Value* number(const Analysis& analysis, std::string_view text) {
  // Numbers without a point that fit are integers (make_const() in parse_node.c).
  const bool integer = text.find_first_of(".eE") == std::string_view::npos;
  const auto value = std::string(text);
  if (!integer) return analysis.arena.constant({numeric_type, {}}, normal_numeric(value).value_or(value));
  const auto digits = normal_integer(value).value_or(value);
  const bool negative = digits.starts_with('-');
  const auto magnitude = std::string_view(digits).substr(negative ? 1 : 0);
  const auto fits = [&](std::string_view largest, std::string_view smallest) {
    const auto limit = negative ? smallest : largest;
    return magnitude.size() < limit.size() || (magnitude.size() == limit.size() && magnitude <= limit);
  };
  if (fits("2147483647", "2147483648")) return analysis.arena.constant({int4_type, {}}, digits);
  if (fits("9223372036854775807", "9223372036854775808")) return analysis.arena.constant({int8_type, {}}, digits);
  return analysis.arena.constant({numeric_type, {}}, digits);
}

Value* constant(const Analysis& analysis, const PgQuery__AConst& node) {
  if (node.isnull) {
    auto* value = untyped(analysis, {});
    value->is_null = true;
    return value;
  }
  switch (node.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL: return analysis.arena.constant({int4_type, {}}, std::to_string(node.ival->ival));
    case PG_QUERY__A__CONST__VAL_FVAL: return number(analysis, number_text(text_of(node.fval->fval)));
    case PG_QUERY__A__CONST__VAL_BOOLVAL: return analysis.arena.constant({bool_type, {}}, node.boolval->boolval ? "true" : "false");
    case PG_QUERY__A__CONST__VAL_SVAL: {
      auto* value = untyped(analysis, std::string(text_of(node.sval->sval)));
      value->index = node.location;
      return value;
    }
    case PG_QUERY__A__CONST__VAL_BSVAL: return literal(analysis, *untyped(analysis, std::string(text_of(node.bsval->bsval))), {bit_type, {}});
    default: return analysis.arena.constant({int4_type, {}}, "0");  // protobuf leaves an empty message out
  }
}

// The types that ARRAY[…]::type[] passes down to the elements.
struct WantedArray {
  Oid array = no_type;
  Type element;
};

Value* array(const Analysis& analysis, NameScope& scope, const PgQuery__AArrayExpr& node, const WantedArray& wanted) {
  const auto& types = analysis.types;
  auto* result = analysis.arena.value(Op::array, {});
  std::vector<Value*> elements;
  for (std::size_t i = 0; i < node.n_elements; ++i) {
    const auto& each = *node.elements[i];
    if (each.node_case == PG_QUERY__NODE__NODE_A_ARRAY_EXPR) {
      elements.push_back(array(analysis, scope, *each.a_array_expr, wanted));
      result->flag = true;
    } else {
      elements.push_back(analyse_expression(analysis, scope, each));
      if (types.is_array(types.base(elements.back()->type.id))) result->flag = true;
    }
  }
  Oid element = no_type;
  if (wanted.array != no_type) {
    const Type target = result->flag ? Type{wanted.array, wanted.element.modifier} : wanted.element;
    for (auto*& each : elements) {
      each = coerce_to_target(analysis, each, target, Strictness::explicit_, Form::explicit_cast);
      if (!each) throw NotAnalysed{"an array element"};
    }
    result->type.id = wanted.array;
    element = wanted.element.id;
  } else {
    if (elements.empty()) throw NotAnalysed{"an empty array"};
    const Oid common = common_type(types, elements);
    for (auto*& each : elements) each = coerce_to_common(analysis, each, common);
    result->type.id = result->flag ? common : types.facts(common).array;
    element = result->flag ? types.element(common) : common;
  }
  if (!result->flag && !elements.empty()) result->type.modifier = common_modifier(elements, element);
  result->arguments = std::move(elements);
  return result;
}

Value* type_cast(const Analysis& analysis, NameScope& scope, const PgQuery__TypeCast& node) {
  const auto& types = analysis.types;
  const Type target = analysis.types.from_tree(*node.type_name);
  Value* value = nullptr;
  if (node.arg->node_case == PG_QUERY__NODE__NODE_A_ARRAY_EXPR) {
    const Type base = types.base(target);
    if (types.is_array(base.id)) value = array(analysis, scope, *node.arg->a_array_expr, {base.id, {types.element(base.id), base.modifier}});
  }
  if (!value) value = analyse_expression(analysis, scope, *node.arg);
  if (value->type.id == no_type) {
    auto* cast = analysis.arena.value(Op::cast, target);
    cast->form = Form::explicit_cast;
    cast->arguments = {value};
    return cast;
  }
  auto* result = coerce_to_target(analysis, value, target, Strictness::explicit_, Form::explicit_cast);
  if (result) return result;
  // A cast that somebody has created; there is nothing else it could be.
  auto* cast = analysis.arena.value(Op::cast, target);
  cast->form = Form::explicit_cast;
  cast->arguments = {value};
  return cast;
}

Value* row(const Analysis& analysis, NameScope& scope, const PgQuery__RowExpr& node) {
  auto* value = analysis.arena.value(Op::row, {record_type, {}});
  value->arguments = analyse_list(analysis, scope, node.args, node.n_args);
  return value;
}

Value* boolean(const Analysis& analysis, NameScope& scope, const PgQuery__BoolExpr& node) {
  std::vector<Value*> arguments;
  for (std::size_t i = 0; i < node.n_args; ++i)
    arguments.push_back(coerce_to_boolean(analysis, analyse_expression(analysis, scope, *node.args[i])));
  switch (node.boolop) {
    case PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR: return make_boolean(analysis, Op::conjunction, std::move(arguments));
    case PG_QUERY__BOOL_EXPR_TYPE__OR_EXPR: return make_boolean(analysis, Op::disjunction, std::move(arguments));
    default: return make_boolean(analysis, Op::negation, std::move(arguments));
  }
}

Value* case_expression(const Analysis& analysis, NameScope& scope, const PgQuery__CaseExpr& node) {
  auto* value = analysis.arena.value(Op::case_of, {});
  Value* test = nullptr;
  if (node.arg) {
    auto* tested = analyse_expression(analysis, scope, *node.arg);
    if (tested->type.id == unknown_type) tested = coerce_to_common(analysis, tested, text_type);
    test = analysis.arena.value(Op::case_test, tested->type);
    value->flag = true;
    value->arguments.push_back(tested);
  }
  std::vector<Value*> conditions, results;
  for (std::size_t i = 0; i < node.n_args; ++i) {
    const auto& when = *node.args[i]->case_when;
    auto* condition = analyse_expression(analysis, scope, *when.expr);
    if (test) condition = compare(analysis, {Name(), "="}, test, condition);
    conditions.push_back(coerce_to_boolean(analysis, condition));
    results.push_back(analyse_expression(analysis, scope, *when.result));
  }
  auto* otherwise = node.defresult ? analyse_expression(analysis, scope, *node.defresult) : untyped(analysis, {});
  if (!node.defresult) otherwise->is_null = true;
  // The default comes first when the common type is chosen.
  std::vector<Value*> typed{otherwise};
  typed.insert(typed.end(), results.begin(), results.end());
  const Oid common = common_type(analysis.types, typed);
  for (auto*& each : typed) each = coerce_to_common(analysis, each, common);
  value->type = {common, common_modifier(typed, common)};
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    value->arguments.push_back(conditions[i]);
    value->arguments.push_back(typed[i + 1]);
  }
  value->arguments.push_back(typed[0]);
  return value;
}

Value* of_common_type(const Analysis& analysis, NameScope& scope, Op op, Nodes nodes, std::size_t count) {
  auto* value = analysis.arena.value(op, {});
  for (std::size_t i = 0; i < count; ++i) value->arguments.push_back(analyse_expression(analysis, scope, *nodes[i]));
  const Oid common = common_type(analysis.types, value->arguments);
  for (auto*& each : value->arguments) each = coerce_to_common(analysis, each, common);
  value->type = {common, common_modifier(value->arguments, common)};
  return value;
}

Value* value_function(const Analysis& analysis, const PgQuery__SQLValueFunction& node) {
  struct Row {
    PgQuery__SQLValueFunctionOp op;
    std::string_view name;
    Oid type;
  };
  static constexpr std::array rows = std::to_array<Row>({
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_DATE, "CURRENT_DATE", date_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME, "CURRENT_TIME", timetz_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME_N, "CURRENT_TIME", timetz_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP, "CURRENT_TIMESTAMP", timestamptz_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP_N, "CURRENT_TIMESTAMP", timestamptz_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME, "LOCALTIME", time_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME_N, "LOCALTIME", time_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP, "LOCALTIMESTAMP", timestamp_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP_N, "LOCALTIMESTAMP", timestamp_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_ROLE, "CURRENT_ROLE", name_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_USER, "CURRENT_USER", name_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_USER, "USER", name_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_SESSION_USER, "SESSION_USER", name_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_CATALOG, "CURRENT_CATALOG", name_type},
      {PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_SCHEMA, "CURRENT_SCHEMA", name_type},
  });
  for (const auto& each : rows) {
    if (each.op != node.op) continue;
    auto* value = analysis.arena.value(Op::value_function, {each.type, {}});
    value->name = each.name;
    if (node.typmod >= 0 && each.type != name_type && each.type != date_type)
      value->type.modifier = Name('(' + std::to_string(std::min(node.typmod, 6)) + ')');
    if (node.op != PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME_N && node.op != PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP_N &&
        node.op != PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME_N && node.op != PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP_N)
      value->type.modifier = {};
    return value;
  }
  throw NotAnalysed{"a value function"};
}

Value* boolean_test(const Analysis& analysis, NameScope& scope, const PgQuery__BooleanTest& node) {
  static constexpr std::array<std::string_view, 7> names{"", "IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE", "IS UNKNOWN", "IS NOT UNKNOWN"};
  auto* value = analysis.arena.value(Op::boolean_test, {bool_type, {}});
  value->name = names.at(static_cast<std::size_t>(node.booltesttype));
  value->arguments = {coerce_to_boolean(analysis, analyse_expression(analysis, scope, *node.arg))};
  return value;
}

Value* null_test(const Analysis& analysis, NameScope& scope, const PgQuery__NullTest& node) {
  auto* value = analysis.arena.value(Op::null_test, {bool_type, {}});
  value->name = node.nulltesttype == PG_QUERY__NULL_TEST_TYPE__IS_NULL ? "IS NULL" : "IS NOT NULL";
  value->arguments = {analyse_expression(analysis, scope, *node.arg)};
  return value;
}

Value* collate(const Analysis& analysis, NameScope& scope, const PgQuery__CollateClause& node) {
  auto* value = analyse_expression(analysis, scope, *node.arg);
  if (value->type.id == unknown_type) value = coerce_type(analysis, value, {text_type, {}}, Strictness::implicit, Form::implicit_cast);
  auto* result = analysis.arena.value(Op::collate, value->type);
  const auto names = string_list(node.collname, node.n_collname);
  if (names.size() > 1 && names[names.size() - 2] != "pg_catalog") result->name = quoted(Name(names[names.size() - 2])) + '.';
  result->name += quoted(Name(names.back()));
  result->arguments = {value};
  return result;
}

Value* list_of(const Analysis& analysis, NameScope& scope, Op op, Type type, Nodes nodes, std::size_t count) {
  auto* value = analysis.arena.value(op, type);
  value->arguments = analyse_list(analysis, scope, nodes, count);
  return value;
}

}  // namespace

Value* analyse_expression(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_A_CONST: return constant(analysis, *node.a_const);
    case PG_QUERY__NODE__NODE_COLUMN_REF: return analyse_column(analysis, scope, *node.column_ref);
    case PG_QUERY__NODE__NODE_PARAM_REF: {
      const auto* outermost = &scope;
      while (outermost->parent) outermost = outermost->parent;
      auto* value = analysis.arena.value(Op::parameter, {});
      const auto number_of = static_cast<std::size_t>(node.param_ref->number);
      value->text = '$' + std::to_string(number_of);
      if (outermost->parameters && number_of >= 1 && number_of <= outermost->parameters->size())
        value->type = (*outermost->parameters)[number_of - 1].type;
      return value;
    }
    case PG_QUERY__NODE__NODE_A_INDIRECTION:
      return analyse_indirection(analysis, scope, analyse_expression(analysis, scope, *node.a_indirection->arg), node.a_indirection->indirection,
                         node.a_indirection->n_indirection);
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR: return array(analysis, scope, *node.a_array_expr, {});
    case PG_QUERY__NODE__NODE_TYPE_CAST: return type_cast(analysis, scope, *node.type_cast);
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return collate(analysis, scope, *node.collate_clause);
    case PG_QUERY__NODE__NODE_A_EXPR: return analyse_operation(analysis, scope, *node.a_expr);
    case PG_QUERY__NODE__NODE_BOOL_EXPR: return boolean(analysis, scope, *node.bool_expr);
    case PG_QUERY__NODE__NODE_FUNC_CALL: return analyse_function_call(analysis, scope, *node.func_call);
    case PG_QUERY__NODE__NODE_SUB_LINK: return analyse_sublink(analysis, scope, *node.sub_link);
    case PG_QUERY__NODE__NODE_CASE_EXPR: return case_expression(analysis, scope, *node.case_expr);
    case PG_QUERY__NODE__NODE_ROW_EXPR: return row(analysis, scope, *node.row_expr);
    case PG_QUERY__NODE__NODE_COALESCE_EXPR:
      return of_common_type(analysis, scope, Op::coalesce, node.coalesce_expr->args, node.coalesce_expr->n_args);
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
      return of_common_type(analysis, scope, node.min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_GREATEST ? Op::greatest : Op::least,
                            node.min_max_expr->args, node.min_max_expr->n_args);
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: return value_function(analysis, *node.sqlvalue_function);
    case PG_QUERY__NODE__NODE_NULL_TEST: return null_test(analysis, scope, *node.null_test);
    case PG_QUERY__NODE__NODE_BOOLEAN_TEST: return boolean_test(analysis, scope, *node.boolean_test);
    case PG_QUERY__NODE__NODE_GROUPING_FUNC:
      return list_of(analysis, scope, Op::grouping, {int4_type, {}}, node.grouping_func->args, node.grouping_func->n_args);
    case PG_QUERY__NODE__NODE_SET_TO_DEFAULT: return analysis.arena.value(Op::set_default, {});
    case PG_QUERY__NODE__NODE_XML_EXPR:
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: return analyse_xml(analysis, scope, node);
    default: throw NotAnalysed{"a kind of expression"};
  }
}

std::vector<Value*> analyse_list(const Analysis& analysis, NameScope& scope, Nodes nodes, std::size_t count) {
  std::vector<Value*> values;
  for (std::size_t i = 0; i < count; ++i) {
    if (is_star(*nodes[i])) {
      const auto targets = nodes[i]->node_case == PG_QUERY__NODE__NODE_COLUMN_REF ? expand_star(analysis, scope, *nodes[i]->column_ref)
                                                                                  : expand_star_of(analysis, scope, *nodes[i]->a_indirection);
      for (const auto& target : targets) values.push_back(target.value);
    } else {
      values.push_back(analyse_expression(analysis, scope, *nodes[i]));
    }
  }
  return values;
}

}  // namespace lockstep::analyse
