// The objects that a plan touches, with what they need and what needs them: the states that it is proven on.
#include <algorithm>
#include <unordered_set>

#include "ir/dependency.h"
#include "ir/rename.h"
#include "ir/role_names.h"
#include "runner/prove.h"

namespace lockstep {
namespace {

void sort_unique(std::vector<ObjectId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// What the steps change.
std::vector<ObjectId> touched(const Plan& plan) {
  std::vector<ObjectId> ids;
  for (const auto& step : plan.steps) {
    ids.push_back(step.subject);
    for (const auto* list : {&step.produces, &step.removes}) ids.insert(ids.end(), list->begin(), list->end());
  }
  sort_unique(ids);
  return ids;
}

// What the steps name besides, the relations that they lock among it.
std::vector<ObjectId> needed(const Plan& plan) {
  std::vector<ObjectId> ids;
  for (const auto& step : plan.steps) {
    for (const auto* list : {&step.requires_, &step.releases}) ids.insert(ids.end(), list->begin(), list->end());
    for (const auto& lock : step.locks) ids.push_back(lock.relation);
  }
  sort_unique(ids);
  return ids;
}

std::vector<ObjectId> ids_of(const Graph& graph) {
  std::vector<ObjectId> ids;
  for (const auto& [id, node] : graph.nodes()) ids.push_back(id);
  return ids;
}

// Constraints, indexes and the like over a column, of its table and of those that refer to it: they go and come with the column.
void add_users_of_column(const Graph& graph, const ObjectId& column, std::vector<ObjectId>& to) {
  const auto& table = *graph.at(column).parent;
  auto near = graph.children(table);
  near.insert(near.end(), graph.dependents(table).begin(), graph.dependents(table).end());
  for (const auto& id : near) {
    const auto needed = needs(graph, graph.at(id));
    if (std::binary_search(needed.begin(), needed.end(), column)) to.push_back(id);
  }
}

// The touched objects of a state with all their parts, and what depends on them: a statement that
// PostgreSQL refuses because of a dependent must be refused in the proof, too.
std::vector<ObjectId> with_surroundings(const Graph& graph, const std::vector<ObjectId>& ids) {
  std::vector<ObjectId> all;
  for (const auto& id : ids) {
    // Everything depends on its schema; what a dropped schema takes with it is touched itself.
    if (!graph.contains(id) || id.kind == Kind::schema) continue;
    if (id.kind == Kind::column) add_users_of_column(graph, id, all);
    for (const auto& below : graph.subtree(id)) {
      all.push_back(below);
      for (const auto& dependent : graph.dependents(below)) all.push_back(dependent);
    }
  }
  return all;
}

// What names a role that is dropped: the server refuses that as long as something is left of it.
void add_users_of_dropped_roles(const Plan& plan, const Graph& before, std::vector<ObjectId>& to) {
  std::vector<Name> dropped;
  for (const auto& step : plan.steps)
    if (step.subject.kind == Kind::role && step.action == Action::drop) dropped.push_back(step.subject.name);
  if (dropped.empty()) return;
  std::sort(dropped.begin(), dropped.end());
  for (const auto& [id, node] : before.nodes()) {
    const auto names = role_names(node);
    if (std::any_of(names.begin(), names.end(), [&](Name name) { return std::binary_search(dropped.begin(), dropped.end(), name); })) to.push_back(id);
  }
}

// What stays keeps its owner, whoever runs the plan: files need not say whose it is, and the role that runs it here is another
// than the one that read the database.
void keep_owners(const Plan& plan, PartialStates& states) {
  std::unordered_set<ObjectId> made_again;
  for (const auto& step : plan.steps) made_again.insert(step.removes.begin(), step.removes.end());
  for (auto& [id, node] : states.after.nodes()) {
    if (!node.owner.empty() || made_again.contains(id)) continue;
    if (const auto* was = states.before.find(id)) node.owner = was->owner;
  }
}

struct RenamedSchema {
  Name from;
  Name to;
};

std::vector<RenamedSchema> renamed_schemas(const Plan& plan) {
  std::vector<RenamedSchema> result;
  for (const auto& step : plan.steps) {
    if (step.subject.kind != Kind::schema || step.action != Action::alter) continue;
    const auto is_schema = [](const ObjectId& each) { return each.kind == Kind::schema; };
    const auto from = std::find_if(step.removes.begin(), step.removes.end(), is_schema);
    const auto to = std::find_if(step.produces.begin(), step.produces.end(), is_schema);
    if (from != step.removes.end() && to != step.produces.end()) result.push_back({from->name, to->name});
  }
  return result;
}

// What is in a schema that is renamed has one name before and another one after, while the steps behind the rename speak of the new one alone.
void add_other_names(const std::vector<RenamedSchema>& schemas, std::vector<ObjectId>& ids) {
  if (schemas.empty()) return;
  for (std::size_t i = 0, count = ids.size(); i < count; ++i) {
    auto earlier = ids[i];
    auto later = ids[i];
    for (const auto& each : schemas) later = in_renamed_schema(later, each.from, each.to);
    for (auto each = schemas.rbegin(); each != schemas.rend(); ++each) earlier = in_renamed_schema(earlier, each->to, each->from);
    ids.push_back(earlier);
    ids.push_back(later);
  }
  sort_unique(ids);
}

}  // namespace

PartialStates partial_states(const Plan& plan, const Graph& before, const Graph& after) {
  const auto schemas = renamed_schemas(plan);
  auto changed = touched(plan);
  add_other_names(schemas, changed);
  auto ids = needed(plan);
  ids.insert(ids.end(), changed.begin(), changed.end());
  add_users_of_dropped_roles(plan, before, ids);
  sort_unique(ids);
  add_other_names(schemas, ids);
  PartialStates states;
  for (std::size_t size = 0; size != ids.size();) {
    size = ids.size();
    auto before_roots = with_surroundings(before, changed);
    before_roots.insert(before_roots.end(), ids.begin(), ids.end());
    auto after_roots = with_surroundings(after, changed);
    after_roots.insert(after_roots.end(), ids.begin(), ids.end());
    states.before = closure(before, before_roots);
    states.after = closure(after, after_roots);
    std::unordered_set<ObjectId> known(ids.begin(), ids.end());
    for (const auto* graph : {&states.before, &states.after})
      for (const auto& id : ids_of(*graph))
        if (known.insert(id).second) ids.push_back(id);
    add_other_names(schemas, ids);
  }
  keep_owners(plan, states);
  return states;
}

}  // namespace lockstep
