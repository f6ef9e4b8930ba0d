// What comes before what though neither names the other.
#include <algorithm>
#include <map>
#include <set>

#include "ir/dependency.h"
#include "ir/named_needs.h"
#include "planner/draft_parts.h"
#include "planner/stars.h"

namespace lockstep {
namespace {

// The namespace that tables share with whatever else has rows or an entry in pg_class.
std::optional<ObjectId> relation_name(const Graph& graph, const ObjectId& id) {
  ObjectId name{.kind = Kind::table, .schema = id.schema, .name = id.name};
  switch (id.kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view:
    case Kind::sequence:
    case Kind::index:
    case Kind::composite_type:
    case Kind::enum_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::base_type:
    case Kind::shell_type: return name;
    case Kind::constraint: {
      const Node* node = graph.find(id);
      if (node == nullptr) return std::nullopt;
      const auto& constraint = node->as<ir::Constraint>();
      if (constraint.type == ir::ConstraintType::check || constraint.foreign_key) return std::nullopt;
      name.name = id.part;
      return name;
    }
    default: return std::nullopt;
  }
}

bool is_callable(const ObjectId& id) { return (id.kind == Kind::routine || id.kind == Kind::aggregate) && !is_facet(id); }

// True when `id` needs `wanted`, by whatever else of the state is added or removed.
bool reaches(const Scope& scope, const ObjectId& id, const ObjectId& wanted, std::set<ObjectId>& seen) {
  if (id == wanted) return true;
  const Node* node = scope.graph.find(id);
  if (node == nullptr || !seen.insert(id).second) return false;
  for (const auto& each : needs(scope.graph, *node))
    if (scope.contains(each) && reaches(scope, each, wanted, seen)) return true;
  return false;
}

// Tables above the table, whose columns it takes over.
void collect_ancestors(const Graph& graph, const ObjectId& table, std::set<ObjectId>& into) {
  const Node* node = graph.find(table);
  if (node == nullptr || node->id.kind != Kind::table) return;
  const auto& own = node->as<ir::Table>();
  const auto add = [&](const Ref& parent) {
    if (into.insert(parent.id).second) collect_ancestors(graph, parent.id, into);
  };
  for (const auto& parent : own.inherits) add(parent);
  if (own.partition_of) add(*own.partition_of);
}

using Tables = std::map<ObjectId, Positions>;

// Those drafts of tables that inherit, by table.
Tables inheriting(const Drafts& drafts, const Scope& scope) {
  Tables result;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (!drafts[i].whole_table || step.subject.kind != Kind::table || !scope.contains(step.subject)) continue;
    if (step.action == (scope.vanishing ? Action::drop : Action::create)) result[step.subject].push_back(i);
  }
  return result;
}

}  // namespace

void order_by_names(Drafts& drafts, const Graph& before, const Graph& after) {
  std::unordered_map<ObjectId, std::vector<std::size_t>> given_up;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto& id : drafts[i].step.removes)
      if (!is_facet(id))
        if (const auto name = relation_name(before, id)) given_up[*name].push_back(i);
  if (given_up.empty()) return;
  for (auto& draft : drafts)
    for (const auto& id : draft.step.produces) {
      if (is_facet(id) || draft.rank < 0) continue;  // renames have their order
      const auto name = relation_name(after, id);
      if (!name) continue;
      const auto found = given_up.find(*name);
      if (found == given_up.end()) continue;
      for (const auto position : found->second)
        if (&drafts[position] != &draft) draft.waits.push_back(position);
    }
}

namespace {

bool names_callable(const std::vector<ObjectId>& ids, const QualifiedName& name) {
  return std::any_of(ids.begin(), ids.end(), [&](const ObjectId& each) { return is_callable(each) && each.qualified_name() == name; });
}

// The steps that let go of each function.
std::map<ObjectId, Positions> releases_of_callables(const Drafts& drafts) {
  std::map<ObjectId, Positions> result;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto& id : drafts[i].step.releases)
      if (is_callable(id)) result[id].push_back(i);
  return result;
}

