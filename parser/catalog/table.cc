// Tables with their parents and partition keys.
#include "parser/catalog/decode.h"
#include "parser/catalog/element.h"
#include "parser/catalog/reprint.h"
#include "parser/catalog/text.h"

namespace lockstep::catalog {
namespace {

ir::ReplicaIdentity::Mode replica_identity_mode(std::string_view letter) {
  using Mode = ir::ReplicaIdentity::Mode;
  if (letter == "f") return Mode::full;
  if (letter == "n") return Mode::nothing;
  return letter == "i" ? Mode::index : Mode::automatic;
}

// `RANGE (created_at, lower(name) COLLATE "C")`; the numbers are those of the columns, 0 for expressions.
ir::PartitionKey partition_key(const Relation& relation, std::string_view printed, const std::vector<long>& columns) {
  ir::PartitionKey key;
  const auto open = printed.find(" (");
  std::string strategy(printed.substr(0, open));
  for (char& c : strategy) c = static_cast<char>(c | 0x20);
  key.strategy = Name(strategy);
  std::size_t i = 0;
  for (const auto element : list_elements(printed.substr(open + 2, printed.size() - open - 3))) {
    const auto number = static_cast<std::size_t>(columns.at(i++));
    key.elements.push_back(element_from(element, number == 0 ? Name() : relation.attributes.at(number - 1).name));
  }
  return key;
}

// Tables of extensions are no nodes, but others can refer to them.
void register_tables_of_extensions(Reading& reading, const Result& result) {
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid oid = result.oid(row, "oid");
    const auto member = reading.extensions.find(key(Catalog::relation, oid));
    if (member == reading.extensions.end()) continue;
    const Name schema = reading.schema(result.oid(row, "schema"));
    reading.relations[oid] = {.id = {.kind = Kind::table, .schema = schema, .name = Name(result.text(row, "name"))},
                              .extension = member->second};
  }
}

void read_inheritance(Reading& reading) {
  const auto result = reading.query("inheritance");
  const auto child_at = result.column("child");
  const auto parent_at = result.column("parent");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Oid child_oid = to_oid(*result.get(row, child_at));
    const Oid parent_oid = to_oid(*result.get(row, parent_at));
    reading.parents[child_oid] = parent_oid;
    const auto* child = reading.relation(child_oid);
    const auto* parent = reading.relation(parent_oid);
    if (child == nullptr || child->node == nullptr || parent == nullptr) continue;
    if (parent->extension) Reading::need(*child->node, *parent->extension);
    auto& table = child->node->as<ir::Table>();
    if (table.partition_bound.text.empty())
      table.inherits.push_back({parent->id});
    else
      table.partition_of = Ref{parent->id};
  }
}

}  // namespace

void read_tables(Reading& reading) {
  const auto result = reading.query("table");
  if (!reading.extensions.empty()) register_tables_of_extensions(reading, result);
  const auto oid_at = result.column("oid");
  const auto mode_at = result.column("replica_identity_mode");
  const auto toast_at = result.column("toast_options");
  read_objects<ir::Table>(
      reading,
      result,
      Catalog::relation,
      'r',
      [&](Node& node, std::size_t row) {
        auto& table = node.as<ir::Table>();
        if (const auto options = result.get(row, toast_at)) decode_options(*options, "toast.", table.options);
        if (table.foreign_server.empty()) table.replica_identity.mode = replica_identity_mode(*result.get(row, mode_at));
        return true;
      },
      [&](Node& node, std::size_t row) {
        reading.relations[to_oid(*result.get(row, oid_at))] = {.id = node.id, .node = &node};
      });
  read_inheritance(reading);
}

void read_partition_keys(Reading& reading) {
  const auto result = reading.query("partition_key");
  for (std::size_t row = 0; row < result.size(); ++row) {
    const auto* relation = reading.relation(result.oid(row, "relation"));
    if (relation == nullptr || relation->node == nullptr) continue;
    relation->node->as<ir::Table>().partition_key =
        partition_key(*relation, rereadable(printed(result.text(row, "printed"), relation->id)), numbers(result.text(row, "columns")));
  }
}

}  // namespace lockstep::catalog
