// Foreign-data wrappers, servers and user mappings. Foreign tables are tables (ir/table.h).
#pragma once

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

// Id: {name}.
struct ForeignDataWrapper {
  static constexpr Kind kind = Kind::foreign_data_wrapper;
  static constexpr std::string_view sql_name = "FOREIGN DATA WRAPPER";

  QualifiedName handler;
  QualifiedName validator;
  Options options;

  template <class Self = ForeignDataWrapper>
  static constexpr auto fields() {
    return std::tuple{field("handler", &Self::handler),
                      field("validator", &Self::validator),
                      field("options", &Self::options)};
  }
};

// Id: {name}.
struct ForeignServer {
  static constexpr Kind kind = Kind::foreign_server;
  static constexpr std::string_view sql_name = "SERVER";

  Name wrapper;
  std::optional<std::string> type;
  std::optional<std::string> version;
  Options options;

  template <class Self = ForeignServer>
  static constexpr auto fields() {
    return std::tuple{field("foreign_data_wrapper", &Self::wrapper, OnChange::replace),
                      field("type", &Self::type, OnChange::replace),
                      field("version", &Self::version),
                      field("options", &Self::options)};
  }
};

// Id: {name: the server, part: the user, `public` for PUBLIC}; parent: the server.
struct UserMapping {
  static constexpr Kind kind = Kind::user_mapping;
  static constexpr std::string_view sql_name = "USER MAPPING";

  Options options;  // secrets

  template <class Self = UserMapping>
  static constexpr auto fields() {
    return std::tuple{field("options", &Self::options, OnChange::alter, Shown::masked)};
  }
};

}  // namespace lockstep::ir
