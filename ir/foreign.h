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

  static constexpr auto fields() {
    return std::tuple{field("handler", &ForeignDataWrapper::handler),
                      field("validator", &ForeignDataWrapper::validator),
                      field("options", &ForeignDataWrapper::options)};
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

  static constexpr auto fields() {
    return std::tuple{field("foreign_data_wrapper", &ForeignServer::wrapper, OnChange::replace),
                      field("type", &ForeignServer::type, OnChange::replace),
                      field("version", &ForeignServer::version),
                      field("options", &ForeignServer::options)};
  }
};

// Id: {name: the server, part: the user, `public` for PUBLIC}; parent: the server.
struct UserMapping {
  static constexpr Kind kind = Kind::user_mapping;
  static constexpr std::string_view sql_name = "USER MAPPING";

  Options options;  // secrets

  static constexpr auto fields() {
    return std::tuple{field("options", &UserMapping::options, OnChange::alter, Shown::masked)};
  }
};

}  // namespace lockstep::ir
