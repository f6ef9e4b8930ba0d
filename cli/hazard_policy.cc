#include "cli/hazard_policy.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lockstep {
namespace {

// The subject and what is around it.
std::vector<ObjectId> spoken_of(const Step& step) {
  std::vector<ObjectId> result{step.subject};
  result.insert(result.end(), step.within.begin(), step.within.end());
  return result;
}

std::optional<ObjectId> relation_among(const std::vector<ObjectId>& ids) {
  for (const auto& id : ids)
    if (id.kind == Kind::table || id.kind == Kind::materialized_view) return id;
  return std::nullopt;
}

bool speaks_of(const HazardRule& rule, HazardCode code, const std::vector<ObjectId>& ids) {
  if (rule.hazard && *rule.hazard != code) return false;
  return !rule.objects || std::any_of(ids.begin(), ids.end(), [&](const ObjectId& id) { return matches(*rule.objects, id); });
}

int how_special(const HazardRule& rule) { return (rule.objects ? 2 : 0) + (rule.hazard ? 1 : 0); }

bool is_small(const HazardRule& rule, const RelationSize& size) {
  if (!rule.max_rows && !rule.max_bytes) return false;
  const auto fits = [](const std::optional<std::int64_t>& limit, const std::optional<std::int64_t>& is) { return !limit || (is && *is <= *limit); };
  return fits(rule.max_rows, size.rows) && fits(rule.max_bytes, size.bytes);
}

const HazardRule* rule_among(const std::vector<HazardRule>& rules, HazardCode code, const std::vector<ObjectId>& ids, const RelationSize& size) {
  const HazardRule* best = nullptr;
  const auto verdict = [&](const HazardRule& rule) { return is_small(rule, size) ? Verdict::allow : rule.verdict; };
  for (const auto& rule : rules) {
    if (!speaks_of(rule, code, ids)) continue;
    const auto better = [&] { return std::pair(how_special(rule), verdict(rule)) > std::pair(how_special(*best), verdict(*best)); };
    if (best == nullptr || better()) best = &rule;
  }
  return best;
}

// Where in the files the innermost of the objects stands; null when none does.
const Node* written(const Graph& after, const Step& step) {
  for (const auto& id : spoken_of(step))
    if (const Node* node = after.find(id); node != nullptr && node->origin.file) return node;
  return nullptr;
}

std::string place(const Span& span) {
  if (!span.file) return {};
  const auto at = line_column(*span.file, span.begin);
  return span.file->path + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
}

}  // namespace

std::vector<Finding> judge(const Plan& plan, const HazardPolicy& policy, const SizeOf& size_of) {
  std::vector<Finding> result;
  if (policy.empty()) return result;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    if (step.hazards.empty()) continue;
    const auto ids = spoken_of(step);
    const auto relation = relation_among(ids);
    const auto size = relation && size_of ? size_of(*relation) : RelationSize();
    for (const auto& hazard : step.hazards) {
      const auto* rule = rule_among(policy.environment, hazard.code, ids, size);
      if (rule == nullptr) rule = rule_among(policy.general, hazard.code, ids, size);
      if (rule != nullptr) result.push_back({i, hazard, hazard.allowed || is_small(*rule, size) ? Verdict::allow : rule->verdict, rule->span});
    }
  }
  return result;
}

Diagnostic told(const Finding& finding, const Plan& plan, const Graph& after) {
  const std::string code(finding.hazard.code.text());
  const bool denied = finding.verdict == Verdict::deny;
  Diagnostic diagnostic{.code = denied ? "hazard-denied" : "hazard-warned",
                        .severity = denied ? Severity::error : Severity::warning,
                        .span = {},
                        .message = "step " + std::to_string(finding.step + 1) + ", `" + plan.steps[finding.step].title + "`: " + code + ": " + finding.hazard.message,
                        .hints = {}};
  const auto* node = written(after, plan.steps[finding.step]);
  if (node != nullptr) diagnostic.span = node->origin;
  if (!denied) return diagnostic;
  diagnostic.hints.push_back("`" + code + "` is denied at " + place(finding.rule) + "; `lockstep explain " + code + "` tells the safe way");
  if (node != nullptr)
    diagnostic.hints.push_back("to allow it here, put this line before the statement: `-- @allow " + code + " reason='…'`");
  else
    diagnostic.hints.push_back("nothing of it is in the files; to allow it, write a rule for `" + to_string(plan.steps[finding.step].subject) + "` into lockstep.toml");
  return diagnostic;
}

void check_allowed_codes(const Graph& state, Diagnostics& diagnostics) {
  for (const auto& [id, node] : state.nodes())
    for (const auto& directive : node.directives) {
      const auto said = directive.keys.find("code");
      if (directive.name == "allow" && said != directive.keys.end() && !HazardCode::named(said->second))
        diagnostics.error("unknown-hazard", directive.span, "there is no hazard `" + said->second + "`", {"`lockstep explain` lists those that there are"});
    }
}

std::optional<std::int64_t> parse_size(std::string_view text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || !(number >= 0)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  static constexpr std::string_view units[] = {"B", "kB", "MB", "GB", "TB"};
  double factor = 1;
  bool known = text.empty();
  for (const auto unit : units) {
    if (known) break;
    known = text == unit;
    if (!known) factor *= 1024;
  }
  const auto bytes = number * factor;
  if (!known || !(bytes < 9e18)) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(bytes));
}

}  // namespace lockstep
