// What the statements about foreign data share.
#pragma once

#include "parser/lower.h"

namespace lockstep {

// OPTIONS (ADD …, SET …, DROP …) as transformGenericOptions() applies it.
void change_foreign_options(Options& options, PgQuery__Node* const* list, std::size_t count);

// Adds to the server's references its wrapper, or the extension that brings that. Postpones when there is neither.
void need_wrapper(Reader& reader, const Statement& statement, Node& server, Name wrapper);

}  // namespace lockstep
