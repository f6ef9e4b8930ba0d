// ALTER DEFAULT PRIVILEGES.
#include "parser/catalog/decode.h"
#include "parser/catalog/privileges.h"

namespace lockstep::catalog {
namespace {

struct ObjectType {
  const char* word;
  char acl_letter;
};

// pg_default_acl.defaclobjtype; null for those that are not modelled (large objects, since 18).
std::optional<ObjectType> object_type(std::string_view letter) {
  if (letter == "r") return ObjectType{"TABLES", 'r'};
  if (letter == "S") return ObjectType{"SEQUENCES", 's'};
  if (letter == "f") return ObjectType{"FUNCTIONS", 'f'};
  if (letter == "T") return ObjectType{"TYPES", 'T'};
  if (letter == "n") return ObjectType{"SCHEMAS", 'n'};
  return std::nullopt;
}

}  // namespace

void read_default_privileges(Reading& reading) {
  const auto result = reading.query("default_privilege");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto type = object_type(result.text(row, "type"));
    if (!type) {
      ++reading.state.unmodelled["default privileges on large objects"];
      continue;
    }
    const Oid schema_oid = result.oid(row, "schema");
    const Name schema = reading.schema(schema_oid);
    if (schema_oid != 0 && schema.empty()) continue;
    const Name role = reading.role(result.oid(row, "role"));
    const auto acl = result.text(row, "acl");
    Node node{.id = {.kind = Kind::default_privilege, .schema = schema, .name = role, .part = Name(type->word)},
              .object = ir::DefaultPrivilege{}};
    node.privileges = schema_oid == 0 ? privileges_from(acl, type->acl_letter, role, reading.version) : granted_privileges(acl);
    reading.insert(std::move(node), Catalog::default_acl, result.oid(row, "oid"));
  }
}

}  // namespace lockstep::catalog
