#include "planner/name_locks.h"

#include <algorithm>

#include "planner/draft.h"

namespace lockstep {
namespace {

const ObjectId* first_like(const std::vector<ObjectId>& ids, Kind kind) {
  const auto found = std::find_if(ids.begin(), ids.end(), [&](const ObjectId& each) { return each.kind == kind && !is_facet(each); });
  return found == ids.end() ? nullptr : &*found;
}

}  // namespace

void name_locks_as_called(std::vector<Step>& steps) {
  for (auto& step : steps) {
    if (step.action != Action::alter) continue;
    const auto* from = first_like(step.removes, step.subject.kind);
    const auto* to = first_like(step.produces, step.subject.kind);
    if (from == nullptr || to == nullptr || *from == *to || *to == step.subject) continue;
    for (auto& taken : step.locks)
      if (taken.relation == step.subject) taken.relation = *from;
  }
}

}  // namespace lockstep
