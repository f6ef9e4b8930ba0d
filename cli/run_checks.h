// What is checked before a plan runs on a database, forwards or back, and may stop it before anything is changed.
#pragma once

#include <string>
#include <vector>

#include "cli/plan_drift.h"
#include "cli/running.h"

namespace lockstep {

// Makes a command end with this exit code; what there is to say was said.
struct Refused {
  int code;
};

// The hazards of these steps: a directive, [policy] or one of `allowed` allows each. Throws Refused, and Error for words in `allowed` that are no hazards.
void check_hazards(const Running& running, Database& control, const Plan& plan, const std::vector<std::size_t>& steps, const std::vector<std::string>& allowed);

// --yes, or somebody at a terminal; a protected environment wants --yes. Throws Refused or Error.
void check_agreed(const Running& running, const std::string& question);

// The journal has masks in the places of secrets. Throws Error where a statement needs one.
void refuse_masked(const Plan& plan, const std::vector<std::size_t>& steps, Direction direction);

// That the database is what the plan starts from, or leads to. Throws Refused.
void check_state(const Running& running, const Plan& plan, PlanEnd end);

// That these steps can be undone, and that the loss of data is agreed to. Throws Refused or Error.
void check_way_back(Database& database, const Plan& plan, const std::vector<std::size_t>& steps, bool accept_data_loss);

}  // namespace lockstep
