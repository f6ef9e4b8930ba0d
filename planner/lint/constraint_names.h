// The names that PostgreSQL gives to constraints nobody named, as far as the history tells what is taken.
#pragma once

#include "planner/lint/lint.h"

namespace lockstep::linting {

// As ChooseConstraintName() and ChooseIndexName() do (src/backend/catalog/pg_constraint.c, src/backend/commands/indexcmds.c); `known` is
// the table before the constraint, or null.
Name name_of_constraint(const facts::Constraint& constraint, Name table, const KnownTable* known);

}  // namespace lockstep::linting
