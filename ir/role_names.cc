#include "ir/role_names.h"

#include <algorithm>

#include "ir/error.h"

namespace lockstep {
namespace {

bool stands_for_another(Name name) {
  return name.empty() || name.text() == "current_user" || name.text() == "session_user" || name.text() == "current_role";
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

void visit_role_names(Node& node, const std::function<void(Name&)>& visit) {
  if (!node.owner.empty()) visit(node.owner);
  for (auto* list : {&node.privileges.granted, &node.privileges.revoked}) {
    for (auto& each : *list) {
      if (!each.grantee.empty()) visit(each.grantee);
      if (!each.grantor.empty()) visit(each.grantor);
    }
    std::sort(list->begin(), list->end());
  }
  if (auto* policy = std::get_if<ir::Policy>(&node.object)) {
    for (auto& role : policy->roles)
      if (!stands_for_another(role)) visit(role);
    std::sort(policy->roles.begin(), policy->roles.end());
  }
}

std::vector<Name ObjectId::*> role_names_in_identity(const ObjectId& id) {
  switch (id.kind) {
    case Kind::role:
    case Kind::default_privilege: return {&ObjectId::name};
    case Kind::user_mapping: return {&ObjectId::part};
    case Kind::role_membership: return {&ObjectId::name, &ObjectId::part};
    default: return {};
  }
}

std::vector<Name> role_names(const Node& node) {
  std::vector<Name> names;
  const auto add = [&](Name name) {
    if (!name.empty()) names.push_back(name);
  };
  add(node.owner);
  for (const auto* list : {&node.privileges.granted, &node.privileges.revoked})
    for (const auto& each : *list) {
      add(each.grantee);
      add(each.grantor);
    }
  if (const auto* policy = std::get_if<ir::Policy>(&node.object))
    for (const auto role : policy->roles)
      if (!stands_for_another(role)) add(role);
  for (const auto part : role_names_in_identity(node.id))
    if (node.id.kind != Kind::user_mapping || (node.id.*part).text() != "public") add(node.id.*part);
  sort_unique(names);
  return names;
}

void rename_role_names(Graph& graph, const std::function<Name(Name)>& renamed) {
  std::vector<std::pair<ObjectId, ObjectId>> moved;
  for (auto& [id, node] : graph.nodes()) {
    visit_role_names(node, [&](Name& name) { name = renamed(name); });
    auto to = id;
    for (const auto part : role_names_in_identity(id)) to.*part = renamed(to.*part);
    for (auto& needed : node.references)
      if (needed.kind == Kind::role) needed.name = renamed(needed.name);
    std::sort(node.references.begin(), node.references.end());
    if (to != id) moved.emplace_back(id, to);
  }
  std::vector<Node> nodes;
  for (const auto& [from, to] : moved) {
    nodes.push_back(graph.at(from));
    nodes.back().id = to;
    graph.erase(from);
  }
  for (auto& node : nodes) {
    if (graph.contains(node.id)) throw Error("two roles of the schema become one role here, and both are named for " + to_string(node.id));
    graph.insert(std::move(node));
  }
  graph.forget_dependents();
}

}  // namespace lockstep
