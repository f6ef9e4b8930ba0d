// Syntax trees as SQL text.
#pragma once

#include <string>

#include "parser/sql_ast.h"

namespace lockstep {

// One line, parentheses only where precedence needs them, keywords in upper case, identifiers quoted as
// PostgreSQL quotes them. Parsing the result gives the same tree (locations aside). Node types
// that the printer does not know go through pg_query_deparse; throws Bug when that fails, too.
std::string print_expression(const PgQuery__Node& expression);
std::string print_query(const PgQuery__Node& query);  // SELECT, VALUES, WITH …, INSERT, UPDATE, DELETE, MERGE

}  // namespace lockstep
