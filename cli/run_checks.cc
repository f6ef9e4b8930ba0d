#include "cli/run_checks.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/live_sizes.h"
#include "ir/error.h"
#include "ir/secrets.h"

namespace lockstep {
namespace {

SizeOf sizes_in(Database& control) {
  return [&control](const ObjectId& relation) {
    const auto sizes = live_sizes(control, {relation});
    return sizes.empty() ? RelationSize() : RelationSize{sizes.begin()->second.rows, sizes.begin()->second.bytes};
  };
}

// Whether there is something to be lost in what the step made: rows of a table, values of a column. What cannot be told in ten seconds counts.
bool holds_something(Database& database, const Step& step) {
  const auto& id = step.subject;
  if (step.action != Action::create || (id.kind != Kind::table && id.kind != Kind::column)) return true;
  const auto table = id.qualified_name();
  try {
    database.execute("SET statement_timeout = '10s'; SET row_security = off");
    const auto rows = database.query((id.kind == Kind::table ? sql("SELECT EXISTS (SELECT FROM {})", table) : sql("SELECT EXISTS (SELECT FROM {} WHERE {} IS NOT NULL)", table, id.part)).text());
    database.execute("SET statement_timeout = 0");
    return rows.get(0, 0) == "t";
  } catch (const Error& problem) {
    if (is_connection_lost(problem.sqlstate)) throw;
    database.execute("SET statement_timeout = 0");
    return problem.sqlstate != "42P01" && problem.sqlstate != "42703";  // not there (yet, or any more)
  }
}

}  // namespace

void check_hazards(const Running& running, Database& control, const Plan& plan, const std::vector<std::size_t>& steps, const std::vector<std::string>& allowed) {
  const auto against = objections(plan, steps, parse_allowed(allowed), policy_for(running.environment, running.setting.config), sizes_in(control));
  if (against.empty()) return;
  report(against.denied, running.common.quiet);
  for (const auto& each : against.unnamed) say(Severity::error, each);
  std::string flags;
  for (const auto& code : against.codes) flags += " --allow " + code;
  if (!flags.empty()) say(Severity::error, "hazards have to be allowed by name:" + flags);
  throw Refused{exit_denied};
}

void check_agreed(const Running& running, const std::string& question) {
  if (running.is_protected() && !running.options.yes) throw Error("environment `" + running.environment + "` is protected: say `--yes`");
  if (!is_agreed(question, running.options.yes)) throw Refused{exit_error};
}

void refuse_masked(const Plan& plan, const std::vector<std::size_t>& steps, Direction direction) {
  if (!plan.masked) return;
  for (const auto step : steps)
    for (const auto& each : statements_of(plan.steps[step], direction))
      if (each.text().find(mask) != std::string::npos)
        throw Error(fmt::format("step {}, `{}`, needs a secret, which the journal does not hold; {}", step + 1, plan.steps[step].title,
                                direction == Direction::up ? "go on with `lockstep apply DIR`, where DIR has the plan" : "undo it by hand, with the script of the step"));
}

void check_state(const Running& running, const Plan& plan, PlanEnd end) {
  LazyShadow shadow(running.setting.shadow);
  std::string text;
  {
    Progress progress;
    text = drift_from(plan, end, running.target.conninfo, running.setting, shadow, running.common.color, progress);
  }
  if (text.empty()) return;
  const bool from = end == PlanEnd::from;
  say(Severity::error, std::string("the database is not what the plan ") + (from ? "starts from" : "leads to") + "; to be that it would have to change like this:");
  print(text);
  say(Severity::error, std::string("nothing was done; ") + (from ? "plan again" : "plan the way back from what there is"));
  throw Refused{exit_error};
}

void check_way_back(Database& database, const Plan& plan, const std::vector<std::size_t>& steps, bool accept_data_loss) {
  bool loses = false;
  for (const auto step : steps) {
    const auto& each = plan.steps[step];
    if (each.down.reversal == Reversal::irreversible) throw Error(fmt::format("step {}, `{}`, cannot be undone: {}", step + 1, each.title, each.down.reason));
    if (each.down.reversal != Reversal::loses_data || !holds_something(database, each)) continue;
    say(accept_data_loss ? Severity::warning : Severity::error, fmt::format("undoing step {}, `{}`, loses data: {}", step + 1, each.title, each.down.reason));
    loses = true;
  }
  if (!loses || accept_data_loss) return;
  say(Severity::error, "nothing was done; `--accept-data-loss` goes back all the same");
  throw Refused{exit_denied};
}

}  // namespace lockstep
