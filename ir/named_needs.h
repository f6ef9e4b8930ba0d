// Needs that objects only name: collations, access methods, languages, transforms. Most of these are PostgreSQL's own, so fields hold
// their names and no references.
#pragma once

#include <functional>

#include "ir/graph.h"

namespace lockstep {

// Calls visit(name) for every collation that the object names, without those inside of expressions; empty names too.
void visit_collations(Object& object, const std::function<void(QualifiedName&)>& visit);

// True when the object names the collation, access method or language `needed` in a field.
bool names_plainly(const Node& node, const ObjectId& needed);

// Adds to the references of all nodes the collations, access methods, languages and transforms of the graph that they name.
void refer_to_named(Graph& graph);

}  // namespace lockstep
