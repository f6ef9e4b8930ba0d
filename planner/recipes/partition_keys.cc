// Foreign keys of partitioned tables to one that another takes the place of: there from the exchange on as keys of each partition, NOT VALID, which are proven
// behind it and taken over by the whole key (partitioned_foreign_key.cc).
#include <algorithm>

#include "planner/recipes/partition_table.h"
#include "planner/recipes/recipes.h"

namespace lockstep {

std::vector<ObjectId> leaves_with_own_key(const TableExchange& exchange, const Graph& state, const Node& key) {
  const auto& constraint = key.as<ir::Constraint>();
  if (!constraint.validated || !constraint.enforced || !is_partitioned(state, *key.parent)) return {};
  const Ids none;
  return leaves_to_prove({.graph = state, .other = state, .members = none, .policy = exchange.policy, .retyped = none}, key).value_or(std::vector<ObjectId>{});
}

WholeKeys whole_keys(const TableExchange& exchange, const Graph& redirected) {
  WholeKeys result{.steps = {}, .state = redirected};
  auto loose = redirected;
  std::vector<const Node*> keys;
  for (const auto& id : exchange.goal.dependents(exchange.what.table)) {
    const Node& key = exchange.goal.at(id);
    if (!refers_to_table(exchange, key) || redirected.contains(id) || !redirected.contains(*key.parent)) continue;
    keys.push_back(&key);
    for (const auto& below : partitions_below(redirected, *key.parent))
      if (const auto own = own_key(key, below, false).id; loose.contains(own) && !exchange.goal.contains(own)) loose.erase(own);
  }
  loose.forget_dependents();
  const Ids none;
  const Scope scope{.graph = loose, .other = loose, .members = none, .policy = exchange.policy, .retyped = none};
  for (const Node* key : keys) {
    const auto leaves = leaves_with_own_key(exchange, loose, *key);
    if (leaves.empty()) continue;
    for (const auto& leaf : leaves) {
      auto step = prove_on_leaf(redirected, *key, leaf);
      if (exchange.now.contains(key->id)) std::erase_if(step.hazards, [](const Hazard& hazard) { return hazard.code == "may-fail"; });
      result.steps.push_back(std::move(step));
      result.state.erase(own_key(*key, leaf, false).id);
    }
    result.steps.push_back(take_over_from_leaves(scope, *key, leaves));
    result.state.insert(*key);
  }
  for (auto& step : result.steps) step.phase = Phase::migrate;
  result.state.forget_dependents();
  return result;
}

}  // namespace lockstep
