// Roles are there before what names them and go after it, and they are of the whole server, which people are to know.
#include <algorithm>

#include "ir/role_names.h"
#include "planner/draft_parts.h"

namespace lockstep {
namespace {

bool is_of_server(Kind kind) { return kind == Kind::role || kind == Kind::role_membership; }

// The roles of `state` that its object names.
std::vector<ObjectId> roles_of_object(const Graph& state, const ObjectId& id) {
  std::vector<ObjectId> roles;
  const Node* node = is_facet(id) || is_of_server(id.kind) ? nullptr : state.find(id);
  if (node == nullptr) return roles;
  for (const auto name : role_names(*node))
    if (state.contains(role_id(name))) roles.push_back(role_id(name));
  return roles;
}

std::vector<ObjectId> concerned(const Step& step) {
  std::vector<ObjectId> ids{step.subject};
  for (const auto* list : {&step.produces, &step.removes}) ids.insert(ids.end(), list->begin(), list->end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void say_of_server(Step& step, const Graph& before) {
  const auto what = to_string(step.subject);
  if (step.action != Action::drop) {
    step.hazards.push_back({"server-wide", what + " is of the whole server: every database on it sees the change"});
    return;
  }
  step.hazards.push_back({"server-wide", step.subject.kind == Kind::role
                                             ? what + " is of the whole server: dropping it fails while it owns or may do anything else, in this database or another"
                                             : what + " is of the whole server: every database on it sees the change"});
  const auto* node = before.find(step.subject);
  const auto* membership = node == nullptr ? nullptr : std::get_if<ir::RoleMembership>(&node->object);
  if (membership != nullptr && before.origin.server_version >= 160000 && !membership->grantor.empty() && membership->grantor != before.origin.role)
    step.hazards.push_back({"may-fail", what + " was granted by " + quoted(membership->grantor) + ", and nobody else takes it away by a plain REVOKE"});
}

}  // namespace

void order_by_roles(Drafts& drafts, const Graph& before, const Graph& after) {
  if (!before.origin.with_roles && !after.origin.with_roles) return;
  for (auto& draft : drafts) {
    auto& step = draft.step;
    if (is_of_server(step.subject.kind)) say_of_server(step, before);
    if (draft.rank < 0) continue;
    for (const auto& id : concerned(step)) {
      append(step.requires_, roles_of_object(after, id));
      for (const auto& role : roles_of_object(before, id))
        if (!after.contains(role)) step.releases.push_back(role);
    }
  }
}

}  // namespace lockstep
