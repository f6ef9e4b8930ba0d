// Polymorphic arguments: which types may stand for anyelement, anyarray … together
// (check_generic_type_consistency() and enforce_generic_type_consistency() in parse_coerce.c).
#include "parser/analyse/coerce.h"

namespace lockstep::analyse {
namespace {

// What the arguments say about the two families of polymorphic types.
struct Evidence {
  Oid element = no_type, array = no_type, range = no_type, multirange = no_type;
  bool polymorphic = false, compatible = false, unknowns = false;
  bool nonarray = false, enumeration = false, compatible_nonarray = false;
  std::vector<Oid> compatible_types;
  Oid compatible_range = no_type, compatible_multirange = no_type;
};

// Notes that `slot` must be `type`; false when it is something else already.
bool agree(Oid& slot, Oid type) {
  if (slot != no_type && slot != type) return false;
  slot = type;
  return true;
}

bool collect_compatible(const Types& types, Oid declared, Oid actual, Evidence& evidence) {
  evidence.compatible = true;
  if (declared == anycompatiblenonarray_type) evidence.compatible_nonarray = true;
  if (actual == unknown_type) return true;
  if (declared == anycompatible_type || declared == anycompatiblenonarray_type) {
    evidence.compatible_types.push_back(actual);
    return true;
  }
  actual = types.base(actual);
  if (declared == anycompatiblearray_type) {
    if (types.element(actual) == no_type) return false;
    evidence.compatible_types.push_back(types.element(actual));
    return true;
  }
  if (declared == anycompatiblerange_type) {
    if (evidence.compatible_range == actual) return true;
    if (types.facts(actual).kind != 'r' || !agree(evidence.compatible_range, actual)) return false;
    evidence.compatible_types.push_back(types.facts(actual).base.id);
    return true;
  }
  return types.facts(actual).kind == 'm' && agree(evidence.compatible_multirange, actual);
}

bool collect(const Types& types, Oid declared, Oid actual, Evidence& evidence) {
  switch (declared) {
    case anyelement_type:
    case anynonarray_type:
    case anyenum_type:
      evidence.polymorphic = true;
      evidence.nonarray = evidence.nonarray || declared == anynonarray_type;
      evidence.enumeration = evidence.enumeration || declared == anyenum_type;
      if (actual != unknown_type) return agree(evidence.element, actual);
      evidence.unknowns = true;
      return true;
    case anyarray_type:
    case anyrange_type:
    case anymultirange_type: {
      evidence.polymorphic = true;
      if (actual == unknown_type) {
        evidence.unknowns = true;
        return true;
      }
      auto& slot = declared == anyarray_type ? evidence.array : declared == anyrange_type ? evidence.range : evidence.multirange;
      return agree(slot, types.base(actual));
    }
    default: return !is_polymorphic(declared) || collect_compatible(types, declared, actual, evidence);
  }
}

bool is_array_or_domain_over(const Types& types, Oid type) {
  const Oid base = types.base(type);
  return types.facts(base).category == 'A' && types.element(base) != no_type;
}

// Array, range, multirange and element types must fit each other.
bool settle_first_family(const Types& types, Evidence& evidence) {
  if (evidence.array != no_type && evidence.array != anyarray_type) {
    const Oid element = types.element(evidence.array);
    if (element == no_type || !agree(evidence.element, element)) return false;
  }
  if (evidence.multirange != no_type) {
    if (types.facts(evidence.multirange).kind != 'm') return false;
    if (!agree(evidence.range, types.facts(evidence.multirange).base.id)) return false;
  }
  if (evidence.range != no_type) {
    if (types.facts(evidence.range).kind != 'r') return false;
    if (!agree(evidence.element, types.facts(evidence.range).base.id)) return false;
  }
  if (evidence.nonarray && is_array_or_domain_over(types, evidence.element)) return false;
  return !evidence.enumeration || types.is_enum(evidence.element);
}

// The common type of the second family; text when there are only unknown literals.
bool settle_second_family(const Types& types, Evidence& evidence, Oid& common) {
  common = text_type;
  if (evidence.compatible_multirange != no_type) {
    const Oid range = types.facts(evidence.compatible_multirange).base.id;
    if (evidence.compatible_range == no_type) evidence.compatible_types.push_back(types.facts(range).base.id);
    if (!agree(evidence.compatible_range, range)) return false;
  }
  if (evidence.compatible_types.empty()) return true;
  common = common_type_of(types, evidence.compatible_types);
  if (common == no_type) return false;
  for (const auto each : evidence.compatible_types)
    if (!can_coerce(types, each, common, Strictness::implicit)) return false;
  if (evidence.compatible_nonarray && is_array_or_domain_over(types, common)) return false;
  return evidence.compatible_range == no_type || types.facts(evidence.compatible_range).base.id == common;
}

}  // namespace

bool can_coerce_all(const Types& types, std::span<const Oid> sources, std::span<const Oid> targets, Strictness strictness) {
  bool polymorphic = false;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i] == targets[i] || targets[i] == any_type) continue;
    if (is_polymorphic(targets[i]))
      polymorphic = true;
    else if (!can_coerce(types, sources[i], targets[i], strictness))
      return false;
  }
  if (!polymorphic) return true;
  Evidence evidence;
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (!collect(types, targets[i], sources[i], evidence)) return false;
  Oid common = no_type;
  return settle_first_family(types, evidence) && settle_second_family(types, evidence, common);
}

Oid resolve_polymorphic(const Types& types, std::span<const Oid> actual, std::span<Oid> declared, Oid result) {
  Evidence evidence;
  for (std::size_t i = 0; i < actual.size(); ++i)
    if (!collect(types, declared[i], actual[i], evidence)) return no_type;
  if (!evidence.polymorphic && !evidence.compatible) return result;
  Oid common = no_type;
  if (evidence.polymorphic && !settle_first_family(types, evidence)) return no_type;
  if (evidence.compatible && !settle_second_family(types, evidence, common)) return no_type;
  if (evidence.polymorphic && evidence.element == no_type && evidence.array != anyarray_type) return no_type;

  const auto array = [&] { return evidence.array != no_type ? evidence.array : types.facts(evidence.element).array; };
  const auto multirange = [&] {
    return evidence.multirange != no_type ? evidence.multirange : types.facts(evidence.range).multirange;
  };
  const auto settled = [&](Oid type) -> Oid {
    switch (type) {
      case anyelement_type:
      case anynonarray_type:
      case anyenum_type: return evidence.element;
      case anyarray_type: return array();
      case anyrange_type: return evidence.range;
      case anymultirange_type: return multirange();
      case anycompatible_type:
      case anycompatiblenonarray_type: return common;
      case anycompatiblearray_type: return types.facts(common).array;
      case anycompatiblerange_type: return evidence.compatible_range;
      case anycompatiblemultirange_type: return evidence.compatible_multirange;
      default: return type;
    }
  };
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const bool second_family = declared[i] >= anycompatible_type || declared[i] == anycompatiblemultirange_type;
    if (is_polymorphic(declared[i]) && (second_family || actual[i] == unknown_type)) declared[i] = settled(declared[i]);
  }
  return settled(result);
}

}  // namespace lockstep::analyse
