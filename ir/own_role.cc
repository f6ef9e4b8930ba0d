#include "ir/own_role.h"

#include <algorithm>

namespace lockstep {
namespace {

void merge(std::vector<Privilege>& into, const std::vector<Privilege>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

void name_role(Graph& graph, Name role) {
  std::vector<ObjectId> nameless;
  for (auto at = graph.nodes().lower_bound({.kind = Kind::default_privilege}); at != graph.nodes().end(); ++at)
    if (at->first.kind == Kind::default_privilege && at->first.name.empty()) nameless.push_back(at->first);
  for (const auto& id : nameless) {
    auto named = id;
    named.name = role;
    if (auto* other = graph.find(named)) {
      const auto& privileges = graph.at(id).privileges;
      merge(other->privileges.granted, privileges.granted);
      merge(other->privileges.revoked, privileges.revoked);
      graph.erase(id);
    } else {
      graph.rekey(id, named);
    }
  }
}

}  // namespace

void name_own_role(Graph& before, Graph& after) {
  if (before.origin.role && !after.origin.role) name_role(after, *before.origin.role);
  if (after.origin.role && !before.origin.role) name_role(before, *after.origin.role);
}

}  // namespace lockstep
