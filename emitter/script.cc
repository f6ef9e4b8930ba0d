// Plans as scripts for plain `psql -f`.
#include <algorithm>
#include <optional>

#include "emitter/emitter.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "planner/runs.h"

namespace lockstep {
namespace {

std::string duration(int milliseconds) {
  if (milliseconds % 1000 == 0 && milliseconds > 0) return "'" + std::to_string(milliseconds / 1000) + "s'";
  return milliseconds == 0 ? "0" : "'" + std::to_string(milliseconds) + "ms'";
}

std::string comment_line(std::string_view label, const std::string& text) {
  std::string line = "--   " + std::string(label) + ": ";
  line.resize(std::max<std::size_t>(line.size(), 18), ' ');
  return line + one_line(text) + '\n';
}

class Script {
 public:
  Script(const Plan& plan, Direction direction, Secrets secrets) : plan_(plan), direction_(direction), secrets_(secrets) {}

  void settings() {
    text_ += "\\set ON_ERROR_STOP on\n";
    text_ += "SET client_min_messages = warning;\n";
    text_ += "SET standard_conforming_strings = on;\n";
    text_ += "SET check_function_bodies = off;\n";
    text_ += "SET search_path = " + (plan_.search_path.empty() ? "''" : join(plan_.search_path).text()) + ";\n";
  }

  // Adds the steps in the order given; neighbours that share a transaction share it here.
  void add(const std::vector<std::size_t>& order) {
    for (const auto& run : runs_of(plan_, direction_, order)) add(run);
  }

  std::string text_;

 private:
  void add(const Run& run) {
    const bool transaction = !run.empty && run.in_transaction();
    text_ += '\n';
    if (!run.empty) set_timeout(run.lock_timeout_ms);
    if (transaction) text_ += "BEGIN;\n\n";
    if (!run.lock_first.empty()) text_ += "-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.\n" + terminated(run.lock_first) + '\n';
    for (const auto each : run.steps) {
      step(each, run.transaction);
      if (each != run.steps.back()) text_ += '\n';
    }
    if (transaction) text_ += "\nCOMMIT;\n";
  }

  void step(std::size_t number, Transaction mode) {
    const Step& each = plan_.steps[number];
    const bool up = direction_ == Direction::up;
    text_ += std::string("-- ") + (up ? "Step " : "Undo step ") + std::to_string(number + 1) + " of " +
             std::to_string(plan_.steps.size()) + ": " + one_line(each.title) + '\n';
    text_ += comment_line("phase", std::string(phase_word(each.phase)));
    const auto& locks = locks_of(each, direction_);
    const bool nothing_before = !up && locks.empty();
    text_ += comment_line("locks", nothing_before ? "none on what was there before the step" : locks_sentence(locks));
    if (up && !each.locks.empty()) text_ += comment_line("blocks", blocking_sentence(plan_, number));
    if (up && !each.work.empty()) text_ += comment_line("work", work_sentence(each));
    text_ += comment_line("transaction", transaction_sentence(mode, up && each.begins));
    text_ += comment_line("undo", reversal_sentence(each.down));
    if (up) {
      for (const auto& hazard : each.hazards) text_ += comment_line("hazard", std::string(hazard.code.text()) + ": " + hazard.message);
      for (const auto& note : each.notes) text_ += comment_line("note", note);
      if (!each.gate.empty()) text_ += comment_line("gate", "go on when " + each.gate);
      for (const auto& leftover : each.leftovers) text_ += comment_line("if cut short", leftover.text());
    }
    for (const auto& statement : statements_of(each, direction_)) text_ += secrets_ == Secrets::plain ? terminated(statement) : terminated_for_people(statement);
  }

  void set_timeout(int milliseconds) {
    if (timeout_ == milliseconds) return;
    text_ += "SET lock_timeout = " + duration(milliseconds) + ";\n\n";
    timeout_ = milliseconds;
  }

  const Plan& plan_;
  Direction direction_;
  Secrets secrets_;
  std::optional<int> timeout_;
};

std::string head(const Plan& plan, const std::string& what) {
  std::string text = "-- " + what + '\n';
  text += "-- from: " + one_line(plan.from) + '\n';
  text += "-- to:   " + one_line(plan.to) + '\n';
  return text;
}

std::string what_is_written(const Plan& plan, bool up, std::optional<Phase> only, std::size_t written) {
  const auto steps = [](std::size_t count) { return std::to_string(count) + (count == 1 ? " step" : " steps"); };
  const auto all = steps(plan.steps.size());
  if (only) return (up ? "phase " : "undoes phase ") + std::string(phase_word(*only)) + " of the plan, " + std::to_string(written) + " of " + all;
  return (up ? "plan, " + all + ": " : "undoes the plan of " + all + ": ") + summary_sentence(plan.summary);
}

std::vector<std::size_t> steps_of_phase(const Plan& plan, Direction direction, std::optional<Phase> only) {
  auto order = steps_in_order(plan, direction);
  if (only) std::erase_if(order, [&](std::size_t each) { return plan.steps[each].phase != *only; });
  return order;
}

std::string whole_script(const Plan& plan, Direction direction, Secrets secrets, std::optional<Phase> only) {
  const bool up = direction == Direction::up;
  const auto order = steps_of_phase(plan, direction, only);
  if (order.empty()) return head(plan, "nothing to do");
  Script script(plan, direction, secrets);
  script.text_ = head(plan, what_is_written(plan, up, only, order.size()));
  if (holds_secrets(plan))
    script.text_ += secrets == Secrets::plain ? "-- It holds secrets: keep it from others.\n" : "-- Secrets are masked; up.sql as --out writes it has them.\n";
  script.text_ += "-- Run it with psql -f; it stops at the first error.\n\n";
  script.settings();
  script.add(order);
  return std::move(script.text_);
}

std::string one_step(const Plan& plan, std::size_t step, Direction direction) {
  check(step < plan.steps.size(), "no step " + std::to_string(step));
  Script script(plan, direction, Secrets::plain);
  if (!statements_of(plan.steps[step], direction).empty()) script.settings();
  script.add({step});
  return std::move(script.text_);
}

}  // namespace

std::string up_script(const Plan& plan, Secrets secrets, std::optional<Phase> only) { return whole_script(plan, Direction::up, secrets, only); }
std::string down_script(const Plan& plan, Secrets secrets, std::optional<Phase> only) { return whole_script(plan, Direction::down, secrets, only); }

std::vector<Phase> phases_in(const Plan& plan) {
  std::vector<Phase> result;
  for (const auto& step : plan.steps)
    if (std::find(result.begin(), result.end(), step.phase) == result.end()) result.push_back(step.phase);
  std::sort(result.begin(), result.end());
  return result;
}

std::string step_up_script(const Plan& plan, std::size_t step) { return one_step(plan, step, Direction::up); }
std::string step_down_script(const Plan& plan, std::size_t step) { return one_step(plan, step, Direction::down); }

std::string step_file_name(const Plan& plan, std::size_t step) {
  check(step < plan.steps.size(), "no step " + std::to_string(step));
  const auto width = std::max<std::size_t>(3, std::to_string(plan.steps.size()).size());
  std::string name = std::to_string(step + 1);
  name.insert(0, width - std::min(width, name.size()), '0');
  bool gap = true;
  for (const char c : plan.steps[step].title) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!letter) {
      gap = true;
      continue;
    }
    if (gap) name += '-';
    gap = false;
    name += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  constexpr std::size_t longest = 60;
  name.resize(std::min(name.size(), longest));
  while (name.back() == '-') name.pop_back();
  return name;
}

}  // namespace lockstep
