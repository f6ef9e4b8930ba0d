// The kinds of objects that lockstep models. The order is the order in which unrelated objects are
// created and printed.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep {

enum class Kind : std::uint8_t {
  role,
  role_membership,
  schema,
  extension,
  access_method,
  language,
  foreign_data_wrapper,
  foreign_server,
  user_mapping,
  collation,
  shell_type,
  enum_type,
  composite_type,
  domain,
  domain_constraint,
  range_type,
  base_type,
  text_search_parser,
  text_search_template,
  text_search_dictionary,
  text_search_configuration,
  sequence,
  table,
  column,
  routine,
  aggregate,
  operator_,
  operator_family,
  operator_class,
  cast,
  transform,
  conversion,
  constraint,
  index,
  statistics,
  view,
  materialized_view,
  view_column,
  rule,
  trigger,
  policy,
  event_trigger,
  publication,
  publication_table,
  publication_schema,
  subscription,
  stock_object,
  default_privilege,
};

inline constexpr int kind_count = static_cast<int>(Kind::default_privilege) + 1;

// The word for people and for identities, `materialized view`; never parsed back from SQL.
std::string_view kind_name(Kind kind);

// True for kinds whose objects live and die with their parent (columns, constraints, indexes,
// triggers, policies, …): dropping the parent drops them.
bool is_part_of_parent(Kind kind);

// True for kinds that are told apart by what stands in parentheses behind the name: the types of the arguments, the
// access method (ObjectId::signature).
bool has_signature(Kind kind);

}  // namespace lockstep
