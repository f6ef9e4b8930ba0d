// Which extension brings the operator class that an index takes.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// Adds to indexes, keys and exclusion constraints read from files a reference to the extension of the graph whose operator class
// they take, by name or by default. The catalog tells the same of live ones (pg_depend). Knows the extensions of PostgreSQL's contrib/.
void refer_to_extensions_of_classes(Graph& graph);

}  // namespace lockstep
