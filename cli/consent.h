// What somebody has to agree to before a plan is run: its hazards by name, the loss of data on the way back, and at a terminal the plan as a
// whole.
#pragma once

#include <string>
#include <vector>

#include "cli/hazard_policy.h"
#include "planner/plan.h"

namespace lockstep {

// `data-loss` or `data-loss:public.orders`. Throws Error for what is no hazard.
struct Allowed {
  HazardCode hazard;
  std::optional<IgnorePattern> objects;
};

std::vector<Allowed> parse_allowed(const std::vector<std::string>& given);

// What stands against running steps.
struct Objections {
  Diagnostics denied;                // what [policy] of lockstep.toml denies: no --allow helps
  std::vector<std::string> unnamed;  // what nobody allowed, a line each
  std::vector<std::string> codes;    // the hazards of those, each once, in order
  bool empty() const { return !denied.has_errors() && unnamed.empty(); }
};

// Hazards are allowed by a directive `@allow` in the files, by a rule `allow` of the policy, or by name; notes that no rule speaks of need no
// permission.
Objections objections(const Plan& plan, const std::vector<std::size_t>& steps, const std::vector<Allowed>& allowed, const HazardPolicy& policy, const SizeOf& size_of);

// At a terminal asks; without one says what is missing. True for yes.
bool is_agreed(const std::string& question, bool yes);

}  // namespace lockstep
