#include "planner/mark_transactions.h"

#include <algorithm>

#include "ir/inheritance.h"
#include "planner/draft.h"
#include "planner/lock_ahead.h"
#include "planner/runs.h"
#include "planner/size.h"

namespace lockstep {
namespace {

// The tables with rows that writers wait for while the step holds them, or readers too.
std::vector<ObjectId> tables_held_by(const Step& step, const Graph& before) {
  std::vector<ObjectId> result;
  for (const auto& taken : step.locks)
    if (taken.lock >= Lock::share && (taken.relation.kind == Kind::table || taken.relation.kind == Kind::materialized_view) && before.contains(taken.relation))
      result.push_back(taken.relation);
  return result;
}

bool is_among(const ObjectId& id, const std::vector<ObjectId>& all) { return std::find(all.begin(), all.end(), id) != all.end(); }

// What the step locks itself while it works, or says that others wait for, is said there.
bool says_itself(const Step& step, const ObjectId& table, const Graph& before) {
  if (is_among(table, tables_held_by(step, before))) return true;
  const bool works_on = std::any_of(step.work.begin(), step.work.end(), [&](const Work& each) { return each.relation == table; });
  return works_on && std::any_of(step.hazards.begin(), step.hazards.end(), [](const Hazard& each) { return each.code == "blocking-scan" || each.code == "rewrite"; });
}

// Who comes by way of a parent has that first, as the plan does.
bool comes_behind_parent(const ObjectId& table, const std::vector<ObjectId>& held, const Graph& before) {
  if (table.kind != Kind::table) return false;
  const auto parents = parent_tables(before, table);
  return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& each) { return is_among(each, held) || comes_behind_parent(each, held, before); });
}

std::string list_of(const std::vector<ObjectId>& tables) {
  std::string result;
  for (const auto& each : tables) result += (result.empty() ? "" : ", ") + to_string(each);
  return result;
}

void mark_long_locks(std::vector<Step>& steps, std::size_t i, std::size_t end, const std::vector<ObjectId>& fresh, const Graph& before, const Policy& policy) {
  for (auto later = i + 1; later < end; ++later) {
    const auto work = long_work(steps[later], before, policy);
    if (work.empty()) continue;
    std::vector<ObjectId> waiting;
    for (const auto& each : fresh)
      if (!says_itself(steps[later], each, before)) waiting.push_back(each);
    if (waiting.empty()) return;
    steps[i].hazards.push_back({"exclusive-lock-long", list_of(waiting) + (waiting.size() == 1 ? " is" : " are") + " locked until step " + std::to_string(later + 1) + " is done, which " + work});
    return;
  }
}

// The steps from `first` to before `end` are one transaction, and what those before `locked` take is locked when it begins.
void mark_one(std::vector<Step>& steps, std::size_t first, std::size_t locked, std::size_t end, const Graph& before, const Policy& policy) {
  std::vector<ObjectId> held;
  for (auto i = first; i < end; ++i) {
    std::vector<ObjectId> fresh;
    for (const auto& each : tables_held_by(steps[i], before))
      if (!is_among(each, held) && is_busy(before, each, policy)) fresh.push_back(each);
    std::vector<ObjectId> crossed;
    for (const auto& each : fresh)
      if (!comes_behind_parent(each, held, before)) crossed.push_back(each);
    if (i >= locked && !held.empty() && !crossed.empty()) steps[i].hazards.push_back({"deadlock", "waits for " + list_of(crossed) + " while the transaction holds " + list_of(held)});
    mark_long_locks(steps, i, end, fresh, before, policy);
    append(held, fresh);
  }
}

}  // namespace

void mark_transactions(Plan& plan, const Graph& before, const Policy& policy) {
  for (const auto& run : runs_of(plan, Direction::up, steps_in_order(plan, Direction::up)))
    if (run.in_transaction()) {
      const auto locked = run.lock_first.empty() ? std::size_t{0} : steps_locked_ahead(plan, run, before, policy);
      mark_one(plan.steps, run.steps.front(), run.steps.front() + locked, run.steps.back() + 1, before, policy);
    }
}

}  // namespace lockstep
