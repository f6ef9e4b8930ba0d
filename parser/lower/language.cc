// Procedural languages, access methods and transforms.
#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/support_function.h"

namespace lockstep {

void lower_create_language(Reader& reader, const Statement& statement, const PgQuery__CreatePLangStmt& create) {
  const ObjectId id{.kind = Kind::language, .name = Name(text_of(create.plname))};
  if (id.name.text() == "plpgsql") return;  // every database has it
  std::vector<ObjectId> references;
  const auto function = [&](PgQuery__Node* const* names, std::size_t count) {
    return count == 0 ? QualifiedName() : support_function(reader, statement, string_list(names, count), references);
  };
  ir::Language language{.trusted = create.pltrusted != 0,
                        .handler = function(create.plhandler, create.n_plhandler),
                        .inline_handler = function(create.plinline, create.n_plinline),
                        .validator = function(create.plvalidator, create.n_plvalidator)};
  if (auto* existing = reader.graph.find(id); existing && create.replace) {
    existing->object = std::move(language);
    existing->references.clear();
    existing->origin = statement.span;
    existing->directives = statement.directives;
  } else {
    if (!reader.is_new(id, statement, -1, false)) return;
    create_object(reader, statement, id, std::move(language));
  }
  for (const auto& each : references) add_reference(reader.graph.at(id), each);
}

void lower_create_access_method(Reader& reader, const Statement& statement, const PgQuery__CreateAmStmt& create) {
  const ObjectId id{.kind = Kind::access_method, .name = Name(text_of(create.amname))};
  std::vector<ObjectId> references;
  ir::AccessMethod method{.for_tables = text_of(create.amtype) == "t",
                          .handler = support_function(reader, statement, string_list(create.handler_name, create.n_handler_name), references)};
  if (!reader.is_new(id, statement, -1, false)) return;
  create_object(reader, statement, id, std::move(method));
  for (const auto& each : references) add_reference(reader.graph.at(id), each);
}

namespace {

QualifiedName transform_function(Reader& reader, const Statement& statement, const PgQuery__ObjectWithArgs* function, std::vector<ObjectId>& references) {
  if (!function) return {};
  const auto parts = string_list(function->objname, function->n_objname);
  const auto named = find_routine_named(reader, PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, *function);
  if (!named.node) return support_function(reader, statement, parts, references);
  references.push_back(named.node->id);
  return named.node->id.qualified_name();
}

}  // namespace

void lower_create_transform(Reader& reader, const Statement& statement, const PgQuery__CreateTransformStmt& create) {
  std::vector<ObjectId> references;
  ir::Transform transform{.type = type_without_modifiers(reader, *create.type_name, statement),
                          .language = Name(text_of(create.lang)),
                          .from_sql = transform_function(reader, statement, create.fromsql, references),
                          .to_sql = transform_function(reader, statement, create.tosql, references)};
  const auto id = transform_id(transform.type.text, transform.language);
  if (auto* existing = reader.graph.find(id); existing && create.replace) {
    existing->object = std::move(transform);
    existing->references.clear();
    existing->origin = statement.span;
  } else {
    if (!reader.is_new(id, statement, -1, false)) return;
    create_object(reader, statement, id, std::move(transform));
  }
  for (const auto& each : references) add_reference(reader.graph.at(id), each);
}

}  // namespace lockstep
