// Casts and conversions.
#include "parser/catalog/decode.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {

void read_casts(Reading& reading) {
  const auto result = reading.query("cast");
  const FieldDecoder<ir::Cast> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    if (reading.is_member(Catalog::cast, oid)) continue;
    Node node{.id = {.kind = Kind::cast}, .object = ir::Cast{}};
    auto& cast = node.as<ir::Cast>();
    fields.decode_row({reading, node}, row, cast);
    for (const long type : numbers(result.text(row, "argument_types"))) cast.arguments.push_back(reading.type(static_cast<Oid>(type)).name);
    node.id.signature = Name(cast.source.text.text() + " AS " + cast.target.text.text());
    reading.insert(std::move(node), Catalog::cast, oid);
  }
}

void read_conversions(Reading& reading) {
  const auto result = reading.query("conversion");
  read_objects<ir::Conversion>(
      reading, result, Catalog::conversion, ' ', [](Node&, std::size_t) { return true; }, [](Node&, std::size_t) {});
}

}  // namespace lockstep::catalog
