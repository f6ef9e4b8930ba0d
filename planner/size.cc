#include "planner/size.h"

#include "ir/inheritance.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

// No more rows of a table fit into a page (MaxHeapTuplesPerPage in src/include/access/htup_details.h).
constexpr std::int64_t page_bytes = 8192;
constexpr std::int64_t rows_per_page = 291;

bool add_size(const Graph& graph, const ObjectId& id, TableSize& total) {
  const Node* node = graph.find(id);
  if (node == nullptr || node->id.kind != Kind::table) return false;
  const auto& table = node->as<ir::Table>();
  if (table.partition_key) return true;  // it holds nothing itself
  if (!table.size_bytes) return false;
  total.bytes += *table.size_bytes;
  total.rows += *table.size_bytes == 0 ? 0 : table.row_estimate ? *table.row_estimate : *table.size_bytes / page_bytes * rows_per_page;
  return true;
}

WantedForm said_of(const Graph& after, const ObjectId& id) {
  const Node* node = after.find(id);
  if (node == nullptr) return WantedForm::by_size;
  if (node->directive("direct") != nullptr) return WantedForm::direct;
  return node->directive("online") != nullptr ? WantedForm::online : WantedForm::by_size;
}

}  // namespace

std::optional<TableSize> size_of(const Graph& graph, const ObjectId& table) {
  TableSize total;
  if (graph.origin.server_version == 0 || !add_size(graph, table, total)) return std::nullopt;
  for (const auto& each : descendant_tables(graph, table))
    if (!add_size(graph, each, total)) return std::nullopt;
  return total;
}

bool is_small(const Graph& graph, const ObjectId& table, const Policy& policy) {
  const auto size = size_of(graph, table);
  return policy.small_table_rows > 0 && size && size->rows <= policy.small_table_rows && size->bytes <= policy.small_table_bytes;
}

WantedForm wanted_form(const Graph& after, const ObjectId& id) {
  const auto said = said_of(after, id);
  const Node* node = after.find(id);
  if (said != WantedForm::by_size || node == nullptr || !node->parent) return said;
  return said_of(after, *node->parent);
}

bool is_busy(const Graph& before, const ObjectId& table, const Policy& policy) {
  return policy.online && before.contains(table) && !is_foreign(before, table) && !is_small(before, table, policy);
}

std::string long_work(const Step& step, const Graph& before, const Policy& policy) {
  std::string result;
  for (const auto& each : step.work)
    if (is_busy(before, each.relation, policy)) result += std::string(result.empty() ? "" : ", ") + (each.rewrites ? "writes" : "reads") + " all rows of " + to_string(each.relation);
  return result;
}

bool deserves_online(const Graph& before, const Graph& after, const ObjectId& table, const ObjectId& id, const Policy& policy) {
  if (!policy.online || !before.contains(table) || is_foreign(before, table)) return false;
  switch (wanted_form(after, id)) {
    case WantedForm::direct: return false;
    case WantedForm::online: return true;
    case WantedForm::by_size: break;
  }
  return !is_small(before, table, policy);
}

}  // namespace lockstep
