// User mappings: what a role says to a foreign server about who it is (src/backend/commands/foreigncmds.c).
#include "ir/error.h"
#include "parser/lower/foreign.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

// Who it is for: `public`, a role, or with an empty name the role that runs the file.
Name user_of(const Reader& reader, const PgQuery__RoleSpec& role) {
  if (role.roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC) return Name("public");
  const auto name = role_name(&role);
  return name.empty() ? reader.role : name;
}

ObjectId mapping_id(Reader& reader, const Statement& statement, const PgQuery__RoleSpec& user, const char* server) {
  const ObjectId owner{.kind = Kind::foreign_server, .name = Name(text_of(server))};
  if (!reader.graph.contains(owner)) postpone(statement, -1, "there is no server `" + quoted(owner.name) + "`");
  return {.kind = Kind::user_mapping, .name = owner.name, .part = user_of(reader, user)};
}

}  // namespace

void lower_create_user_mapping(Reader& reader, const Statement& statement, const PgQuery__CreateUserMappingStmt& create) {
  const auto id = mapping_id(reader, statement, *create.user, create.servername);
  if (!reader.is_new(id, statement, -1, create.if_not_exists != 0)) return;
  ir::UserMapping mapping;
  change_foreign_options(mapping.options, create.options, create.n_options);
  reader.graph.insert({.id = id,
                       .parent = ObjectId{.kind = Kind::foreign_server, .name = id.name},
                       .object = std::move(mapping),
                       .origin = statement.span});
}

void lower_alter_user_mapping(Reader& reader, const Statement& statement, const PgQuery__AlterUserMappingStmt& alter) {
  const auto id = mapping_id(reader, statement, *alter.user, alter.servername);
  auto* node = reader.graph.find(id);
  if (!node) postpone(statement, -1, "there is no " + to_string(id));
  change_foreign_options(node->as<ir::UserMapping>().options, alter.options, alter.n_options);
}

void lower_drop_user_mapping(Reader& reader, const Statement& statement, const PgQuery__DropUserMappingStmt& drop) {
  const ObjectId server{.kind = Kind::foreign_server, .name = Name(text_of(drop.servername))};
  if (drop.missing_ok && !reader.graph.contains(server)) return;
  const auto id = mapping_id(reader, statement, *drop.user, drop.servername);
  if (reader.graph.contains(id))
    reader.graph.erase(id);
  else if (!drop.missing_ok)
    postpone(statement, -1, "there is no " + to_string(id));
}

}  // namespace lockstep
