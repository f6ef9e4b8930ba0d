// Steps that add columns to tables that are there; dropping them is the same run backwards. A column can come
// with that of a parent, or with an attribute of the type that a table is made of.
#include <algorithm>

#include "ir/dependency.h"
#include "planner/draft_parts.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/altered.h"
#include "planner/rules/table.h"
#include "planner/stars.h"

namespace lockstep {
namespace {

// True for a column that a child table gets when its parent gets it. A partition is off a parent that is made anew, and gets its columns meanwhile.
bool comes_with_parent(const Scope& scope, const Node& node) {
  const auto& column = node.as<ir::Column>();
  if (!column.inherited || column.local) return false;
  const Node* parent = parent_column(scope.graph, node);
  if (parent == nullptr || !scope.contains(parent->id)) return false;
  const Node* table = scope.other.find(*node.parent);
  if (table == nullptr || (scope.contains(*parent->parent) && table->as<ir::Table>().partition_of)) return false;
  const auto parents = parent_tables(scope.other, table->id);
  return std::find(parents.begin(), parents.end(), *parent->parent) != parents.end();
}

ObjectId column_of(const ObjectId& table, Name column) {
  return {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = column};
}

// True for a column of a typed table whose type gets or loses the attribute.
bool comes_with_type(const Scope& scope, const Node& node) {
  const auto& type = scope.graph.at(*node.parent).as<ir::Table>().of_type;
  const Node* other = scope.other.find(*node.parent);
  return type && other != nullptr && other->as<ir::Table>().of_type == type && !scope.contains(type->id);
}

void say_null_scan(const Scope& scope, const ObjectId& table, Step& step) {
  if (scope.vanishing) return;
  if (scope.stays(table)) add_work(step, table, false);
  if (scope.busy(table))
    step.hazards.push_back({"blocking-scan", "the rows of " + quoted(table.qualified_name()) + " are read for nulls while others wait"});
}

// What is said about such a column besides.
void draft_typed_column(const Scope& scope, const Node& node, Drafts& drafts) {
  const auto& column = node.as<ir::Column>();
  const auto alter = sql("ALTER TABLE {} ALTER COLUMN {}", node.parent->qualified_name(), node.id.part);
  std::vector<Sql> up = column_settings(scope.graph, node, {}, column);
  if (column.default_value) up.push_back(sql("{} SET DEFAULT {}", alter, *column.default_value));
  if (column.not_null) up.push_back(sql("{} SET NOT NULL", alter));
  append(up, trimmings(scope.graph, node));
  if (up.empty()) return;
  auto step = step_for(node, Action::alter, title("complete", node.id), up, up);
  step.down.statements = {sql("{} DROP DEFAULT", alter)};  // all of it goes with the attribute
  step.requires_ = references(node);
  step.requires_.push_back(node.id);
  if (column.not_null) say_null_scan(scope, *node.parent, step);
  if (column.not_null && !scope.vanishing && scope.stays(*node.parent)) step.hazards.push_back({"may-fail", "fails when " + to_string(*node.parent) + " holds rows: they have nulls in the new column"});
  add_steps({std::move(step)}, drafts);
}

// The sequence of the column has the owner of the table: it is made when that is the owner, and goes before it is another.
void heed_owner(const Scope& scope, const Node& node, Step& step) {
  const auto& dependents = scope.graph.dependents(node.id);
  const bool owns = std::any_of(dependents.begin(), dependents.end(), [&](const ObjectId& id) { return id.kind == Kind::sequence && scope.contains(id); });
  const bool identity = static_cast<bool>(node.as<ir::Column>().identity);
  if (identity || (owns && scope.vanishing)) step.requires_.push_back(facet(*node.parent, scope.vanishing ? "old owner" : "owner"));
  if (identity) append(step.up, take_identity_defaults(scope.vanishing ? scope.graph : scope.other, owner_of_table(scope.graph, node), {scope.graph, node}));
}

// What a child has otherwise than its parent of the column that comes with the parent's.
void say_own_definition(const Scope& scope, const Node& parent, const Node& child, Step& step) {
  const auto& above = parent.as<ir::Column>();
  const auto& column = child.as<ir::Column>();
  const auto alter = sql("{} ALTER COLUMN {}", alter_table_only(scope.graph, *child.parent), child.id.part);
  if (!column.generated && column.default_value != above.default_value) {
    step.up.push_back(column.default_value ? sql("{} SET DEFAULT {}", alter, *column.default_value) : sql("{} DROP DEFAULT", alter));
    append(step.requires_, expression_references(child));
  }
  if (column.not_null && !above.not_null) {
    step.up.push_back(column.not_null_constraint ? add_not_null(scope.graph, child) : sql("{} SET NOT NULL", alter));
    say_null_scan(scope, *child.parent, step);
  }
  append(step.up, column_settings(scope.graph, child, defined(column), column));
}

}  // namespace

Draft plain_column_draft(const Scope& scope, const Node& node) {
  auto draft = create_draft(scope, node);
  if (comes_by_new_parent(scope.graph, scope.other, node)) come_by_helper({scope.graph, node}, draft.step);
  // A typed table gets and loses columns while it is off its type.
  const Node* there = scope.other.find(*node.parent);
  if (scope.graph.at(*node.parent).as<ir::Table>().of_type || (there != nullptr && there->as<ir::Table>().of_type))
    draft.step.requires_.push_back(facet(*node.parent, scope.vanishing ? "old columns" : "off type"));
  add_column_hazards(scope, node, draft.step);
  heed_owner(scope, node, draft.step);
  // Privileges taken on the table are taken on its columns, too.
  if (!node.privileges.empty()) draft.step.requires_.push_back(facet(*node.parent, "privileges"));
  return draft;
}

void draft_column(const Scope& scope, const Node& node, Drafts& drafts) {
  if (scope.contains(*node.parent) || comes_with_parent(scope, node) || are_columns_arranged(scope, *node.parent)) return;
  if (comes_with_type(scope, node)) return draft_typed_column(scope, node, drafts);
  auto draft = plain_column_draft(scope, node);
  std::vector<ObjectId> followers;
  bool kept_by_child = false;
  for (const auto& table : descendant_tables(scope.graph, *node.parent)) {
    const auto id = column_of(table, node.id.part);
    const Node* child = scope.graph.find(id);
    if (child == nullptr) continue;
    kept_by_child = kept_by_child || (!scope.contains(id) && child->as<ir::Column>().inherited && scope.other.contains(id));
    if (!scope.contains(id) || !comes_with_parent(scope, *child)) continue;
    followers.push_back(table);
    draft.step.produces.push_back(id);
    heed_stars(scope, *child, draft.step);
    say_own_definition(scope, node, *child, draft.step);
    append(draft.step.up, trimmings(scope.graph, *child));
  }
  // Dropped without ONLY, the column would be gone from the child that keeps it (ATExecDropColumn()).
  if (scope.vanishing && kept_by_child) {
    followers.insert(followers.begin(), *node.parent);
    draft.step.down.statements.clear();
    for (const auto& table : followers)
      draft.step.down.statements.push_back(sql("ALTER TABLE ONLY {} DROP COLUMN {}", table.qualified_name(), node.id.part));
  }
  const bool plain = draft.step.up.empty() || comes_by_new_parent(scope.graph, scope.other, node) || !is_filled_afterwards(scope, node);
  if (plain) return drafts.push_back(std::move(draft));
  draft_filled_column(scope, node, std::move(draft), drafts);
}

}  // namespace lockstep
