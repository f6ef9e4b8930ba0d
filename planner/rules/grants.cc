#include "planner/rules/grants.h"

#include <algorithm>

namespace lockstep {

const Privilege* find_privilege(const std::vector<Privilege>& among, const Privilege& wanted) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const Privilege& each) {
    return each.grantee == wanted.grantee && each.privilege == wanted.privilege && each.grantor == wanted.grantor;
  });
  return found == among.end() ? nullptr : &*found;
}

std::vector<GrantEntry> entries_in_order(std::vector<Privilege> privileges) {
  std::stable_sort(privileges.begin(), privileges.end(), [](const Privilege& left, const Privilege& right) { return left.position < right.position; });
  std::vector<GrantEntry> result;
  for (const auto& each : privileges)
    if (const GrantEntry entry{each.grantee, each.grantor}; std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry);
  return result;
}

}  // namespace lockstep
