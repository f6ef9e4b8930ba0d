// lockstep plan, lockstep verify.
#include <algorithm>

#include "cli/commands.h"
#include "cli/kept.h"
#include "cli/pipeline.h"
#include "cli/plan_folder.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/secrets.h"
#include "parser/source_files.h"
#include "planner/size.h"
#include "runner/prove.h"

namespace lockstep {
namespace {

std::string built_from_nothing(const Graph& state) { return state_sql(state, build_plan(state)); }

RelationSize size_in(const Graph& before, const ObjectId& relation) {
  const auto size = size_of(before, relation);
  return size ? RelationSize{size->rows, size->bytes} : RelationSize();
}

Policy policy_of(const PlanOptions& options, const Config& config) {
  Policy policy;
  if (config.small_table_rows) policy.small_table_rows = *config.small_table_rows;
  if (config.small_table_bytes) policy.small_table_bytes = *config.small_table_bytes;
  if (config.lock_timeout_ms) policy.lock_timeout_ms = *config.lock_timeout_ms;
  if (config.batch) policy.batch = *config.batch;
  if (options.small_table_rows) policy.small_table_rows = *options.small_table_rows;
  return policy;
}

Plan make_plan(const Comparison& comparison, const Policy& policy) {
  auto result = plan(comparison.changes, comparison.before, comparison.after, policy);
  if (comparison.renamed) result.from_fingerprint = fingerprint(comparison.original_before);
  return result;
}

// Keeps in the plan what `lockstep verify` needs.
void keep_states(Plan& plan, const Comparison& comparison) {
  if (plan.empty()) return;
  const auto states = partial_states(plan, comparison.before_renames(), comparison.after);
  plan.before_sql = built_from_nothing(masked(states.before));
  plan.after_sql = built_from_nothing(masked(states.after));
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

std::string rendered(const Plan& plan, const PlanOptions& options, Color color) {
  std::optional<Phase> only;
  if (options.phase) only = read_phase(*options.phase);
  if (options.format == "sql") return up_script(plan, Secrets::masked, only);
  if (options.format == "json") return plan_json(plan);
  if (options.format == "markdown") return plan_markdown(plan, only);
  return plan_text(plan, output_style(color), only);
}

// True unless the plan failed its proof.
bool say_proof(const Proof& proof, bool quiet) {
  if (!proof.failure.empty()) {
    say(Severity::error, "the plan failed its proof, so nothing is written: " + proof.failure);
    return false;
  }
  for (const auto& each : proof.skipped) say(Severity::warning, "not proven: " + each);
  if (proof.proven && proof.skipped.empty() && !quiet) say(Severity::note, "the plan is proven: up, down and up again on a shadow server");
  return true;
}

// A difference that no rule makes a step of would otherwise look like none; in a plan with steps the proof finds it.
void warn_about_missed(const Plan& made, const ChangeSet& changes) {
  if (!made.empty()) return;
  for (const auto& change : changes.changes)
    say(Severity::warning, "`" + to_string(id_of(change)) + "` differs, but no statement was found that changes it; `lockstep diff` shows how");
}

// What [policy] of lockstep.toml says to the hazards of the plan. True when it denies one.
bool report_policy(const std::vector<Finding>& findings, const Plan& made, bool quiet) {
  Diagnostics diagnostics;
  for (const auto& each : findings) diagnostics.add(told(each, made));
  return report(diagnostics, quiet);
}

// A plan that is denied is shown to people alone: nobody is to run it by mistake.
int show_denied(const Plan& made, const PlanOptions& options, const CommonOptions& common) {
  if (options.format == "text" || options.format == "markdown") print(rendered(made, options, common.color));
  return exit_denied;
}

}  // namespace

int run_plan(const PlanOptions& options, const CommonOptions& common) {
  if (options.phase && options.format == "json") throw Error("`--phase` goes with text, sql and markdown; `--format json` is the whole plan, which says the phase of each step");
  Diagnostics diagnostics;
  const auto setting = read_setting(common, diagnostics);
  if (diagnostics.has_errors()) return report(diagnostics, common.quiet), exit_error;
  const auto from = database_source(options.from, setting, common);
  const auto to = schema_source(options.to, setting);

  LazyShadow shadow(setting.shadow);
  auto& comparison = kept<Comparison>();
  Plan made;
  std::optional<Proof> proof;
  std::vector<Finding> findings;
  {
    Progress progress;
    comparison = compare(from, to, setting, shadow, diagnostics, progress);
    check_allowed_codes(comparison.after, diagnostics);
    if (!diagnostics.has_errors()) {
      progress.now("planning");
      made = make_plan(comparison, policy_of(options, setting.config));
      keep_states(made, comparison);
      findings = judge(made, policy_for(environment_of(from, to, setting), setting.config), comparison.before, comparison.after, [&](const ObjectId& relation) { return size_in(comparison.before, relation); });
      if (options.verify && !made.empty() && !denies(findings)) {
        progress.now("proving the plan on a shadow server");
        shadow.prefer_version(made.server_version);
        if (auto* server = shadow.get()) proof = prove(*server, made, comparison.before_renames(), comparison.after);
      }
    }
  }
  if (report(diagnostics, common.quiet)) return exit_error;
  report_rest(comparison, common.quiet);
  warn_about_unmanaged(comparison);
  if (!common.quiet) warn_about_missed(made, comparison.changes);
  if (report_policy(findings, made, common.quiet)) return show_denied(made, options, common);
  if (proof && !say_proof(*proof, common.quiet)) return exit_error;
  if (options.verify && !made.empty() && !proof) say(Severity::warning, "the plan is not proven: " + shadow.reason());

  if (options.out) write_plan_folder(*options.out, made);
  print(rendered(made, options, common.color));
  if (options.out && !common.quiet) say(Severity::note, "written to " + *options.out);
  return options.exit_code && !made.empty() ? exit_differs : exit_ok;
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
    return read_sql(text, diagnostics);
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
