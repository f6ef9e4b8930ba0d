#include "cli/offer.h"

#include "cli/commands.h"
#include "cli/plan_folder.h"
#include "emitter/words.h"
#include "ir/error.h"
#include "ir/secrets.h"
#include "parser/canonical.h"
#include "planner/size.h"
#include "planner/unfinished.h"

namespace lockstep {
namespace {

std::string built_from_nothing(const Graph& state) { return state_sql(state, build_plan(state)); }

RelationSize size_in(const Graph& before, const ObjectId& relation) {
  const auto size = size_of(before, relation);
  return size ? RelationSize{size->rows, size->bytes} : RelationSize();
}

void keep_states(Plan& plan, const PlannedStates& whole) {
  if (plan.empty()) return;
  const auto states = partial_states(plan, whole.before_renames, whole.after);
  plan.before_sql = built_from_nothing(masked(states.before));
  plan.after_sql = built_from_nothing(masked(states.after));
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

Diagnostics judged(const Plan& made, const PlannedStates& states, const HazardPolicy& policy) {
  Diagnostics result;
  for (const auto& each : judge(made, policy, [&](const ObjectId& relation) { return size_in(states.before, relation); }))
    if (each.verdict != Verdict::allow) result.add(told(each, made, states.after));
  return result;
}

// A plan that is denied is shown to people alone: nobody is to run it by mistake.
int show_denied(const Plan& made, const PlanOptions& options, const CommonOptions& common) {
  if (options.format == "text" || options.format == "markdown") print(rendered(made, options, common.color));
  return exit_denied;
}

void refuse_unfinished(const Plan& plan, const Graph& before) {
  const auto left = left_half_done(plan, before);
  if (left.empty()) return;
  throw Error("a plan that stopped half way left " + to_string(left.front()) + (left.size() == 1 ? std::string() : " and " + std::to_string(left.size() - 1) + " more") +
              " there, which this plan would make, too; run the rest of its scripts in `steps/`, or the downs of those that ran, and plan again");
}

}  // namespace

Policy policy_of(const PlanOptions& options, const Config& config) {
  Policy policy;
  policy.columns_in_text = with_renamed_columns;
  if (config.small_table_rows) policy.small_table_rows = *config.small_table_rows;
  if (config.small_table_bytes) policy.small_table_bytes = *config.small_table_bytes;
  if (config.copy_table_rows) policy.copy_table_rows = *config.copy_table_rows;
  if (config.lock_timeout_ms) policy.lock_timeout_ms = *config.lock_timeout_ms;
  if (config.batch) policy.batch = *config.batch;
  policy.analyze = config.analyze;
  const auto& drops = options.drops ? options.drops : config.drops;
  if (drops) policy.drops = *drops == "deprecate" ? Drops::deprecate : Drops::now;
  if (options.small_table_rows) policy.small_table_rows = *options.small_table_rows;
  if (options.copy_table_rows) policy.copy_table_rows = *options.copy_table_rows;
  return policy;
}

Offer prepare_offer(Plan plan, const PlannedStates& states, const HazardPolicy& policy, bool verify, LazyShadow& shadow, Progress& progress) {
  Offer result{.plan = std::move(plan)};
  auto& made = result.plan;
  refuse_unfinished(made, states.before_renames);
  keep_states(made, states);
  result.judgement = judged(made, states, policy);
  if (!verify || made.empty() || result.is_denied()) return result;
  progress.now("proving the plan on a shadow server");
  shadow.prefer_version(made.server_version);
  if (auto* server = shadow.get()) result.proof = prove(*server, made, states.before_renames, states.after);
  return result;
}

int say_offer(const Offer& offer, const PlanOptions& options, const CommonOptions& common, const LazyShadow& shadow) {
  const auto& made = offer.plan;
  if (report(offer.judgement, common.quiet)) return show_denied(made, options, common);
  if (offer.proof && !say_proof(*offer.proof, common.quiet)) return exit_error;
  if (options.verify && !made.empty() && !offer.proof) say(Severity::warning, "the plan is not proven: " + shadow.reason());
  return exit_ok;
}

int give_offer(const Offer& offer, const PlanOptions& options, const CommonOptions& common, const LazyShadow& shadow) {
  const auto& made = offer.plan;
  if (const int code = say_offer(offer, options, common, shadow); code != exit_ok) return code;

  if (options.out) write_plan_folder(*options.out, made);
  print(rendered(made, options, common.color));
  if (options.out && !common.quiet) say(Severity::note, "written to " + *options.out);
  return options.exit_code && !made.empty() ? exit_differs : exit_ok;
}

}  // namespace lockstep
