// Publications with the tables and schemas that they publish (src/backend/commands/publicationcmds.c).
#include <algorithm>

#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/options.h"

namespace lockstep {
namespace {

// The words of a list of identifiers, folded as SplitIdentifierString() does it.
std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : list) {
    if (c == ',') words.push_back(std::exchange(word, {}));
    else if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '"') word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  if (!word.empty() || !words.empty()) words.push_back(word);
  return words;
}

void set_actions(Reader& reader, const Statement& statement, ir::Publication& publication, std::string_view list) {
  publication.insert = publication.update = publication.delete_ = publication.truncate = false;
  for (const auto& word : words_of(list)) {
    if (word == "insert") publication.insert = true;
    else if (word == "update") publication.update = true;
    else if (word == "delete") publication.delete_ = true;
    else if (word == "truncate") publication.truncate = true;
    else
      reader.diagnostics.error("unknown-option", statement.at(-1), "`" + word + "` is nothing that a publication publishes",
                               {"choose from `insert, update, delete, truncate`"});
  }
}

void set_options(Reader& reader, const Statement& statement, ir::Publication& publication, PgQuery__Node* const* options, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto& option = *options[i]->def_elem;
    const auto name = text_of(option.defname);
    if (name == "publish") {
      set_actions(reader, statement, publication, option_text(option));
    } else if (name == "publish_via_partition_root") {
      publication.via_partition_root = option_bool(option);
    } else if (name == "publish_generated_columns") {
      const auto text = option_text(option);
      publication.generated_columns = text == "none" ? Name() : Name(text.empty() ? "stored" : text);
    } else {
      reader.diagnostics.error("unknown-option", statement.at(option.location), "a publication has no option `" + std::string(name) + "`");
    }
  }
}

// A table with the columns and the filter that go with it.
struct Published {
  ObjectId table;
  std::vector<Name> columns;
  const PgQuery__Node* where = nullptr;
};

struct Objects {
  std::vector<Published> tables;
  std::vector<Name> schemas;
};

// A table brings its inheritance children, unless ONLY was said; partitions are published by their parent
// (OpenTableList()).
void add_table(Reader& reader, const Published& published, bool descend, std::vector<Published>& to) {
  const bool known = std::any_of(to.begin(), to.end(), [&](const Published& each) { return each.table == published.table; });
  if (!known) to.push_back(published);
  if (!descend || reader.graph.at(published.table).as<ir::Table>().partition_key) return;
  for (const auto& child : reader.relations.children(published.table))
    add_table(reader, {child, published.columns, published.where}, true, to);
}

Published published_table(Reader& reader, const Statement& statement, const PgQuery__PublicationTable& tree) {
  Published published{reader.relation(*tree.relation, statement, {Kind::table}).id, {}, tree.where_clause};
  for (const auto each : string_list(tree.columns, tree.n_columns)) {
    const Name column(each);
    const ObjectId id{.kind = Kind::column, .schema = published.table.schema, .name = published.table.name, .part = column};
    if (!reader.graph.contains(id))
      postpone(statement, tree.relation->location, "`" + quoted(published.table.qualified_name()) + "` has no column `" + quoted(column) + "`");
    published.columns.push_back(column);
  }
  std::sort(published.columns.begin(), published.columns.end());
  return published;
}

Name schema_named(Reader& reader, const Statement& statement, const PgQuery__PublicationObjSpec& object) {
  if (object.pubobjtype == PG_QUERY__PUBLICATION_OBJ_SPEC_TYPE__PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA)
    return reader.creation_schema(nullptr, statement, object.location);
  return reader.creation_schema(object.name, statement, object.location);
}

