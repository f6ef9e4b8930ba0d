// Contrib extensions of a graph: which schema the names of each live in.
#pragma once

#include <string_view>
#include <vector>

#include "ir/graph.h"

namespace lockstep::analyse {

struct InstalledExtension {
  std::string_view name;  // as in the tables of parser/builtin/
  Name schema;
};

// The extensions of the graph that the tables know.
std::vector<InstalledExtension> installed_extensions(const Graph& graph);

}  // namespace lockstep::analyse
