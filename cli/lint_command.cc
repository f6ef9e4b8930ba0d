// lockstep lint.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <set>

#include "cli/commands.h"
#include "cli/config.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "emitter/lint_output.h"
#include "ir/error.h"
#include "parser/source_files.h"
#include "parser/statement_facts.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

bool is_digit_of_version(char c) { return c >= '0' && c <= '9'; }

// `2_b` before `10_a`, as migration tools run them: runs of digits are compared as numbers.
bool runs_before(const std::string& left, const std::string& right) {
  std::size_t l = 0;
  std::size_t r = 0;
  while (l < left.size() && r < right.size()) {
    if (!is_digit_of_version(left[l]) || !is_digit_of_version(right[r])) {
      if (left[l] != right[r]) return static_cast<unsigned char>(left[l]) < static_cast<unsigned char>(right[r]);
      ++l, ++r;
      continue;
    }
    const auto number = [](const std::string& text, std::size_t& at) {
      while (at < text.size() && text[at] == '0') ++at;
      const auto begin = at;
      while (at < text.size() && is_digit_of_version(text[at])) ++at;
      return text.substr(begin, at - begin);
    };
    const auto one = number(left, l);
    const auto other = number(right, r);
    if (one.size() != other.size()) return one.size() < other.size();
    if (one != other) return one < other;
  }
  if (left.size() - l != right.size() - r) return left.size() - l < right.size() - r;
  return left < right;
}

// What takes a migration back is not looked at in folders; named by itself it is.
bool takes_back(const fs::path& path) {
  const auto name = path.filename().string();
  return name == "down.sql" || name.ends_with(".down.sql") || name.ends_with("_down.sql") || name.ends_with(".undo.sql");
}

std::vector<std::string> files_of(const std::vector<std::string>& given) {
  std::vector<std::string> result;
  for (const auto& each : given) {
    if (!fs::is_directory(each)) {
      result.push_back(each);
      continue;
    }
    std::vector<fs::path> sql;
    for (const auto& entry : fs::recursive_directory_iterator(each))
      if (entry.is_regular_file() && entry.path().extension() == ".sql" && !takes_back(entry.path())) sql.push_back(entry.path());
    // A wrong folder must not look like a clean one.
    if (sql.empty()) throw Error("there is no .sql file below `" + each + "`");
    std::vector<std::string> below;
    for (const auto& path : without_included(sql)) below.push_back(path.string());
    std::sort(below.begin(), below.end(), runs_before);
    result.insert(result.end(), below.begin(), below.end());
  }
  return result;
}

SqlText load_migration(const std::string& path, Diagnostics& diagnostics) {
  if (path != "-") return load_sql(path, diagnostics);
  std::string text(std::istreambuf_iterator<char>(std::cin), {});
  return load_sql_text("standard input", std::move(text), ".", diagnostics);
}

bool is_known_code(const std::string& word) { return lint_rule_named(word) != nullptr || HazardCode::named(word); }

void report_unknown_code(const std::string& word, const Span& span, std::vector<std::string> hints, Diagnostics& diagnostics) {
  hints.emplace_back("`lockstep explain` lists those that there are");
  diagnostics.warning("unknown-rule", span, "there is no rule or hazard `" + word + "` to be allowed", std::move(hints));
}

// What comes behind an unknown word of a comment is taken for prose: it is not reported again, and allows nothing.
void check_allowed(std::vector<facts::Allowed>& allowed, Diagnostics& diagnostics) {
  std::set<std::pair<const SourceFile*, std::size_t>> prose;  // comments
  std::erase_if(allowed, [&](const facts::Allowed& each) {
    const std::pair comment{each.span.file.get(), each.comment};
    if (prose.contains(comment)) return true;
    if (is_known_code(each.code)) return false;
    prose.insert(comment);
    report_unknown_code(each.code, each.span, {"a reason stands behind `--`, as in `lockstep-lint: allow drop-table -- nobody reads it`"}, diagnostics);
    return true;
  });
}

void check_allowed(facts::Migration& migration, Diagnostics& diagnostics) {
  for (auto& statement : migration.statements) check_allowed(statement.allowed, diagnostics);
  check_allowed(migration.allowed, diagnostics);
}

std::string rendered_findings(const std::vector<LintFinding>& findings, std::size_t files, const std::string& format, Color color) {
  if (format == "json") return lint_json(findings, files);
  if (format == "sarif") return lint_sarif(findings, LOCKSTEP_VERSION);
  if (format == "github") return lint_github(findings);
  return lint_text(findings, files, output_style(color));
}

HazardSeverity severity_named(const std::string& word) {
  return word == "danger" ? HazardSeverity::danger : word == "warning" ? HazardSeverity::warning : HazardSeverity::note;
}

}  // namespace

int run_lint(const LintCommandOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  const auto config = read_config(common.config ? std::optional<fs::path>(*common.config) : std::nullopt, diagnostics);
  if (report(diagnostics, common.quiet)) return exit_error;
  const auto transaction = options.transaction.empty() ? config.lint_transaction : options.transaction;
  const LintOptions lint_options{.transaction_per_file = transaction != "statement"};
  for (const auto& each : config.lint_allow)
    if (!is_known_code(each.text)) report_unknown_code(each.text, each.span, {}, diagnostics);
  LintHistory history;
  std::vector<LintFinding> findings;
  const auto files = files_of(options.files);
  for (const auto& path : files) {
    auto migration = migration_facts(load_migration(path, diagnostics));
    check_allowed(migration, diagnostics);
    for (const auto& each : config.lint_allow) migration.allowed.push_back({each.text, each.span, each.span.begin});
    for (auto& each : lint(migration, history, lint_options)) findings.push_back(std::move(each));
  }
  const bool failed = report(diagnostics, common.quiet);
  std::erase_if(findings, [&](const LintFinding& each) { return kind_of(each.rule).severity < severity_named(options.level); });
  print(rendered_findings(findings, files.size(), options.format, common.color));
  const bool found = std::any_of(findings.begin(), findings.end(), [](const LintFinding& each) { return kind_of(each.rule).severity > HazardSeverity::note; });
  return failed || found ? exit_error : exit_ok;
}

}  // namespace lockstep
