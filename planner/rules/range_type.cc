// Range types. PostgreSQL can change nothing of them but name, owner and comment.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// The name that PostgreSQL gives to the multirange type of a range type
// (makeMultirangeTypeName() in src/backend/catalog/pg_type.c).
Name usual_multirange_name(Name range) {
  constexpr std::size_t longest_stem = 52;
  const std::string& text = range.text();
  const auto at = text.find("range");
  if (at == std::string::npos) return Name(text.substr(0, longest_stem) + "_multirange");
  return Name(truncated_identifier(text.substr(0, at) + "multi" + text.substr(at)));
}

}  // namespace

std::vector<Sql> create(const Subject<ir::RangeType>& type) {
  std::vector<Sql> options{sql("SUBTYPE = {}", type->subtype)};
  if (!type->operator_class.empty())
    options.push_back(sql("SUBTYPE_OPCLASS = {}", type->operator_class));
  if (!type->collation.empty()) options.push_back(sql("COLLATION = {}", type->collation));
  if (!type->canonical.empty()) options.push_back(sql("CANONICAL = {}", type->canonical));
  if (!type->subtype_diff.empty()) options.push_back(sql("SUBTYPE_DIFF = {}", type->subtype_diff));
  // Not said where it goes without saying: PostgreSQL 13 does not know this option.
  const QualifiedName usual{type.id().schema, usual_multirange_name(type.id().name)};
  if (!type->multirange_type.empty() && type->multirange_type != usual)
    options.push_back(sql("MULTIRANGE_TYPE_NAME = {}", type->multirange_type));
  return {parenthesized_list(sql("CREATE TYPE {} AS RANGE ", type.name()), options)};
}

// Every field asks for a replacement.
void alter(const Alteration<ir::RangeType>&, std::vector<Step>&) {}

}  // namespace lockstep
