// lockstep status, history, pause: what the journal tells, and a word to the run that goes on.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/journal_session.h"
#include "emitter/words.h"
#include "ir/error.h"

namespace lockstep {
namespace {

using JournalJson = nlohmann::ordered_json;

std::string dumped(const JournalJson& json) { return json.dump(2, ' ', false, JournalJson::error_handler_t::replace) + '\n'; }

struct Opened {
  Target target;
  Database database;
  bool has_journal = false;
};

Opened open_journal(const ApplyOptions& options, const CommonOptions& common, Diagnostics& diagnostics) {
  const auto setting = read_setting(common, diagnostics);
  if (report(diagnostics, common.quiet)) throw Error("nothing was read from the database: lockstep.toml has errors");
  auto target = target_of(options.run, setting, common);
  auto database = connect(target, "status");
  const bool found = has_journal(database, target.journal);
  return {std::move(target), std::move(database), found};
}

const Step* next_step(const Plan& plan, const Standing& standing, int& number) {
  const bool up = standing.direction() == Direction::up;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto place = up ? i : plan.steps.size() - 1 - i;
    if (standing.steps.at(place).done == up) continue;
    number = static_cast<int>(place) + 1;
    return &plan.steps[place];
  }
  return nullptr;
}

JournalJson plan_status(const JournalledPlan& each) {
  return {{"plan", each.recorded.id},
          {"status", status_word(each.standing.status)},
          {"steps", each.recorded.steps},
          {"done", each.standing.done()},
          {"recorded_at", each.recorded.at},
          {"last_at", each.standing.last_at},
          {"from", each.recorded.from},
          {"to", each.recorded.to},
          {"checksum", each.recorded.checksum}};
}

std::string plan_line(const JournalledPlan& each) {
  return fmt::format("plan {}: {}, {} of {} steps, from {} to {}, recorded {} UTC, last {} UTC\n", each.recorded.id, status_word(each.standing.status), each.standing.done(), each.recorded.steps,
                     one_line(each.recorded.from), one_line(each.recorded.to), each.recorded.at, each.standing.last_at);
}

std::vector<JournalledPlan> all_plans(Opened& opened) {
  std::vector<JournalledPlan> result;
  if (!opened.has_journal) return result;
  const auto events = read_events(opened.database, opened.target.journal);
  for (auto& plan : read_plans(opened.database, opened.target.journal)) {
    std::vector<Recorded> own;
    std::copy_if(events.begin(), events.end(), std::back_inserter(own), [&](const Recorded& each) { return each.event.plan == plan.id; });
    const int steps = plan.steps;
    result.push_back({std::move(plan), standing_of(steps, own)});
  }
  return result;
}

std::string event_line(const Recorded& each) {
  const auto& event = each.event;
  auto text = fmt::format("{} {} plan {}{}", each.id, each.at, event.plan, event.direction == Direction::down ? " (back)" : "");
  if (event.step) text += fmt::format(" step {}", *event.step);
  if (event.statement) text += fmt::format(" statement {}", *event.statement);
  text += fmt::format(": {}", happened_word(event.what));
  if (event.duration_ms) text += fmt::format(", {} ms", *event.duration_ms);
  if (event.rows) text += fmt::format(", {} rows", *event.rows);
  if (event.lock_wait_ms && *event.lock_wait_ms > 0) text += fmt::format(", {} ms of waiting for locks", *event.lock_wait_ms);
  if (!event.message.empty()) text += ": " + one_line(event.message);
  if (!event.sqlstate.empty()) text += " (SQLSTATE " + event.sqlstate + ")";
  text += fmt::format("; {} as {}, {}@{}", each.session_user, each.current_user, each.os_user, each.host);
  return text + '\n';
}

JournalJson event_json(const Recorded& each) {
  const auto& event = each.event;
  JournalJson json{{"id", each.id}, {"at", each.at}, {"plan", event.plan}, {"direction", event.direction == Direction::up ? "up" : "down"}, {"happened", happened_word(event.what)}};
  if (event.step) json["step"] = *event.step;
  if (event.statement) json["statement"] = *event.statement;
  json["attempt"] = event.attempt;
  if (event.duration_ms) json["duration_ms"] = *event.duration_ms;
  if (event.rows) json["rows"] = *event.rows;
  if (event.lock_wait_ms) json["lock_wait_ms"] = *event.lock_wait_ms;
  if (!event.sqlstate.empty()) json["sqlstate"] = event.sqlstate;
  if (!event.message.empty()) json["message"] = event.message;
  json["parameters"] = JournalJson::parse(event.parameters, nullptr, false);
  json["session_user"] = each.session_user;
  json["current_user"] = each.current_user;
  json["os_user"] = each.os_user;
  json["host"] = each.host;
  json["pid"] = each.pid;
  json["version"] = each.version;
  json["hash"] = each.hash;
  return json;
}

int verify_chain(Opened& opened) {
  const auto problems = verify_journal(opened.database, opened.target.journal);
  for (const auto& each : problems) say(Severity::error, each);
  if (problems.empty()) print("The journal is whole.\n");
  return problems.empty() ? exit_ok : exit_error;
}

}  // namespace

