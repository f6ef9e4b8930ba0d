// An index, primary key, unique or exclusion constraint of a partitioned table with those of its
// partitions. There is no way to detach one of them, so the tree comes and goes as a whole:
//
//   CREATE INDEX p_i ON ONLY p USING btree (v);
//   CREATE INDEX p1_i ON p1 USING btree (v);
//   ALTER INDEX p_i ATTACH PARTITION p1_i;
//
// Dropping the parent's drops them all.
#include <algorithm>

#include "ir/dependency.h"
#include "planner/recipes/recipes.h"

namespace lockstep {
namespace {

// The members of the scope that are attached to `id`.
std::vector<ObjectId> branches(const Scope& scope, const ObjectId& id) {
  std::vector<ObjectId> result;
  for (const auto& dependent : scope.graph.dependents(id)) {
    const auto& up = attached_to(scope.graph.at(dependent));
    if (up && up->id == id && scope.contains(dependent)) result.push_back(dependent);
  }
  return result;
}

QualifiedName index_name(const ObjectId& id) { return {id.schema, id.own_name()}; }

void add_branch(const Scope& scope, const ObjectId& id, Draft& tree) {
  for (const auto& branch : branches(scope, id)) {
    auto draft = create_draft(scope, scope.graph.at(branch));
    for (auto& each : draft.step.up) tree.step.up.push_back(std::move(each));
    tree.step.produces.push_back(branch);
    for (auto& each : draft.step.requires_) tree.step.requires_.push_back(std::move(each));
    tree.step.requires_.push_back(facet(*scope.graph.at(branch).parent, "attached"));
    for (const auto& lock : draft.step.locks) tree.step.locks.push_back(lock);
    add_branch(scope, branch, tree);
    tree.step.up.push_back(sql("ALTER INDEX {} ATTACH PARTITION {}", index_name(id), index_name(branch)));
  }
}

}  // namespace

bool draft_index_tree(const Scope& scope, const Node& node, Drafts& drafts) {
  if (node.id.kind != Kind::index && node.id.kind != Kind::constraint) return false;
  if (const auto& up = attached_to(node); up && scope.contains(up->id)) return true;  // part of that one's
  if (branches(scope, node.id).empty()) return false;
  auto tree = create_draft(scope, node);
  if (node.id.kind == Kind::constraint && node.as<ir::Constraint>().type == ir::ConstraintType::primary_key)
    tree.step.produces.push_back(facet(*node.parent, "primary key"));
  add_branch(scope, node.id, tree);
  const Ids made(tree.step.produces.begin(), tree.step.produces.end());
  std::erase_if(tree.step.requires_, [&](const ObjectId& id) { return made.contains(id); });
  tree.fold = tree.fold == Fold::never ? Fold::never : Fold::with_drop_of_host;
  drafts.push_back(std::move(tree));
  return true;
}

}  // namespace lockstep
