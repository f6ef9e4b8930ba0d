#include "ir/stock_object.h"

#include "ir/error.h"

namespace lockstep {

bool has_stock_arguments(std::string_view type) { return type == "FUNCTION" || type == "PROCEDURE"; }

std::string_view stock_type(const ObjectId& id) {
  const std::string_view text = id.signature.text();
  const auto first = text.substr(0, text.find(' '));
  return has_stock_arguments(first) ? first : text;
}

std::string_view stock_arguments(const ObjectId& id) {
  std::string_view text = id.signature.text();
  text.remove_prefix(stock_type(id).size());
  return text.empty() ? text : text.substr(1);
}

Name stock_signature(std::string_view type, std::string_view arguments) {
  return Name(std::string(type) + (arguments.empty() ? "" : ' ' + std::string(arguments)));
}

Kind kind_like_stock(const ObjectId& id) {
  if (!id.part.empty()) return Kind::column;
  const auto type = stock_type(id);
  if (type == "ALL FUNCTIONS") return Kind::routine;
  if (type == "ALL TABLES") return Kind::table;
  if (type == "ALL SEQUENCES") return Kind::sequence;
  if (type == "ALL TYPES") return Kind::base_type;
  if (type == "TABLE") return Kind::table;
  if (type == "SEQUENCE") return Kind::sequence;
  if (has_stock_arguments(type)) return Kind::routine;
  if (type == "TYPE") return Kind::base_type;
  if (type == "SCHEMA") return Kind::schema;
  if (type == "LANGUAGE") return Kind::language;
  if (type == "FOREIGN DATA WRAPPER") return Kind::foreign_data_wrapper;
  check(type == "FOREIGN SERVER", "there are no privileges on a " + std::string(type));
  return Kind::foreign_server;
}

}  // namespace lockstep
