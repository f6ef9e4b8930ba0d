// Small things that every file about tables needs.
#include "parser/lower/table.h"

namespace lockstep {
namespace {

ObjectId part_id(Kind kind, const ObjectId& table, Name part) {
  return {.kind = kind, .schema = table.schema, .name = table.name, .part = part};
}

}  // namespace

ObjectId column_id(const ObjectId& table, Name column) {
  return part_id(Kind::column, table, column);
}

ObjectId constraint_id(const ObjectId& table, Name constraint) {
  return part_id(Kind::constraint, table, constraint);
}

ObjectId index_id(const ObjectId& table, Name index) {
  return {.kind = Kind::index, .schema = table.schema, .name = index};
}

bool skip_temporary(Reader& reader, const Statement& statement, const PgQuery__RangeVar& range) {
  if (text_of(range.relpersistence) != "t" && text_of(range.schemaname) != "pg_temp") return false;
  reader.diagnostics.note(
      "skipped-temporary",
      statement.at(range.location),
      "`" + std::string(text_of(range.relname)) + "` is temporary and no part of a state");
  return true;
}

bool may_create(Reader& reader,
                const Statement& statement,
                Name schema,
                Name name,
                bool if_not_exists,
                int location) {
  if (!reader.relations.relation_name_taken(schema, name)) return true;
  if (!if_not_exists)
    reader.diagnostics.error(
        "duplicate-object",
        statement.at(location),
        "a relation `" + quoted(QualifiedName{schema, name}) + "` exists already");
  return false;
}

Node& insert_object(Reader& reader, Node node) {
  if (node.owner.empty()) node.owner = reader.role;
  auto& inserted = reader.graph.insert(std::move(node));
  apply_default_privileges(reader, inserted);
  reader.relations.added(inserted);
  return inserted;
}

Node& insert_part(Reader& reader, Node node) {
  auto& inserted = reader.graph.insert(std::move(node));
  reader.relations.added(inserted);
  return inserted;
}

bool exists(Reader& reader, const PgQuery__RangeVar& range, std::initializer_list<Kind> kinds) {
  return find_relation(reader.scope(),
                       Name(text_of(range.schemaname)),
                       Name(text_of(range.relname)),
                       kinds) != nullptr;
}

Node* identity_column_of_sequence(Reader& reader, const PgQuery__RangeVar& range) {
  const Name name{text_of(range.relname)};
  const auto find = [&](Name schema) -> Node* {
    const Node* node = reader.relations.hidden_relation(schema, name);
    return node && node->id.kind == Kind::column ? reader.graph.find(node->id) : nullptr;
  };
  if (const auto schema = text_of(range.schemaname); !schema.empty()) return find(Name(schema));
  for (const auto schema : reader.search_path) {
    if (reader.relations.relation_name_taken(schema, name)) return find(schema);
  }
  return nullptr;
}

Name tablespace_of(const char* name, const Session& session) {
  auto text = text_of(name);
  if (text.empty()) text = session.default_tablespace.text();
  return text == "pg_default" ? Name() : Name(text);
}

Name access_method_of(const char* name, const Session& session) {
  auto text = text_of(name);
  if (text.empty()) text = session.default_table_access_method.text();
  return text == "heap" ? Name() : Name(text);
}

}  // namespace lockstep
