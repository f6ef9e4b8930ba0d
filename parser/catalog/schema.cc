// Roles, schemas, and extensions with what belongs to them.
#include "parser/catalog/decode.h"
#include "parser/catalog/privileges.h"

namespace lockstep::catalog {

void read_roles(Reading& reading) {
  const auto result = reading.query("role");
  for (std::size_t row = 0; row < result.size(); ++row)
    reading.roles.emplace(result.oid(row, "oid"), Name(result.text(row, "name")));
}

namespace {

// The kind of a member that is a relation with a name and rows of its own.
std::optional<Kind> kind_of_relation(std::string_view relkind) {
  if (relkind == "r" || relkind == "p" || relkind == "f") return Kind::table;
  if (relkind == "v") return Kind::view;
  if (relkind == "m") return Kind::materialized_view;
  if (relkind == "S") return Kind::sequence;
  return std::nullopt;
}

void read_members(Reading& reading) {
  const auto members = reading.query("member");
  for (std::size_t row = 0; row < members.size(); ++row) {
    const auto* extension = reading.object(Catalog::extension, members.oid(row, "extension"));
    reading.extensions[key(members.oid(row, "catalog"), members.oid(row, "oid"))] =
        extension == nullptr ? std::nullopt : std::optional(extension->id);
    if (const auto kind = kind_of_relation(members.text(row, "kind")); kind && extension != nullptr)
      reading.graph().origin.extension_relations[extension->id.name].push_back(
          {.kind = *kind, .schema = reading.schema(members.oid(row, "schema")), .name = Name(members.text(row, "name"))});
  }
}

void read_extensions(Reading& reading) {
  const auto result = reading.query("extension");
  for (std::size_t row = 0; row < result.size(); ++row) {
    Node node{.id = {.kind = Kind::extension, .name = Name(result.text(row, "name"))}, .object = ir::Extension{}};
    auto& extension = node.as<ir::Extension>();
    extension.schema = reading.schema(result.oid(row, "schema"));
    extension.version = result.text(row, "version");
    reading.insert(std::move(node), Catalog::extension, result.oid(row, "oid"));
  }
  read_members(reading);
}

void insert_schema(Reading& reading, const Result& result, std::size_t row) {
  constexpr Oid public_schema = 2200;  // src/include/catalog/pg_namespace.dat
  constexpr Oid bootstrap_superuser = 10;
  const Oid oid = result.oid(row, "oid");
  Node node{.id = {.kind = Kind::schema, .name = reading.schema(oid)}, .object = ir::Schema{}};
  set_owner_and_privileges(reading, node, result, row, 'n');
  if (oid == public_schema) {
    node.privileges = privileges_of_public(result.text(row, "acl"), node.owner, reading.version);
    // It belongs to whoever made the cluster up to PostgreSQL 14.
    const bool stock_owner = reading.version < 150000 ? result.oid(row, "owner") == bootstrap_superuser : node.owner.text() == "pg_database_owner";
    if (stock_owner) node.owner = Name();
  }
  reading.insert(std::move(node), Catalog::schema, oid);
}

}  // namespace

void read_schemas_and_extensions(Reading& reading) {
  const auto result = reading.query("schema");
  for (std::size_t row = 0; row < result.size(); ++row)
    reading.schemas.emplace(result.oid(row, "oid"), Name(result.text(row, "name")));
  read_extensions(reading);
  for (std::size_t row = 0; row < result.size(); ++row)
    if (!reading.is_member(Catalog::schema, result.oid(row, "oid"))) insert_schema(reading, result, row);
}

}  // namespace lockstep::catalog
