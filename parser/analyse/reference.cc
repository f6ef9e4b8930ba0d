// What names stand for, columns, rows and parameters, and what is taken out of a value, fields and elements (transformColumnRef() and
// transformIndirection() in parse_expr.c, transformContainerSubscripts() in parse_node.c).
#include <algorithm>

#include "parser/analyse/call.h"
#include "parser/analyse/coerce.h"
#include "parser/analyse/expression_parts.h"

namespace lockstep::analyse {
namespace {

using Nodes = PgQuery__Node* const*;

std::vector<Name> field_names(Nodes fields, std::size_t count) {
  std::vector<Name> names;
  for (std::size_t i = 0; i < count; ++i)
    if (fields[i]->node_case == PG_QUERY__NODE__NODE_STRING) names.emplace_back(text_of(fields[i]->string->sval));
  return names;
}

Value* field_of(const Analysis& analysis, Value* value, Name field) {
  if (value->op == Op::whole_row)
    if (auto* column = find_item_column(analysis, value->item, field)) return column;
  std::vector<Attribute> attributes;
  if (analysis.types.is_row(value->type.id))
    attributes = analysis.types.attributes(value->type.id);
  else if (value->op == Op::call)
    attributes = output_columns(analysis, *value);
  auto* result = analysis.arena.value(Op::field, {});
  result->name = quoted(field);
  result->arguments = {value};
  for (const auto& attribute : attributes) {
    if (attribute.name != field) continue;
    result->type = attribute.type;
    return result;
  }
  // `row.function`: attribute notation for a function of a row.
  if (analysis.types.is_row(value->type.id)) {
    auto* call = make_call(analysis, {.name = field, .arguments = {value}});
    if (call->type.id != no_type) return call;
  }
  return result;
}

Value* named_value(const Analysis& analysis, NameScope& scope, const PgQuery__ColumnRef& node) {
  auto names = field_names(node.fields, node.n_fields);
  const bool star = node.n_fields > 0 && node.fields[node.n_fields - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR;
  if (names.empty()) throw NotAnalysed{"a star in an expression"};
  if (names.size() == 1 && !star) {
    if (auto* value = find_parameter(analysis, scope, {}, names[0]); value && value->text == "VALUE") return value;
    if (auto* value = find_column(analysis, scope, names[0])) return value;
    if (auto* item = find_item(scope, {}, names[0])) return whole_row(analysis, item);
    if (auto* value = find_parameter(analysis, scope, {}, names[0])) return value;
    throw NotAnalysed{"column " + names[0].text()};
  }
  const std::size_t relation_parts = star ? names.size() : names.size() - 1;
  const Name relation = names[relation_parts - 1];
  const Name schema = relation_parts > 1 ? names[relation_parts - 2] : Name();
  auto* item = find_item(scope, schema, relation);
  if (!item && schema.empty()) {
    // A parameter, or a field of a composite parameter.
    if (names.size() == 2 && !star) {
      if (auto* value = find_parameter(analysis, scope, relation, names[1])) return value;
      if (auto* value = find_parameter(analysis, scope, {}, relation)) return field_of(analysis, value, names[1]);
    }
    if (names.size() == 1)
      if (auto* value = find_parameter(analysis, scope, {}, relation)) return value;
  }
  if (!item) throw NotAnalysed{"relation " + relation.text()};
  if (star) return whole_row(analysis, item);
  if (auto* value = find_item_column(analysis, item, names.back())) return value;
  auto* row = whole_row(analysis, item);
  auto* value = make_call(analysis, {.name = names.back(), .arguments = {row}});
  if (value->type.id == no_type) throw NotAnalysed{"column " + names.back().text()};
  return value;
}

Value* subscripts(const Analysis& analysis, NameScope& scope, Value* container, const std::vector<const PgQuery__AIndices*>& indices) {
  const Type base = analysis.types.base(container->type);
  const bool slice = std::any_of(indices.begin(), indices.end(), [](const auto* each) { return each->is_slice != 0; });
  if (base.id != jsonb_type && analysis.types.element(base.id) == no_type) throw NotAnalysed{"a subscript"};
  const auto index = [&](const PgQuery__Node* node) -> Value* {
    if (!node) return nullptr;
    auto* value = analyse_expression(analysis, scope, *node);
    if (base.id != jsonb_type)
      value = coerce_to_target(analysis, value, {int4_type, {}}, Strictness::assignment, Form::implicit_cast);
    else if (value->type.id == unknown_type)
      value = coerce_type(analysis, value, {text_type, {}}, Strictness::implicit, Form::implicit_cast);
    if (!value) throw NotAnalysed{"a subscript"};
    return value;
  };
  auto* result = analysis.arena.value(Op::subscript, base);
  if (base.id != jsonb_type && !slice) result->type.id = analysis.types.element(base.id);
  result->flag = slice;
  result->arguments = {container};
  for (const auto* each : indices) {
    auto* lower = index(each->lidx);
    if (slice && !each->is_slice) lower = analysis.arena.constant({int4_type, {}}, "1");
    result->arguments.push_back(lower);
    result->arguments.push_back(index(each->uidx));
  }
  return result;
}

}  // namespace

Value* analyse_column(const Analysis& analysis, NameScope& scope, const PgQuery__ColumnRef& node) {
  Value* value = nullptr;
  try {
    value = named_value(analysis, scope, node);
  } catch (const NotAnalysed& problem) {
    if (!analysis.lenient) throw;
    value = analysis.arena.value(Op::opaque, {});
    value->text = problem.reason;
  }
  if (analysis.listener) analysis.listener->column(node, *value);
  return value;
}

Value* analyse_indirection(const Analysis& analysis, NameScope& scope, Value* value, Nodes steps, std::size_t count) {
  std::vector<const PgQuery__AIndices*> indices;
  const auto flush = [&] {
    if (!indices.empty()) value = subscripts(analysis, scope, value, indices);
    indices.clear();
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (steps[i]->node_case == PG_QUERY__NODE__NODE_A_INDICES) {
      indices.push_back(steps[i]->a_indices);
    } else if (steps[i]->node_case == PG_QUERY__NODE__NODE_STRING) {
      flush();
      value = field_of(analysis, value, Name(text_of(steps[i]->string->sval)));
    } else {
      throw NotAnalysed{"a star in an expression"};
    }
  }
  flush();
  return value;
}

}  // namespace lockstep::analyse
