// Syntax trees as SQL text.
#pragma once

#include <string>

#include "parser/sql_ast.h"

namespace lockstep {

// One line, parentheses only where precedence needs them, keywords in upper case, identifiers
// quoted as PostgreSQL quotes them. Parsing the result gives the same tree (locations aside).
// Statements that the printer does not know go through pg_query_deparse; throws Bug for expression
// nodes that no parse gives.
std::string print_expression(const PgQuery__Node& expression);

// SELECT, VALUES, WITH …, INSERT, UPDATE, DELETE, MERGE, RETURN; a List (the statements of an
// SQL-standard routine body) is printed as `BEGIN ATOMIC …; END`.
std::string print_query(const PgQuery__Node& query);

std::string print_type(const PgQuery__TypeName& type);

// True when the grammar takes the expression, as it is printed, where it wants a b_expr (DEFAULT of
// a column, bounds of BETWEEN); otherwise it needs parentheses there.
bool is_b_expression(const PgQuery__Node& expression);

}  // namespace lockstep
