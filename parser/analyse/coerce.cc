#include "parser/analyse/coerce.h"

#include "parser/analyse/literal.h"

namespace lockstep::analyse {

bool is_polymorphic(Oid type) {
  switch (type) {
    case anyelement_type:
    case anyarray_type:
    case anynonarray_type:
    case anyenum_type:
    case anyrange_type:
    case anymultirange_type:
    case anycompatible_type:
    case anycompatiblearray_type:
    case anycompatiblenonarray_type:
    case anycompatiblerange_type:
    case anycompatiblemultirange_type: return true;
    default: return false;
  }
}

namespace {

Strictness strictness_of(char context) {
  if (context == 'i') return Strictness::implicit;
  return context == 'a' ? Strictness::assignment : Strictness::explicit_;
}

Pathway pathway_of(const builtin::Cast& cast) {
  if (cast.method == 'f') return Pathway::function;
  return cast.method == 'b' ? Pathway::relabel : Pathway::text;
}

// Types that pg_cast knows how to cut to a modifier: it has a cast from the type to itself.
bool has_length_coercion(const Types& types, Oid type) {
  if (types.is_array(type)) type = types.element(type);
  return types.find_cast(type, type) != nullptr;
}

// True for the row type of a table below the other one by inheritance, or of a typed table and its type.
bool inherits_from(const Types& types, Oid source, Oid target) {
  const auto& from = types.facts(types.base(source)).relation;
  const auto& to = types.facts(target).relation;
  if (!from || !to || from->kind != Kind::table) return false;
  std::vector<ObjectId> above{*from};
  for (std::size_t i = 0; i < above.size() && i < 1000; ++i) {
    if (i > 0 && above[i] == *to) return true;
    const auto* node = types.graph().find(above[i]);
    if (!node || node->id.kind != Kind::table) continue;
    const auto& table = node->as<ir::Table>();
    for (const auto& parent : table.inherits) above.push_back(parent.id);
    if (table.partition_of) above.push_back(table.partition_of->id);
    if (i == 0 && table.of_type) above.push_back(table.of_type->id);
  }
  return false;
}

// Marks a coercion as not to be printed, because another one on top of it says what was meant.
void hide(Value* value) {
  if (value->op == Op::cast || value->op == Op::row) value->form = Form::implicit_cast;
}

Value* cast(const Analysis& analysis, Value* value, Type type, Form form) {
  auto* result = analysis.arena.value(Op::cast, type);
  result->form = form;
  result->arguments = {value};
  return result;
}

Value* coerce_modifier(const Analysis& analysis, Value* value, Type target, Form form, bool hide_input) {
  if (target.modifier == value->type.modifier) return value;
  if (hide_input) hide(value);
  if (!target.modifier.empty() && has_length_coercion(analysis.types, target.id)) {
    auto* result = cast(analysis, value, target, form);
    result->flag = true;
    return result;
  }
  // Only the modifier that others see changes; of stacked relabellings the last one counts.
  while (value->op == Op::cast && value->name == "relabel") value = value->arguments[0];
  if (value->type == target) return value;
  if (value->op == Op::constant) {
    auto* copy = analysis.arena.copy(*value);
    copy->type = target;
    return copy;
  }
  auto* result = cast(analysis, value, target, form);
  result->name = "relabel";
  return result;
}

Value* coerce_domain(const Analysis& analysis, Value* value, Type base, Oid domain, Form form, bool hide_input) {
  if (base.id == domain) return value;
  if (hide_input) hide(value);
  value = coerce_modifier(analysis, value, base, Form::implicit_cast, false);
  return cast(analysis, value, {domain, {}}, form);
}

// ROW(…) given for a named composite type: each field is coerced to the attribute's type.
Value* coerce_row(const Analysis& analysis, Value* value, Type target, Strictness strictness, Form form) {
  if (value->op != Op::row) throw NotAnalysed{"a record for a composite type"};
  const auto base = analysis.types.base(target);
  const auto attributes = analysis.types.attributes(base.id);
  if (attributes.size() != value->arguments.size()) throw NotAnalysed{"a row of another length"};
  auto* row = analysis.arena.value(Op::row, base);
  row->form = form;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    auto* field = coerce_to_target(analysis, value->arguments[i], attributes[i].type, strictness, Form::implicit_cast);
    if (!field) throw NotAnalysed{"a field of a row"};
    row->arguments.push_back(field);
  }
  if (base.id == target.id) return row;
  row->form = Form::implicit_cast;
  return coerce_domain(analysis, row, base, target.id, form, false);
}

Value* coerce_literal(const Analysis& analysis, Value* value, Type target, Form form) {
  auto base = analysis.types.facts(target.id).kind == 'd' ? analysis.types.base(target) : target;
  const Type input{base.id, base.id == interval_type ? base.modifier : Name()};
  auto* constant = literal(analysis, *value, input);
  if (base.id == target.id) return constant;
  return coerce_domain(analysis, constant, base, target.id, form, false);
}

// An array whose elements are coerced one by one has the modifier that they got.
Value* coerce_array(const Analysis& analysis, Value* value, Type target, Form form) {
  const Oid element = analysis.types.element(target.id);
  const bool keeps_modifier = has_length_coercion(analysis.types, element);
  return cast(analysis, value, {target.id, keeps_modifier ? target.modifier : Name()}, form);
}

}  // namespace

