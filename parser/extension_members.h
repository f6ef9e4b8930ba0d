// Which extension of a state brings an object that GRANT names (ir/stock_object.h). Both readers ask, so that they know the same ones.
#pragma once

#include "parser/extension_names.h"

namespace lockstep {

// `type` is the word of GRANT, FUNCTION. Null when it is not known of any that it brings something of that name.
const Node* extension_with_stock(const Graph& graph, std::string_view type, const QualifiedName& name);

}  // namespace lockstep
