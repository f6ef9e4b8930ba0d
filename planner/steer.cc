#include "planner/steer.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ir/duration.h"
#include "planner/draft_parts.h"

namespace lockstep {
namespace {

struct Said {
  const Directive* directive = nullptr;
  ObjectId place;  // before what it stands
};

// The nearest directive of that name: before the object, what it is a part of, or its schema.
Said nearest_said(const Graph& before, const Graph& after, ObjectId id, std::string_view name) {
  const auto said_before = [&](const ObjectId& place) {
    const Node* node = after.find(place);
    return node == nullptr ? nullptr : node->directive(name);
  };
  while (true) {
    if (const auto* found = said_before(id)) return {found, id};
    const Node* node = after.contains(id) ? after.find(id) : before.find(id);
    if (node == nullptr || !node->parent) break;
    id = *node->parent;
  }
  const ObjectId schema{.kind = Kind::schema, .name = id.schema};
  if (const auto* found = said_before(schema)) return {found, schema};
  return {};
}

// What the drafts do about one object.
struct Doings {
  bool makes = false;
  bool has_gate = false;
};

// Checks of a domain are what there is to be done to it.
bool is_about(const Step& step, const ObjectId& place) {
  if (step.subject == place) return true;
  return place.kind == Kind::domain && step.subject.kind == Kind::domain_constraint;
}

// Whether a gate before the object, or around it, is meant for the step.
bool is_meant(const Step& step, const ObjectId& place, const Doings& doings) {
  if (!step.gate.empty()) return step.subject == place;  // what the plan itself says of a part says more than what is said of the whole
  if (!is_about(step, place) || place.kind == Kind::schema || place.kind == Kind::table) return step.phase == Phase::contract;
  if (is_relation(place)) return step.phase == Phase::contract || !doings.has_gate;  // an old name that stays in use for a while goes behind it
  if (place.kind != Kind::column) return true;
  return step.phase == Phase::contract || !(doings.makes || doings.has_gate || step.backfill);
}

}  // namespace

int batch_of(const Graph& after, const ObjectId& id, const Policy& policy) {
  const auto said = nearest_said(after, after, id, "batch");
  return said.directive == nullptr ? policy.batch : std::stoi(said.directive->keys.at("rows"));
}

Drops drops_of(const Graph& before, const Graph& after, const ObjectId& id, const Policy& policy) {
  const auto said = nearest_said(before, after, id, "drops");
  if (said.directive == nullptr) return policy.drops;
  return said.directive->keys.at("way") == "deprecate" ? Drops::deprecate : Drops::now;
}

std::optional<int> lock_timeout_of(const Graph& before, const Graph& after, const ObjectId& id) {
  const auto said = nearest_said(before, after, id, "lock_timeout");
  return said.directive == nullptr ? std::nullopt : parse_milliseconds(said.directive->keys.at("duration"));
}

void set_gates(Drafts& drafts, const Graph& before, const Graph& after) {
  std::map<ObjectId, Doings> doings;
  for (const auto& draft : drafts) {
    auto& of_subject = doings[draft.step.subject];
    of_subject.makes = of_subject.makes || draft.step.action == Action::create;
    of_subject.has_gate = of_subject.has_gate || !draft.step.gate.empty();
  }
  for (auto& draft : drafts) {
    auto& step = draft.step;
    const auto said = nearest_said(before, after, step.subject, "gate");
    if (said.directive == nullptr || !is_meant(step, said.place, doings[step.subject])) continue;
    step.gate = said.directive->keys.at("text");
    step.phase = Phase::contract;
    draft.rank = std::max(draft.rank, gated_rank);
  }
}

void say_gates_once(std::vector<Step>& steps) {
  std::set<std::string> said;
  for (auto& step : steps)
    if (!step.gate.empty() && !said.insert(step.gate).second) step.gate.clear();
}

}  // namespace lockstep
