// The larger kinds of expressions, each in a file of its own; analyse_expression() calls them.
#pragma once

#include "parser/analyse/expression.h"

namespace lockstep::analyse {

Value* analyse_function_call(const Analysis& analysis, NameScope& scope, const PgQuery__FuncCall& node);
Value* analyse_sublink(const Analysis& analysis, NameScope& scope, const PgQuery__SubLink& node);
// `(a, b) = (SELECT …)`
Value* analyse_row_sublink(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node);
Value* analyse_xml(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node);

}  // namespace lockstep::analyse
