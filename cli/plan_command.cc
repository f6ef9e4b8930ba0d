// lockstep plan, lockstep verify.
#include <algorithm>

#include "cli/commands.h"
#include "cli/kept.h"
#include "cli/offer.h"
#include "cli/plan_folder.h"
#include "ir/error.h"
#include "ir/put_away.h"
#include "parser/source_files.h"
#include "planner/check_drops.h"
#include "planner/rewritten_tables.h"

namespace lockstep {
namespace {

Plan make_plan(const Comparison& comparison, const Policy& policy) {
  auto result = plan(comparison.changes, comparison.before, comparison.after, policy);
  if (comparison.renamed) result.from_fingerprint = fingerprint(comparison.original_before);
  return result;
}

// Ignored objects are the same on both sides; only what they stand on can draw them into a plan.
void warn_about_unmanaged(const Comparison& comparison) {
  const auto ignored = unmanaged(comparison.after, comparison.filter);
  if (ignored.empty()) return;
  auto changes = comparison.changes;
  settle_replacements(changes, comparison.before, comparison.after);
  for (const auto& change : changes.changes)
    if (std::binary_search(ignored.begin(), ignored.end(), id_of(change)))
      say(Severity::warning, "the plan has to replace `" + to_string(id_of(change)) + "`, which is not managed, because of what it depends on");
}

// A difference that no rule makes a step of would otherwise look like none; in a plan with steps the proof finds it.
void warn_about_missed(const Plan& made, const ChangeSet& changes) {
  if (!made.empty()) return;
  for (const auto& change : changes.changes)
    say(Severity::warning, "`" + to_string(id_of(change)) + "` differs, but no statement was found that changes it; `lockstep diff` shows how");
}

}  // namespace

Planned plan_changes(const Source& from, const Source& to, const PlanOptions& options, const Setting& setting, const CommonOptions& common, LazyShadow& shadow, Diagnostics& diagnostics) {
  auto& comparison = kept<Comparison>();
  Planned result;
  {
    Progress progress;
    comparison = compare(from, to, setting, shadow, diagnostics, progress);
    check_allowed_codes(comparison.after, diagnostics);
    const auto policy = policy_of(options, setting.config);
    if (!diagnostics.has_errors()) check_drops(comparison.changes, comparison.before, comparison.after, policy, diagnostics);
    if (!diagnostics.has_errors()) check_rewritten_tables(comparison.before, comparison.after, policy, diagnostics);
    if (!diagnostics.has_errors()) {
      progress.now("planning");
      auto made = make_plan(comparison, policy);
      result.offer = prepare_offer(std::move(made), {comparison.before, comparison.before_renames(), comparison.after}, policy_for(environment_of(from, to, setting), setting.config), options.verify, shadow, progress);
    }
  }
  if (report(diagnostics, common.quiet)) return result;
  report_rest(comparison, common.quiet);
  warn_about_unmanaged(comparison);
  if (!common.quiet) warn_about_missed(result.offer.plan, comparison.changes);
  result.good = true;
  return result;
}

int run_plan(const PlanOptions& options, const CommonOptions& common) {
  if (options.phase && options.format == "json") throw Error("`--phase` goes with text, sql and markdown; `--format json` is the whole plan, which says the phase of each step");
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  LazyShadow shadow(setting.shadow);
  const auto planned = plan_changes(database_source(options.from, setting, common), schema_source(options.to, setting), options, setting, common, shadow, diagnostics);
  return planned.good ? give_offer(planned.offer, options, common, shadow) : exit_error;
}

int run_verify(const VerifyOptions& options, const CommonOptions& common) {
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const auto made = read_plan_folder(options.folder);
  if (made.empty()) {
    print("Nothing to do, so nothing to prove.\n");
    return exit_ok;
  }
  const auto state = [&](const char* name, const std::string& sql) {
    auto text = load_sql_text(options.folder + "/plan.json, " + name, sql, options.folder, diagnostics);
    text.with_roles = true;  // where the plan was made without, there are none
    return with_put_away(read_sql(text, diagnostics));  // a plan that purges is about that
  };
  Proof proof;
  {
    Progress progress;
    progress.now("proving the plan on a shadow server");
    const auto before = state("from.sql", made.before_sql);
    const auto after = state("to.sql", made.after_sql);
    if (report(diagnostics, true)) return exit_error;
    LazyShadow shadow(setting.shadow);
    shadow.prefer_version(made.server_version);
    auto* server = shadow.get();
    if (server == nullptr) throw Error("the plan cannot be proven: " + shadow.reason());
    proof = prove(*server, made, before, after);
  }
  if (!proof.failure.empty()) {
    say(Severity::error, "the plan failed its proof: " + proof.failure);
    return exit_error;
  }
  for (const auto& each : proof.skipped) say(Severity::warning, "not proven: " + each);
  if (made.masked) say(Severity::note, "the secrets of the plan are masked in plan.json; it was tried with the masks");
  print(proof.proven && proof.skipped.empty() ? "Proven: up, down and up again.\n" : "Proven in part.\n");
  return exit_ok;
}

}  // namespace lockstep
