// Choosing among overloaded functions and operators (src/backend/parser/parse_func.c and parse_oper.c).
#pragma once

#include <span>

#include "parser/analyse/analysis.h"

namespace lockstep::analyse {

// Indices of the candidates that accept the given types, and the one that PostgreSQL would choose.
// `candidates` holds the argument types of each. Gives -1 when none fits or the choice is ambiguous.
// Candidates with exactly the given types are the caller's business.
int choose_candidate(const Types& types, std::span<const Oid> given, std::span<const std::span<const Oid>> candidates);

struct FoundOperator {
  Name schema;  // empty: pg_catalog
  Oid left = no_type, right = no_type, result = no_type;
};

// The operator for two operands (or with `left` = no_type and `prefix`, for one); null when it is not known.
std::optional<FoundOperator> find_operator(const Analysis& analysis, Name schema, std::string_view name, Oid left, Oid right, bool prefix);

}  // namespace lockstep::analyse
