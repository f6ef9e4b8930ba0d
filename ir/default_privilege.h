// ALTER DEFAULT PRIVILEGES: one object per role, schema and kind of object. The privileges stand on
// the node, relative to PostgreSQL's own defaults for that role and kind (for entries of one schema:
// relative to nothing, so `revoked` is empty there).
// Id: {schema: the schema or empty, name: the role, part: TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS}.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct DefaultPrivilege {
  static constexpr Kind kind = Kind::default_privilege;
  static constexpr std::string_view sql_name = "DEFAULT PRIVILEGES";
  template <class Self = DefaultPrivilege>
  static constexpr auto fields() { return std::tuple{}; }
};

}  // namespace lockstep::ir
