// Hints to people; nothing is guessed.
#pragma once

#include <string>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

// What a table or a column is made of, or a type that is a list of values or attributes: two of one make differ in nothing that a rename would not explain.
// Empty for what no rename is thought of.
std::string make_of(const Graph& graph, const Node& node);

// A note for every table and column that is new where another of the same make goes: it may be meant to be a rename, and then
// `@renamed` keeps what it holds. The states are those after all renames that directives ask for.
void hint_at_renames(const Graph& before, const Graph& after, Diagnostics& diagnostics);

}  // namespace lockstep
