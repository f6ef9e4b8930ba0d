#include "planner/surroundings.h"

#include <algorithm>

namespace lockstep {
namespace {

const Node* node_in_either(const Graph& after, const Graph& before, const ObjectId& id) {
  const Node* node = after.find(id);
  return node == nullptr ? before.find(id) : node;
}

std::vector<ObjectId> surroundings_of(const ObjectId& id, const Graph& before, const Graph& after) {
  std::vector<ObjectId> result;
  for (const Node* node = node_in_either(after, before, id); node != nullptr && node->parent; node = node_in_either(after, before, *node->parent))
    result.push_back(*node->parent);
  if (!id.schema.empty()) result.push_back({.kind = Kind::schema, .name = id.schema});
  return result;
}

const Directive* allowing(const Node* node, HazardCode code) {
  if (node == nullptr) return nullptr;
  const auto found = std::find_if(node->directives.begin(), node->directives.end(), [&](const Directive& directive) {
    const auto said = directive.keys.find("code");
    return directive.name == "allow" && said != directive.keys.end() && said->second == code.text();
  });
  return found == node->directives.end() ? nullptr : &*found;
}

std::string reason_of(const Directive& directive) {
  const auto said = directive.keys.find("reason");
  return said == directive.keys.end() ? std::string() : said->second;
}

}  // namespace

void mark_surroundings(Plan& plan, const Graph& before, const Graph& after) {
  for (auto& step : plan.steps) {
    if (step.hazards.empty()) continue;
    step.within = surroundings_of(step.subject, before, after);
    std::vector<const Node*> nodes{after.find(step.subject)};
    for (const auto& id : step.within) nodes.push_back(after.find(id));
    for (auto& hazard : step.hazards)
      for (const auto* node : nodes)
        if (const auto* directive = allowing(node, hazard.code); directive != nullptr && !hazard.allowed) hazard.allowed = reason_of(*directive);
  }
}

}  // namespace lockstep
