#include "cli/consent.h"

#include <algorithm>
#include <iostream>

#include <unistd.h>

#include "cli/terminal.h"
#include "ir/error.h"

namespace lockstep {
namespace {

// The object, and the table or the like that it is a part of.
bool is_about(const IgnorePattern& pattern, const ObjectId& subject) {
  if (matches(pattern, subject)) return true;
  if (subject.part.empty()) return false;
  auto whole = subject;
  whole.part = Name();
  whole.kind = Kind::table;
  return matches(pattern, whole);
}

bool is_allowed(const Hazard& hazard, const ObjectId& subject, const std::vector<Allowed>& allowed) {
  return std::any_of(allowed.begin(), allowed.end(), [&](const Allowed& each) { return each.hazard == hazard.code && (!each.objects || is_about(*each.objects, subject)); });
}

bool is_allowed(const Hazard& hazard, const ObjectId& subject, const std::vector<HazardRule>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const HazardRule& rule) {
    return rule.verdict == Verdict::allow && (!rule.hazard || *rule.hazard == hazard.code) && (!rule.objects || is_about(*rule.objects, subject));
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

std::vector<std::string> not_allowed(const Plan& plan, const std::vector<std::size_t>& steps, const std::vector<Allowed>& allowed, const HazardPolicy& policy) {
  std::vector<std::string> result;
  for (const auto step : steps) {
    const auto& each = plan.steps[step];
    for (const auto& hazard : each.hazards) {
      if (hazard.code.severity() == HazardSeverity::note) continue;
      if (is_allowed(hazard, each.subject, allowed) || is_allowed(hazard, each.subject, policy.environment) || is_allowed(hazard, each.subject, policy.general)) continue;
      result.push_back("step " + std::to_string(step + 1) + ", `" + each.title + "`: " + std::string(hazard.code.text()) + ": " + hazard.message);
    }
  }
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
