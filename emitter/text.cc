// Plans for a terminal.
#include "emitter/emitter.h"
#include "emitter/style.h"
#include "emitter/words.h"

namespace lockstep {
namespace {

Mark mark_of(Action action) {
  switch (action) {
    case Action::create: return {"+", Paint::green};
    case Action::alter: return {"~", Paint::yellow};
    case Action::drop: return {"-", Paint::red};
  }
  return {"?", Paint::bold};
}

std::string indented(const std::string& text, std::string_view indent) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin);
    const auto line = text.substr(begin, end == std::string::npos ? end : end - begin);
    if (!line.empty()) result.append(indent).append(line);
    result += '\n';
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  return result;
}

std::string step_text(const Plan& plan, std::size_t number, const TextStyle& style) {
  const Step& step = plan.steps[number];
  const auto mark = mark_of(step.action);
  const auto width = std::to_string(plan.steps.size()).size();
  auto label = std::to_string(number + 1);
  label.insert(0, width - label.size(), ' ');
  const std::string indent(width + 3, ' ');
  std::string text = label + ' ' + painted(style, mark.paint, mark.sign) + ' ' +
                     painted(style, Paint::bold, one_line(step.title)) + '\n';
  std::string facts = std::string(phase_word(step.phase)) + "; locks: " + locks_sentence(step.locks) + "; " +
                      transaction_sentence(step) + "; " + reversal_sentence(step.down);
  text += indent + painted(style, Paint::dim, facts) + '\n';
  if (!step.locks.empty()) text += indent + painted(style, Paint::dim, "blocks " + blocking_sentence(plan, number)) + '\n';
  if (!step.work.empty()) text += indent + painted(style, Paint::dim, work_sentence(step)) + '\n';
  for (const auto& note : step.notes) text += indent + painted(style, Paint::dim, one_line(note)) + '\n';
  if (!step.gate.empty()) text += indent + painted(style, Paint::bold, "before it: " + one_line(step.gate)) + '\n';
  for (const auto& hazard : step.hazards)
    text += indent + painted(style, Paint::magenta, "! " + std::string(hazard.code.text()) + ": " + one_line(hazard.message)) + '\n';
  for (const auto& statement : step.up) text += indented(terminated_for_people(statement), indent + "  ");
  return text;
}

}  // namespace

std::string plan_text(const Plan& plan, const TextStyle& style, std::optional<Phase> only) {
  if (plan.empty()) return "Nothing to do: no difference from " + one_line(plan.from) + " to " + one_line(plan.to) + ".\n";
  std::string text = "From " + one_line(plan.from) + " to " + one_line(plan.to) + ":\n";
  text += painted(style, Paint::bold, summary_sentence(plan.summary)) + ", in " + std::to_string(plan.steps.size()) +
          (plan.steps.size() == 1 ? " step\n" : " steps\n");
  if (holds_secrets(plan)) text += std::string(secrets_sentence) + '\n';
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (!only || plan.steps[i].phase == *only) text += '\n' + step_text(plan, i, style);
  return text;
}

}  // namespace lockstep
