// The commands. Each gives the exit code: 0 done, 1 the input has errors (said on standard error), 2 there
// are differences and the caller asked to know, 3 the plan has what lockstep.toml denies, or what --allow does not name, 4 a run
// stopped half way and can be gone on with, 5 another run is going on. They throw Error for what goes wrong in the world.
#pragma once

#include "cli/options.h"

namespace lockstep {

inline constexpr int exit_ok = 0;
inline constexpr int exit_error = 1;
inline constexpr int exit_differs = 2;
inline constexpr int exit_denied = 3;
inline constexpr int exit_stopped = 4;
inline constexpr int exit_taken = 5;

int run_plan(const PlanOptions& options, const CommonOptions& common);
int run_purge(const PurgeOptions& options, const CommonOptions& common);
int run_diff(const DiffOptions& options, const CommonOptions& common);
int run_inspect(const InspectOptions& options, const CommonOptions& common);
int run_drift(const DriftOptions& options, const CommonOptions& common);
int run_verify(const VerifyOptions& options, const CommonOptions& common);
// Exit code 1 for findings that are warnings or worse.
int run_lint(const LintCommandOptions& options, const CommonOptions& common);
int run_explain(const ExplainOptions& options, const CommonOptions& common);
int run_init(const CommonOptions& common);
int run_apply(const ApplyOptions& options, const CommonOptions& common);
int run_resume(const ApplyOptions& options, const CommonOptions& common);
int run_rollback(const ApplyOptions& options, const CommonOptions& common);
int run_status(const ApplyOptions& options, const CommonOptions& common);
int run_history(const ApplyOptions& options, const CommonOptions& common);
int run_redo(const ApplyOptions& options, const CommonOptions& common);
int run_doctor(const ApplyOptions& options, const CommonOptions& common);
int run_pause(const ApplyOptions& options, const CommonOptions& common);

}  // namespace lockstep
