// The names PostgreSQL gives to the columns of a query.
#pragma once

#include <string_view>

#include "parser/sql_ast.h"

namespace lockstep {

// The name of an output column: the one after AS, or what FigureColname() chooses
// (src/backend/parser/parse_target.c). Not for `*`.
std::string_view output_name(const PgQuery__ResTarget& target);

// The name an index gives to an expression column (FigureIndexColname()); empty when it has none and
// `expr` is used. Part of the tree, or a constant.
std::string_view name_of_expression(const PgQuery__Node& expression);

// The statement whose target list names the columns: the leftmost of a set operation.
const PgQuery__SelectStmt& leftmost_select(const PgQuery__SelectStmt& select);

}  // namespace lockstep
