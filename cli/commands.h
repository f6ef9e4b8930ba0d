// The commands. Each gives the exit code: 0 done, 1 the input has errors (said on standard error), 2 there
// are differences and the caller asked to know. They throw Error for what goes wrong in the world.
#pragma once

#include "cli/options.h"

namespace lockstep {

inline constexpr int exit_ok = 0;
inline constexpr int exit_error = 1;
inline constexpr int exit_differs = 2;

int run_plan(const PlanOptions& options, const CommonOptions& common);
int run_diff(const DiffOptions& options, const CommonOptions& common);
int run_inspect(const InspectOptions& options, const CommonOptions& common);
int run_drift(const DriftOptions& options, const CommonOptions& common);
int run_verify(const VerifyOptions& options, const CommonOptions& common);
int run_init(const CommonOptions& common);

}  // namespace lockstep
