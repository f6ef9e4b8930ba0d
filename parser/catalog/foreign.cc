// Foreign-data wrappers, servers and user mappings.
#include "ir/secrets.h"
#include "parser/catalog/decode.h"

namespace lockstep::catalog {

namespace {

void read_user_mappings(Reading& reading) {
  const auto result = reading.query("user_mapping");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    const auto* server = reading.object(Catalog::foreign_server, result.oid(row, "server"));
    if (server == nullptr || reading.is_member(Catalog::user_mapping, oid)) continue;
    const ObjectId id{.kind = Kind::user_mapping, .name = server->id.name, .part = Name(result.text(row, "user"))};
    Node node{.id = id, .parent = server->id, .object = ir::UserMapping{}};
    auto& options = node.as<ir::UserMapping>().options;
    if (!result.is_true(row, "readable"))
      options.set(mask, mask);
    else if (const auto given = result.value(row, "options"))
      decode_options(*given, "", options);
    reading.insert(std::move(node), Catalog::user_mapping, oid);
  }
}

}  // namespace

void read_foreign_data(Reading& reading) {
  const auto nothing_more = [](Node&, std::size_t) {};
  read_global_objects<ir::ForeignDataWrapper>(reading, reading.query("foreign_data_wrapper"), Catalog::foreign_data_wrapper, 'F', nothing_more);
  read_global_objects<ir::ForeignServer>(reading, reading.query("foreign_server"), Catalog::foreign_server, 'S', nothing_more);
  if (!reading.graph().nodes(Kind::foreign_server).empty()) read_user_mappings(reading);
}

}  // namespace lockstep::catalog
