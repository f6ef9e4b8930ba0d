#include "emitter/hazards.h"

#include <algorithm>

#include "emitter/markdown.h"
#include "emitter/style.h"
#include "planner/lint/rules.h"

namespace lockstep {
namespace {

// Words of `text` on lines of at most 100 bytes, each behind `indent`.
std::string wrapped(std::string_view text, std::string_view indent) {
  constexpr std::size_t width = 100;
  std::string result;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    if (!line.empty() && indent.size() + line.size() + 1 + word.size() > width) {
      result.append(indent).append(line) += '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
    at = end + 1;
  }
  if (!line.empty()) result.append(indent).append(line) += '\n';
  return result;
}

Paint paint_of(HazardSeverity severity) {
  switch (severity) {
    case HazardSeverity::note: return Paint::dim;
    case HazardSeverity::warning: return Paint::yellow;
    case HazardSeverity::danger: return Paint::red;
  }
  return Paint::bold;
}

std::string head(std::string_view code, HazardSeverity severity, const TextStyle& style) {
  return painted(style, Paint::bold, code) + " (" + painted(style, paint_of(severity), severity_word(severity)) + ")\n";
}

std::string explained(std::string_view happens, std::string_view safe, const TextStyle& style) {
  return '\n' + painted(style, Paint::bold, "What happens") + '\n' + wrapped(happens, "  ") + '\n' + painted(style, Paint::bold, "The safe way") + '\n' + wrapped(safe, "  ");
}

}  // namespace

std::optional<std::string> explanation_text(std::string_view code, const TextStyle& style) {
  if (const auto hazard = HazardCode::named(code)) {
    const std::string allowing = "-- @allow " + std::string(code) + " reason='…'";
    return head(code, hazard->severity(), style) + explained(hazard->kind().happens, hazard->kind().safe, style) + '\n' + painted(style, Paint::bold, "Where it is denied") + '\n' +
           wrapped("[policy] in lockstep.toml denies it; this line before the object's statement in the schema allows it there:", "  ") + "  " + allowing + '\n';
  }
  const auto* rule = lint_rule_named(code);
  if (rule == nullptr) return std::nullopt;
  auto text = head(code, rule->severity, style) + explained(rule->happens, rule->safe, style) + "\nA rule of `lockstep lint`";
  if (rule->hazard) text += ", about the hazard " + std::string(rule->hazard->text());
  return text + ".\n";
}

std::string explanations_text(const TextStyle& style) {
  std::string text = "Hazards of plans\n";
  for (const auto& kind : hazard_kinds()) text += '\n' + head(kind.code, kind.severity, style) + wrapped(kind.happens, "  ");
  text += "\nRules of lint\n";
  for (const auto& rule : lint_rules()) text += '\n' + head(rule.name, rule.severity, style) + wrapped(rule.happens, "  ");
  return text;
}

std::string hazards_page() {
  std::string text =
      "# Hazards\n\n"
      "Steps of a plan say what can go wrong with them, each hazard under a code that stays the same. This page is made from the table in "
      "`planner/hazards.cc` and the one in `planner/lint/rules.cc`; `LOCKSTEP_UPDATE_GOLDEN=1 build/release/tests/lockstep_emitter_test` writes it anew. `lockstep explain CODE` shows an entry. Which of them a plan "
      "may have is said by `[policy]` in `lockstep.toml` and by `-- @allow CODE reason='…'` at objects: [commands.md](commands.md#policy).\n\n"
      "`danger`: stops others or loses something when nobody looks; `warning`: may; `note`: worth knowing.\n\n";
  text += markdown_row({"Code", "Severity", "What happens"}) + "|---|---|---|\n";
  for (const auto& kind : hazard_kinds())
    text += markdown_row({"[" + markdown_code(kind.code) + "](#" + std::string(kind.code) + ")", std::string(severity_word(kind.severity)), std::string(kind.happens)});
  for (const auto& kind : hazard_kinds())
    text += "\n## " + std::string(kind.code) + "\n\nSeverity: " + std::string(severity_word(kind.severity)) + ".\n\n" + std::string(kind.happens) + "\n\nThe safe way: " +
            std::string(kind.safe) + '\n';
  text += "\n# Rules of lint\n\n`lockstep lint` finds these in hand-written migrations. A comment `lockstep-lint: allow CODE` at the statement, with a rule's or a hazard's code, silences it.\n\n";
  text += markdown_row({"Rule", "Severity", "Hazard", "What happens", "The safe way"}) + "|---|---|---|---|---|\n";
  for (const auto& rule : lint_rules())
    text += markdown_row({markdown_code(rule.name), std::string(severity_word(rule.severity)), rule.hazard ? markdown_code(rule.hazard->text()) : "", std::string(rule.happens), std::string(rule.safe)});
  return text;
}

}  // namespace lockstep
