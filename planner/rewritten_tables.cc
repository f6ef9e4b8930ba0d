#include "planner/rewritten_tables.h"

#include <algorithm>

#include "planner/copy_by_size.h"
#include "planner/copy_obstacles.h"
#include "planner/stored_otherwise.h"

namespace lockstep {
namespace {

// What asks for a copy, or null.
const Directive* copy_directive(const Node& table) {
  const auto* directive = table.directives.empty() ? nullptr : table.directive("online");
  return directive != nullptr && directive->keys.contains("mode") && directive->keys.at("mode") == "copy" ? directive : nullptr;
}

}  // namespace

bool wants_copy(const Node& table) { return copy_directive(table) != nullptr; }

std::vector<Partitioning> rewritten_tables(const Graph& before, const Graph& after, const Policy& policy, const std::vector<ObjectId>& in_place) {
  if (!policy.online) return {};
  std::vector<ObjectId> said;
  std::vector<ObjectId> large;
  for (const auto& [id, node] : after.nodes(Kind::table)) {
    const bool asked = wants_copy(node);
    const bool wanted = asked || is_to_be_copied_by_size(before, id, policy) || std::find(in_place.begin(), in_place.end(), id) != in_place.end();
    if (!wanted || !(asked || may_be_copied(before, after, id)) || !has_to_be_rewritten(before, after, id) || !obstacle_to_rewriting(before, after, id).empty()) continue;
    (asked ? said : large).push_back(id);
  }
  auto tables = worth_copying(before, after, std::move(large), said, in_place);
  tables.insert(tables.end(), said.begin(), said.end());
  std::sort(tables.begin(), tables.end());
  std::vector<Partitioning> result;
  for (const auto& id : tables) result.push_back({.table = id, .mode = PartitionMode::rewrite, .partition = {}});
  return result;
}

void check_rewritten_tables(const Graph& before, const Graph& after, const Policy& policy, Diagnostics& diagnostics) {
  if (!policy.online) return;
  for (const auto& [id, node] : after.nodes(Kind::table)) {
    const auto* directive = copy_directive(node);
    if (directive == nullptr || !has_to_be_rewritten(before, after, id)) continue;
    if (const auto obstacle = obstacle_to_rewriting(before, after, id); !obstacle.empty())
      diagnostics.error("table-copy", directive->span, "no copy can take the place of " + to_string(id) + ": " + obstacle,
                        {"take that out of the way in a plan of its own, or take `mode=copy` away: then columns get second ones where that can be, and are rewritten in place otherwise"});
  }
}

}  // namespace lockstep