int run_status(const ApplyOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  auto opened = open_journal(options, common, diagnostics);
  const auto plans = all_plans(opened);
  const bool pending = !plans.empty() && plans.back().standing.in_flight();
  JournalJson json{{"pending", pending}, {"plans", JournalJson::array()}};
  std::string text;
  for (const auto& each : plans) {
    json["plans"].push_back(plan_status(each));
    text += plan_line(each);
  }
  if (pending) {
    const auto& last = plans.back();
    const auto plan = read_plan_json(read_plan_document(opened.database, opened.target.journal, last.recorded.id));
    int number = 0;
    if (const auto* step = next_step(plan, last.standing, number)) {
      json["next"] = {{"step", number}, {"title", step->title}, {"phase", phase_word(step->phase)}, {"gate", step->gate}};
      text += fmt::format("next: {}step {}, {}, in {}\n", last.standing.direction() == Direction::down ? "undo " : "", number, one_line(step->title), phase_word(step->phase));
      if (!step->gate.empty() && last.standing.direction() == Direction::up) text += "gate: go on when " + one_line(step->gate) + '\n';
    }
    if (!last.standing.last_message.empty()) text += "last: " + one_line(last.standing.last_message) + '\n';
  }
  const auto holder = holder_of(opened.database, SessionLock::runner);
  if (holder) {
    json["runner"] = to_string(*holder);
    text += "running: " + to_string(*holder) + '\n';
  }
  if (pending && is_paused(read_events(opened.database, opened.target.journal, plans.back().recorded.id))) {
    json["paused"] = true;
    text += "paused: `lockstep resume` lifts it\n";
  }
  if (plans.empty()) text += "No plan has been applied here.\n";
  print(options.run.format == "json" ? dumped(json) : text);
  return pending ? exit_differs : exit_ok;
}

int run_history(const ApplyOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  auto opened = open_journal(options, common, diagnostics);
  if (!opened.has_journal) {
    print(options.run.format == "json" ? "[]\n" : "There is no journal here.\n");
    return exit_ok;
  }
  if (options.verify_chain) return verify_chain(opened);
  JournalJson json = JournalJson::array();
  std::string text;
  for (const auto& each : read_events(opened.database, opened.target.journal))
    if (options.run.format == "json")
      json.push_back(event_json(each));
    else
      text += event_line(each);
  print(options.run.format == "json" ? dumped(json) : text);
  return exit_ok;
}

int run_pause(const ApplyOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  auto opened = open_journal(options, common, diagnostics);
  const auto newest = newest_plan(opened.database, opened.target);
  if (!newest || !newest->standing.in_flight()) {
    print("Nothing is in flight.\n");
    return exit_ok;
  }
  opened.database.execute(record_sql(opened.target.journal, {.plan = newest->recorded.id, .what = Happened::pause_requested}));
  print("Backfills pause within a second, until `lockstep resume`.\n");
  return exit_ok;
}

}  // namespace lockstep
