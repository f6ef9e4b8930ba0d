// One canonical form for every expression: what PostgreSQL rewrites on its way into the catalog and
// out of pg_get_expr() and friends meets what people type.
#pragma once

#include "ir/graph.h"
#include "ir/rename.h"

namespace lockstep {

// For every expression field whose text differs between the two graphs on a node that both have:
// computes Expr::canonical on both sides, each resolved against its own graph (names, types,
// star expansion). Texts that are equal and cannot mean different things are left alone. Two
// canonical forms are equal only if PostgreSQL would store the same tree; where that cannot be known,
// they differ (the shadow server is asked then).
// Writes out the stars over relations whose columns differ. Fills MaterializedView::columns, and View::columns of the
// views that this is about, where they are empty and can be inferred.
void canonicalise_differences(Graph& before, Graph& after);

// The canonical text of one expression or query of `owner` (a node of `graph`), for tests and tools.
std::string canonical_text(const Graph& graph, const Node& owner, const Expr& expression, std::string_view field);

// `text` with references to columns of the relation under their new names, for what PostgreSQL
// does to checks, index expressions, policies and view bodies when a column is renamed. Gives the text
// unchanged when it does not parse.
std::string with_renamed_columns(const Graph& graph, const ObjectId& relation, const std::string& text, const RenamedColumns& renamed);

}  // namespace lockstep
