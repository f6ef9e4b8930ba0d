#include "parser/analyse/operation.h"

#include <array>

#include "parser/analyse/coerce.h"
#include "parser/analyse/overload.h"

namespace lockstep::analyse {

OperatorName operator_name(PgQuery__Node* const* nodes, std::size_t count) {
  const auto names = string_list(nodes, count);
  if (names.empty()) return {};
  OperatorName result{Name(), std::string(names.back())};
  if (names.size() > 1) result.schema = Name(names[names.size() - 2]);
  return result;
}

namespace {

// The name as it is compared: bare for PostgreSQL's own operators.
std::string full_name(Name schema, const std::string& name) {
  if (schema.empty() || schema.text() == "pg_catalog") return name;
  return "OPERATOR(" + quoted(schema) + "." + name + ")";
}

void tell(const Analysis& analysis, const FoundOperator& found, const std::string& name) {
  if (!analysis.listener) return;
  const auto text = [&](Oid type) { return type == no_type ? std::string("NONE") : analysis.types.text({type, {}}); };
  analysis.listener->uses_operator({found.schema, Name(name)}, text(found.left), text(found.right));
}

Value* unknown_operation(const Analysis& analysis, Op op, const OperatorName& name, std::vector<Value*> arguments) {
  auto* value = analysis.arena.value(op, {});
  value->name = full_name(name.schema, name.name);
  value->arguments = std::move(arguments);
  return value;
}

Value* coerced(const Analysis& analysis, Value* value, Oid type) {
  if (value->type.id == type) return value;
  return coerce_type(analysis, value, {type, {}}, Strictness::implicit, Form::implicit_cast);
}

Value* operation(const Analysis& analysis, Op op, const OperatorName& name, Value* left, Value* right) {
  const auto& types = analysis.types;
  const bool prefix = left == nullptr;
  const Oid left_type = prefix ? Oid{no_type} : left->type.id, right_type = right->type.id;
  std::vector<Value*> arguments;
  if (!prefix) arguments.push_back(left);
  arguments.push_back(right);
  if ((!prefix && types.is_opaque(left_type)) || types.is_opaque(right_type))
    return unknown_operation(analysis, op, name, std::move(arguments));
  const auto found = find_operator(analysis, name.schema, name.name, left_type, right_type, prefix);
  if (!found) return unknown_operation(analysis, op, name, std::move(arguments));
  tell(analysis, *found, name.name);

  std::array<Oid, 2> actual{prefix ? right_type : left_type, right_type};
  std::array<Oid, 2> declared{prefix ? found->right : found->left, found->right};
  const std::size_t count = prefix ? 1 : 2;
  const Oid result = resolve_polymorphic(types, std::span(actual).first(count), std::span(declared).first(count), found->result);
  if (result == no_type) return unknown_operation(analysis, op, name, std::move(arguments));
  for (std::size_t i = 0; i < count; ++i) arguments[i] = coerced(analysis, arguments[i], declared[i]);
  auto* value = analysis.arena.value(op, {result, {}});
  value->name = full_name(found->schema, name.name);
  value->arguments = std::move(arguments);
  return value;
}

bool is_null_literal(const Value& value) {
  return value.op == Op::constant && value.is_null && value.type.id == unknown_type;
}

}  // namespace

Value* make_operation(const Analysis& analysis, const OperatorName& name, Value* left, Value* right) {
  return operation(analysis, Op::operation, name, left, right);
}

Value* make_distinct(const Analysis& analysis, Value* left, Value* right) {
  if (is_null_literal(*left) || is_null_literal(*right)) {
    auto* test = analysis.arena.value(Op::null_test, {bool_type, {}});
    test->name = "IS NOT NULL";
    test->arguments = {is_null_literal(*right) ? left : right};
    return test;
  }
  return operation(analysis, Op::distinct_from, {Name(), "="}, left, right);
}

Value* make_nullif(const Analysis& analysis, Value* left, Value* right) {
  auto* value = operation(analysis, Op::nullif, {Name(), "="}, left, right);
  // The result is the left operand as the operator saw it.
  if (value->type.id != no_type) value->type = value->arguments[0]->type;
  return value;
}

Value* make_array_operation(const Analysis& analysis, const OperatorName& name, bool any, Value* scalar, Value* array) {
  const auto& types = analysis.types;
  const Op op = any ? Op::any_of : Op::all_of;
  const Oid left = scalar->type.id, array_type = array->type.id;
  const Oid right = array_type == unknown_type ? Oid{unknown_type} : types.element(types.base(array_type));
  if (types.is_opaque(left) || types.is_opaque(right)) return unknown_operation(analysis, op, name, {scalar, array});
  const auto found = find_operator(analysis, name.schema, name.name, left, right, false);
  if (!found) return unknown_operation(analysis, op, name, {scalar, array});
  tell(analysis, *found, name.name);
  const std::array<Oid, 2> actual{left, right};
  std::array<Oid, 2> declared{found->left, found->right};
  if (resolve_polymorphic(types, actual, declared, found->result) == no_type)
    return unknown_operation(analysis, op, name, {scalar, array});
  const Oid wanted = is_polymorphic(declared[1]) ? array_type : types.facts(declared[1]).array;
  if (wanted == no_type) return unknown_operation(analysis, op, name, {scalar, array});
  auto* value = analysis.arena.value(op, {bool_type, {}});
  value->name = full_name(found->schema, name.name);
  value->arguments = {coerced(analysis, scalar, declared[0]), coerced(analysis, array, wanted)};
  return value;
}

Value* make_boolean(const Analysis& analysis, Op op, std::vector<Value*> arguments) {
  auto* value = analysis.arena.value(op, {bool_type, {}});
  value->arguments = std::move(arguments);
  return value;
}

Value* make_row_comparison(const Analysis& analysis, const OperatorName& name, const std::vector<Value*>& left, const std::vector<Value*>& right) {
  if (left.size() != right.size() || left.empty()) throw NotAnalysed{"rows of different lengths"};
  std::vector<Value*> pairs;
  for (std::size_t i = 0; i < left.size(); ++i)
    pairs.push_back(coerce_to_boolean(analysis, make_operation(analysis, name, left[i], right[i])));
  if (pairs.size() == 1) return pairs[0];
  if (name.name == "=") return make_boolean(analysis, Op::conjunction, std::move(pairs));
  if (name.name == "<>") return make_boolean(analysis, Op::disjunction, std::move(pairs));
  auto* value = analysis.arena.value(Op::row_compare, {bool_type, {}});
  for (auto* pair : pairs) value->names.push_back(pair->name);
  for (const std::size_t side : {0U, 1U})
    for (auto* pair : pairs) {
      if (pair->arguments.size() != 2) throw NotAnalysed{"a row comparison"};
      value->arguments.push_back(pair->arguments[side]);
    }
  return value;
}

Value* make_row_distinct(const Analysis& analysis, const std::vector<Value*>& left, const std::vector<Value*>& right) {
  if (left.size() != right.size()) throw NotAnalysed{"rows of different lengths"};
  Value* result = nullptr;
  for (std::size_t i = 0; i < left.size(); ++i) {
    // No shortcut for NULL here: make_row_distinct_op() calls make_distinct_op() itself.
    auto* pair = operation(analysis, Op::distinct_from, {Name(), "="}, left[i], right[i]);
    result = result ? make_boolean(analysis, Op::disjunction, {result, pair}) : pair;
  }
  if (!result) result = analysis.arena.constant({bool_type, {}}, "false");
  return result;
}

}  // namespace lockstep::analyse
