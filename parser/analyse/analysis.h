// What one analysis works with: the graph's types and routines, and the memory for its trees.
#pragma once

#include "parser/analyse/arena.h"
#include "parser/analyse/type.h"

namespace lockstep::analyse {

// Thrown where an expression goes beyond what the analyser knows; the whole expression is opaque then.
struct NotAnalysed {
  std::string reason;
};

class Routines;

struct Analysis {
  Types& types;
  Routines& routines;
  Arena& arena;
};

}  // namespace lockstep::analyse
