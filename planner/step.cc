#include "planner/step.h"

#include <algorithm>
#include <array>

namespace lockstep {

std::string_view lock_name(Lock lock) {
  static constexpr std::array<std::string_view, 9> names = {
      "", "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE",
      "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};
  return names.at(static_cast<std::size_t>(lock));
}

void add_work(Step& step, const ObjectId& table, bool rewrites, const std::optional<ObjectId>& because_of) {
  const auto found = std::find_if(step.work.begin(), step.work.end(), [&](const Work& each) { return each.relation == table; });
  if (found == step.work.end()) return step.work.push_back({.relation = table, .rewrites = rewrites, .because_of = because_of});
  found->rewrites = found->rewrites || rewrites;
  if (found->because_of != because_of) found->because_of.reset();
}

}  // namespace lockstep
