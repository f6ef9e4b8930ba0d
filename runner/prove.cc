#include "runner/prove.h"

#include <algorithm>
#include <unordered_set>

#include "differ/diff.h"
#include "ir/describe.h"
#include "ir/error.h"
#include "ir/put_away.h"
#include "ir/role_names.h"
#include "ir/security_labels.h"
#include "ir/secrets.h"
#include "parser/catalog_reader.h"
#include "runner/environment.h"
#include "planner/rules.h"
#include "runner/execute.h"

namespace lockstep {
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
