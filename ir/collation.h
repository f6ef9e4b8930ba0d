// Collations.
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct Collation {
  static constexpr Kind kind = Kind::collation;
  static constexpr std::string_view sql_name = "COLLATION";

  Name provider;           // libc, icu, builtin (PostgreSQL 17)
  std::string locale;      // of icu and builtin
  std::string lc_collate;  // of libc
  std::string lc_ctype;
  std::string rules;  // of icu, PostgreSQL 16
  bool deterministic = true;

  template <class Self = Collation>
  static constexpr auto fields() {
    return std::tuple{field("provider", &Self::provider, OnChange::replace),
                      field("locale", &Self::locale, OnChange::replace),
                      field("lc_collate", &Self::lc_collate, OnChange::replace),
                      field("lc_ctype", &Self::lc_ctype, OnChange::replace),
                      field("rules", &Self::rules, OnChange::replace),
                      field("deterministic", &Self::deterministic, OnChange::replace)};
  }
};

}  // namespace lockstep::ir