// Everything that can be postponed happens in here.
Objects objects_of(Reader& reader, const Statement& statement, PgQuery__Node* const* nodes, std::size_t count) {
  Objects objects;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& object = *nodes[i]->publication_obj_spec;
    if (object.pubtable) {
      add_table(reader, published_table(reader, statement, *object.pubtable), object.pubtable->relation->inh != 0, objects.tables);
      continue;
    }
    const auto schema = schema_named(reader, statement, object);
    if (std::find(objects.schemas.begin(), objects.schemas.end(), schema) == objects.schemas.end()) objects.schemas.push_back(schema);
  }
  return objects;
}

ObjectId table_id(Name publication, const ObjectId& table) {
  return {.kind = Kind::publication_table, .schema = table.schema, .name = table.name, .part = publication};
}

ObjectId schema_id(Name publication, Name schema) { return {.kind = Kind::publication_schema, .name = publication, .part = schema}; }

void add_objects(Reader& reader, const Statement& statement, const ObjectId& publication, const Objects& objects) {
  for (const auto& [table, columns, where] : objects.tables) {
    const auto id = table_id(publication.name, table);
    if (!reader.is_new(id, statement, -1, false)) continue;
    Node node{.id = id, .parent = publication, .object = ir::PublicationTable{.table = Ref{table}, .columns = columns}, .origin = statement.span};
    for (const auto column : columns)
      add_reference(node, {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column});
    reader.graph.insert(std::move(node));
    if (where)
      reader.set_expression(id, *where, &table, [](Node& to, Expr value) { to.as<ir::PublicationTable>().where = std::move(value); });
  }
  for (const auto schema : objects.schemas) {
    const auto id = schema_id(publication.name, schema);
    if (!reader.is_new(id, statement, -1, false)) continue;
    Node node{.id = id, .parent = publication, .object = ir::PublicationSchema{}, .origin = statement.span};
    add_reference(node, {.kind = Kind::schema, .name = schema});
    reader.graph.insert(std::move(node));
  }
}

void drop_objects(Reader& reader, const Statement& statement, const ObjectId& publication, const Objects& objects) {
  std::vector<ObjectId> ids;
  for (const auto& each : objects.tables) ids.push_back(table_id(publication.name, each.table));
  for (const auto schema : objects.schemas) ids.push_back(schema_id(publication.name, schema));
  for (const auto& id : ids)
    if (!reader.graph.contains(id)) postpone(statement, -1, "there is no " + to_string(id));
  for (const auto& id : ids) reader.graph.erase(id);
}

}  // namespace

void lower_create_publication(Reader& reader, const Statement& statement, const PgQuery__CreatePublicationStmt& create) {
  const ObjectId id{.kind = Kind::publication, .name = Name(text_of(create.pubname))};
  const auto objects = objects_of(reader, statement, create.pubobjects, create.n_pubobjects);
  if (!reader.is_new(id, statement, -1, false)) return;
  ir::Publication publication{.all_tables = create.for_all_tables != 0};
  set_options(reader, statement, publication, create.options, create.n_options);
  create_object(reader, statement, id, publication).owner = reader.role;
  add_objects(reader, statement, id, objects);
}

void lower_alter_publication(Reader& reader, const Statement& statement, const PgQuery__AlterPublicationStmt& alter) {
  const ObjectId id{.kind = Kind::publication, .name = Name(text_of(alter.pubname))};
  auto* node = reader.graph.find(id);
  if (!node) postpone(statement, -1, "there is no publication `" + quoted(id.name) + "`");
  const auto objects = objects_of(reader, statement, alter.pubobjects, alter.n_pubobjects);
  set_options(reader, statement, node->as<ir::Publication>(), alter.options, alter.n_options);
  if (alter.n_pubobjects == 0) return;
  switch (alter.action) {
    case PG_QUERY__ALTER_PUBLICATION_ACTION__AP_DropObjects: return drop_objects(reader, statement, id, objects);
    case PG_QUERY__ALTER_PUBLICATION_ACTION__AP_SetObjects:
      for (const auto& child : reader.graph.children(id)) reader.graph.erase(child);
      break;
    default: break;
  }
  add_objects(reader, statement, id, objects);
}

}  // namespace lockstep
