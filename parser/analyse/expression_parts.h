// The larger kinds of expressions, each in a file of its own; analyse_expression() calls them.
#pragma once

#include "parser/analyse/expression.h"
#include "parser/analyse/operation.h"

namespace lockstep::analyse {

Value* analyse_column(const Analysis& analysis, NameScope& scope, const PgQuery__ColumnRef& node);  // a row or a parameter, too (reference.cc)
// `value[1].field`
Value* analyse_indirection(const Analysis& analysis, NameScope& scope, Value* value, PgQuery__Node* const* steps, std::size_t count);
Value* analyse_operation(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node);  // operator_expression.cc
// Of two rows, field by field.
Value* compare(const Analysis& analysis, const OperatorName& name, Value* left, Value* right);
Value* analyse_function_call(const Analysis& analysis, NameScope& scope, const PgQuery__FuncCall& node);
Value* analyse_sublink(const Analysis& analysis, NameScope& scope, const PgQuery__SubLink& node);
// `(a, b) = (SELECT …)`
Value* analyse_row_sublink(const Analysis& analysis, NameScope& scope, const PgQuery__AExpr& node);
Value* analyse_xml(const Analysis& analysis, NameScope& scope, const PgQuery__Node& node);

}  // namespace lockstep::analyse
