#include "cli/consent.h"

#include <algorithm>
#include <iostream>
#include <set>

#include <unistd.h>

#include "cli/terminal.h"
#include "ir/error.h"

namespace lockstep {
namespace {

bool is_allowed(const Hazard& hazard, const Step& step, const std::vector<Allowed>& allowed) {
  return std::any_of(allowed.begin(), allowed.end(), [&](const Allowed& each) {
    if (each.hazard != hazard.code) return false;
    return !each.objects || matches(*each.objects, step.subject) ||
           std::any_of(step.within.begin(), step.within.end(), [&](const ObjectId& id) { return matches(*each.objects, id); });
  });
}

}  // namespace

std::vector<Allowed> parse_allowed(const std::vector<std::string>& given) {
  std::vector<Allowed> result;
  for (const auto& each : given) {
    const auto colon = each.find(':');
    const auto code = HazardCode::named(each.substr(0, colon));
    if (!code) throw Error("--allow: there is no hazard `" + each.substr(0, colon) + "`; `lockstep explain` lists those that there are");
    Allowed allowed{.hazard = *code, .objects = {}};
    if (colon != std::string::npos) {
      auto parsed = parse_pattern(each.substr(colon + 1));
      if (!parsed.pattern) throw Error("--allow: " + parsed.problem);
      allowed.objects = std::move(*parsed.pattern);
    }
    result.push_back(std::move(allowed));
  }
  return result;
}

Objections objections(const Plan& plan, const std::vector<std::size_t>& steps, const std::vector<Allowed>& allowed, const HazardPolicy& policy, const SizeOf& size_of) {
  Objections result;
  std::set<std::pair<std::size_t, HazardCode>> settled;  // by a rule, one way or the other
  const std::set<std::size_t> meant(steps.begin(), steps.end());
  for (const auto& each : judge(plan, policy, size_of)) {
    if (meant.count(each.step) == 0) continue;
    if (each.verdict == Verdict::deny) result.denied.add(told(each, plan, Graph()));
    if (each.verdict != Verdict::warn) settled.emplace(each.step, each.hazard.code);
  }
  for (const auto step : steps) {
    const auto& each = plan.steps[step];
    for (const auto& hazard : each.hazards) {
      if (hazard.code.severity() == HazardSeverity::note || hazard.allowed || settled.count({step, hazard.code}) != 0 || is_allowed(hazard, each, allowed)) continue;
      const std::string code(hazard.code.text());
      result.unnamed.push_back("step " + std::to_string(step + 1) + ", `" + each.title + "`: " + code + ": " + hazard.message);
      result.codes.push_back(code);
    }
  }
  std::sort(result.codes.begin(), result.codes.end());
  result.codes.erase(std::unique(result.codes.begin(), result.codes.end()), result.codes.end());
  return result;
}

bool is_agreed(const std::string& question, bool yes) {
  if (yes) return true;
  if (isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1) {
    say(Severity::error, question + " nobody can be asked here; say `--yes`");
    return false;
  }
  print(question + " [y/N] ");
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace lockstep
