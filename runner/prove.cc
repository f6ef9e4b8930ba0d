#include "runner/prove.h"

#include <algorithm>
#include <unordered_set>

#include "differ/diff.h"
#include "ir/dependency.h"
#include "ir/describe.h"
#include "ir/error.h"
#include "ir/put_away.h"
#include "ir/rename.h"
#include "ir/role_names.h"
#include "ir/security_labels.h"
#include "ir/secrets.h"
#include "parser/catalog_reader.h"
#include "runner/environment.h"
#include "planner/rules.h"
#include "runner/execute.h"

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

namespace {

// What stands in the way of building a state here that would not stand in the way elsewhere.
bool is_environment_problem(const std::string& sqlstate) {
  return sqlstate == "58P01"      // undefined_file: a C function's library
         || sqlstate == "0A000";  // feature_not_supported: an older or differently built server
}

std::string differences(const Graph& is, const Graph& should_be) {
  const auto changes = diff(is, should_be);
  std::string text;
  int shown = 0;
  for (const auto& change : changes.changes) {
    if (++shown > 8) break;
    const auto& id = id_of(change);
    text += "  " + to_string(id) + ": ";
    const auto* left = is.find(id);
    const auto* right = should_be.find(id);
    if (!left) {
      text += "is missing; wanted " + describe(*right) + "\n";
    } else if (!right) {
      text += "should not be there\n";
    } else {
      text += "is " + describe(*left) + "\n    wanted " + describe(*right) + "\n";
    }
  }
  if (shown > 8) text += "  … and " + std::to_string(changes.changes.size() - 8) + " more\n";
  return text;
}

std::string step_words(const Plan& plan, const StepFailure& failure, std::string_view direction) {
  const auto& step = plan.steps[failure.step];
  return "step " + std::to_string(failure.step + 1) + " (" + step.title + ") failed on the way " +
         std::string(direction) + ": " + failure.message;
}

// With what was put away, where the plan is about that.
struct Reading {
  bool with_roles = false;
  bool whole = false;
};

Graph read(Database& database, const Reading& reading) {
  const auto state = read_catalog(database, reading.with_roles).graph;
  return reading.whole ? with_put_away(state) : state;
}

// Steps that concern objects which could not be built here.
std::set<std::size_t> steps_about(const Plan& plan, const std::unordered_set<ObjectId>& ids) {
  std::set<std::size_t> steps;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    bool concerned = ids.contains(step.subject);
    for (const auto* list : {&step.produces, &step.requires_, &step.removes, &step.releases})
      for (const auto& id : *list) concerned = concerned || ids.contains(id);
    if (concerned) steps.insert(i);
  }
  return steps;
}

void leave_out_extensions(Database& database, PartialStates& states, const Plan& plan, Proof& proof, std::set<std::size_t>& left_out) {
  auto missing = missing_extensions(database, states.before);
  missing.merge(missing_extensions(database, states.after));
  if (missing.empty()) return;
  std::unordered_set<ObjectId> gone;
  for (auto* graph : {&states.before, &states.after})
    for (const auto& id : remove_dependents_of_extensions(*graph, missing)) gone.insert(id);
  // What is gone on one side must not be compared on the other.
  for (auto* graph : {&states.before, &states.after})
    for (const auto& id : gone)
      if (graph->contains(id)) graph->erase(id);
  const auto concerned = steps_about(plan, gone);
  left_out.insert(concerned.begin(), concerned.end());
  for (const auto name : missing)
    proof.skipped.push_back("the shadow server lacks the extension `" + name.text() + "`: " +
                            std::to_string(concerned.size()) + " of " + std::to_string(plan.steps.size()) +
                            " steps were not tried");
}

bool is_of_server(const ObjectId& id) { return id.kind == Kind::role || id.kind == Kind::role_membership; }

bool concerns_roles(const Plan& plan) {
  return std::any_of(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return is_of_server(step.subject); });
}

// Takes roles (and memberships) out of both states, and the steps that make, change or drop them out of the plan.
template <class Which>
void leave_out_roles(PartialStates& states, const Plan& plan, std::set<std::size_t>& left_out, const Which& which) {
  for (auto* graph : {&states.before, &states.after}) {
    std::vector<ObjectId> ids;
    for (const auto& [id, node] : graph->nodes())
      if (is_of_server(id) && which(id)) ids.push_back(id);
    for (const auto& id : ids) {
      for (const auto& dependent : std::vector(graph->dependents(id))) std::erase(graph->at(dependent).references, id);
      graph->erase(id);
    }
  }
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (is_of_server(plan.steps[i].subject) && which(plan.steps[i].subject)) left_out.insert(i);
}

// Where roles are tried: each state has a server of its own, because roles are of the whole server.
struct Servers {
  std::optional<Shadow> work;
  std::optional<Shadow> wanted;
};

