#include "ir/inherited_check.h"

#include <algorithm>

namespace lockstep {
namespace {

bool is_passed_on(const Graph& graph, const ObjectId& id) {
  const Node* node = graph.find(id);
  return node != nullptr && node->as<ir::Constraint>().type == ir::ConstraintType::check && !node->as<ir::Constraint>().no_inherit;
}

// Whether the table's parents, or theirs, pass on a check of this name that they have in the other state, too.
bool comes_from_above(const Graph& graph, const Graph& other, const ObjectId& table, Name check) {
  const Node* node = graph.find(table);
  if (node == nullptr || node->id.kind != Kind::table) return false;
  const auto& parents = node->as<ir::Table>().inherits;
  return std::any_of(parents.begin(), parents.end(), [&](const Ref& parent) {
    const ObjectId above{.kind = Kind::constraint, .schema = parent.id.schema, .name = parent.id.name, .part = check};
    return (is_passed_on(graph, above) && is_passed_on(other, above)) || comes_from_above(graph, other, parent.id, check);
  });
}

void note(const Node& check, Diagnostics& diagnostics) {
  diagnostics.note("inherited-check", check.origin,
                   to_string(check.id) + " comes from a parent of the table; that it is the table's own as well in one of the states is left as it is",
                   {"no statement changes that while the table inherits it"});
}

}  // namespace

bool stays_inherited(const Graph& before, const Graph& after, const ObjectId& id) {
  return id.kind == Kind::constraint && is_passed_on(before, id) && comes_from_above(after, before, *before.at(id).parent, id.part);
}

bool is_inherited_already(const Graph& before, const Graph& after, const ObjectId& id) {
  if (id.kind != Kind::constraint || !is_passed_on(after, id)) return false;
  const auto& table = *after.at(id).parent;
  return comes_from_above(before, after, table, id.part) && comes_from_above(after, before, table, id.part);
}

void note_inherited_checks(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  for (const auto& [id, check] : before.nodes(Kind::constraint))
    if (!after.contains(id) && stays_inherited(before, after, id)) note(check, diagnostics);
  for (const auto& [id, check] : after.nodes(Kind::constraint))
    if (!before.contains(id) && is_inherited_already(before, after, id)) note(check, diagnostics);
}

}  // namespace lockstep
