// Schemas and extensions.
#include "ir/error.h"
#include "parser/extension_names.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {

// The elements in CREATE SCHEMA are statements of their own for the statement loop.
void lower_create_schema(Reader& reader, const Statement& statement, const PgQuery__CreateSchemaStmt& create) {
  const auto owner = role_name(create.authrole);
  const auto named = Name(text_of(create.schemaname));
  const ObjectId id{.kind = Kind::schema, .name = named.empty() ? owner : named};
  if (id.name.empty()) {
    reader.diagnostics.error("unknown-role", statement.at(-1), "the schema has the name of a role that is not known here",
                             {"name the schema"});
    return;
  }
  if (auto* existing = reader.graph.find(id); existing && !existing->origin.file) {
    // `public`, which was there before.
    existing->origin = statement.span;
    existing->directives = statement.directives;
    if (!owner.empty()) existing->owner = owner;
    return;
  }
  if (!reader.is_new(id, statement, -1, create.if_not_exists)) return;
  auto& node = create_object(reader, statement, id, ir::Schema{});
  if (!owner.empty()) node.owner = owner;
}

void lower_create_extension(Reader& reader, const Statement& statement, const PgQuery__CreateExtensionStmt& create) {
  const ObjectId id{.kind = Kind::extension, .name = Name(text_of(create.extname))};
  if (id.name.text() == "plpgsql" || !reader.is_new(id, statement, -1, create.if_not_exists)) return;
  ir::Extension extension;
  for (std::size_t i = 0; i < create.n_options; ++i) {
    const auto& option = *create.options[i]->def_elem;
    if (text_of(option.defname) == "schema") extension.schema = Name(option_text(option));
    if (text_of(option.defname) == "new_version") extension.version = option_text(option);
  }
  Node node{.id = id, .object = extension};
  if (extension.schema.empty()) {
    // What the control file names, or the first schema of the path (CreateExtensionInternal, extension.c).
    const auto usual = schema_of_extension(node);
    extension.schema = usual.text() == "public" ? reader.creation_schema(nullptr, statement, -1) : usual;
  } else {
    reader.creation_schema(extension.schema.text().c_str(), statement, -1);
  }
  create_object(reader, statement, id, extension);
}

}  // namespace lockstep
