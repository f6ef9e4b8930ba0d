// Procedural languages, access methods and transforms: none of them stands in a schema.
#include "parser/catalog/decode.h"

namespace lockstep::catalog {
namespace {

template <class K, class Identify>
void read_global_objects(Reading& reading, const Result& result, Catalog catalog, char acl_letter, const Identify& identify) {
  const FieldDecoder<K> fields(result);
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    if (reading.is_member(catalog, oid)) continue;
    Node node{.id = {.kind = K::kind, .name = Name(result.text(row, "name"))}, .object = K{}};
    fields.decode_row({reading, node}, row, node.as<K>());
    set_owner_and_privileges(reading, node, result, row, acl_letter);
    identify(node, row);
    reading.insert(std::move(node), catalog, oid);
  }
}

}  // namespace

void read_languages(Reading& reading) {
  const auto result = reading.query("language");
  read_global_objects<ir::Language>(reading, result, Catalog::language, 'l', [](Node&, std::size_t) {});
}

void read_access_methods(Reading& reading) {
  const auto result = reading.query("access_method");
  read_global_objects<ir::AccessMethod>(reading, result, Catalog::access_method, 'r', [](Node&, std::size_t) {});
}

void read_transforms(Reading& reading) {
  const auto result = reading.query("transform");
  read_global_objects<ir::Transform>(reading, result, Catalog::transform, 'r', [&](Node& node, std::size_t row) {
    auto& transform = node.as<ir::Transform>();
    const auto& type = reading.type(result.oid(row, "type_oid"));
    transform.type = type.name;
    if (type.extension) Reading::need(node, *type.extension);
    node.id.signature = Name(transform.type.text.text() + " LANGUAGE " + quoted(transform.language));
  });
}

}  // namespace lockstep::catalog
