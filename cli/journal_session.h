// A command at work on a database with a journal: its connection, its lock, and the plan that is in flight.
#pragma once

#include <optional>
#include <string>

#include "cli/options.h"
#include "cli/pipeline.h"
#include "runner/journal.h"
#include "runner/session_lock.h"
#include "runner/standing.h"
#include "runner/target.h"

namespace lockstep {

// The database that the command line or lockstep.toml names, with its journal. Throws Error when there is none.
Target target_of(const RunOptions& options, const Setting& setting, const CommonOptions& common);

// The name of the environment that is meant; empty when the database was given by itself.
std::string environment_of_run(const RunOptions& options, const Setting& setting, const CommonOptions& common);

// A connection without a pooler in between that would part it. Throws Error.
Database open_control(const Target& target);

// The lock of the runner, on that connection. False when somebody else has it, which is said on standard error; with `wait`, when they are
// done it is ours. Then what a killed runner left running is waited for, too: the journal is settled when this is true.
bool take_runner_lock(Database& control, bool wait);

struct JournalledPlan {
  RecordedPlan recorded;
  Standing standing;
};

// The newest plan of the journal; nothing when it has none, or there is no journal.
std::optional<JournalledPlan> newest_plan(Database& control, const Target& target);

// `plan 3, applying, 4 of 12 steps are done`.
std::string words_about(const JournalledPlan& plan);

}  // namespace lockstep
