// The attributes of functions and procedures, for CREATE and ALTER.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// Applies one attribute (volatility, strict, cost, SET …) to the routine; `references` gets what it names.
// False when the attribute is not one that CREATE and ALTER share.
bool apply_routine_option(Reader& reader,
                          const Statement& statement,
                          const PgQuery__DefElem& option,
                          ir::Routine& routine,
                          std::vector<ObjectId>& references);

}  // namespace lockstep
