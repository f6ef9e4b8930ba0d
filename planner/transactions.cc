#include "planner/transactions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "planner/locks.h"

namespace lockstep {
namespace {

// Of these, something else may take the place of what goes.
bool takes_turns(Kind kind) { return kind == Kind::trigger || kind == Kind::rule || kind == Kind::constraint; }

// Each of a kind at one table.
using Place = std::tuple<Kind, Name, Name>;

Place place_of(const ObjectId& id) { return {id.kind == Kind::table ? Kind::policy : id.kind, id.schema, id.name}; }

// The tables that programs wait for while the step holds them.
std::set<ObjectId> held_by(const Step& step, const Graph& before) {
  std::set<ObjectId> result;
  for (const auto& taken : step.locks) {
    if (taken.lock < Lock::share) continue;
    const Node* node = before.find(taken.relation);
    result.insert(node == nullptr ? taken.relation : relation_of(*node));
  }
  return result;
}

// For each step whether the one before belongs together with it. What a step between tears apart anyway does not.
std::vector<bool> tied(const std::vector<Step>& steps, const std::vector<Together>& spans) {
  std::vector<std::size_t> apart(steps.size() + 1);  // of the steps before: how many share no transaction
  for (std::size_t i = 0; i < steps.size(); ++i) apart[i + 1] = apart[i] + (steps[i].transaction == Transaction::shared ? 0 : 1);
  std::vector<int> change(steps.size() + 1);
  for (const auto& span : spans) {
    if (apart[span.first] != apart[span.last + 1]) continue;
    ++change[span.first + 1];
    --change[span.last + 1];
  }
  std::vector<bool> result(steps.size());
  int open = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    open += change[i];
    result[i] = open > 0;
  }
  return result;
}

}  // namespace

std::vector<Together> belonging_together(const Drafts& drafts) {
  std::vector<Together> result;
  std::unordered_map<ObjectId, std::size_t> taken_away;
  std::unordered_map<ObjectId, std::size_t> begun;
  std::map<Place, std::size_t> vacant;
  std::map<Place, std::size_t> guarded;
  const auto add = [&](std::size_t first, std::size_t last) {
    if (first < last) result.push_back({first, last});
  };
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (drafts[i].step.subject.kind == Kind::policy) guarded.try_emplace(place_of(drafts[i].step.subject), drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    for (const auto& id : step.produces)
      if (const auto found = taken_away.find(id); found != taken_away.end()) add(found->second, i);
    for (const auto& id : step.removes) taken_away.try_emplace(id, i);
    add(begun.try_emplace(step.subject, i).first->second, i);
    const auto place = place_of(step.subject);
    if (takes_turns(step.subject.kind)) {
      if (step.action == Action::drop) vacant.try_emplace(place, i);
      if (const auto found = vacant.find(place); step.action != Action::drop && found != vacant.end()) add(found->second, i);
    }
    // All policies of a table together say what is seen of it, and whether they do is an option of the table. One that is put away is seen until then.
    const bool guards = step.subject.kind == Kind::policy || (step.subject.kind == Kind::table && (step.action == Action::alter || drafts[i].put_away));
    const auto found = guards ? guarded.find(place) : guarded.end();
    if (found == guarded.end()) continue;
    found->second = std::min(found->second, i);
    add(found->second, i);
  }
  return result;
}

void part_transactions(std::vector<Step>& steps, const std::vector<Together>& spans, const Graph& before) {
  const auto is_tied = tied(steps, spans);
  std::set<ObjectId> held;
  std::size_t behind_locks = 0;  // where a transaction can begin behind the last strong lock
  for (std::size_t i = 0, end = 0; i < steps.size(); i = end) {
    std::set<ObjectId> taken;
    for (end = i; end == i || (end < steps.size() && is_tied[end]); ++end) taken.merge(held_by(steps[end], before));
    const bool shares = i > 0 && steps[i].transaction == Transaction::shared && steps[i - 1].transaction == Transaction::shared;
    // Whoever runs the plan may wait here.
    const bool waits = shares && (steps[i].phase != steps[i - 1].phase || !steps[i].gate.empty());
    if (waits) steps[i].begins = true;
    if (waits || !shares) held.clear();
    if (!held.empty() && !std::includes(held.begin(), held.end(), taken.begin(), taken.end())) {
      steps[behind_locks].begins = true;
      held.clear();
    }
    if (!taken.empty()) behind_locks = end;
    held.merge(taken);
  }
}

bool are_parted(const Plan& plan, std::size_t earlier, std::size_t later) {
  const auto& steps = plan.steps;
  if (steps[earlier].transaction != Transaction::shared) return true;
  for (auto i = earlier + 1; i <= later; ++i)
    if (steps[i].begins || steps[i].transaction != Transaction::shared) return true;
  return false;
}

}  // namespace lockstep
