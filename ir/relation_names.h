// Names that tables share with whatever else has a row in pg_class: views, sequences, indexes, keys, composite types, and the
// sequences behind identity columns, which are no objects of their own.
#pragma once

#include <optional>
#include <set>

#include "ir/graph.h"

namespace lockstep {

// Nothing for an object that has none.
std::optional<QualifiedName> relation_name(const Node& node);

// The name that an object takes from others: that of a relation, as of a table, or its own among its kind.
ObjectId taken_name(const Node& node);

std::set<QualifiedName> relation_names(const Graph& graph);

}  // namespace lockstep
