// The steps that make objects. Dropping is the same run backwards (turn_round()), so what is made and
// what is taken away cannot drift apart.
#include <algorithm>

#include "ir/dependency.h"
#include "ir/shell_types.h"
#include "ir/stock_sort.h"
#include "ir/trigger_copy.h"
#include "planner/draft_parts.h"
#include "planner/recipes/recipes.h"
#include "planner/rules/altered.h"
#include "planner/rules/publication.h"
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

const Graph& state_at_first(const Scope& scope) { return scope.vanishing ? scope.graph : scope.other; }

std::optional<Name> role_of(const Scope& scope) { return scope.graph.origin.role ? scope.graph.origin.role : scope.other.origin.role; }

Privileges defaults_at_first(const Scope& scope, const Node& node) { return unwanted_defaults(state_at_first(scope), role_of(scope), node); }

ObjectId schema_of(const ObjectId& id) { return {.kind = Kind::schema, .name = id.schema}; }

namespace {

std::string_view create_verb(const ObjectId& id) { return is_part_of_parent(id.kind) ? "add" : "create"; }

// A shell that was there before the type is gone with it on the way back (drop_with_functions()), and so are functions
// that were there.
std::vector<Sql> shell_again(const Scope& scope, const Node& type) {
  const Node* shell = scope.other.find(shell_of(type.id));
  if (shell == nullptr || scope.contains(shell->id) || !scope.graph.contains(shell->id)) return {};
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

// An index of a partitioned table that some of the partitions are without comes when they are partitions: later they would get it
// (DefineIndex() makes it for those that are there, AttachPartitionEnsureIndexes() for those that come).
void wait_for_partitions(const Graph& graph, const Node& index, Step& step) {
  if (index.id.kind != Kind::index || index.as<ir::Index>().valid || !is_partitioned(graph, *index.parent)) return;
  for (const auto& child : child_tables(graph, *index.parent)) step.requires_.push_back(facet(child, "attached"));
}

// A new operator comes behind its partners that are made anew: the old ones may have other partners, and PostgreSQL refuses a second
// commutator or negator (OperatorUpd() in src/backend/catalog/pg_operator.c).
void wait_for_partners(const Scope& scope, const Node& node, Step& step) {
  if (node.id.kind != Kind::operator_ || scope.other.contains(node.id)) return;
  const auto& each = node.as<ir::Operator>();
  const auto wait = [&](const QualifiedName& name, const TypeName& left, const TypeName& right) {
    const ObjectId partner{.kind = Kind::operator_, .schema = name.schema, .name = name.name, .signature = Name(left.text.text() + ", " + right.text.text())};
    if (!name.empty() && scope.contains(partner) && scope.other.contains(partner)) step.requires_.push_back(partner);
  };
  wait(each.commutator, each.right, each.left);
  wait(each.negator, each.left, each.right);
}

// A type has one default operator class for an access method (DefineOpClass() in src/backend/commands/opclasscmds.c): the last one is gone first.
std::optional<ObjectId> type_served_by_default(const Node& node) {
  if (node.id.kind != Kind::operator_class || !node.as<ir::OperatorClass>().is_default) return std::nullopt;
  const ObjectId of_method{.kind = Kind::operator_class, .name = node.id.signature};
  return facet(of_method, "default for " + std::string(node.as<ir::OperatorClass>().type.text.text()));
}

// What members have beyond what all have goes before that changes, and comes after it. What is taken on a relation is taken on its columns.
void wait_for_stock(const Scope& scope, const Node& node, Step& step) {
  if (!node.id.part.empty()) (scope.vanishing ? step.releases : step.requires_).push_back(facet(stock_relation(node.id), "privileges"));
  if (!node.parent) return;
  if (scope.vanishing) step.requires_.push_back(facet(*node.parent, "members"));  // these have other names when it is in another schema
  if (is_stock_sort(node.id)) return step.removes.push_back(facet(node.id, scope.vanishing ? "gone" : "members"));
  const auto sort = stock_sort(stock_type(node.id));
  if (sort.empty()) return;
  const auto members = stock_sort_id(node.parent->name, sort);
  step.requires_.push_back(members);
  if (scope.vanishing) return step.requires_.push_back(facet(members, "members"));
  step.requires_.push_back(facet(members, "privileges"));
  step.requires_.push_back(facet(members, "gone"));
}

}  // namespace

std::set<ObjectId> relations_read(const Graph& graph, const Node& view) {
  std::set<ObjectId> result;
  Ids seen;
  std::vector<const Node*> next{&view};
  while (!next.empty()) {
    const Node* node = next.back();
    next.pop_back();
    for (const auto& each : references(*node)) {
      if (each.kind == Kind::table || each.kind == Kind::materialized_view) result.insert(each);
      if (each.kind == Kind::view && seen.insert(each).second)
        if (const Node* other = graph.find(each)) next.push_back(other);
    }
  }
  return result;
}

Draft create_draft(const Scope& scope, const Node& node) {
  auto up = create_object(scope.graph, node);
  for (auto& each : trimmings(scope.graph, node, defaults_at_first(scope, node))) up.push_back(std::move(each));
  if (node.id.kind == Kind::extension) append(up, take_defaults_from_members(state_at_first(scope), role_of(scope), {scope.graph, node}));
  Draft draft;
  const bool stock = node.id.kind == Kind::stock_object;
  draft.step = step_for(node, Action::create, stock ? "set privileges on " + label(node) : title(create_verb(node.id), node.id), std::move(up), {});
  draft.step.down = down_of_create(scope.graph, node, drop(scope.graph, node));
  if (has_shell(node.id.kind) && !scope.vanishing) append(draft.step.down.statements, shell_again(scope, node));
  draft.step.produces = {node.id};
  draft.step.requires_ = needs(scope.graph, node);
  if (node.id.kind == Kind::default_privilege) draft.rank = last_rank;
  if (node.id.kind == Kind::event_trigger) draft.rank = event_rank;
  if (stock) wait_for_stock(scope, node, draft.step);
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
  if (const auto type = type_served_by_default(node)) draft.step.produces.push_back(*type);
  wait_for_partitions(scope.graph, node, draft.step);
  wait_for_partners(scope, node, draft.step);
  heed_stars(scope, node, draft.step);
  return draft;
}

namespace {

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
  // The column may get another type before its sequence goes.
  if (scope.vanishing && scope.retyped.contains(owner->id)) std::erase(tie.step.requires_, owner->id);
  // Who writes rows has the table locked, then the sequence that the default asks.
  if (scope.vanishing) tie.step.releases.push_back(facet(owner->id, "default gone"));
  if (!goes_with_owner && scope.stays(table))
    if (auto advance = advance_sequence(scope.graph, owner->id, node.id.qualified_name(), node.as<ir::Sequence>().options)) {
      tie.step.up.push_back(*advance);
      if (!scope.vanishing) add_search_for_last(scope.live(), scope.vanishing ? scope.other : scope.graph, table, owner->id.part, scope.busy(table), tie.step);
    }
  tie.fold = draft.fold;
  tie.host = draft.host;
  drafts.push_back(std::move(draft));
  drafts.push_back(std::move(tie));
}

// Filling it may take long. One that is made again does it in the transaction in which it was dropped, so that nobody misses it.
void draft_materialized_view(const Scope& scope, const Node& node, Drafts& drafts) {
  drafts.push_back(create_draft(scope, node));
  if (scope.vanishing || !node.as<ir::MaterializedView>().with_data) return;
  auto& step = drafts.back().step;
  const bool again = scope.other.contains(node.id);
  if (!again) step.transaction = Transaction::alone;
  for (const auto& source : relations_read(scope.graph, node)) {
    add_work(step, source, false);
    if (again && scope.busy(source))
      step.hazards.push_back({"blocking-scan", "the rows of " + quoted(source.qualified_name()) + " are read while nobody can read " + quoted(node.id.qualified_name())});
  }
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
      draft_materialized_view(scope, node, drafts);
      return draft_index_settings(scope, node, drafts);
    default: drafts.push_back(create_draft(scope, node));
  }
}

}  // namespace lockstep
