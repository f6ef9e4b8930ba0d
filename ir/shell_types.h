// Types that are announced before they are defined (`CREATE TYPE name;`).
#pragma once

#include "ir/graph.h"

namespace lockstep {

// True for kinds of types that may need one.
bool has_shell(Kind kind);

// The shell of a type, which has the type's name.
ObjectId shell_of(const ObjectId& type);

// A base type, and a range type with a canonical function, need functions that name the type: those need the shell of
// it, which is a node of its own beside it. Everybody else needs the type. A state may be read with one in the place of
// the other; this puts all in order, makes shells that are missing and takes away those that nobody needs.
void settle_shell_types(Graph& graph);

// True when the routine is one of those that a type is made of, which go with it.
bool goes_with_type(const Graph& graph, const Node& routine);

}  // namespace lockstep
