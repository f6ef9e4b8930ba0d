// The tables of the journal.
#pragma once

#include <string>

#include "ir/name.h"

namespace lockstep {

// Statements that make them, for one transaction.
std::string journal_tables_sql(Name schema);

// By this comment of the schema readers know that it is no part of a state.
std::string journal_comment();

// Of lockstep, as it is recorded.
std::string journal_version();

}  // namespace lockstep
