// Enums.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::EnumType>& type) {
  std::vector<Sql> values;
  for (const auto& value : type->values) values.push_back(literal(value));
  return {parenthesized_list(sql("CREATE TYPE {} AS ENUM ", type.name()), values)};
}

}  // namespace lockstep
