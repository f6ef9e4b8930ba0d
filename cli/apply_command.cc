// lockstep apply, resume, rollback: plans run on a database, with a journal of what is done.
#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/continued.h"
#include "cli/dry_run.h"
#include "cli/kept.h"
#include "cli/offer.h"
#include "cli/plan_folder.h"
#include "cli/run_checks.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/sha256.h"
#include "runner/journal_schema.h"

namespace lockstep {
namespace {

std::string journal_name(const Target& target) { return quoted(target.journal); }

// The steps that an application with these options runs.
std::vector<std::size_t> wanted_steps(const Plan& plan, const Standing& standing, const ApplyOptions& options) {
  std::vector<std::size_t> result;
  std::optional<Phase> last;
  if (options.phase) last = read_phase(*options.phase);
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (!standing.steps.at(i).done && (!options.to_step || static_cast<int>(i) + 1 <= *options.to_step) && (!last || plan.steps[i].phase <= *last)) result.push_back(i);
  return result;
}

// Steps that a rollback undoes: all that were begun behind `to_step`.
std::vector<std::size_t> undone_steps(const Standing& standing, const ApplyOptions& options) {
  std::vector<std::size_t> result;
  for (std::size_t i = standing.steps.size(); i-- > 0;)
    if ((standing.steps[i].done || standing.steps[i].under_way) && (!options.to_step || static_cast<int>(i) + 1 > *options.to_step)) result.push_back(i);
  return result;
}

void check_step_number(const Plan& plan, const ApplyOptions& options, int lowest) {
  const int count = static_cast<int>(plan.steps.size());
  if (options.to_step && (*options.to_step < lowest || *options.to_step > count)) throw Error(fmt::format("--to-step: the plan has steps 1 to {}", count));
}

RunRequest request_of(Direction direction, const std::string& command, const ApplyOptions& options) {
  RunRequest request{.direction = direction, .to_step = options.to_step, .parameters = run_parameters(command, options)};
  if (options.phase) request.phase = read_phase(*options.phase);
  return request;
}

void make_journal_if_missing(const Running& running, Database& control, const ApplyOptions& options) {
  if (has_journal(control, running.target.journal)) return;
  const auto publications = publications_of_all_tables(control);
  const bool allowed = std::find(options.allow.begin(), options.allow.end(), "replica-conflict") != options.allow.end();
  if (!publications.empty() && !allowed)
    throw Error("publication `" + publications.front() + "` publishes all tables, so those of the journal (schema `" + journal_name(running.target) +
                "`) as well, and subscribers that do not have them would stop; make them there first, then say `--allow replica-conflict`:\n" + journal_tables_sql(running.target.journal) + ";");
  make_journal(control, running.target.journal);
}

std::int64_t record_new_plan(const Running& running, Database& control, const Plan& plan, const std::string& document) {
  const auto rows = control.query(record_plan_sql(running.target.journal, plan, document));
  return std::stoll(std::string(rows.get(0, 0).value()));
}

Plan planned_now(const Running& running, const ApplyOptions& options) {
  LazyShadow shadow(running.setting.shadow);
  Diagnostics diagnostics;
  const Source from{Source::Kind::database, running.target.conninfo, {}, running.environment};
  const auto planned = plan_changes(from, schema_source(options.plan.to, running.setting), options.plan, running.setting, running.common, shadow, diagnostics);
  if (!planned.good) throw Refused{exit_error};
  if (const int code = say_offer(planned.offer, options.plan, running.common, shadow); code != exit_ok) throw Refused{code};
  return planned.offer.plan;
}

std::string target_words(const Running& running, Database& control) {
  return control.description() + (running.environment.empty() ? "" : " (" + running.environment + ")");
}

// Goes on with the plan of the folder when it is the one in flight.
int apply_in_flight(const Running& running, Database& control, const Plan& plan, const JournalledPlan& journalled, const ApplyOptions& given) {
  if (journalled.standing.status == PlanStatus::rolling_back) throw Error(words_about(journalled) + "; finish that with `lockstep rollback`");
  auto options = continued(given, read_events(control, running.target.journal, journalled.recorded.id));
  options.phase = given.phase;  // `apply` says itself how far
  options.to_step = given.to_step;
  const auto steps = wanted_steps(plan, journalled.standing, options);
  check_hazards(running, control, plan, steps, options.allow);
  print("Goes on with " + words_about(journalled) + ".\n");
  check_agreed(running, fmt::format("run {} steps on {}?", steps.size(), target_words(running, control)));
  return run_and_report(running, control, plan, journalled.recorded.id, request_of(Direction::up, "apply", options), false);
}

int apply_new(const Running& running, Database& control, const Plan& plan, const std::string& document, const ApplyOptions& options) {
  const auto steps = wanted_steps(plan, standing_of(static_cast<int>(plan.steps.size()), {}), options);
  check_hazards(running, control, plan, steps, options.allow);
  if (!options.automatic) check_state(running, plan, PlanEnd::from);
  if (!options.run.yes) print(plan_text(plan, output_style(running.common.color)) + '\n');
  check_agreed(running, fmt::format("run {} steps on {}?", steps.size(), target_words(running, control)));
  make_journal_if_missing(running, control, options);
  const auto id = record_new_plan(running, control, plan, document);
  return run_and_report(running, control, plan, id, request_of(Direction::up, "apply", options), options.automatic && options.run.yes && !running.is_protected());
}

// What a run would do changes nothing, so it needs no lock.
int apply_dry(const Running& running, const ApplyOptions& options) {
  auto control = open_control(running.target);
  const auto plan = options.folder ? read_plan_folder(*options.folder) : planned_now(running, options);
  check_step_number(plan, options, 1);
  const auto newest = newest_plan(control, running.target);
  const bool same = newest && newest->standing.in_flight() && newest->recorded.checksum == sha256(plan_json(plan));
  const auto standing = same ? newest->standing : standing_of(static_cast<int>(plan.steps.size()), {});
  print(dry_run(control, plan, wanted_steps(plan, standing, options), options.explain));
  return exit_ok;
}

int apply(const Running& running, const ApplyOptions& options) {
  if (options.dry_run || options.explain) return apply_dry(running, options);
  if (running.is_protected() && options.automatic) throw Error("environment `" + running.environment + "` is protected: it needs a plan that was written with `lockstep plan --out DIR`");
  auto control = open_control(running.target);
  if (!take_runner_lock(control, options.run.wait)) return exit_taken;
  const auto newest = newest_plan(control, running.target);
  std::optional<Plan> written;
  std::string document;
  if (options.folder) {
    written = read_plan_folder(*options.folder, true);
    document = plan_json(*written);
    check_step_number(*written, options, 1);
  }
  const bool same = newest && written && newest->recorded.checksum == sha256(document);
  if (newest && newest->standing.in_flight() && !same)
    throw Error(words_about(*newest) + ", is in flight: `lockstep resume` goes on with it, `lockstep rollback` goes back");
  if (same && newest->standing.status == PlanStatus::applied) {
    print(fmt::format("Applied already: plan {}, at {} UTC.\n", newest->recorded.id, newest->standing.last_at));
    return exit_ok;
  }
  const auto plan = written ? *written : planned_now(running, options);
  if (plan.empty()) {
    print("Nothing to do.\n");
    return exit_ok;
  }
  if (same && newest->standing.in_flight()) return apply_in_flight(running, control, plan, *newest, options);
  return apply_new(running, control, plan, written ? document : plan_json(plan), options);
}

std::string bounds_words(const ApplyOptions& options, Direction direction) {
  if (options.to_step) return fmt::format(", {} step {}", direction == Direction::up ? "up to" : "back to the end of", *options.to_step);
  return options.phase ? ", up to the end of phase " + *options.phase : std::string();
}

int go_on(const Running& running, Database& control, const JournalledPlan& journalled, const ApplyOptions& given) {
  const auto plan = read_plan_json(read_plan_document(control, running.target.journal, journalled.recorded.id));
  const auto options = continued(given, read_events(control, running.target.journal, journalled.recorded.id));
  const auto direction = journalled.standing.direction();
  const bool up = direction == Direction::up;
  check_step_number(plan, options, up ? 1 : 0);
  if (!up && given.phase) throw Error("--phase: " + words_about(journalled) + "; `--to-step` says how far back");
  const auto left = up ? wanted_steps(plan, journalled.standing, options) : undone_steps(journalled.standing, options);
  refuse_masked(plan, left, direction);
  if (up)
    check_hazards(running, control, plan, left, options.allow);
  else
    check_way_back(control, plan, left, options.accept_data_loss);
  print("Goes on with " + words_about(journalled) + bounds_words(options, direction) + ".\n");
  if (running.is_protected() && !journalled.standing.interrupted) check_agreed(running, fmt::format("{} {} steps on {}?", up ? "run" : "undo", left.size(), target_words(running, control)));
  return run_and_report(running, control, plan, journalled.recorded.id, request_of(direction, "resume", options), false);
}

int resume(const Running& running, const ApplyOptions& given) {
  auto control = open_control(running.target);
  const auto newest = newest_plan(control, running.target);
  if (newest && is_paused(read_events(control, running.target.journal, newest->recorded.id))) {
    control.execute(record_sql(running.target.journal, {.plan = newest->recorded.id, .what = Happened::pause_lifted}));
    print("The pause is lifted.\n");
    if (holder_of(control, SessionLock::runner)) return exit_ok;  // the run that waits goes on
  }
  if (!take_runner_lock(control, given.run.wait)) return exit_taken;
  const auto now = newest_plan(control, running.target);  // by now it may be done
  if (!now || !now->standing.in_flight()) {
    print("Nothing is in flight.\n");
    return exit_ok;
  }
  return go_on(running, control, *now, given);
}

int rollback(const Running& running, const ApplyOptions& options) {
  auto control = open_control(running.target);
  if (!take_runner_lock(control, options.run.wait)) return exit_taken;
  const auto newest = newest_plan(control, running.target);
  if (!newest || newest->standing.status == PlanStatus::rolled_back) {
    print(newest ? fmt::format("Plan {} is rolled back already.\n", newest->recorded.id) : std::string("There is no plan to roll back.\n"));
    return exit_ok;
  }
  const auto plan = read_plan_json(read_plan_document(control, running.target.journal, newest->recorded.id));
  check_step_number(plan, options, 0);
  const auto steps = undone_steps(newest->standing, options);
  refuse_masked(plan, steps, Direction::down);
  check_way_back(control, plan, steps, options.accept_data_loss);
  if (newest->standing.status == PlanStatus::applied) check_state(running, plan, PlanEnd::to);
  print("Goes back from " + words_about(*newest) + ".\n");
  check_agreed(running, fmt::format("undo {} steps on {}?", steps.size(), target_words(running, control)));
  return run_and_report(running, control, plan, newest->recorded.id, request_of(Direction::down, "rollback", options), false);
}

// A plan that was rolled back is applied as another one.
int redo(const Running& running, const ApplyOptions& given) {
  if (running.is_protected()) throw Error("environment `" + running.environment + "` is protected: `redo` is for development");
  std::optional<JournalledPlan> newest;
  std::string document;
  auto options = given;
  {
    auto control = open_control(running.target);
    newest = newest_plan(control, running.target);
    if (newest) {
      document = read_plan_document(control, running.target.journal, newest->recorded.id);
      options = continued(given, read_events(control, running.target.journal, newest->recorded.id));
      options.phase.reset();
      options.to_step.reset();
      const auto plan = read_plan_json(document);
      const auto steps = steps_in_order(plan, Direction::up);
      refuse_masked(plan, steps, Direction::up);
      check_hazards(running, control, plan, steps, options.allow);
    }
  }
  if (const int code = rollback(running, given); code != exit_ok || !newest) return code;
  auto control = open_control(running.target);
  if (!take_runner_lock(control, true)) return exit_taken;
  const auto plan = read_plan_json(document);
  const auto id = record_new_plan(running, control, plan, document);
  return run_and_report(running, control, plan, id, request_of(Direction::up, "redo", options), options.run.yes);
}

int with_running(const ApplyOptions& options, const CommonOptions& common, int (*command)(const Running&, const ApplyOptions&)) {
  Diagnostics diagnostics;
  const auto& setting = kept<Setting>() = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const Running running{options.run, common, setting, target_of(options.run, setting, common), environment_of_run(options.run, setting, common)};
  try {
    return command(running, options);
  } catch (const Refused& refused) {
    return refused.code;
  }
}

}  // namespace

int run_apply(const ApplyOptions& options, const CommonOptions& common) {
  if (options.folder.has_value() == options.automatic) throw Error("say which plan: a folder that `lockstep plan --out DIR` wrote, or `--auto` to plan now");
  return with_running(options, common, apply);
}

int run_resume(const ApplyOptions& options, const CommonOptions& common) { return with_running(options, common, resume); }
int run_redo(const ApplyOptions& options, const CommonOptions& common) { return with_running(options, common, redo); }
int run_rollback(const ApplyOptions& options, const CommonOptions& common) { return with_running(options, common, rollback); }

}  // namespace lockstep
