#include "cli/running.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/live_report.h"
#include "cli/plan_drift.h"
#include "ir/duration.h"
#include "ir/error.h"
#include "runner/signals.h"

namespace lockstep {
namespace {

int milliseconds_of(const char* option, const std::string& text) {
  const auto result = parse_milliseconds(text);
  if (!result) throw Error(std::string(option) + ": `" + text + "` is no span of time above zero, such as `500ms` or `2s`");
  return *result;
}

// At a gate: whoever is at the terminal is asked. Elsewhere it is passed when an earlier run stopped at it and this one says --yes.
std::function<bool(int, bool)> gate_keeper(const Running& running, const Plan& plan, bool pass_all) {
  return [&running, &plan, pass_all](int step, bool reached_before) {
    const auto& gate = plan.steps.at(static_cast<std::size_t>(step) - 1).gate;
    if (pass_all) return true;
    if (running.options.yes) return reached_before;
    if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1) return false;
    return is_agreed("before step " + std::to_string(step) + ": go on when " + gate + ". Is that so?", false);
  };
}

std::string ending_word(RunOutcome::Ending ending) {
  switch (ending) {
    case RunOutcome::Ending::finished: return "finished";
    case RunOutcome::Ending::reached: return "reached";
    case RunOutcome::Ending::gate: return "gate";
    case RunOutcome::Ending::interrupted: return "interrupted";
    case RunOutcome::Ending::failed: return "failed";
  }
  return {};
}

std::string ending_words(const RunOutcome& outcome, const Plan& plan, Direction direction, double seconds) {
  const auto step = outcome.step == 0 ? std::string() : fmt::format("step {}, `{}`", outcome.step, plan.steps.at(static_cast<std::size_t>(outcome.step) - 1).title);
  switch (outcome.ending) {
    case RunOutcome::Ending::finished: return fmt::format("{} in {:.1f} s.", direction == Direction::up ? "Applied" : "Rolled back", seconds);
    case RunOutcome::Ending::reached: return "Done as far as asked for; `lockstep status` shows what is left.";
    case RunOutcome::Ending::gate:
      return "Stopped before " + step + ": go on when " + outcome.message + "; then `lockstep resume --yes`.";
    case RunOutcome::Ending::interrupted: return "Interrupted at " + step + "; `lockstep resume` goes on, `lockstep rollback` goes back.";
    case RunOutcome::Ending::failed: return "Stopped at " + step + "; `lockstep resume` tries it again, `lockstep rollback` goes back.";
  }
  return {};
}

// What the database is not that it should be by now.
int compare_at_end(const Running& running, const Plan& plan, PlanEnd end) {
  LazyShadow shadow(running.setting.shadow);
  std::string text;
  {
    Progress progress;
    text = drift_from(plan, end, running.target.conninfo, running.setting, shadow, Color::never, progress);
  }
  if (text.empty()) return exit_ok;
  say(Severity::error, "all steps are done, and yet the database is not what they lead to; to be that it would have to change like this:");
  print(text);
  return exit_error;
}

}  // namespace

bool Running::is_protected() const {
  const auto found = setting.config.environments.find(environment);
  return found != setting.config.environments.end() && found->second.is_protected;
}

RunSettings run_settings(const Running& running) {
  using std::chrono::milliseconds;
  RunSettings result;
  const auto& config = running.setting.config;
  const auto& options = running.options;
  const auto take = [](std::optional<int> said, milliseconds& into) {
    if (said) into = milliseconds(*said);
  };
  take(config.statement_timeout_ms, result.statement_timeout);
  take(config.work_timeout_ms, result.work_timeout);
  take(config.retry_for_ms, result.retry_for);
  take(config.batch_time_ms, result.batch_time);
  take(config.busy_batch_time_ms, result.busy_batch_time);
  take(config.largest_lag_ms, result.largest_lag);
  if (config.throttle_query) result.throttle_query = *config.throttle_query;
  if (options.lock_timeout) result.lock_timeout_ms = milliseconds_of("--lock-timeout", *options.lock_timeout);
  if (options.retry_for) result.retry_for = milliseconds(milliseconds_of("--retry-for", *options.retry_for));
  if (options.cancel_blockers_after) result.cancel_blockers_after = milliseconds(milliseconds_of("--cancel-blockers-after", *options.cancel_blockers_after));
  return result;
}

std::string run_parameters(const std::string& command, const ApplyOptions& options) {
  nlohmann::ordered_json json{{"command", command}};
  if (options.folder) json["folder"] = *options.folder;
  if (options.automatic) json["auto"] = true;
  if (options.phase) json["phase"] = *options.phase;
  if (options.to_step) json["to_step"] = *options.to_step;
  if (!options.allow.empty()) json["allow"] = options.allow;
  if (options.accept_data_loss) json["accept_data_loss"] = true;
  if (options.run.yes) json["yes"] = true;
  if (!options.run.role.empty()) json["role"] = options.run.role;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int run_and_report(const Running& running, Database& control, const Plan& plan, std::int64_t id, RunRequest request, bool pass_all_gates) {
  static auto& interruption = *new Interruption;  // the thread of signals may outlive everything
  on_first_end_signal([] {
    interruption.request();
    say(Severity::note, "stopping: the statement that runs is cancelled, and what is done is recorded; once more ends at once");
  });
  LiveReport live(running.options.log_format, running.common.color);
  request.pass_gate = gate_keeper(running, plan, pass_all_gates);
  const auto begun = std::chrono::steady_clock::now();
  const auto outcome = run_plan(running.target, control, plan, id, request, run_settings(running), live.observer(), interruption);
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  if (outcome.ending == RunOutcome::Ending::failed) say(Severity::error, outcome.message + (outcome.sqlstate.empty() ? "" : " (SQLSTATE " + outcome.sqlstate + ")"));
  live.end(ending_word(outcome.ending), ending_words(outcome, plan, request.direction, seconds), outcome.step);
  switch (outcome.ending) {
    case RunOutcome::Ending::finished: return compare_at_end(running, plan, request.direction == Direction::up ? PlanEnd::to : PlanEnd::from);
    case RunOutcome::Ending::reached: return exit_ok;
    case RunOutcome::Ending::gate: return exit_differs;
    case RunOutcome::Ending::interrupted:
    case RunOutcome::Ending::failed: return exit_stopped;
  }
  return exit_error;
}

}  // namespace lockstep
