// That all rows of a table are where they belong when it becomes a partition: proven by a check before the exchange, which takes it away.
#include "planner/locks.h"
#include "planner/recipes/partition_table.h"
#include "planner/recipes/recipes.h"

namespace lockstep {

bool is_default_partition(const Graph& graph, const ObjectId& partition) { return graph.at(partition).as<ir::Table>().partition_bound.text == "DEFAULT"; }

std::optional<std::vector<RowProof>> proofs_of(const TableExchange& exchange) {
  const auto& table = exchange.what.table;
  const auto& partition = exchange.what.partition;
  std::vector<RowProof> result;
  if (!is_default_partition(exchange.goal, partition)) {
    const auto condition = partition_condition(exchange.goal, table, exchange.goal.at(partition).as<ir::Table>().partition_bound.text, Levels::all);
    if (!condition) return std::nullopt;
    const auto name = to_string(partition);
    result.push_back({temporary_name(partition, "bounds"), condition->condition, "the bounds of what will be " + name, "rows outside of the bounds of " + name});
    return result;
  }
  for (const auto& each : new_partitions(exchange)) {
    const auto& other = exchange.goal.at(each).as<ir::Table>();
    if (other.partition_of->id != table) continue;
    const auto condition = partition_condition(exchange.goal, table, other.partition_bound.text, Levels::own);
    if (!condition) return std::nullopt;
    const auto name = to_string(each);
    result.push_back({temporary_name(each, "default"), sql("NOT ({})", condition->condition), "that no rows belong into " + name, "rows of " + name});
  }
  return result;
}

std::vector<Step> prove_rows_fit(const TableExchange& exchange, const std::vector<RowProof>& proofs) {
  const auto& table = exchange.what.table;
  const Node& node = exchange.now.at(table);
  const auto head = sql("ALTER TABLE {}", table.qualified_name());
  std::vector<Step> result;
  for (const auto& proof : proofs) {
    const auto add = sql("{} ADD CONSTRAINT {} CHECK ({}) NOT VALID", head, proof.name, proof.condition);
    // The exchange takes it away, and does not bring it back: rows that came since may be others.
    const auto drop = sql("{} DROP CONSTRAINT IF EXISTS {}", head, proof.name);
    auto check = step_for(node, Action::alter, "check without scan " + proof.what, {add}, {drop});
    check.phase = Phase::migrate;
    check.locks = {takes(Form::add_check_not_valid, table)};
    check.hazards = {{"app-breaking", "until " + to_string(table) + " is partitioned, " + proof.outside + " are refused"}};
    result.push_back(std::move(check));
    auto scan = step_for(node, Action::alter, "scan " + to_string(table) + " for " + proof.outside, {sql("{} VALIDATE CONSTRAINT {}", head, proof.name)}, {});
    take_nothing_back(scan);
    scan.phase = Phase::migrate;
    scan.transaction = Transaction::alone;
    scan.locks = {takes(Form::validate_check, table)};
    scan.hazards = {{"may-fail", "fails when " + to_string(table) + " holds " + proof.outside}};
    scan.done = is_validated(table, proof.name);
    add_work(scan, table, false);
    result.push_back(std::move(scan));
  }
  return result;
}

}  // namespace lockstep
