// What `lockstep lint` finds in a text, for tests of its rules.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "parser/source_files.h"
#include "parser/statement_facts.h"
#include "planner/lint/lint.h"

namespace lockstep {

// Files are separated by lines `===`; the findings are those of the last one.
inline std::vector<LintFinding> findings_in(std::string text, const LintOptions& options = {}) {
  LintHistory history;
  std::vector<LintFinding> findings;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find("===\n");
    Diagnostics diagnostics;
    const auto loaded = load_sql_text(std::to_string(number) + ".sql", text.substr(0, end), ".", diagnostics);
    CHECK(diagnostics.all().empty());
    findings = lint(migration_facts(loaded), history, options);
    text = end == std::string::npos ? std::string() : text.substr(end + 4);
  }
  return findings;
}

inline bool finds(const std::vector<LintFinding>& findings, LintRule rule) {
  return std::any_of(findings.begin(), findings.end(), [&](const LintFinding& each) { return each.rule == rule; });
}

}  // namespace lockstep
