// The proof: up, down, up again on the shadow server, compared through the catalog each time.
#pragma once

#include "planner/plan.h"
#include "runner/shadow.h"

namespace lockstep {

struct Proof {
  bool proven = false;
  std::vector<std::string> skipped;  // what could not be proven and why (missing extensions)
  std::string failure;               // the step and the difference, when not proven
};

// Builds what the plan touches and needs of `before`, applies up (must equal `after`), down (must
// equal `before`), and up again. Both states are compared by reading the shadow's catalogs, with the
// desired state built from nothing beside it, so nothing of the planner is believed.
Proof prove(Shadow& shadow, const Plan& plan, const Graph& before, const Graph& after);

// The parts of both states that prove() builds: what the plan touches with what depends on it, and what
// those need. They hold the same objects except for what the plan changes.
struct PartialStates {
  Graph before;
  Graph after;
};

PartialStates partial_states(const Plan& plan, const Graph& before, const Graph& after);

// The part of a graph that `roots` need to exist: their parents, references, and so on.
Graph closure(const Graph& graph, const std::vector<ObjectId>& roots);

}  // namespace lockstep
