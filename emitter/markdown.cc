#include "emitter/markdown.h"

#include <algorithm>

#include "emitter/emitter.h"
#include "emitter/words.h"

namespace lockstep {
namespace {

std::size_t longest_run_of_backquotes(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string statements_block(const std::vector<Sql>& statements) {
  std::string text;
  for (const auto& each : statements) text += terminated_for_people(each);
  return markdown_block("sql", text);
}

std::string undo_word(const Down& down) {
  switch (down.reversal) {
    case Reversal::exact: return "yes";
    case Reversal::loses_data: return "loses data";
    case Reversal::irreversible: return "**no**";
  }
  return {};
}

std::string step_section(const Plan& plan, std::size_t number) {
  const Step& step = plan.steps[number];
  std::string text = "\n### " + std::to_string(number + 1) + ". " + markdown_text(step.title) + "\n\n";
  text += "- phase: " + std::string(phase_word(step.phase)) + '\n';
  text += "- locks: " + markdown_text(locks_sentence(step.locks)) + '\n';
  if (!step.locks.empty()) text += "- blocks: " + markdown_text(blocking_sentence(plan, number)) + '\n';
  if (!step.work.empty()) text += "- work: " + markdown_text(work_sentence(step)) + '\n';
  for (const auto& note : step.notes) text += "- note: " + markdown_text(note) + '\n';
  if (!step.gate.empty()) text += "- **gate**: go on when " + markdown_text(step.gate) + '\n';
  text += "- transaction: " + transaction_sentence(step) + '\n';
  text += "- undo: " + markdown_text(reversal_sentence(step.down)) + '\n';
  for (const auto& hazard : step.hazards)
    text += "- **hazard** " + markdown_code(hazard.code.text()) + ": " + markdown_text(hazard.message) + '\n';
  text += '\n' + statements_block(step.up);
  if (!step.down.statements.empty())
    text += "\n<details><summary>Undo</summary>\n\n" + statements_block(step.down.statements) + "\n</details>\n";
  return text;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string result;
  for (const char c : one_line(text)) {
    if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string markdown_code(std::string_view text) {
  const std::string fence(longest_run_of_backquotes(text) + 1, '`');
  const std::string pad = text.starts_with('`') || text.ends_with('`') ? " " : "";
  return fence + pad + one_line(text) + pad + fence;
}

std::string markdown_block(std::string_view language, std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run_of_backquotes(text) + 1), '`');
  std::string block = fence + std::string(language) + '\n' + std::string(text);
  if (!block.ends_with('\n')) block += '\n';
  return block + fence + '\n';
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const auto& cell : cells) row += ' ' + cell + " |";
  return row + '\n';
}

std::string plan_markdown(const Plan& plan, std::optional<Phase> only) {
  std::string text = "## Plan\n\nFrom " + markdown_text(plan.from) + " to " + markdown_text(plan.to) + ".\n\n";
  if (plan.empty()) return text + "Nothing to do.\n";
  text += "**" + summary_sentence(plan.summary) + "**, in " + std::to_string(plan.steps.size()) +
          (plan.steps.size() == 1 ? " step.\n\n" : " steps.\n\n");
  if (holds_secrets(plan)) text += markdown_text(secrets_sentence) + "\n\n";
  text += markdown_row({"", "Step", "Phase", "Strongest lock", "Undo", "Hazards"});
  text += "|---:|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.steps[i];
    if (only && step.phase != *only) continue;
    Lock strongest = Lock::none;
    for (const auto& each : step.locks) strongest = std::max(strongest, each.lock);
    std::string hazards;
    for (const auto& each : step.hazards) hazards += (hazards.empty() ? "" : ", ") + std::string(each.code.text());
    text += markdown_row({std::to_string(i + 1),
                          markdown_text(step.title),
                          std::string(phase_word(step.phase)),
                          std::string(lock_name(strongest)),
                          undo_word(step.down),
                          hazards});
  }
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (!only || plan.steps[i].phase == *only) text += step_section(plan, i);
  return text;
}

}  // namespace lockstep
