// Procedural languages, transforms and access methods: what extensions usually bring, but anybody may make.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// CREATE LANGUAGE. The built-in languages and those of extensions are none of ours.
struct Language {
  static constexpr Kind kind = Kind::language;
  static constexpr std::string_view sql_name = "LANGUAGE";

  bool trusted = false;
  QualifiedName handler;
  QualifiedName inline_handler;
  QualifiedName validator;

  template <class Self = Language>
  static constexpr auto fields() {
    return std::tuple{field("trusted", &Self::trusted),
                      field("handler", &Self::handler),
                      field("inline", &Self::inline_handler),
                      field("validator", &Self::validator)};
  }
};

// CREATE ACCESS METHOD.
struct AccessMethod {
  static constexpr Kind kind = Kind::access_method;
  static constexpr std::string_view sql_name = "ACCESS METHOD";

  bool for_tables = false;  // TYPE TABLE; otherwise TYPE INDEX
  QualifiedName handler;

  template <class Self = AccessMethod>
  static constexpr auto fields() {
    return std::tuple{field("for_tables", &Self::for_tables, OnChange::replace),
                      field("handler", &Self::handler, OnChange::replace)};
  }
};

// CREATE TRANSFORM. Id: {signature: `type LANGUAGE language`}.
struct Transform {
  static constexpr Kind kind = Kind::transform;
  static constexpr std::string_view sql_name = "TRANSFORM";

  TypeName type;
  Name language;
  QualifiedName from_sql;  // (internal) → internal; empty: the default
  QualifiedName to_sql;    // (internal) → type

  template <class Self = Transform>
  static constexpr auto fields() {
    return std::tuple{field("type", &Self::type, OnChange::replace),
                      field("language", &Self::language, OnChange::replace),
                      field("from_sql", &Self::from_sql),
                      field("to_sql", &Self::to_sql)};
  }
};

}  // namespace lockstep::ir
