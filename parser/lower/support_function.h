// Functions in C that languages, access methods and text search are made of, many of which no expression can call.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// The function that an option names; without schema when it is of pg_catalog. Adds the reference when it is an object of
// the graph. Postpones when it is not known.
QualifiedName support_function(Reader& reader,
                               const Statement& statement,
                               const std::vector<std::string_view>& parts,
                               std::vector<ObjectId>& references);

}  // namespace lockstep
