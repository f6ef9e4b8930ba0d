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

// Flyway's undo migrations: `U`, a version and two underscores.
bool is_undo_of_flyway(const std::string& name) {
  const auto behind = name.find_first_not_of("0123456789._", 1);
  const auto underscores = name.find("__");
  return name.size() > 1 && name[0] == 'U' && is_digit_of_version(name[1]) && underscores != std::string::npos && underscores < behind;
}

// A folder `revert` or `verify` of a Sqitch project, whose migrations are in `deploy` beside it.
bool is_beside_deploy(const fs::path& folder) {
  const auto name = folder.filename();
  if (name != "revert" && name != "verify") return false;
  return fs::is_directory(folder.parent_path() / "deploy") || fs::exists(folder.parent_path() / "sqitch.plan");
}

// What takes a migration back, or looks at it afterwards, is not looked at in folders; named by itself it is.
bool takes_back(const fs::path& path, const fs::path& below) {
  const auto name = path.filename().string();
  if (name == "down.sql" || name.ends_with(".down.sql") || name.ends_with("_down.sql") || name.ends_with(".undo.sql") || is_undo_of_flyway(name)) return true;
  auto folder = below;
  for (const auto& part : path.parent_path().lexically_relative(below)) {
    folder /= part;
    if (is_beside_deploy(folder)) return true;
  }
  return false;
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
      if (entry.is_regular_file() && entry.path().extension() == ".sql" && !takes_back(entry.path(), each)) sql.push_back(entry.path());
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

using Place = std::pair<const SourceFile*, std::size_t>;

// What comes behind an unknown word of a comment is taken for prose: it is not reported again, and allows nothing.
// `said`: the words that were reported already, since what CREATE SCHEMA makes has the comments of the whole statement.
void check_allowed(std::vector<facts::Allowed>& allowed, std::set<Place>& said, Diagnostics& diagnostics) {
  std::set<Place> prose;  // comments
  std::erase_if(allowed, [&](const facts::Allowed& each) {
    const Place comment{each.span.file.get(), each.comment};
    if (prose.contains(comment)) return true;
    if (is_known_code(each.code)) return false;
    prose.insert(comment);
    if (said.insert({each.span.file.get(), each.span.begin}).second)
      report_unknown_code(each.code, each.span, {"a reason stands behind `--`, as in `lockstep-lint: allow drop-table -- nobody reads it`"}, diagnostics);
    return true;
  });
}

void check_allowed(facts::Migration& migration, Diagnostics& diagnostics) {
  std::set<Place> said;
  for (auto& statement : migration.statements) check_allowed(statement.allowed, said, diagnostics);
  check_allowed(migration.allowed, said, diagnostics);
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
