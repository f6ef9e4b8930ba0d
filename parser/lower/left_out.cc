#include "parser/lower/left_out.h"

#include <algorithm>

#include "parser/builtin_names.h"
#include "parser/extension_names.h"
#include "parser/find_object.h"
#include "parser/lower/type_facts.h"
#include "parser/text_search_names.h"

namespace lockstep {

bool names_system_object(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object) {
  const auto name = name_in_statement(object);
  const auto scope = reader.scope();
  bool is_system = is_system_schema(name.schema.text());
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: is_system = is_system_schema(name.name.text()); break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
      is_system = is_system || (name.schema.empty() && is_builtin_function(name.name.text()) && routines_and_aggregates(scope, name).empty());
      break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
      is_system = is_system || (name.schema.empty() && lookup_relation(scope, name.schema, name.name, {Kind::table}).what == Found::What::builtin);
      break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION: is_system = is_system || (name.schema.empty() && is_builtin_collation(name.name.text())); break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSCONFIGURATION:
      is_system = is_system || (name.schema.empty() && is_builtin_text_search_name(*plainly_named(type), name.name.text()));
      break;
    // Every database has these, plpgsql as an extension of that name (pg_language.dat, initdb.c).
    case PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE:
      is_system = name.name.text() == "plpgsql" || name.name.text() == "sql" || name.name.text() == "c" || name.name.text() == "internal";
      break;
    default: break;
  }
  return is_system;
}

bool is_of_system(Reader& reader, const Statement& statement, PgQuery__ObjectType type, std::string_view verb, const PgQuery__Node& object) {
  const bool is_system = names_system_object(reader, type, object);
  if (is_system)
    reader.skip(statement, "statement-skipped", std::string(verb) + " on system objects", "system objects are not part of a state");
  return is_system;
}

namespace {

ExtensionMember member_kind(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: return ExtensionMember::type;
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE: return ExtensionMember::function;
    default: return ExtensionMember::relation;
  }
}

// Functions that nobody calls by name are not in the table of what extensions bring; PostgreSQL's own types that only such
// functions take, and extensions' types, tell them.
bool may_support_extension(const Graph& graph, const PgQuery__Node& object) {
  if (object.node_case != PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS || graph.nodes(Kind::extension).empty()) return false;
  const auto& function = *object.object_with_args;
  for (std::size_t i = 0; i < function.n_objargs; ++i) {
    if (function.objargs[i]->node_case != PG_QUERY__NODE__NODE_TYPE_NAME) continue;
    const auto& type = *function.objargs[i]->type_name;
    const auto name = qualified_name_in(string_list(type.names, type.n_names));
    if (name.name.text() == "internal" || name.name.text() == "cstring") return true;
    if (extension_with(graph, ExtensionMember::type, name.schema, name.name.text())) return true;
  }
  return false;
}

}  // namespace

bool is_left_out(Reader& reader, const Statement& statement, PgQuery__ObjectType type, std::string_view verb, const PgQuery__Node& object) {
  if (!reader.last_chance) return false;
  const auto name = name_in_statement(object);
  const auto member = member_kind(type);
  if (!extension_with(reader.graph, member, name.schema, name.name.text()) && !has_unknown_extension(reader.graph) &&
      !may_support_extension(reader.graph, object))
    return false;
  reader.skip(statement, "statement-skipped", std::string(verb) + " on members of extensions", "they are not part of a state");
  return true;
}

}  // namespace lockstep
