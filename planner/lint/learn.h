// What migrations are known to have made, statement by statement: those that come later are judged by it.
#pragma once

#include "planner/lint/lint.h"

namespace lockstep::linting {

void learn(const facts::Statement& statement, LintHistory& history);

// Under which name it is known after RENAME TO or SET SCHEMA.
QualifiedName moved_name(const facts::Statement& statement);

}  // namespace lockstep::linting
