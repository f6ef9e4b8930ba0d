// Constraints on tables that hold rows.
//
// Checks and foreign keys come unproven and are proven afterwards, in a transaction of their own, so that
// the strong lock is not held over the scan:
//
//   ALTER TABLE t ADD CONSTRAINT c CHECK (v > 0) NOT VALID;
//   ALTER TABLE t VALIDATE CONSTRAINT c;
//
// Primary keys and unique constraints take over an index that was built without holding up writers:
//
//   CREATE UNIQUE INDEX CONCURRENTLY c ON t USING btree (v);
//   ALTER TABLE t ADD CONSTRAINT c UNIQUE USING INDEX c;
#include <algorithm>

#include "ir/dependency.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/clauses.h"

namespace lockstep {

bool is_provable_later(const Graph& graph, const Node& node) {
  const auto& constraint = node.as<ir::Constraint>();
  if (!constraint.validated || !constraint.enforced) return false;
  if (constraint.type == ir::ConstraintType::check) return true;
  // NOT VALID foreign keys of partitioned tables came with PostgreSQL 18; they have a form of their own (partitioned_foreign_key.cc).
  return constraint.foreign_key && !is_partitioned(graph, *node.parent);
}

namespace {

void draft_not_valid(const Scope& scope, Draft draft, const Node& node, Drafts& drafts) {
  auto open = node;
  open.as<ir::Constraint>().validated = false;
  draft.step.up.front() = create_object(scope.graph, open).front();
  draft.step.title += " without scan";
  draft.fold = Fold::never;
  drafts.push_back(std::move(draft));
  auto validate = validate_step(scope.graph, node);
  validate.follows = true;
  add_steps({std::move(validate)}, drafts);
}

}  // namespace

bool can_use_index(const Graph& graph, const Node& node) {
  const auto& constraint = node.as<ir::Constraint>();
  const bool key = constraint.type == ir::ConstraintType::primary_key || constraint.type == ir::ConstraintType::unique;
  return key && !constraint.without_overlaps && !is_partitioned(graph, *node.parent);
}

Sql add_key_using(const Subject<ir::Constraint>& key, Name index) {
  auto result = sql("{} ADD CONSTRAINT {} {} USING INDEX {}", alter_table_for(key), key.id().part, key->type == ir::ConstraintType::primary_key ? sql("PRIMARY KEY") : sql("UNIQUE"), index);
  if (key->deferrable) result += sql(" DEFERRABLE");
  if (key->initially_deferred) result += sql(" INITIALLY DEFERRED");
  return result;
}

Name name_of_built_index(const Graph& before, const Node& key) {
  const ObjectId same_name{.kind = Kind::index, .schema = key.id.schema, .name = key.id.part};
  const bool taken = before.contains(key.id) || before.contains(same_name);
  return taken ? temporary_name(key.id, "key") : key.id.part;
}

Node index_behind_key(const Node& node, Name name) {
  const auto& constraint = node.as<ir::Constraint>();
  ir::Index index{.unique = true,
                  .nulls_not_distinct = constraint.nulls_not_distinct,
                  .method = Name("btree"),
                  .include = constraint.include,
                  .options = constraint.index_options,
                  .tablespace = constraint.index_tablespace};
  for (const auto column : constraint.columns) index.elements.push_back({.column = column});
  return {.id = {.kind = Kind::index, .schema = node.id.schema, .name = name}, .parent = node.parent, .object = std::move(index)};
}

namespace {

void draft_using_index(const Scope& scope, Draft draft, const Node& node, Drafts& drafts) {
  const auto name = name_of_built_index(scope.other, node);
  const auto index = index_behind_key(node, name);
  auto build = concurrent_index_step({scope.graph, index}, name);
  build.subject = node.id;
  build.title = title("build the index of", node.id);
  build.requires_ = draft.step.requires_;
  build.produces.clear();  // no foreign key leans on it before it is a constraint: the old one goes and the new one comes in the transaction in which that is made
  draft.step.up.front() = add_key_using({scope.graph, node}, name);
  draft.step.follows = true;
  draft.fold = Fold::never;
  add_steps({std::move(build)}, drafts);
  draft.waits.push_back(drafts.size() - 1);
  drafts.push_back(std::move(draft));
}

}  // namespace

void draft_online_constraint(const Scope& scope, Draft draft, const Node& node, Drafts& drafts) {
  const auto& constraint = node.as<ir::Constraint>();
  if (!scope.stays(*node.parent) || scope.vanishing) {
    // What was attached to a new table holds rows already.
    if (!scope.vanishing && constraint.validated && constraint.enforced) {
      add_work(draft.step, *node.parent, false);
      const auto below = descendant_tables(scope.graph, *node.parent);
      if (std::any_of(below.begin(), below.end(), [&](const ObjectId& each) { return scope.busy(each); }))
        draft.step.hazards.push_back({"blocking-scan", "the rows of tables below " + quoted(node.parent->qualified_name()) + " are read while writers wait"});
    }
    drafts.push_back(std::move(draft));
    return;
  }
  const bool online = scope.online(*node.parent, node.id);
  if (online && is_provable_later(scope.graph, node)) return draft_not_valid(scope, std::move(draft), node, drafts);
  const bool whole = constraint.foreign_key && constraint.validated && constraint.enforced && is_partitioned(scope.graph, *node.parent);
  if (online && whole && draft_partitioned_foreign_key(scope, draft, node, drafts)) return;
  if (online && can_use_index(scope.graph, node)) return draft_using_index(scope, std::move(draft), node, drafts);
  const bool scans = constraint.validated && constraint.enforced;
  if (scans) add_work(draft.step, *node.parent, false);
  if (!scope.busy(*node.parent)) {
    drafts.push_back(std::move(draft));
    return;
  }
  if (scans) {
    draft.step.hazards.push_back({"blocking-scan", "the rows of " + quoted(node.parent->qualified_name()) + " are read while writers wait"});
    draft.step.hazards.push_back({"may-fail", "fails when rows break " + to_string(node.id)});
  } else {
    draft.step.hazards.push_back({"constraint-not-validated", "rows that are there are not looked at"});
  }
  drafts.push_back(std::move(draft));
}

}  // namespace lockstep
