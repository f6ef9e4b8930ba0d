// The steps that make objects. Dropping is the same run backwards (turn_round()), so what is made and
// what is taken away cannot drift apart.
#include <algorithm>

#include "ir/dependency.h"
#include "ir/shell_types.h"
#include "ir/trigger_copy.h"
#include "planner/draft_parts.h"
#include "planner/locks.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/altered.h"
#include "planner/rules/publication.h"
#include "planner/rules/table.h"
#include "planner/stars.h"

namespace lockstep {

std::vector<Sql> create_object(const Graph& graph, const Node& node) {
  return std::visit(
      [&](const auto& object) {
        using K = std::remove_cvref_t<decltype(object)>;
        return create(Subject<K>{graph, node});
      },
      node.object);
}

std::vector<Sql> trimmings(const Graph& graph, const Node& node, const Privileges& at_first) {
  std::vector<Sql> result;
  const auto add = [&](std::vector<Sql> statements) {
    for (auto& each : statements) result.push_back(std::move(each));
  };
  if (!node.owner.empty()) add(set_owner(node, node.owner));
  const bool anew = std::any_of(at_first.granted.begin(), at_first.granted.end(), [&](const Privilege& each) {
    return std::find(node.privileges.granted.begin(), node.privileges.granted.end(), each) != node.privileges.granted.end();
  });
  if (anew) add(change_privileges(graph, node, at_first, {}));
  add(change_privileges(graph, node, anew ? Privileges() : at_first, node.privileges));
  if (node.comment) add(set_comment(graph, node, node.comment));
  if (node.labels) add(change_labels(graph, node, {}, node));
  return result;
}

std::string title(std::string_view verb, const ObjectId& id) { return std::string(verb) + ' ' + to_string(id); }

std::string_view create_verb(const ObjectId& id) { return is_part_of_parent(id.kind) ? "add" : "create"; }

Down down_of_create(const Graph& graph, const Node& node, std::vector<Sql> statements) {
  Down down{.statements = std::move(statements)};
  switch (node.id.kind) {
    case Kind::table:
      if (!node.as<ir::Table>().foreign_server.empty()) break;
      down.reversal = Reversal::loses_data;
      down.reason = "rows stored in it since are gone";
      break;
    case Kind::column:
      if (node.as<ir::Column>().generated || is_foreign(graph, *node.parent)) break;
      down.reversal = Reversal::loses_data;
      down.reason = "values stored in it since are gone";
      break;
    case Kind::sequence:
      down.reversal = Reversal::loses_data;
      down.reason = "its current value is gone";
      break;
    case Kind::role:
      down.reversal = Reversal::loses_data;
      down.reason = "its password and settings are gone";
      break;
    case Kind::subscription:
      down.reversal = Reversal::loses_data;
      down.reason = "what it was in step with is not known any more";
      break;
    default: break;
  }
  return down;
}

namespace {

// Default privileges change last of all on the way up and first on the way down, so those of the state
// before are in force whenever something is made.
const Graph& state_at_first(const Scope& scope) { return scope.vanishing ? scope.graph : scope.other; }

std::optional<Name> role_of(const Scope& scope) { return scope.graph.origin.role ? scope.graph.origin.role : scope.other.origin.role; }

Privileges defaults_at_first(const Scope& scope, const Node& node) { return unwanted_defaults(state_at_first(scope), role_of(scope), node); }

ObjectId schema_of(const ObjectId& id) { return {.kind = Kind::schema, .name = id.schema}; }

// A shell that was there before the type is gone with it on the way back (drop_with_functions()), and so are functions
// that were there.
std::vector<Sql> shell_again(const Scope& scope, const Node& type) {
  const Node* shell = scope.other.find(shell_of(type.id));
  if (shell == nullptr || scope.contains(shell->id)) return {};
  std::vector<Sql> result;
  const auto make = [&](const Node& node) {
    append(result, create_object(scope.other, node));
    append(result, trimmings(scope.other, node));
  };
  make(*shell);
  for (const auto& id : type.references) {
    const Node* function = scope.other.find(id);
    if (id.kind == Kind::routine && function != nullptr && !scope.contains(id) && goes_with_type(scope.graph, scope.graph.at(id))) make(*function);
  }
  return result;
}

}  // namespace

Draft create_draft(const Scope& scope, const Node& node) {
  auto up = create_object(scope.graph, node);
  for (auto& each : trimmings(scope.graph, node, defaults_at_first(scope, node))) up.push_back(std::move(each));
  Draft draft;
  draft.step = step_for(node, Action::create, title(create_verb(node.id), node.id), std::move(up), {});
  draft.step.down = down_of_create(scope.graph, node, drop(scope.graph, node));
  if (has_shell(node.id.kind) && !scope.vanishing) append(draft.step.down.statements, shell_again(scope, node));
  draft.step.produces = {node.id};
  draft.step.requires_ = needs(scope.graph, node);
  if (node.id.kind == Kind::default_privilege) draft.rank = last_rank;
  if (node.id.kind == Kind::event_trigger) draft.rank = event_rank;
  if (node.id.kind == Kind::view_column && scope.vanishing) draft.step.produces.push_back(facet(node.id, "grants"));
  if (!node.id.schema.empty()) draft.step.requires_.push_back(schema_of(node.id));
  if (is_trigger_copy(node)) {
    draft.step.requires_.push_back(facet(*node.parent, "attached"));
    if (const auto* followed = followed_trigger(scope.graph, *node.parent, node.id.part)) {
      draft.step.requires_.push_back(followed->id);
      if (scope.vanishing) draft.step.requires_.push_back(facet(followed->id, "copies"));
    }
  }
  if (node.parent) {
    draft.step.requires_.push_back(*node.parent);
    // A server is not dropped while there are user mappings for it.
    if (!is_trigger_copy(node) && node.id.kind != Kind::user_mapping && scope.contains(*node.parent)) {
      draft.fold = Fold::with_host;
      draft.host = *node.parent;
    }
  }
  heed_stars(scope, node, draft.step);
  return draft;
}

namespace {

// Partitions and inheritance children of a new table are made as such; a partition of a table that is
// there is made alone, with all its keys and indexes, and attached at the end.
bool attached_at_once(const Scope& scope, const Node& table) {
  const auto& object = table.as<ir::Table>();
  return !object.partition_of || scope.contains(object.partition_of->id);
}

}  // namespace

std::vector<const Node*> foreign_keys_to_parents(const Graph& graph, const ObjectId& partitioned) {
  std::vector<const Node*> result;
  const auto add = [&](const ObjectId& id, const ObjectId& table) {
    const Node& constraint = graph.at(id);
    const auto& foreign_key = constraint.as<ir::Constraint>().foreign_key;
    if (foreign_key && foreign_key->table.id == table) result.push_back(&constraint);
  };
  for (const Node* table = graph.find(partitioned); table != nullptr;) {
    for (const auto& own : graph.children(table->id, Kind::constraint)) add(own, table->id);
    // They are in the order of ids, which begin with the kind, and may be thousands of partitions.
    const auto& dependents = graph.dependents(table->id);
    for (auto at = std::lower_bound(dependents.begin(), dependents.end(), ObjectId{.kind = Kind::constraint}); at != dependents.end() && at->kind == Kind::constraint; ++at)
      add(*at, table->id);
    const auto& up = table->as<ir::Table>().partition_of;
    table = up ? graph.find(up->id) : nullptr;
  }
  return result;
}

namespace {

void draft_attach(const Scope& scope, const Node& node, Drafts& drafts) {
  const auto& table = node.as<ir::Table>();
  const auto& parent = table.partition_of->id;
  Draft draft;
  draft.step = step_for(node, Action::create, title("attach", node.id),
                        {sql("ALTER TABLE {} ATTACH PARTITION {} {}", parent.qualified_name(),
                             node.id.qualified_name(), table.partition_bound)},
                        {sql("ALTER TABLE {} DETACH PARTITION {}", parent.qualified_name(), node.id.qualified_name())});
  draft.step.locks = {takes(Form::attach_partition_parent, parent), takes(Form::attach_partition, node.id)};
  draft.step.produces = {facet(node.id, "attached"), facet(parent, "partitions")};
  for (const auto& each : facets_of_checks(scope.graph, parent)) draft.step.produces.push_back(each);
  draft.step.requires_ = {node.id, parent};
  for (const Node* column : scope.graph.columns(parent)) draft.step.requires_.push_back(column->id);
  for (const auto& id : scope.graph.children(node.id)) {
    const Node& child = scope.graph.at(id);
    const auto& up = attached_to(child);
    if (up && !scope.contains(up->id)) draft.step.requires_.push_back(id);
  }
  if (!foreign_keys_to_parents(scope.graph, parent).empty()) {
    // Its own partitions are referred to as long as it is a partition itself.
    for (const auto& below : descendant_tables(scope.graph, node.id))
      if (scope.contains(below)) draft.step.requires_.push_back(facet(below, "attached"));
  } else {
    draft.fold = Fold::with_host;
    draft.host = node.id;
  }
  drafts.push_back(std::move(draft));
}

// A default that calls a function or takes from a sequence is a step of its own, so that tables,
// functions and sequences cannot wait for each other in a circle.
void draft_default(const Scope& scope, const Node& column, Drafts& drafts) {
  const auto references = expression_references(column);
  if (!column.as<ir::Column>().default_value || references.empty()) return;
  const auto alter = sql("{} ALTER COLUMN {}", alter_table_only(scope.graph, *column.parent), column.id.part);
  Draft draft;
  draft.step = step_for(column, Action::alter, title("set default of", column.id),
                        {sql("{} SET DEFAULT {}", alter, *column.as<ir::Column>().default_value)},
                        {sql("{} DROP DEFAULT", alter)});
  draft.step.produces = {facet(column.id, "default")};
  draft.step.requires_ = references;
  draft.step.requires_.push_back(column.id);
  draft.fold = Fold::with_host;
  draft.host = *column.parent;
  draft.inlined = column.id;
  drafts.push_back(std::move(draft));
}

// Settings of the table or materialized view that name an index.
void draft_index_settings(const Scope& scope, const Node& node, Drafts& drafts) {
  const auto alter = sql("ALTER {}", sql_reference(scope.graph, node));
  const auto add = [&](Name index, std::string what, Sql up, Sql down) {
    Draft draft;
    draft.step = step_for(node, Action::alter, title(what, node.id), {std::move(up)}, {std::move(down)});
    draft.step.requires_ = {node.id, index_named(scope.graph, node.id, index)};
    draft.step.produces = {facet(node.id, what)};
    draft.fold = Fold::with_host;
    draft.host = node.id;
    drafts.push_back(std::move(draft));
  };
  const bool is_table = node.id.kind == Kind::table;
  const auto cluster_on = is_table ? node.as<ir::Table>().cluster_on : node.as<ir::MaterializedView>().cluster_on;
  if (!cluster_on.empty())
    add(cluster_on, "choose clustering of", sql("{} CLUSTER ON {}", alter, cluster_on),
        sql("{} SET WITHOUT CLUSTER", alter));
  if (!is_table) return;
  const auto& table = node.as<ir::Table>();
  if (table.replica_identity.mode == ir::ReplicaIdentity::Mode::index)
    add(table.replica_identity.index, "choose replica identity of",
        sql("{} REPLICA IDENTITY USING INDEX {}", alter, table.replica_identity.index),
        sql("{} REPLICA IDENTITY DEFAULT", alter));
}

// Sequences that the column owns or takes its default from. They need nothing of the table, so they are
// there before it, and go after it.
std::vector<ObjectId> sequences_of(const Scope& scope, const Node& column) {
  std::vector<ObjectId> result;
  const auto add = [&](const ObjectId& id) {
    if (id.kind == Kind::sequence && scope.contains(id)) result.push_back(id);
  };
  for (const auto& id : references(column)) add(id);
  for (const auto& id : scope.graph.dependents(column.id)) add(id);
  return result;
}

void draft_table(const Scope& scope, const Node& node, Drafts& drafts) {
  const bool at_once = attached_at_once(scope, node);
  Draft draft;
  draft.form.attached = at_once;
  if (!at_once)
    for (const Node* check : inherited_checks(scope.graph, node.as<ir::Table>().partition_of->id))
      if (!scope.contains(check->id)) draft.form.checks.push_back(check);
  draft.whole_table = true;
  draft.trimmings = trimmings(scope.graph, node, defaults_at_first(scope, node));
  draft.step = step_for(node, Action::create, title("create", node.id), {}, {});
  draft.step.down = down_of_create(scope.graph, node, drop(scope.graph, node));
  draft.step.produces = {node.id};
  draft.step.requires_ = references(node);
  draft.step.requires_.push_back(schema_of(node.id));
  for (const Node* column : scope.graph.columns(node.id)) {
    draft.step.produces.push_back(column->id);
    append(draft.trimmings, trimmings(scope.graph, *column));
    append(draft.trimmings, take_identity_defaults(state_at_first(scope), role_of(scope), {scope.graph, *column}));
    const bool own_step = column->as<ir::Column>().default_value.has_value();
    for (const auto& id : references(*column)) {
      const auto in_default = expression_references(*column);
      const bool in_own_step = own_step && std::find(in_default.begin(), in_default.end(), id) != in_default.end();
      if (!in_own_step)
        draft.step.requires_.push_back(id);
    }
    if (const Node* parent = parent_column(scope.graph, *column)) draft.step.requires_.push_back(parent->id);
    for (const auto& id : sequences_of(scope, *column)) draft.step.requires_.push_back(id);
  }
  const auto& table = node.as<ir::Table>();
  // It has the columns of its type, which come back to what they were before it does.
  if (scope.vanishing && table.of_type) draft.step.requires_.push_back(facet(table.of_type->id, "old attributes"));
  if (table.partition_of && !at_once) std::erase(draft.step.requires_, table.partition_of->id);
  if (at_once && table.partition_of) {
    draft.step.produces.push_back(facet(node.id, "attached"));
    draft.step.produces.push_back(facet(table.partition_of->id, "partitions"));
    draft.step.locks.push_back(takes(Form::create_partition_parent, table.partition_of->id));
    append(draft.step.locks, locks_on_default_partition(scope.other, table.partition_of->id));
  }
  for (const auto& parent : table.inherits) draft.step.locks.push_back(takes(Form::create_child_parent, parent.id));
  drafts.push_back(std::move(draft));
  for (const Node* column : scope.graph.columns(node.id)) draft_default(scope, *column, drafts);
  draft_index_settings(scope, node, drafts);
  if (!at_once) draft_attach(scope, node, drafts);
}

void draft_sequence(const Scope& scope, const Node& node, Drafts& drafts) {
  auto draft = create_draft(scope, node);
  const auto& owner = node.as<ir::Sequence>().owned_by;
  if (!owner) {
    drafts.push_back(std::move(draft));
    return;
  }
  std::erase(draft.step.requires_, owner->id);
  ObjectId table{.kind = Kind::table, .schema = owner->id.schema, .name = owner->id.name};
  const bool goes_with_owner = scope.contains(table) || scope.contains(owner->id);
  if (goes_with_owner) {
    draft.fold = Fold::with_drop_of_host;
    draft.host = scope.contains(table) ? table : owner->id;
  }
  Draft tie;
  auto loose = node;
  std::get<ir::Sequence>(loose.object).owned_by.reset();
  tie.step = step_for(node, Action::alter, title("let " + to_string(owner->id) + " own", node.id),
                      set_owned_by(Subject<ir::Sequence>{scope.graph, node}),
                      set_owned_by(Subject<ir::Sequence>{scope.graph, loose}));
  // A sequence becomes unlogged or logged, and gets another owner, with the table that has it: it comes after that, and goes before.
  tie.step.requires_ = {node.id, owner->id, facet(table, scope.vanishing ? "old persistence" : "persistence"), facet(table, scope.vanishing ? "old owner" : "owner")};
  if (!goes_with_owner && scope.stays(table))
    if (auto advance = advance_sequence(scope.graph, owner->id, node.id.qualified_name(), node.as<ir::Sequence>().options)) tie.step.up.push_back(*advance);
  tie.fold = draft.fold;
  tie.host = draft.host;
  drafts.push_back(std::move(draft));
  drafts.push_back(std::move(tie));
}

// A constraint of a table that exists reaches its children by itself. New children are there first, and
// a child that has the same check of its own gets that first, so that the two are merged.
void wait_for_children(const Scope& scope, const Node& node, Step& step) {
  const bool new_table = scope.contains(*node.parent);
  for (const auto& child : descendant_tables(scope.graph, *node.parent)) {
    if (new_table && (scope.contains(child) || !scope.other.contains(child))) continue;
    if (scope.contains(child) || new_table) step.requires_.push_back(facet(child, "attached"));
    if (new_table) continue;
    auto same = node.id;
    same.schema = child.schema;
    same.name = child.name;
    if (scope.contains(same) && !attached_to(scope.graph.at(same))) step.requires_.push_back(same);
  }
}

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
    draft.step.produces.push_back(scope.vanishing ? facet_of_key(target, constraint.foreign_key->columns) : facet(target, "key"));
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
  if (reads_tables) mark_domain_scan(draft.step, scope.graph, *node.parent);
  drafts.push_back(std::move(draft));
}

void draft_subscription(const Scope& scope, const Node& node, Drafts& drafts) {
  auto draft = create_draft(scope, node);
  if (node.as<ir::Subscription>().enabled)
    draft.step.hazards.push_back({"may-fail", "nothing arrives before the replication slot is there on the other server and ALTER SUBSCRIPTION … REFRESH PUBLICATION was run"});
  drafts.push_back(std::move(draft));
}

void draft_published(const Scope& scope, const Node& node, Drafts& drafts) {
  auto draft = create_draft(scope, node);
  if (node.id.kind == Kind::publication_table)
    settle_published_table({scope.graph, node}, draft.step.produces, draft.step.requires_);
  else
    settle_published_schema(node, draft.step.produces);
  drafts.push_back(std::move(draft));
}

}  // namespace

void draft_create(const Scope& scope, const Node& node, Drafts& drafts) {
  if (draft_index_tree(scope, node, drafts)) return;
  switch (node.id.kind) {
    case Kind::table: return draft_table(scope, node, drafts);
    case Kind::column: return draft_column(scope, node, drafts);
    case Kind::sequence: return draft_sequence(scope, node, drafts);
    case Kind::constraint: return draft_constraint(scope, node, drafts);
    case Kind::index: return draft_index(scope, node, drafts);
    case Kind::domain_constraint: return draft_domain_constraint(scope, node, drafts);
    case Kind::subscription: return draft_subscription(scope, node, drafts);
    case Kind::publication_table:
    case Kind::publication_schema: return draft_published(scope, node, drafts);
    case Kind::materialized_view:
      drafts.push_back(create_draft(scope, node));
      return draft_index_settings(scope, node, drafts);
    default: drafts.push_back(create_draft(scope, node));
  }
}

}  // namespace lockstep
