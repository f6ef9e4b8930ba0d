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

// Hazards of these steps that neither --allow names nor lockstep.toml allows, one line each; notes need no permission.
std::vector<std::string> not_allowed(const Plan& plan, const std::vector<std::size_t>& steps, const std::vector<Allowed>& allowed, const HazardPolicy& policy);

// At a terminal asks; without one says what is missing. True for yes.
bool is_agreed(const std::string& question, bool yes);

}  // namespace lockstep
