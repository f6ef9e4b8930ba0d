#include "parser/catalog/operator_class.h"

#include "parser/catalog/text.h"

namespace lockstep::catalog {

OperatorClasses::OperatorClasses(Reading& reading) : reading_(reading) {
  const auto result = reading.query("operator_class");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto parts = array_elements(result.text(row, "name"));
    classes_[result.oid(row, "oid")] = {.name = {Name(parts[0] == "pg_catalog" ? "" : parts[0]), Name(parts[1])},
                                        .method = result.oid(row, "method"),
                                        .type = result.oid(row, "type"),
                                        .is_default = result.is_true(row, "is_default"),
                                        .preferred = result.is_true(row, "preferred"),
                                        .category = result.text(row, "category").front()};
  }
  const auto casts = reading.query("binary_cast");
  for (std::size_t row = 0; row < casts.size(); ++row) casts_.emplace(casts.oid(row, "source"), casts.oid(row, "target"));
}

bool OperatorClasses::is_default(Oid operator_class, const Type& column_type) {
  const auto& used = classes_.at(operator_class);
  if (!used.is_default) return false;
  const auto [found, fresh] = defaults_.try_emplace(key(used.method, column_type.oid), 0);
  if (fresh) found->second = default_for(used.method, column_type);
  return found->second == operator_class;
}

Oid OperatorClasses::default_for(Oid method, const Type& type) const {
  const Type* base = &type;
  while (base->base != 0) base = reading_.type_facts.at(base->base);
  Oid preferred = 0, compatible = 0;
  int preferred_count = 0, compatible_count = 0;
  for (const auto& [oid, each] : classes_) {
    if (each.method != method || !each.is_default) continue;
    if (each.type == base->oid) return oid;
    if (!is_binary_coercible(*base, each.type)) continue;
    const bool is_preferred = each.preferred && each.category == base->category;
    (is_preferred ? preferred : compatible) = oid;
    ++(is_preferred ? preferred_count : compatible_count);
  }
  if (preferred_count == 1) return preferred;
  return preferred_count == 0 && compatible_count == 1 ? compatible : 0;
}

// IsBinaryCoercible() for the types that operator classes are made for (parse_coerce.c).
bool OperatorClasses::is_binary_coercible(const Type& from, Oid to) const {
  constexpr Oid anyarray = 2277, anyenum = 3500, anyrange = 3831, anymultirange = 4537, record = 2249, record_array = 2287;
  switch (to) {
    case anyarray: return from.array;
    case anyenum: return from.kind == 'e';
    case anyrange: return from.kind == 'r';
    case anymultirange: return from.kind == 'm';
    case record: return from.kind == 'c';
    case record_array: return false;
    default: return casts_.contains({from.oid, to});
  }
}

}  // namespace lockstep::catalog