// True when none of the steps that let go of a function needs another of its name, so that the function can be gone before that comes.
bool is_let_go_first(const Drafts& drafts, const Positions& releases, const QualifiedName& name) {
  return std::none_of(releases.begin(), releases.end(), [&](std::size_t i) {
    return names_callable(drafts[i].step.requires_, name) || names_callable(drafts[i].step.produces, name);
  });
}

}  // namespace

void order_by_overloads(Drafts& drafts, const Scope& clearing) {
  std::map<QualifiedName, Positions> gone;
  const auto releases = releases_of_callables(drafts);
  std::map<ObjectId, Positions> callers;  // steps that need functions, by subject
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (const auto& needed = drafts[i].step.requires_; std::any_of(needed.begin(), needed.end(), is_callable)) callers[drafts[i].step.subject].push_back(i);
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto& id : drafts[i].step.removes) {
      if (!is_callable(id)) continue;
      const auto found = releases.find(id);
      const bool let_go = found != releases.end() && is_let_go_first(drafts, found->second, id.qualified_name());
      if (!let_go && !goes_freely(clearing.graph, clearing.members, id)) continue;
      gone[id.qualified_name()].push_back(i);
      // What was let go for the moment is taken up again with another function.
      if (!let_go) continue;
      for (const auto first : found->second)
        for (const auto again : callers[drafts[first].step.subject])
          if (names_callable(drafts[again].step.requires_, id.qualified_name())) drafts[again].waits.push_back(i);
    }
  if (gone.empty()) return;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].step.action != Action::create) continue;
    for (const auto* ids : {&drafts[i].step.produces, &drafts[i].step.requires_})
      for (const auto& id : *ids) {
        if (!is_callable(id)) continue;
        const auto found = gone.find(id.qualified_name());
        if (found == gone.end()) continue;
        for (const auto other : found->second)
          if (other != i) drafts[i].waits.push_back(other);
      }
  }
}

void order_by_inheritance(Drafts& drafts, const Scope& making, const Scope& clearing) {
  std::map<ObjectId, Positions> altered;  // by table, drafts that alter columns of it
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (step.action == Action::alter && step.subject.kind == Kind::column)
      altered[{.kind = Kind::table, .schema = step.subject.schema, .name = step.subject.name}].push_back(i);
  }
  if (altered.empty()) return;
  for (const auto* scope : {&making, &clearing})
    for (const auto& [table, positions] : inheriting(drafts, *scope)) {
      std::set<ObjectId> ancestors;
      collect_ancestors(scope->graph, table, ancestors);
      for (const auto& ancestor : ancestors) {
        const auto found = altered.find(ancestor);
        if (found == altered.end()) continue;
        for (const auto alteration : found->second) {
          std::set<ObjectId> seen;
          if (reaches(*scope, drafts[alteration].step.subject, table, seen)) continue;
          for (const auto position : positions)
            scope->vanishing ? drafts[alteration].waits.push_back(position) : drafts[position].waits.push_back(alteration);
        }
      }
    }
}

namespace {

// Loose objects of these kinds may be what an extension brings under the same names.
bool may_be_member(const ObjectId& id) {
  switch (id.kind) {
    case Kind::routine:
    case Kind::aggregate:
    case Kind::operator_:
    case Kind::operator_class:
    case Kind::operator_family:
    case Kind::base_type:
    case Kind::shell_type:
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::cast:
    case Kind::table:
    case Kind::view: return !is_facet(id);
    default: return false;
  }
}

// True when something that uses the loose object stays, and comes to need the extension: then it changes between the two. What is
// dropped and made again does not stay.
bool is_handed_over(const Scope& with, const Scope& without, const ObjectId& id, const ObjectId& extension, std::set<ObjectId>& seen) {
  if (!seen.insert(id).second) return false;
  for (const auto& dependent : without.graph.dependents(id)) {
    if (const Node* node = with.graph.find(dependent); node != nullptr && !(with.contains(dependent) && without.contains(dependent))) {
      const auto all = needs(with.graph, *node);
      if (std::find(all.begin(), all.end(), extension) != all.end()) return true;
    }
    if (is_handed_over(with, without, dependent, extension, seen)) return true;
  }
  return false;
}

}  // namespace

