// What becomes of a plan that was made: it is judged and proven, written and shown. `lockstep plan` and `lockstep purge` share it.
#pragma once

#include <optional>
#include <vector>

#include "cli/pipeline.h"
#include "planner/plan.h"
#include "runner/prove.h"

namespace lockstep {

// What lockstep.toml and the command line say of the forms of a plan. Throws nothing.
Policy policy_of(const PlanOptions& options, const Config& config);

struct Offer {
  Plan plan;
  std::optional<Proof> proof;
  Diagnostics judgement;  // what [policy] of lockstep.toml says of its hazards
  bool is_denied() const { return judgement.has_errors(); }
};

// The states that a plan is about: `before` with the renames carried out that directives ask for, and as it was read.
struct PlannedStates {
  const Graph& before;
  const Graph& before_renames;
  const Graph& after;
};

// Keeps in the plan what `lockstep verify` needs, judges it, and proves it unless it is denied.
Offer prepare_offer(Plan plan, const PlannedStates& states, const HazardPolicy& policy, bool verify, LazyShadow& shadow, Progress& progress);

struct Planned {
  Offer offer;
  bool good = false;  // false: there were errors, which were said
};

// From two sources to that. `diagnostics` may hold what was found before; all are said.
Planned plan_changes(const Source& from, const Source& to, const PlanOptions& options, const Setting& setting, const CommonOptions& common, LazyShadow& shadow, Diagnostics& diagnostics);

// What there is to say about the judgement and the proof, on standard error. The exit code: exit_ok when the plan may be used.
int say_offer(const Offer& offer, const PlanOptions& options, const CommonOptions& common, const LazyShadow& shadow);

// Says what came of that, writes and prints; gives the exit code.
int give_offer(const Offer& offer, const PlanOptions& options, const CommonOptions& common, const LazyShadow& shadow);

}  // namespace lockstep
