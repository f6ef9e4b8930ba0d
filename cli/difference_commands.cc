// lockstep diff, lockstep drift: what differs, without a plan.
#include "cli/commands.h"
#include "cli/pipeline.h"
#include "planner/plan.h"

namespace lockstep {
namespace {

struct Outcome {
  bool failed = false;
  bool differs = false;
};

Outcome show_differences(const Source& from, const Source& to, const Setting& setting, const std::string& format, const CommonOptions& common, Diagnostics& diagnostics) {
  LazyShadow shadow(setting.shadow);
  Comparison comparison;
  {
    Progress progress;
    comparison = compare(from, to, setting, shadow, diagnostics, progress);
  }
  if (report(diagnostics, common.quiet)) return {.failed = true};
  report_rest(comparison, common.quiet);
  keep_partitioned_tables(comparison.changes, comparison.before, comparison.after);
  const auto& [changes, before, after] = std::tie(comparison.changes, comparison.before, comparison.after);
  if (format == "json")
    print(changes_json(changes, before, after));
  else if (format == "markdown")
    print(changes_markdown(changes, before, after));
  else
    print(changes_text(changes, before, after, output_style(common.color)));
  return {.differs = !changes.empty()};
}

}  // namespace

int run_diff(const DiffOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const auto from = resolved(parse_source(options.from), setting);
  const auto to = resolved(parse_source(options.to), setting);
  const auto outcome = show_differences(from, to, setting, options.format, common, diagnostics);
  if (outcome.failed) return exit_error;
  return options.exit_code && outcome.differs ? exit_differs : exit_ok;
}

int run_drift(const DriftOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const auto from = database_source(options.from, setting, common);
  const auto to = schema_source(options.to, setting);
  const auto outcome = show_differences(from, to, setting, options.format, common, diagnostics);
  if (outcome.failed) return exit_error;
  return outcome.differs ? exit_differs : exit_ok;
}

}  // namespace lockstep