void order_by_extensions(Drafts& drafts, const Scope& making, const Scope& clearing) {
  for (const auto* scope : {&making, &clearing}) {
    const auto& opposite = scope->vanishing ? making : clearing;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto extension = drafts[i].step.subject;
      if (extension.kind != Kind::extension || !scope->contains(extension) || drafts[i].step.action == Action::alter) continue;
      const auto schema = scope->graph.at(extension).as<ir::Extension>().schema;
      for (std::size_t k = 0; k < drafts.size(); ++k) {
        const auto& step = drafts[k].step;
        if (step.action != (scope->vanishing ? Action::create : Action::drop) || !may_be_member(step.subject)) continue;
        if (!schema.empty() && step.subject.schema != schema) continue;
        if (!opposite.contains(step.subject) || scope->graph.contains(step.subject)) continue;
        std::set<ObjectId> seen;
        if (is_handed_over(*scope, opposite, step.subject, extension, seen)) continue;
        scope->vanishing ? drafts[k].waits.push_back(i) : drafts[i].waits.push_back(k);
      }
    }
  }
}

void order_by_domain_checks(Drafts& drafts, const Scope& making, const Scope& clearing) {
  for (const auto* scope : {&making, &clearing}) {
    const auto action = scope->vanishing ? Action::drop : Action::create;
    std::map<ObjectId, Positions> checks;  // by domain
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto& step = drafts[i].step;
      if (step.action != action || step.subject.kind != Kind::domain_constraint || !scope->contains(step.subject)) continue;
      if (const auto domain = scope->graph.at(step.subject).parent; domain && scope->contains(*domain)) checks[*domain].push_back(i);
    }
    if (checks.empty()) continue;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto& step = drafts[i].step;
      if (step.action != action || step.subject.kind == Kind::domain_constraint) continue;
      for (const auto& id : scope->vanishing ? step.releases : step.requires_) {
        const auto found = checks.find(id);
        if (found == checks.end() || id == step.subject) continue;
        for (const auto check : found->second) {
          std::set<ObjectId> seen;
          if (reaches(*scope, drafts[check].step.subject, step.subject, seen)) continue;
          drafts[scope->vanishing ? check : i].waits.push_back(scope->vanishing ? i : check);
        }
      }
    }
  }
}

void order_by_domain_defaults(Drafts& drafts, const Scope& making, const Scope& clearing) {
  std::map<ObjectId, Positions> coming;  // drafts that change a domain which had no default and gets one
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& id = drafts[i].step.subject;
    if (id.kind != Kind::domain || drafts[i].step.action != Action::alter || !making.other.contains(id)) continue;
    if (making.graph.at(id).as<ir::Domain>().default_value && !making.other.at(id).as<ir::Domain>().default_value) coming[id].push_back(i);
  }
  if (coming.empty()) return;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    const auto& scope = step.action == Action::drop ? clearing : making;
    if (step.subject.kind != Kind::domain || step.action == Action::alter || !scope.contains(step.subject)) continue;
    const auto& domain = scope.graph.at(step.subject).as<ir::Domain>();
    const auto found = domain.type.reference ? coming.find(*domain.type.reference) : coming.end();
    if (found == coming.end() || domain.default_value) continue;
    for (const auto position : found->second) drafts[position].waits.push_back(i);
  }
}

void order_by_computed_columns(Drafts& drafts, const Graph& before, const Graph& after) {
  std::map<ObjectId, std::size_t> computed;  // columns, by the facet that their expressions go with
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto& id : drafts[i].step.removes)
      if (id.kind == Kind::column && is_facet(id) && id == facet(drafts[i].step.subject, "expression")) computed[drafts[i].step.subject] = i;
  if (computed.empty()) return;
  const auto uses = [](const Graph& graph, const ObjectId& user, const ObjectId& column) {
    const Node* node = graph.find(user);
    if (node == nullptr) return false;
    const auto needed = needs(graph, *node);
    return std::binary_search(needed.begin(), needed.end(), column);
  };
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& step = drafts[i].step;
    for (const auto& [column, position] : computed) {
      if (i == position) continue;
      if (step.action == Action::drop && uses(before, step.subject, column)) drafts[position].waits.push_back(i);
      if (step.action == Action::create && !before.contains(step.subject) && uses(after, step.subject, column)) drafts[i].waits.push_back(position);
    }
  }
}

}  // namespace lockstep
