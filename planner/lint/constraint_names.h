// The names that PostgreSQL gives to constraints nobody named, as far as the history tells what is taken.
#pragma once

#include "planner/lint/known_constraints.h"

namespace lockstep::linting {

// As ChooseConstraintName() and ChooseIndexName() do (src/backend/catalog/pg_constraint.c, src/backend/commands/indexcmds.c); `known` are
// those of the table before it.
Name name_of_constraint(const facts::Constraint& constraint, Name table, const KnownConstraints& known);

}  // namespace lockstep::linting
