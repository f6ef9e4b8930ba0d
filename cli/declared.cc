#include "cli/declared.h"

#include <algorithm>

namespace lockstep {
namespace {

// With what is in it, and the sequences that its columns own.
std::vector<ObjectId> with_parts(const Graph& graph, const ObjectId& id) {
  auto result = graph.subtree(id);
  for (const auto& [sequence, node] : graph.nodes(Kind::sequence))
    if (const auto owner = owning_column(node); owner && std::find(result.begin(), result.end(), *owner) != result.end()) result.push_back(sequence);
  return result;
}

void take_for_there(Graph& before, const Graph& after, const ObjectId& id) {
  for (const auto& each : with_parts(after, id)) {
    const ObjectId schema{.kind = Kind::schema, .name = each.schema};
    for (const auto& needed : {schema, each})
      if (after.contains(needed) && !before.contains(needed)) before.insert(after.at(needed));
  }
}

// What refers to an object that is left alone, and is not there, cannot be made.
void refuse_references(const Graph& after, const ObjectId& missing, const Directive& directive, Diagnostics& diagnostics) {
  const auto parts = with_parts(after, missing);
  for (const auto& part : parts)
    for (const auto& user : after.dependents(part)) {
      if (std::find(parts.begin(), parts.end(), user) != parts.end() || after.at(user).directive("unmanaged") != nullptr) continue;
      diagnostics.error("unmanaged-missing", directive.span, "`" + to_string(missing) + "` is left alone and not there, and `" + to_string(user) + "` refers to it; have it made there first, or take the directive out");
      return;
    }
}

}  // namespace

void leave_declared(Graph& before, const Graph& after, bool is_live, Filter& filter, Diagnostics& diagnostics) {
  for (const auto& [id, node] : after.nodes()) {
    const auto* external = node.directive("external");
    const auto* unmanaged = node.directive("unmanaged");
    if (external == nullptr && unmanaged == nullptr) continue;
    filter.leave(id);
    if (before.contains(id)) continue;
    if (external == nullptr)
      refuse_references(after, id, *unmanaged, diagnostics);
    else if (is_live)
      diagnostics.error("external-missing", external->span, "`" + to_string(id) + "` is declared `@external`, and the database does not have it; have it made there first, or take the directive out");
    else
      take_for_there(before, after, id);
  }
  before.forget_dependents();
}

}  // namespace lockstep
