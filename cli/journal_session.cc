#include "cli/journal_session.h"

#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "ir/error.h"

namespace lockstep {

std::string environment_of_run(const RunOptions& options, const Setting& setting, const CommonOptions& common) {
  if (options.database) return resolved(parse_source(*options.database), setting).environment;
  return environment_name(setting.config, common.environment);
}

Target target_of(const RunOptions& options, const Setting& setting, const CommonOptions& common) {
  const auto source = database_source(options.database, setting, common);
  if (source.kind != Source::Kind::database) throw Error("`" + source.text + "` is no database");
  Target target{.conninfo = source.text, .role = options.role};
  if (setting.config.journal_schema) target.journal = Name(*setting.config.journal_schema);
  return target;
}

Database open_control(const Target& target) {
  auto control = connect(target, "control");
  if (is_pooled_by_transaction(control, [&] { return connect(target, "control"); }))
    throw Error("between here and the server is a pooler that gives each transaction another session (such as pgbouncer in transaction mode): locks and settings of sessions would get lost there; connect to the server itself");
  return control;
}

namespace {

// A runner that was killed may have left a session that still does something: what the journal says is only settled when that is over.
void wait_for_worker(Database& control) {
  bool told = false;
  while (!try_session_lock(control, SessionLock::worker)) {
    const auto holder = holder_of(control, SessionLock::worker);
    if (!told && holder) say(Severity::note, "the session of an earlier run still works, and is waited for: " + to_string(*holder) + ": " + holder->doing);
    told = told || holder;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  let_go(control, SessionLock::worker);
}

}  // namespace

bool take_runner_lock(Database& control, bool wait) {
  bool told = false;
  while (!try_session_lock(control, SessionLock::runner)) {
    const auto holder = holder_of(control, SessionLock::runner);
    if (!told && holder) say(wait ? Severity::note : Severity::error, "another run is going on in this database: " + to_string(*holder) + (wait ? "; waiting until it is done" : "; `--wait` waits until it is done"));
    told = told || holder;
    if (!wait && holder) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(wait ? 500 : 50));
  }
  wait_for_worker(control);
  return true;
}

std::optional<JournalledPlan> newest_plan(Database& control, const Target& target) {
  if (!has_journal(control, target.journal)) return std::nullopt;
  const auto plans = read_plans(control, target.journal);
  if (plans.empty()) return std::nullopt;
  JournalledPlan result{.recorded = plans.back(), .standing = {}};
  result.standing = standing_of(result.recorded.steps, read_events(control, target.journal, result.recorded.id));
  return result;
}

std::string words_about(const JournalledPlan& plan) {
  return fmt::format("plan {}, {}, {} of {} steps are done", plan.recorded.id, status_word(plan.standing.status), plan.standing.done(), plan.recorded.steps);
}

}  // namespace lockstep
