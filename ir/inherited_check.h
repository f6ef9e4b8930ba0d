// Checks that a table has both from a parent, by INHERITS, and of its own (pg_constraint.coninhcount and conislocal).
#pragma once

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// Whether such a check is the table's own besides cannot be changed: an inherited check cannot be dropped (ATExecDropConstraint() in
// src/backend/commands/tablecmds.c), and what ADD CONSTRAINT makes the table's own stays so. So it is no difference
// - that `before` has the check `id` as the table's own and `after` does not, when a parent that has it in both passes it on in `after`,
bool stays_inherited(const Graph& before, const Graph& after, const ObjectId& id);
// - nor that `after` alone has it so, when the parent passes it on in both.
bool is_inherited_already(const Graph& before, const Graph& after, const ObjectId& id);

// A note for each such difference, which is no change.
void note_inherited_checks(const Graph& before, const Graph& after, Diagnostics& diagnostics);

}  // namespace lockstep