// False when nothing can be tried.
bool choose_servers(const Shadow& shadow, const Plan& plan, PartialStates& states, Servers& servers, Proof& proof, std::set<std::size_t>& left_out) {
  const auto all = [](const ObjectId&) { return true; };
  if (!concerns_roles(plan)) {
    leave_out_roles(states, plan, left_out, all);
    return true;
  }
  servers.work = shadow.another();
  servers.wanted = shadow.another();
  if (servers.work && servers.wanted) {
    const ObjectId own = role_id(Name("postgres"));
    if (states.before.contains(own) || states.after.contains(own)) {
      leave_out_roles(states, plan, left_out, [&](const ObjectId& id) { return id == own; });
      proof.skipped.emplace_back("the role `postgres` is the shadow server's own superuser, so the steps that make, change or drop it were not tried");
    }
    return true;
  }
  const bool renames = std::any_of(plan.steps.begin(), plan.steps.end(), [](const Step& step) {
    return step.subject.kind == Kind::role && std::find(step.removes.begin(), step.removes.end(), step.subject) == step.removes.end() && !step.removes.empty();
  });
  if (renames) {
    proof.skipped.emplace_back("the plan renames roles, which is tried on a private server alone, not on one that others use");
    return false;
  }
  leave_out_roles(states, plan, left_out, all);
  proof.skipped.push_back("roles are made, changed and dropped on a private server alone, not on one that others use: " + std::to_string(left_out.size()) + " of " +
                          std::to_string(plan.steps.size()) + " steps were not tried");
  return true;
}

// Providers of security labels are libraries that a server loads when it starts, and there is no list of them.
bool has_label_provider(Database& database, const std::string& provider) {
  bool has = true;
  database.execute("BEGIN");
  try {
    database.execute((label_head(provider) + sql("SCHEMA public IS NULL")).text());
  } catch (const Error& error) {
    has = error.sqlstate != "22023";  // anything else is the provider's own opinion
  }
  database.execute("ROLLBACK");
  return has;
}

std::size_t erase_starting_with(std::vector<Sql>& statements, const std::string& head) {
  return std::erase_if(statements, [&](const Sql& each) { return each.text().starts_with(head); });
}

// The plan without the labels of providers that the server lacks, which go from the states, too.
Plan without_unknown_labels(Database& database, const Plan& plan, PartialStates& states, Proof& proof) {
  auto tried = plan;
  auto providers = label_providers(states.before);
  providers.merge(label_providers(states.after));
  for (const auto& provider : providers) {
    if (has_label_provider(database, provider)) continue;
    std::size_t count = 0;
    for (auto& step : tried.steps) count += erase_starting_with(step.up, label_head(provider).text()) + erase_starting_with(step.down.statements, label_head(provider).text());
    for (auto* graph : {&states.before, &states.after}) forget_labels(*graph, {provider});
    const auto which = provider.empty() ? "any provider" : "the provider `" + provider + "`";
    if (count > 0) proof.skipped.push_back("the shadow server lacks " + which + " of security labels: " + std::to_string(count) + " statements were not tried");
  }
  return tried;
}

// Builds a state in a fresh database. False when the surroundings do not allow it (said in proof).
bool build(Database& database, const Graph& state, std::string_view which, Proof& proof) {
  const auto plan = build_plan(state);
  prepare_session(database, plan);
  const auto failure = run_up(database, plan);
  if (!failure) return true;
  const auto text = "the " + std::string(which) + " state could not be built on the shadow server: " +
                    step_words(plan, *failure, "up");
  if (is_environment_problem(failure->sqlstate))
    proof.skipped.push_back(text);
  else
    proof.failure = text;
  return false;
}

}  // namespace

Proof prove(Shadow& shadow, const Plan& whole_plan, const Graph& before, const Graph& after) {
  Proof proof;
  auto states = partial_states(whole_plan, before, after);
  // No secret goes to another server, not even to this one.
  states.before = masked(states.before);
  states.after = masked(states.after);
  std::set<std::size_t> left_out;
  Servers servers;
  if (!choose_servers(shadow, whole_plan, states, servers, proof, left_out)) return proof;
  const bool with_roles = servers.work.has_value();
  auto work = with_roles ? servers.work->create_database() : shadow.create_database();
  auto wanted = with_roles ? servers.wanted->create_database() : shadow.create_database();
  const auto plan = without_unknown_labels(work, whole_plan, states, proof);
  leave_out_extensions(work, states, plan, proof, left_out);
  provide_environment(work, {&states.before, &states.after}, OwnRoles::left_out);
  if (with_roles) provide_environment(wanted, {&states.before, &states.after}, OwnRoles::left_out);
  if (!build(work, states.before, "present", proof) || !build(wanted, states.after, "desired", proof)) return proof;

  const Reading reading{with_roles, !put_away(states.before).empty()};
  const auto start = read(work, reading);
  const auto goal = read(wanted, reading);
  prepare_session(work, plan);
  const auto up_and_compare = [&](std::string_view direction) {
    if (const auto failure = run_up(work, plan, left_out)) {
      proof.failure = step_words(plan, *failure, direction);
    } else if (const auto text = differences(read(work, reading), goal); !text.empty()) {
      proof.failure = "after all steps (" + std::string(direction) + ") the state is not the desired one:\n" + text;
    }
    return proof.failure.empty();
  };
  if (!up_and_compare("up")) return proof;
  if (const auto failure = run_down(work, plan, left_out)) {
    proof.failure = step_words(plan, *failure, "down");
    return proof;
  }
  if (std::none_of(plan.steps.begin(), plan.steps.end(), [](const Step& step) {
        return step.down.reversal == Reversal::irreversible;
      })) {
    if (const auto text = differences(read(work, reading), start); !text.empty()) {
      proof.failure = "after all downs the state is not the one before:\n" + text;
      return proof;
    }
    if (!up_and_compare("up again")) return proof;
  }
  proof.proven = true;
  return proof;
}

}  // namespace lockstep
