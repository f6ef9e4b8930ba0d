// Indexes on tables that are in use are built and dropped without holding up writers:
//
//   CREATE INDEX CONCURRENTLY i ON t USING btree (v);   -- outside a transaction; a killed attempt
//   DROP INDEX CONCURRENTLY IF EXISTS i;                -- leaves an invalid index to clear away
//
// One that changes is built under another name first, so that queries always have one of them:
//
//   CREATE INDEX CONCURRENTLY lockstep_i_… ON t USING btree (v, w);
//   DROP INDEX CONCURRENTLY i;
//   ALTER INDEX lockstep_i_… RENAME TO i;
#include <algorithm>
#include <utility>

#include "ir/dependency.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"

namespace lockstep {

Sql index_is_valid(const QualifiedName& index) {
  return sql("SELECT coalesce((SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass({})), false)",
             literal(quoted(index)));
}

Sql relation_is_gone(const QualifiedName& relation) {
  return sql("SELECT pg_catalog.to_regclass({}) IS NULL", literal(quoted(relation)));
}

Sql drop_index_concurrently(const QualifiedName& index, bool if_exists) {
  if (if_exists) return sql("DROP INDEX CONCURRENTLY IF EXISTS {}", index);
  return sql("DROP INDEX CONCURRENTLY {}", index);
}

Step concurrent_index_step(const Subject<ir::Index>& index, Name name) {
  const QualifiedName full{index.id().schema, name};
  auto step = step_for(index.node, Action::create, title("build", index.id()),
                       {create_index(index, {.concurrently = true, .name = name})}, {drop_index_concurrently(full, true)});
  step.transaction = Transaction::outside;
  step.locks = {takes(Form::create_index_concurrently, *index.node.parent)};
  add_work(step, *index.node.parent, false);
  step.done = index_is_valid(full);
  step.leftovers = {drop_index_concurrently(full, true)};
  step.down.done = relation_is_gone(full);
  if (index->unique) step.hazards.push_back({"may-fail", "fails when rows of " + quoted(index.node.parent->qualified_name()) + " are not unique"});
  return step;
}

Step concurrent_drop_step(const Subject<ir::Index>& index, Name name) {
  auto step = concurrent_index_step(index, name);
  std::swap(step.up, step.down.statements);
  std::swap(step.done, step.down.done);
  std::swap(step.leftovers, step.down.leftovers);
  step.action = Action::alter;
  step.work.clear();
  step.hazards.clear();
  step.produces.clear();
  step.requires_.clear();
  return step;
}

namespace {

bool can_be_concurrent(const Scope& scope, const Node& index) {
  return index.parent && scope.online(*index.parent, index.id) && !is_partitioned(scope.graph, *index.parent);
}

// CREATE INDEX CONCURRENTLY with what else makes the index, as one draft.
Draft concurrent_draft(const Scope& scope, const Node& node) {
  auto draft = create_draft(scope, node);
  auto step = concurrent_index_step({scope.graph, node}, node.id.name);
  step.title = title("add", node.id);
  step.produces = std::move(draft.step.produces);
  step.requires_ = std::move(draft.step.requires_);
  step.up.insert(step.up.end(), draft.step.up.begin() + 1, draft.step.up.end());
  if (scope.vanishing) step.work.clear();
  draft.step = std::move(step);
  return draft;
}

// CREATE INDEX as it is, which writers wait for.
Draft plain_draft(const Scope& scope, const Node& node) {
  auto draft = create_draft(scope, node);
  add_plain_build(scope, node, draft.step);
  return draft;
}

}  // namespace

void add_plain_build(const Scope& scope, const Node& index, Step& step) {
  if (!index.parent || !scope.stays(*index.parent) || scope.vanishing) return;
  if (is_partitioned(scope.graph, *index.parent) && !spreads(scope.graph, index)) return;  // made ON ONLY a table that has no rows
  add_work(step, *index.parent, false);
  if (scope.busy(*index.parent))
    step.hazards.push_back({"blocking-scan", "the rows of " + quoted(index.parent->qualified_name()) + " are read while writers wait"});
}

void draft_index(const Scope& scope, const Node& node, Drafts& drafts) {
  drafts.push_back(can_be_concurrent(scope, node) ? concurrent_draft(scope, node) : plain_draft(scope, node));
  auto& produced = drafts.back().step.produces;
  for (const auto& key : facet_of_key(node)) produced.push_back(scope.vanishing ? facet(*node.parent, "key") : key);
}

bool draft_replaced_index(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts) {
  if (id.kind != Kind::index) return false;
  const Node& before = clearing.graph.at(id);
  const Node& after = making.graph.at(id);
  if (before.parent != after.parent || !can_be_concurrent(making, after) || attached_to(before) || attached_to(after)) return false;
  // Both can stand side by side only when nothing that the old one needs has to go first.
  const auto had = needs(clearing.graph, before);
  if (std::any_of(had.begin(), had.end(), [&](const ObjectId& each) { return clearing.contains(each) || clearing.retyped.contains(each); }))
    return false;

  const auto temporary = temporary_name(id, "new");
  const QualifiedName temporary_index{id.schema, temporary};
  auto made = concurrent_draft(making, after);
  auto build = concurrent_index_step({making.graph, after}, temporary);
  build.requires_ = made.step.requires_;
  build.produces = facet_of_key(after);
  build.action = Action::alter;
  if (computes_of_rows(after)) build.unsampled = {{.table = *after.parent}};

  const std::vector<Sql> rest(made.step.up.begin() + 1, made.step.up.end());
  auto gone = concurrent_draft(clearing, before);
  turn_round(gone, clearing.graph);
  auto drop = std::move(gone.step);
  drop.action = Action::alter;
  drop.phase = Phase::expand;
  drop.follows = true;
  drop.locks = {takes(Form::drop_index_concurrently, *before.parent)};
  drop.up = {drop_index_concurrently(id.qualified_name(), false)};
  drop.done = relation_is_gone(id.qualified_name());
  if (computes_of_rows(after)) drop.reveals = {*after.parent};

  auto rename = step_for(after, Action::alter, "rename the new " + to_string(id), {sql("ALTER INDEX {} RENAME TO {}", temporary_index, id.name)},
                         {sql("ALTER INDEX {} RENAME TO {}", id.qualified_name(), temporary)});
  rename.up.insert(rename.up.end(), rest.begin(), rest.end());
  rename.produces = made.step.produces;
  rename.follows = true;
  rename.locks.clear();
  add_steps({std::move(build), std::move(drop), std::move(rename)}, drafts);
  return true;
}

void make_drop_concurrent(const Scope& scope, const Node& node, Draft& draft) {
  if (node.id.kind != Kind::index || !can_be_concurrent(scope, node) || draft.step.action != Action::drop) return;
  draft.step.up = {drop_index_concurrently(node.id.qualified_name(), false)};
  draft.step.locks = {takes(Form::drop_index_concurrently, *node.parent)};
  draft.step.done = relation_is_gone(node.id.qualified_name());
}

}  // namespace lockstep
