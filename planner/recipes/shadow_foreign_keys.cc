// Foreign keys over columns that second ones take the places of: they are gone and there again in the exchange, NOT VALID, and proven afterwards.
// Before PostgreSQL 18 those of partitioned tables cannot be NOT VALID. Each partition that holds rows has its own until all are proven, and then
// the whole key takes them over, without reading anything (partitioned_foreign_key.cc).
#include <algorithm>

#include "planner/locks.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

bool is_of_partitioned(const ShadowColumn& column, const ObjectId& key) { return is_partitioned(column.before, *column.before.at(key).parent); }

// Empty for a key that is NOT VALID as a whole.
std::vector<ObjectId> leaves_of(const ShadowColumn& column, const ObjectId& key) {
  if (!is_of_partitioned(column, key)) return {};
  return leaves_to_prove(column.making, column.before.at(key)).value_or(std::vector<ObjectId>{});
}

Step prove_leaf(const ShadowColumn& column, const Node& key, const ObjectId& leaf) {
  auto result = prove_on_leaf(column.after, key, leaf);
  result.requires_ = {facet(column.id, "shadow")};
  std::erase_if(result.hazards, [](const Hazard& hazard) { return hazard.code == "may-fail"; });
  return result;
}

Step take_over(const ShadowColumn& column, const Node& key, const std::vector<ObjectId>& leaves) {
  auto result = take_over_from_leaves(column.making, key, leaves);
  result.requires_ = {facet(column.id, "shadow")};
  return result;
}

}  // namespace

bool comes_in_parts(const ShadowColumn& column, const ObjectId& key) { return !leaves_of(column, key).empty(); }

bool can_come_open(const ShadowColumn& column, const ObjectId& key) {
  if (!is_of_partitioned(column, key)) return true;
  const auto& constraint = column.before.at(key).as<ir::Constraint>();
  return constraint.validated && constraint.enforced && leaves_to_prove(column.making, column.before.at(key));
}

std::vector<Sql> open_foreign_key(const ShadowColumn& column, const ObjectId& id) {
  auto key = column.before.at(id);
  std::vector<Sql> result;
  if (const auto leaves = leaves_of(column, id); !leaves.empty()) return open_on_leaves(column.before, key, leaves);
  if (!is_of_partitioned(column, id)) key.as<ir::Constraint>().validated = false;
  result = create_object(column.before, key);
  if (key.comment) append(result, set_comment(column.before, key, key.comment));
  return result;
}

std::vector<Sql> drop_open_foreign_key(const ShadowColumn& column, const ObjectId& id) {
  std::vector<Sql> result;
  for (const auto& leaf : leaves_of(column, id)) result.push_back(sql("ALTER TABLE {} DROP CONSTRAINT {}", leaf.qualified_name(), id.part));
  return result.empty() ? drop(column.before, column.before.at(id)) : result;
}

std::vector<Step> prove_foreign_key(const ShadowColumn& column, const ObjectId& id) {
  if (!is_of_partitioned(column, id)) return validate_again(column.after, column.before, {id});
  const auto leaves = leaves_of(column, id);
  const Node& key = column.before.at(id);
  std::vector<Step> result;
  for (const auto& leaf : leaves) result.push_back(prove_leaf(column, key, leaf));
  if (!leaves.empty()) result.push_back(take_over(column, key, leaves));
  return result;
}

}  // namespace lockstep
