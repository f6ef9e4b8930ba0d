// Composite types.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// `street text COLLATE "C"`.
Sql definition(const ir::Attribute& attribute) {
  auto result = sql("{} {}", attribute.name, attribute.type);
  if (!attribute.collation.empty()) result += sql(" COLLATE {}", attribute.collation);
  return result;
}

Sql comment_on(const QualifiedName& type, const ir::Attribute& attribute) {
  const auto text = attribute.comment ? literal(*attribute.comment) : sql("NULL");
  return sql("COMMENT ON COLUMN {}.{} IS {}", type, attribute.name, text);
}

}  // namespace

std::vector<Sql> create(const Subject<ir::CompositeType>& type) {
  std::vector<Sql> attributes;
  for (const auto& attribute : type->attributes) attributes.push_back(definition(attribute));
  std::vector<Sql> result{parenthesized_list(sql("CREATE TYPE {} AS ", type.name()), attributes)};
  for (const auto& attribute : type->attributes)
    if (attribute.comment) result.push_back(comment_on(type.name(), attribute));
  return result;
}

}  // namespace lockstep
