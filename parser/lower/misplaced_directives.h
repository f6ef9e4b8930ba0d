// Directives that stand before or in a statement where they cannot be about anything.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// Each is a diagnostic. Only tables and enums have parts that a directive can be about.
void refuse_misplaced_directives(Reader& reader, const Statement& statement);

}  // namespace lockstep
