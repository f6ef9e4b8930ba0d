#include "planner/views_over.h"

#include <algorithm>

namespace lockstep {
namespace {

// What uses a view or a part of it, as a whole.
std::vector<ObjectId> users_of_parts(const Graph& state, const std::vector<ObjectId>& parts) {
  std::vector<ObjectId> result;
  for (const auto& part : parts)
    for (const auto& user : state.dependents(part)) {
      const auto& parent = state.at(user).parent;
      const auto& whole = parent && parent->kind == Kind::view ? *parent : user;
      if (std::find(parts.begin(), parts.end(), whole) == parts.end()) result.push_back(whole);
    }
  return result;
}

}  // namespace

std::optional<ObjectId> first_but_views(const Graph& state, const ObjectId& view) {
  std::vector<ObjectId> next{view};
  std::set<ObjectId> seen{view};
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    for (const auto& user : users_of_parts(state, state.subtree(id))) {
      if (user.kind != Kind::view) return user;
      if (seen.insert(user).second) next.push_back(user);
    }
  }
  return std::nullopt;
}

std::set<ObjectId> all_views_over(const Graph& state, const std::vector<ObjectId>& parts) {
  std::set<ObjectId> result;
  auto next = users_of_parts(state, parts);
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    if (id.kind != Kind::view || !result.insert(id).second) continue;
    for (const auto& user : users_of_parts(state, state.subtree(id))) next.push_back(user);
  }
  return result;
}

std::vector<ObjectId> views_over(const Graph& state, const std::vector<ObjectId>& parts) {
  std::vector<ObjectId> result;
  for (const auto& view : all_views_over(state, parts))
    if (!first_but_views(state, view)) result.push_back(view);
  return result;
}

}  // namespace lockstep
