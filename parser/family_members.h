// Operators and support functions: whether they belong to an operator class or are loose in its family.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// Brings the members of every operator family and class to where PostgreSQL keeps them since version 14, wherever they
// were declared (amadjustmembers() of the access methods, nbtvalidate.c, hashvalidate.c, gistvalidate.c …), sorts
// them, and makes the references of families and classes from them. Both readers end with it, so that a file and any
// server agree. Also drops operator classes that indexes, keys and the like would take without being told, and notes
// which class each of them needs.
void settle_operator_classes(Graph& graph);

}  // namespace lockstep
