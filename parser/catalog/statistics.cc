// Extended statistics.
#include "parser/catalog/decode.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {

void read_statistics(Reading& reading) {
  const auto result = reading.query("statistics");
  const FieldDecoder<ir::Statistics> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    const auto* relation = reading.relation(result.oid(row, "relation"));
    const auto schema_oid = result.oid(row, "schema");
    const auto schema = reading.schema(schema_oid);
    if (relation == nullptr || relation->node == nullptr || schema.empty() || reading.is_member(Catalog::statistics, oid)) continue;
    Node node{.id = {.kind = Kind::statistics, .schema = schema, .name = Name(result.text(row, "name"))},
              .parent = relation->id,
              .object = ir::Statistics{}};
    reading.need_extension_of_schema(node, schema_oid);
    auto& statistics = node.as<ir::Statistics>();
    fields.decode_row({reading, node}, row, statistics);
    set_owner_and_privileges(reading, node, result, row, 'r');
    for (const long number : numbers(result.text(row, "column_numbers")))
      statistics.columns.push_back(relation->attributes.at(static_cast<std::size_t>(number) - 1).name);
    if (const auto expressions = result.value(row, "printed"))
      for (const auto& each : array_elements(printed(*expressions, node.id)))
        statistics.expressions.push_back({.text = rereadable(without_parentheses(each))});
    reading.insert(std::move(node), Catalog::statistics, oid);
  }
}

}  // namespace lockstep::catalog
