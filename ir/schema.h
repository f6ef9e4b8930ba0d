// Schemas and extensions.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct Schema {
  static constexpr Kind kind = Kind::schema;
  static constexpr std::string_view sql_name = "SCHEMA";
  template <class Self = Schema>
  static constexpr auto fields() { return std::tuple{}; }
};

struct Extension {
  static constexpr Kind kind = Kind::extension;
  static constexpr std::string_view sql_name = "EXTENSION";

  Name schema;          // empty: the extension's own choice or the first of the search path
  std::string version;  // empty unless the files ask for one

  template <class Self = Extension>
  static constexpr auto fields() {
    return std::tuple{field("schema", &Self::schema),
                      field("version", &Self::version, OnChange::ignore)};
  }
};

}  // namespace lockstep::ir
