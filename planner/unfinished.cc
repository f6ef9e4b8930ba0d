#include "planner/unfinished.h"

#include <algorithm>
#include <string_view>

namespace lockstep {
namespace {

bool is_of_a_plan(std::string_view name) {
  constexpr std::size_t digits = 8;
  if (name.starts_with('~')) name.remove_prefix(1);
  if (!name.starts_with("lockstep_") || name.size() < digits + 1 || name[name.size() - digits - 1] != '_') return false;
  return name.substr(name.size() - digits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool makes(std::string_view statement, const std::string& name) {
  if (statement.starts_with("CREATE ") && !statement.starts_with("CREATE OR REPLACE ")) {
    auto head = statement;
    for (const std::string_view end : {"(", " ON ", " AS ", " BEFORE ", " AFTER "}) head = head.substr(0, head.find(end));
    return head.find(name) != std::string_view::npos;
  }
  return statement.find(" ADD COLUMN " + name + ' ') != std::string_view::npos || statement.find(" ADD CONSTRAINT " + name + ' ') != std::string_view::npos;
}

}  // namespace

std::vector<ObjectId> left_half_done(const Plan& plan, const Graph& before) {
  std::vector<ObjectId> result;
  for (const auto& [id, node] : before.nodes()) {
    if (!is_of_a_plan(id.own_name().text())) continue;
    const auto name = quoted(id.own_name());
    const bool made = std::any_of(plan.steps.begin(), plan.steps.end(), [&](const Step& step) {
      return std::any_of(step.up.begin(), step.up.end(), [&](const Sql& each) { return makes(each.text(), name); });
    });
    if (made) result.push_back(id);
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace lockstep
