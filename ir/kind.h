// The kinds of objects that lockstep models. The order is the order in which unrelated objects are
// created and printed.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep {

enum class Kind : std::uint8_t {
  schema,
  extension,
  enum_type,
  composite_type,
  domain,
  domain_constraint,
  range_type,
  sequence,
  table,
  column,
  routine,
  constraint,
  index,
  view,
  materialized_view,
  view_column,
  trigger,
  policy,
  default_privilege,
};

inline constexpr int kind_count = static_cast<int>(Kind::default_privilege) + 1;

// The word for people and for identities, `materialized view`; never parsed back from SQL.
std::string_view kind_name(Kind kind);

// True for kinds whose objects live and die with their parent (columns, constraints, indexes,
// triggers, policies, …): dropping the parent drops them.
bool is_part_of_parent(Kind kind);

}  // namespace lockstep
