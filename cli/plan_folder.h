// The folder of a written plan: plan.json, up.sql, down.sql, {expand,migrate,contract}.{up,down}.sql when it has several phases,
// steps/NNN-title.{up,down}.sql.
#pragma once

#include <filesystem>

#include "planner/plan.h"

namespace lockstep {

// Replaces what an earlier plan left there; other files stay. plan.json goes first and comes last, so a
// folder that has one is complete. Throws Error when the folder cannot be written.
void write_plan_folder(const std::filesystem::path& folder, const Plan& plan);

// Reads plan.json. Throws Error when it is not there, or when up.sql, down.sql or those of a phase do not say the same. `with_secrets` takes
// those that are masked there out of the scripts in steps/.
Plan read_plan_folder(const std::filesystem::path& folder, bool with_secrets = false);

}  // namespace lockstep
