// Operators applied to analysed values (src/backend/parser/parse_oper.c and parse_expr.c).
#pragma once

#include "parser/analyse/analysis.h"

namespace lockstep::analyse {

struct OperatorName {
  Name schema;
  std::string name;
};

OperatorName operator_name(PgQuery__Node* const* nodes, std::size_t count);

// `left <name> right`; with a null `left`, a prefix operator. An operator that is not known gives a
// value of no_type with the operands as they are.
Value* make_operation(const Analysis& analysis, const OperatorName& name, Value* left, Value* right);

// IS DISTINCT FROM and NULLIF are the operator `=` in other clothes.
Value* make_distinct(const Analysis& analysis, Value* left, Value* right);
Value* make_nullif(const Analysis& analysis, Value* left, Value* right);

// `scalar <name> ANY (array)` or ALL.
Value* make_array_operation(const Analysis& analysis, const OperatorName& name, bool any, Value* scalar, Value* array);

// `(a, b) <name> (c, d)`
Value* make_row_comparison(const Analysis& analysis, const OperatorName& name, const std::vector<Value*>& left, const std::vector<Value*>& right);
Value* make_row_distinct(const Analysis& analysis, const std::vector<Value*>& left, const std::vector<Value*>& right);

Value* make_boolean(const Analysis& analysis, Op op, std::vector<Value*> arguments);

}  // namespace lockstep::analyse
