// ALTER TABLE and everything the grammar treats like it: which relation a statement is about, and who alters it.
#include "parser/lower/table.h"

namespace lockstep {
namespace {

constexpr std::initializer_list<Kind> any_relation{
    Kind::table, Kind::view, Kind::materialized_view, Kind::sequence, Kind::index};

// The owner of an identity column's sequence follows the table.
void alter_identity_sequence(Node& column, const PgQuery__AlterTableStmt& alter) {
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    const auto type = alter.cmds[i]->alter_table_cmd->subtype;
    const bool logged = type == PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged;
    if (logged || type == PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged) column.as<ir::Column>().identity->unlogged = !logged;
  }
}

}  // namespace

void set_owner(Node& node, const PgQuery__RoleSpec& role) {
  if (role.roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING)
    node.owner = Name(text_of(role.rolename));
}

void unsupported_command(Reader& reader,
                         const Statement& statement,
                         const PgQuery__AlterTableCmd& command) {
  const auto* type = protobuf_c_enum_descriptor_get_value(&pg_query__alter_table_type__descriptor,
                                                          static_cast<int>(command.subtype));
  const auto name = std::string(type ? type->name : "ALTER TABLE");
  reader.diagnostics.error(
      "unsupported-command",
      statement.at(-1),
      "this command (`" + name.substr(name.find('_') + 1) +
          "`) of an `ALTER` statement is not supported",
      {"leave it out of the files and out of what is managed, or create it by hand"});
}

void lower_alter_table(Reader& reader,
                       const Statement& statement,
                       const PgQuery__AlterTableStmt& alter) {
  const auto& range = *alter.relation;
  if (alter.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE)
    return alter_composite_type(reader, statement, alter);
  if (text_of(range.schemaname) == "pg_temp") return;
  Node* target = nullptr;
  if (exists(reader, range, any_relation))
    target = &reader.relation(range, statement, any_relation);
  else if (Node* index = find_index(reader, range))
    target = index;
  else if (Node* column = identity_column_of_sequence(reader, range))
    return alter_identity_sequence(*column, alter);
  else if (alter.missing_ok)
    return reader.skip(
        statement, "statement-skipped", "ALTER TABLE IF EXISTS", "there is no such relation");
  else
    target = &reader.relation(range, statement, any_relation);
  require_rules(reader, statement, target->id, alter);
  switch (target->id.kind) {
    case Kind::table: return alter_table(reader, statement, target->id, alter);
    case Kind::index:
    case Kind::constraint: return alter_index(reader, statement, *target, alter);
    case Kind::sequence: return alter_sequence(reader, statement, *target, alter);
    default: return alter_view(reader, statement, *target, alter);
  }
}

}  // namespace lockstep
