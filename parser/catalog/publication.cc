// Publications with the tables and schemas that they publish.
#include <algorithm>

#include "parser/catalog/decode.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

void read_published_tables(Reading& reading) {
  const auto result = reading.query("publication_table");
  const FieldDecoder<ir::PublicationTable> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto* publication = reading.object(Catalog::publication, result.oid(row, "publication"));
    const auto* relation = reading.relation(result.oid(row, "table"));
    if (publication == nullptr || relation == nullptr) continue;
    const ObjectId id{.kind = Kind::publication_table, .schema = relation->id.schema, .name = relation->id.name, .part = publication->id.name};
    Node node{.id = id, .parent = publication->id, .object = ir::PublicationTable{}};
    auto& published = node.as<ir::PublicationTable>();
    fields.decode_row({reading, node}, row, published);
    if (published.where) published.where->text = without_parentheses(published.where->text);
    for (const long number : numbers(result.text(row, "column_numbers")))
      published.columns.push_back(relation->attributes.at(static_cast<std::size_t>(number) - 1).name);
    std::sort(published.columns.begin(), published.columns.end());
    reading.insert(std::move(node), Catalog::publication_relation, result.oid(row, "oid"));
  }
}

void read_published_schemas(Reading& reading) {
  const auto result = reading.query("publication_schema");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto* publication = reading.object(Catalog::publication, result.oid(row, "publication"));
    const auto schema_oid = result.oid(row, "schema");
    const auto schema = reading.schema(schema_oid);
    if (publication == nullptr || schema.empty()) continue;
    const ObjectId id{.kind = Kind::publication_schema, .name = publication->id.name, .part = schema};
    Node node{.id = id, .parent = publication->id, .object = ir::PublicationSchema{}};
    reading.need_extension_of_schema(node, schema_oid);
    if (!reading.is_member(Catalog::schema, schema_oid)) Reading::need(node, {.kind = Kind::schema, .name = schema});
    reading.insert(std::move(node), Catalog::publication_schema, result.oid(row, "oid"));
  }
}

}  // namespace

void read_publications(Reading& reading) {
  const auto result = reading.query("publication");
  if (result.size() == 0) return;
  read_global_objects<ir::Publication>(reading, result, Catalog::publication, ' ', [](Node&, std::size_t) {});
  read_published_tables(reading);
  if (reading.version >= 150000) read_published_schemas(reading);
}

}  // namespace lockstep::catalog
