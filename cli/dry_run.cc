#include "cli/dry_run.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/live_sizes.h"
#include "emitter/words.h"
#include "planner/runs.h"
#include "runner/blockers.h"

namespace lockstep {
namespace {

using DryJson = nlohmann::ordered_json;

// What a disk that is neither fast nor slow does in a second: good for telling moments from hours, and for no more.
constexpr double scanned_bytes_per_second = 200e6;
constexpr double rewritten_bytes_per_second = 40e6;
constexpr double filled_rows_per_second = 40e3;
constexpr double sampled_bytes = 30'000.0 * 8192;  // as many pages as rows, here and there (std_typanalyze() in src/backend/commands/analyze.c)

std::map<ObjectId, LiveSize> sizes_of(Database& database, const Plan& plan, const std::vector<std::size_t>& steps) {
  std::set<ObjectId> relations;
  for (const auto step : steps) {
    for (const auto& each : plan.steps[step].locks) relations.insert(each.relation);
    for (const auto& each : plan.steps[step].work) relations.insert(each.relation);
  }
  return live_sizes(database, {relations.begin(), relations.end()});
}

double seconds_of(const Step& step, const std::map<ObjectId, LiveSize>& sizes) {
  double seconds = 0.01;
  if (only_samples(step))
    for (const auto& each : step.locks)
      if (const auto found = sizes.find(each.relation); found != sizes.end()) seconds += std::min(static_cast<double>(found->second.bytes), sampled_bytes) / scanned_bytes_per_second;
  for (const auto& each : step.work) {
    const auto found = sizes.find(each.relation);
    if (found == sizes.end()) continue;
    const auto bytes = static_cast<double>(found->second.bytes);
    seconds += step.backfill ? static_cast<double>(found->second.rows) / filled_rows_per_second : each.rewrites ? bytes / rewritten_bytes_per_second : bytes / scanned_bytes_per_second;
  }
  return seconds;
}

std::string seconds_words(double seconds) {
  if (seconds < 1) return "an instant";
  if (seconds < 100) return fmt::format("about {:.0f} s", seconds);
  return fmt::format("about {:.0f} min", seconds / 60);
}

DryJson step_json(const Plan& plan, std::size_t number, const std::map<ObjectId, LiveSize>& sizes, const std::vector<Blocker>& blockers) {
  const auto& step = plan.steps[number];
  DryJson locks = DryJson::array();
  for (const auto& each : step.locks) {
    DryJson entry{{"relation", to_string(each.relation)}, {"lock", lock_name(each.lock)}};
    if (const auto found = sizes.find(each.relation); found != sizes.end()) entry.update({{"rows", found->second.rows}, {"bytes", found->second.bytes}});
    locks.push_back(std::move(entry));
  }
  DryJson statements = DryJson::array();
  for (const auto& each : step.up) statements.push_back(each.shown());
  DryJson others = DryJson::array();
  for (const auto& each : blockers) others.push_back({{"pid", each.pid}, {"user", each.user}, {"application", each.application}, {"relation", each.relation}, {"lock", each.lock}, {"seconds", each.seconds}, {"state", each.state}, {"query", each.query}});
  DryJson result{{"step", number + 1},        {"title", step.title}, {"phase", phase_word(step.phase)}, {"transaction", transaction_word(step.transaction)}, {"gate", step.gate}, {"statements", statements},
                 {"locks", locks},            {"blocks", blocking_sentence(plan, number)},              {"seconds", seconds_of(step, sizes)},                {"blockers", others}};
  if (!step.lock_first.empty()) result["lock_first"] = step.lock_first.shown();
  return result;
}

std::string step_text(const Plan& plan, std::size_t number, const std::map<ObjectId, LiveSize>& sizes, const std::vector<Blocker>& blockers) {
  const auto& step = plan.steps[number];
  auto text = fmt::format("{} {}\n    {}; {}; takes {}\n", number + 1, one_line(step.title), phase_word(step.phase), transaction_sentence(step), seconds_words(seconds_of(step, sizes)));
  if (!step.gate.empty()) text += "    waits until " + one_line(step.gate) + '\n';
  for (const auto& each : step.locks) {
    const auto found = sizes.find(each.relation);
    const auto size = found == sizes.end() || found->second.bytes == 0 ? std::string() : size_sentence(found->second.rows, found->second.bytes);
    text += fmt::format("    locks {} in {}{}\n", to_string(each.relation), lock_name(each.lock), size);
  }
  if (!step.locks.empty()) text += "    blocks " + blocking_sentence(plan, number) + '\n';
  for (const auto& each : blockers) text += "    would now have to wait for " + to_string(each) + '\n';
  if (!step.lock_first.empty()) text += "      " + terminated_for_people(step.lock_first);
  for (const auto& each : step.up) text += "      " + terminated_for_people(each);
  return text + '\n';
}

}  // namespace

std::string dry_run(Database& database, const Plan& plan, const std::vector<std::size_t>& steps, bool json) {
  const auto sizes = sizes_of(database, plan, steps);
  DryJson list = DryJson::array();
  std::string text;
  for (const auto step : steps) {
    const auto blockers = blockers_of(database, plan.steps[step].locks);
    if (json)
      list.push_back(step_json(plan, step, sizes, blockers));
    else
      text += step_text(plan, step, sizes, blockers);
  }
  return json ? list.dump(2, ' ', false, DryJson::error_handler_t::replace) + '\n' : text;
}

}  // namespace lockstep
