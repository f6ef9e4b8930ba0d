// Objects that the schema did not make: members of extensions, and what stands in pg_catalog. All that a state says of them is what their
// privileges are beyond those that they came with (pg_init_privs, or acldefault() where there is no entry), which is what pg_dump writes, too
// (buildACLCommands() in src/bin/pg_dump/dumputils.c): a node is there only while there is a difference. It stands on the node, that from the
// owner included. Members have their extension for a parent, what PostgreSQL itself brings has none.
// Id: {schema and name: of the object, part: the column or empty, signature: `TABLE`, `FUNCTION integer, text`}.
#pragma once

#include <string_view>

#include "ir/field.h"
#include "ir/value.h"

namespace lockstep::ir {

struct StockObject {
  static constexpr Kind kind = Kind::stock_object;
  static constexpr std::string_view sql_name = "STOCK OBJECT";
  template <class Self = StockObject>
  static constexpr auto fields() { return std::tuple{}; }
};

}  // namespace lockstep::ir

namespace lockstep {

// How GRANT calls it: TABLE (views too), SEQUENCE, FUNCTION (aggregates too), PROCEDURE, TYPE, SCHEMA, LANGUAGE, FOREIGN DATA WRAPPER, FOREIGN SERVER.
std::string_view stock_type(const ObjectId& id);
// The input types of a function or procedure.
std::string_view stock_arguments(const ObjectId& id);
bool has_stock_arguments(std::string_view type);
Name stock_signature(std::string_view type, std::string_view arguments);

// A kind of the schema's own objects that has the same privileges.
Kind kind_like_stock(const ObjectId& id);

}  // namespace lockstep
