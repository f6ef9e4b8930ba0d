// What functions and aggregates have in common in pg_proc.
#pragma once

#include <vector>

#include "parser/catalog/reading.h"

namespace lockstep::catalog {

// The input types as an identity has them, from pg_proc.proargtypes.
Name signature(const Reading& reading, std::string_view input_types);

// The arguments, from the columns `input_types`, `all_types`, `modes`, `names` and `defaults`. Notes the extensions
// that the node needs for them.
std::vector<ir::Argument> arguments(Reading& reading, Node& node, const Result& result, std::size_t row);

}  // namespace lockstep::catalog
