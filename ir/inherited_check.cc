#include "ir/inherited_check.h"

#include <algorithm>

namespace lockstep {
namespace {

bool is_passed_on(const Graph& graph, const ObjectId& id) {
  const Node* node = graph.find(id);
  return node != nullptr && node->as<ir::Constraint>().type == ir::ConstraintType::check && !node->as<ir::Constraint>().no_inherit;
}

// Whether it is the same check: one of another definition keeps a table from inheriting (MergeConstraintsIntoExisting()).
bool passes_on(const Graph& graph, const ObjectId& above, const Node& own) {
  return is_passed_on(graph, above) && graph.at(above).as<ir::Constraint>().check == own.as<ir::Constraint>().check;
}

// Whether the table's parents, or theirs, pass on the table's own check, in the other state, too.
bool comes_from_above(const Graph& graph, const Graph& other, const ObjectId& table, const Node& own) {
  const Node* node = graph.find(table);
  if (node == nullptr || node->id.kind != Kind::table) return false;
  const auto& parents = node->as<ir::Table>().inherits;
  return std::any_of(parents.begin(), parents.end(), [&](const Ref& parent) {
    const ObjectId above{.kind = Kind::constraint, .schema = parent.id.schema, .name = parent.id.name, .part = own.id.part};
    return (passes_on(graph, above, own) && passes_on(other, above, own)) || comes_from_above(graph, other, parent.id, own);
  });
}

void note(const Node& check, Diagnostics& diagnostics) {
  diagnostics.note("inherited-check", check.origin,
                   to_string(check.id) + " comes from a parent of the table; that it is the table's own as well in one of the states is left as it is",
                   {"no statement changes that while the table inherits it"});
}

}  // namespace

bool stays_inherited(const Graph& before, const Graph& after, const ObjectId& id) {
  return id.kind == Kind::constraint && is_passed_on(before, id) && comes_from_above(after, before, *before.at(id).parent, before.at(id));
}

bool is_inherited_already(const Graph& before, const Graph& after, const ObjectId& id) {
  if (id.kind != Kind::constraint || !is_passed_on(after, id)) return false;
  const auto& own = after.at(id);
  return comes_from_above(before, after, *own.parent, own) && comes_from_above(after, before, *own.parent, own);
}

void note_inherited_checks(const Graph& before, const Graph& after, Diagnostics& diagnostics) {
  for (const auto& [id, check] : before.nodes(Kind::constraint))
    if (!after.contains(id) && stays_inherited(before, after, id)) note(check, diagnostics);
  for (const auto& [id, check] : after.nodes(Kind::constraint))
    if (!before.contains(id) && is_inherited_already(before, after, id)) note(check, diagnostics);
}

}  // namespace lockstep
