#include "cli/declared.h"

#include <algorithm>

namespace lockstep {
namespace {

const Directive* directive_of(const Node& node, std::string_view name) {
  const auto found = std::find_if(node.directives.begin(), node.directives.end(), [&](const Directive& each) { return each.name == name; });
  return found == node.directives.end() ? nullptr : &*found;
}

// With what is in it; what it lies in has to be there.
void copy_into(Graph& before, const Graph& after, const ObjectId& id) {
  const Node& node = after.at(id);
  if (before.contains(id) || (node.parent && !before.contains(*node.parent))) return;
  before.insert(node);
  for (const auto& part : after.children(id)) copy_into(before, after, part);
  before.forget_dependents();
}

}  // namespace

void leave_declared(Graph& before, const Graph& after, bool is_live, Filter& filter, Diagnostics& diagnostics) {
  for (const auto& [id, node] : after.nodes()) {
    const auto* external = directive_of(node, "external");
    if (external == nullptr && directive_of(node, "unmanaged") == nullptr) continue;
    filter.leave(id);
    if (external == nullptr || before.contains(id)) continue;
    if (is_live)
      diagnostics.error("external-missing", external->span, "`" + to_string(id) + "` is declared `@external`, and the database does not have it; have it made there first, or take the directive out");
    else
      copy_into(before, after, id);
  }
}

}  // namespace lockstep