Pathway coercion_pathway(const Types& types, Oid target, Oid source, Strictness strictness) {
  source = types.base(source);
  target = types.base(target);
  if (source == target) return Pathway::relabel;
  if (const auto* cast = types.find_cast(source, target))
    return strictness >= strictness_of(cast->context) ? pathway_of(*cast) : Pathway::none;
  if (target != oidvector_type && target != int2vector_type) {
    const Oid to = types.element(target), from = types.element(source);
    if (types.is_array(target) && to != no_type && from != no_type && types.facts(source).category == 'A' &&
        coercion_pathway(types, to, from, strictness) != Pathway::none)
      return Pathway::array;
  }
  if (strictness >= Strictness::assignment && types.facts(target).category == 'S') return Pathway::text;
  if (strictness >= Strictness::explicit_ && types.facts(source).category == 'S') return Pathway::text;
  // Casts of types that we do not know can only be taken on trust where they are spelt out.
  if (strictness == Strictness::explicit_ && (types.is_opaque(source) || types.is_opaque(target))) return Pathway::function;
  return Pathway::none;
}

bool can_coerce(const Types& types, Oid source, Oid target, Strictness strictness) {
  if (source == target || target == any_type || is_polymorphic(target) || source == unknown_type) return true;
  if (coercion_pathway(types, target, source, strictness) != Pathway::none) return true;
  if (source == record_type && types.is_row(target)) return true;
  if (target == record_type && types.is_row(source)) return true;
  if (target == record_array_type && types.is_row(types.element(source))) return true;
  return inherits_from(types, source, target);
}

bool is_binary_coercible(const Types& types, Oid source, Oid target) {
  if (source == target || target == any_type || target == anyelement_type || target == anycompatible_type) return true;
  source = types.base(source);
  if (source == target) return true;
  const auto kind = types.facts(source).kind;
  const bool array = types.facts(source).category == 'A' && types.element(source) != no_type;
  if (target == anyarray_type || target == anycompatiblearray_type) return array;
  if (target == anynonarray_type || target == anycompatiblenonarray_type) return !array;
  if (target == anyenum_type) return kind == 'e';
  if (target == anyrange_type || target == anycompatiblerange_type) return kind == 'r';
  if (target == anymultirange_type || target == anycompatiblemultirange_type) return kind == 'm';
  if (target == record_type && kind == 'c') return true;
  const auto* cast = types.find_cast(source, target);
  return cast && cast->method == 'b' && cast->context == 'i';
}

namespace {

void tell(const Analysis& analysis, Oid source, Oid target, Pathway pathway) {
  if (!analysis.listener) return;
  const auto& types = analysis.types;
  source = types.base(source);
  target = types.base(target);
  if (pathway == Pathway::array) {
    source = types.element(source);
    target = types.element(target);
  }
  analysis.listener->uses_cast(types.text({source, {}}), types.text({target, {}}));
}

}  // namespace

Value* coerce_type(const Analysis& analysis, Value* value, Type target, Strictness strictness, Form form) {
  const auto& types = analysis.types;
  const Oid source = value->type.id;
  if (source == target.id) return value;
  switch (target.id) {
    case any_type:
    case anyelement_type:
    case anynonarray_type:
    case anycompatible_type:
    case anycompatiblenonarray_type: return value;
    default: break;
  }
  if (is_polymorphic(target.id) && source != unknown_type) {
    const Oid base = types.base(source);
    return base == source ? value : cast(analysis, value, {base, {}}, form);
  }
  if (source == unknown_type && value->op == Op::constant) return coerce_literal(analysis, value, target, form);
  if (value->op == Op::collate) {
    auto* under = coerce_type(analysis, value->arguments[0], target, strictness, form);
    if (!types.facts(target.id).collatable) return under;
    auto* result = analysis.arena.copy(*value);
    result->arguments = {under};
    result->type = under->type;
    return result;
  }
  const auto pathway = coercion_pathway(types, target.id, source, strictness);
  const auto base = types.facts(target.id).kind == 'd' ? types.base(target) : target;
  if (pathway != Pathway::none) tell(analysis, source, target.id, pathway);
  if (pathway == Pathway::relabel) {
    auto* result = coerce_domain(analysis, value, types.base(Type{target.id, {}}), target.id, form, false);
    if (result != value) return result;
    result = cast(analysis, value, {target.id, {}}, form);
    result->name = "relabel";
    return result;
  }
  if (pathway != Pathway::none) {
    Value* result = nullptr;
    if (pathway == Pathway::array) {
      result = coerce_array(analysis, value, base, form);
    } else {
      // Casts from integers to bit strings are the only ones that look at the length themselves.
      const bool sets_length = base.id == bit_type && (source == int4_type || source == int8_type);
      result = cast(analysis, value, {base.id, sets_length ? base.modifier : Name()}, form);
    }
    if (base.id != target.id) result = coerce_domain(analysis, result, base, target.id, form, true);
    return result;
  }
  if (source == record_type && types.is_row(target.id)) return coerce_row(analysis, value, target, strictness, form);
  if (target.id == record_type && types.is_row(source)) return value;
  if (target.id == record_array_type) return value;
  if (inherits_from(types, source, target.id)) return cast(analysis, value, {target.id, {}}, form);
  throw NotAnalysed{"no cast from " + types.text(value->type) + " to " + types.text(target)};
}

