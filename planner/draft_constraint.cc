// The steps that make a constraint, and what they wait for: the table's children, and keys that come and go.
#include <algorithm>

#include "ir/inheritance.h"
#include "planner/draft_parts.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/altered.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

// A constraint of a table that exists reaches its children by itself. New children are there first, and
// a child that has the same check of its own gets that first, so that the two are merged. What is not validated comes to new children,
// too: to those that are made later, it would come as validated (MergeAttributes() in src/backend/commands/tablecmds.c).
void wait_for_children(const Scope& scope, const Node& node, Step& step) {
  const bool new_table = scope.contains(*node.parent);
  const auto& constraint = node.as<ir::Constraint>();
  const bool unvalidated = constraint.check && !constraint.validated && constraint.enforced && !constraint.no_inherit;
  for (const auto& child : descendant_tables(scope.graph, *node.parent)) {
    if (new_table && !unvalidated && (scope.contains(child) || !scope.other.contains(child))) continue;
    // One that becomes a child now would have to have the same check before.
    const bool comes = !scope.vanishing && scope.other.contains(child) && !is_descendant(scope.other, child, *node.parent);
    if (scope.contains(child) || new_table || comes) step.requires_.push_back(facet(child, "attached"));
    if (new_table) continue;
    auto same = node.id;
    same.schema = child.schema;
    same.name = child.name;
    if (scope.contains(same) && !attached_to(scope.graph.at(same))) step.requires_.push_back(same);
  }
}

// A foreign key hangs on every partition of the table that it refers to: it comes when they are all there, and goes before one leaves, which
// could not while rows refer to it (RI_PartitionRemove_Check() in src/backend/utils/adt/ri_triggers.c).
void wait_for_target_partitions(const Scope& scope, const ObjectId& target, Step& step) {
  if (scope.contains(target) || !scope.graph.contains(target) || !is_partitioned(scope.graph, target)) return;
  step.requires_.push_back(facet(target, "partitions"));
  for (const auto& each : descendant_tables(scope.graph, target))
    if (is_partitioned(scope.graph, each)) step.requires_.push_back(facet(each, "partitions"));
}

}  // namespace

void draft_constraint(const Scope& scope, const Node& node, Drafts& drafts) {
  const auto& constraint = node.as<ir::Constraint>();
  const auto& table = *node.parent;
  if (!scope.contains(table) && is_given_by_parent(scope.graph, scope.other, node)) return;
  auto draft = create_draft(scope, node);
  if (constraint.type == ir::ConstraintType::primary_key)
    draft.step.produces.push_back(facet(table, "primary key"));
  if (scope.vanishing && (constraint.foreign_key || constraint.check)) draft.step.requires_.push_back(facet(node.id, "copies"));
  if (scope.vanishing && constraint.type == ir::ConstraintType::check) draft.step.produces.push_back(facet(table, "checks"));
  if (!scope.vanishing && constraint.foreign_key) draft.step.requires_.push_back(facet(node.id, "given"));
  // A new foreign key must not come to rely on a key that is about to go.
  const bool key = constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique;
  if (scope.vanishing && key) draft.step.produces.push_back(facet(table, "key"));
  if (constraint.foreign_key) {
    const auto& target = constraint.foreign_key->table.id;
    for (const auto& each : {table, target}) draft.step.requires_.push_back(facet(each, scope.vanishing ? "old persistence" : "persistence"));
    draft.step.produces.push_back(scope.vanishing ? facet_of_key(target, constraint.foreign_key->columns) : facet(target, "key"));
    wait_for_target_partitions(scope, target, draft.step);
  }
  if (!scope.vanishing) append(draft.step.produces, facet_of_key(node));
  wait_for_children(scope, node, draft.step);
  const bool is_index = constraint.type != ir::ConstraintType::check && !constraint.foreign_key;
  const bool inlinable = scope.contains(table) && !constraint.foreign_key && constraint.validated &&
                         !(is_index && is_partitioned(scope.graph, table));
  if (inlinable) draft.inlined = node.id;
  draft_online_constraint(scope, std::move(draft), node, drafts);
}

void draft_domain_constraint(const Scope& scope, const Node& node, Drafts& drafts) {
  auto draft = create_draft(scope, node);
  const bool reads_tables = !scope.contains(*node.parent) && node.as<ir::DomainConstraint>().validated;
  if (reads_tables && !scope.vanishing) mark_domain_scan(draft.step, scope.live(), *node.parent);
  drafts.push_back(std::move(draft));
}

}  // namespace lockstep
