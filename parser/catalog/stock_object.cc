// Privileges of members of extensions and of objects of pg_catalog (ir/stock_object.h).
#include <algorithm>
#include <map>

#include "ir/stock_sort.h"
#include "parser/catalog/privileges.h"
#include "parser/catalog/reading.h"
#include "parser/extension_members.h"

namespace lockstep::catalog {
namespace {

struct StockRow {
  Node node;
  const Node* extension = nullptr;  // null: PostgreSQL's own
  bool said = false;                // pg_init_privs has it
};

StockRow stock_row(Reading& reading, const Result& result, std::size_t row) {
  StockRow read{.node = {.id = {.kind = Kind::stock_object,
                                .schema = Name(result.text(row, "schema")),
                                .name = Name(result.text(row, "name")),
                                .part = Name(result.text(row, "column_name")),
                                .signature = stock_signature(result.text(row, "type"), result.text(row, "arguments"))},
                         .object = ir::StockObject{}}};
  if (result.value(row, "extension")) read.extension = reading.object(Catalog::extension, result.oid(row, "extension"));
  if (read.extension != nullptr) read.node.parent = read.extension->id;
  read.said = result.is_true(row, "said");
  read.node.privileges = privileges_beyond(result.text(row, "given"), result.text(row, "acl"), reading.role(result.oid(row, "owner")));
  return read;
}

// The node for all members of its extension and sort that it belongs to.
std::optional<ObjectId> sort_of(const StockRow& row) {
  const auto sort = stock_sort(stock_type(row.node.id));
  if (row.extension == nullptr || row.said || sort.empty() || !row.node.id.part.empty()) return std::nullopt;
  return stock_sort_id(row.extension->id.name, sort);
}

using StockMembers = std::map<ObjectId, std::vector<const Node*>>;

// What nearly all have: more of them than people would name one by one.
std::vector<Privilege> common(const std::vector<const Node*>& members, std::vector<Privilege> Privileges::*list) {
  std::map<Privilege, std::size_t> counted;
  for (const auto* each : members)
    for (const auto& privilege : each->privileges.*list) ++counted[privilege];
  std::vector<Privilege> result;
  for (const auto& [privilege, count] : counted)
    if (count * 4 > members.size() * 3) result.push_back(privilege);
  return result;
}

void insert_stock_sorts(Reading& reading, const std::vector<StockRow>& rows) {
  StockMembers members;
  for (const auto& row : rows)
    if (const auto sort = sort_of(row)) members[*sort].push_back(&row.node);
  for (const auto& [id, all] : members) {
    Node node{.id = id, .parent = all.front()->parent, .object = ir::StockObject{}};
    node.privileges = {common(all, &Privileges::granted), common(all, &Privileges::revoked)};
    if (!node.privileges.empty()) reading.graph().insert(std::move(node));
  }
}

// Files cannot say anything of others.
bool is_known(Reading& reading, const StockRow& row) {
  return row.extension == nullptr || extension_with_stock(reading.graph(), stock_type(row.node.id), row.node.id.qualified_name()) == row.extension;
}

}  // namespace

void read_stock_objects(Reading& reading) {
  const auto result = reading.query("stock_object");
  std::vector<StockRow> rows;
  for (std::size_t row = 0; row < result.size(); ++row) rows.push_back(stock_row(reading, result, row));
  insert_stock_sorts(reading, rows);
  for (auto& row : rows) {
    if (const auto sort = sort_of(row))
      if (const auto* all = reading.graph().find(*sort)) row.node.privileges = beyond_sort(row.node.privileges, all->privileges);
    if (row.node.privileges.empty()) continue;
    if (is_known(reading, row))
      reading.graph().insert(std::move(row.node));
    else
      ++reading.state.unmodelled["privileges on members of extensions"];
  }
}

}  // namespace lockstep::catalog
