// Names that PostgreSQL chooses for NOT NULL constraints and that depend on what was there before.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// From PostgreSQL 18 on a NOT NULL is a constraint, whose name is one that no other constraint of the schema has at that moment:
// `user_account_id_not_null` is that of `account_id` in `user`, and `id` in `user_account` gets `user_account_id_not_null1`
// (ChooseConstraintName() in src/backend/catalog/pg_constraint.c). Says those names, as they come to be when the text that `graph` was
// read from is run from its beginning to its end. For graphs read from files.
void say_chosen_not_null_names(Graph& graph);

}  // namespace lockstep
