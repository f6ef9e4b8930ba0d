// What apply, resume and rollback share: settings, a run with its report, and what is said and checked when it has ended.
#pragma once

#include <string>

#include "cli/journal_session.h"
#include "cli/options.h"
#include "runner/apply.h"

namespace lockstep {

struct Running {
  const RunOptions& options;
  const CommonOptions& common;
  const Setting& setting;
  Target target;
  std::string environment;  // its name in lockstep.toml; empty: none

  bool is_protected() const;
};

// Throws Error for texts that are no spans of time.
RunSettings run_settings(const Running& running);

// JSON for the journal: the command and what it was asked for.
std::string run_parameters(const std::string& command, const ApplyOptions& options);

// Runs the plan, tells what happens, and compares the database with where the plan was to lead when it has ended. Gives the exit code.
int run_and_report(const Running& running, Database& control, const Plan& plan, std::int64_t id, RunRequest request, bool pass_all_gates);

}  // namespace lockstep
