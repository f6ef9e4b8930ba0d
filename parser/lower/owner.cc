// ALTER … OWNER TO for everything but relations, whose ALTER is that of tables.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/left_out.h"
#include "parser/lower/objects.h"

namespace lockstep {

void set_owner(Reader& reader, Node& node, const PgQuery__RoleSpec* role) {
  auto owner = role_name(role);
  if (owner.empty()) owner = reader.role;
  // Every database since PostgreSQL 15 has it so.
  if (node.id.kind == Kind::schema && node.id.name.text() == "public" && owner.text() == "pg_database_owner") owner = Name();
  node.owner = owner;
}

void lower_alter_owner(Reader& reader, const Statement& statement, const PgQuery__AlterOwnerStmt& alter) {
  const bool language = alter.object_type == PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE;
  if (language && is_of_system(reader, statement, alter.object_type, "ALTER OWNER", *alter.object)) return;
  if (is_unmodelled(reader, statement, alter.object_type, "ALTER")) return;
  if (alter.object && is_of_system(reader, statement, alter.object_type, "ALTER OWNER", *alter.object)) return;
  const auto named = alter.relation ? find_named_relation(reader, alter.object_type, *alter.relation)
                                    : find_named(reader, alter.object_type, *alter.object);
  if (!named.node && alter.object && is_left_out(reader, statement, alter.object_type, "ALTER … OWNER TO", *alter.object)) return;
  set_owner(reader, found_or_postpone(named, statement), alter.newowner);
}

}  // namespace lockstep