Value* coerce_to_target(const Analysis& analysis, Value* value, Type target, Strictness strictness, Form form) {
  if (!can_coerce(analysis.types, value->type.id, target.id, strictness)) return nullptr;
  Value* collate = nullptr;
  while (value->op == Op::collate) {
    if (!collate) collate = value;
    value = value->arguments[0];
  }
  auto* result = coerce_type(analysis, value, target, strictness, form);
  if (analysis.types.facts(target.id).kind != 'd')
    result = coerce_modifier(analysis, result, target, form, result != value && result->op != Op::constant);
  if (collate && analysis.types.facts(target.id).collatable) {
    auto* copy = analysis.arena.copy(*collate);
    copy->arguments = {result};
    copy->type = result->type;
    return copy;
  }
  return result;
}

Value* coerce_to_specific(const Analysis& analysis, Value* value, Oid type) {
  if (value->type.id == type || value->type.id == no_type) return value;
  auto* result = coerce_to_target(analysis, value, {type, {}}, Strictness::assignment, Form::implicit_cast);
  if (result) return result;
  if (analysis.types.is_opaque(value->type.id)) return value;
  throw NotAnalysed{"not a " + analysis.types.text({type, {}})};
}

Value* coerce_to_boolean(const Analysis& analysis, Value* value) {
  return coerce_to_specific(analysis, value, bool_type);
}

namespace {

// The rules of select_common_type() over the types from the second on.
Oid settle_common_type(const Types& types, std::span<const Oid> all) {
  Oid chosen = all[0];
  std::size_t i = 1;
  if (chosen != unknown_type) {
    while (i < all.size() && all[i] == chosen) ++i;
    if (i == all.size()) return chosen;
  }
  chosen = types.base(chosen);
  for (; i < all.size(); ++i) {
    const Oid next = types.base(all[i]);
    if (next == unknown_type || next == chosen) continue;
    if (chosen == unknown_type) {
      chosen = next;
    } else if (types.facts(next).category != types.facts(chosen).category) {
      return no_type;
    } else if (!types.facts(chosen).preferred && can_coerce(types, chosen, next, Strictness::implicit) &&
               !can_coerce(types, next, chosen, Strictness::implicit)) {
      chosen = next;
    }
  }
  return chosen == unknown_type ? Oid{text_type} : chosen;
}

}  // namespace

Oid common_type_of(const Types& types, std::span<const Oid> all) {
  for (const auto each : all)
    if (each == no_type) return no_type;
  return settle_common_type(types, all);
}

Oid common_type(const Types& types, std::span<Value* const> values) {
  std::vector<Oid> all;
  all.reserve(values.size());
  for (const auto* value : values) all.push_back(value->type.id);
  return common_type_of(types, all);
}

bool is_common_type(const Types& types, Oid type, std::span<Value* const> values) {
  for (const auto* value : values)
    if (!can_coerce(types, value->type.id, type, Strictness::implicit)) return false;
  return true;
}

Name common_modifier(std::span<Value* const> values, Oid type) {
  Name modifier;
  bool first = true;
  for (const auto* value : values) {
    if (value->type.id != type) return {};
    if (first)
      modifier = value->type.modifier;
    else if (modifier != value->type.modifier)
      return {};
    first = false;
  }
  return modifier;
}

Value* coerce_to_common(const Analysis& analysis, Value* value, Oid type) {
  if (value->type.id == type || type == no_type) return value;
  if (!can_coerce(analysis.types, value->type.id, type, Strictness::implicit))
    throw NotAnalysed{"no common type"};
  return coerce_type(analysis, value, {type, {}}, Strictness::implicit, Form::implicit_cast);
}

}  // namespace lockstep::analyse
