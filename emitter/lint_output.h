// What `lockstep lint` found, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "emitter/emitter.h"
#include "planner/lint/lint.h"

namespace lockstep {

// `file:line:column: danger: message [rule]`, the line, and what to write instead; then how many there are.
std::string lint_text(const std::vector<LintFinding>& findings, std::size_t files, const TextStyle& style);
std::string lint_json(const std::vector<LintFinding>& findings, std::size_t files);
std::string lint_sarif(const std::vector<LintFinding>& findings, std::string_view version);  // SARIF 2.1.0 (OASIS)
// Workflow commands of GitHub Actions, which become annotations of the lines.
std::string lint_github(const std::vector<LintFinding>& findings);

}  // namespace lockstep
