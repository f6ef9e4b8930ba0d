// Statements that are a list of `name = value`: CREATE AGGREGATE, OPERATOR, TYPE.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// The last option of that name, or of an older one for the same; null when there is none.
const PgQuery__DefElem* option_named(const PgQuery__DefineStmt& define, std::string_view name, std::string_view old_name = {});

// The type that an option names (defGetTypeName() in src/backend/commands/define.c), without modifiers; empty without
// option. Postpones when it is not known.
TypeName type_in_option(Reader& reader, const Statement& statement, const PgQuery__DefElem* option);

// A word of an option, `SAFE`, in lower case.
std::string folded_option(const PgQuery__DefElem& option);

}  // namespace lockstep
