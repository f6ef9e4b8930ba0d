#include "cli/plan_drift.h"

#include "cli/kept.h"
#include "emitter/emitter.h"
#include "ir/error.h"
#include "ir/put_away.h"
#include "parser/source_files.h"
#include "runner/prove.h"

namespace lockstep {
namespace {

Graph state_in(const char* name, const std::string& sql, LazyShadow& shadow, Diagnostics& diagnostics) {
  auto text = load_sql_text(std::string("plan.json, ") + name, sql, ".", diagnostics);
  text.with_roles = true;  // where the plan was made without, there are none
  // Some of it only a server can tell.
  return with_put_away(evaluated(text, read_alone(text), shadow, diagnostics).graph);  // a plan that purges is about that
}

// What of the database the plan is about: what it touches and needs there, and whatever it names besides, such as the schema that every
// file begins with.
Graph part_of(const Graph& live, const Graph& touched, const Graph& said) {
  std::vector<ObjectId> roots;
  for (const auto* graph : {&touched, &said})
    for (const auto& [id, node] : graph->nodes())
      if (live.contains(id)) roots.push_back(id);
  return closure(live, roots);
}

bool names_roles(const Graph& state) { return !state.nodes(Kind::role).empty(); }

}  // namespace

std::string drift_from(const Plan& plan, PlanEnd end, const std::string& conninfo, const Setting& setting, LazyShadow& shadow, Color color, Progress& progress) {
  if (plan.before_sql.empty() && plan.after_sql.empty()) throw Error("the plan does not hold the states that it is about");
  progress.now("reading the database");
  Diagnostics diagnostics;
  shadow.prefer_version(plan.server_version);
  const auto said_before = state_in("from.sql", plan.before_sql, shadow, diagnostics);
  const auto said_after = state_in("to.sql", plan.after_sql, shadow, diagnostics);
  const bool with_roles = names_roles(said_before) || names_roles(said_after);
  auto state = read_state({Source::Kind::database, conninfo, {}}, with_roles, shadow, diagnostics, progress);
  const bool about_put_away = !put_away(said_before).empty();
  const auto& live = about_put_away ? with_put_away(state.graph) : state.graph;

  auto& comparison = kept<Comparison>();
  const bool from = end == PlanEnd::from;
  // What the plan leaves unsaid, such as owners, is as it is in the database: so this is what comes first.
  comparison.after = from ? said_before : said_after;
  comparison.before = part_of(live, from ? partial_states(plan, live, said_after).before : partial_states(plan, said_before, live).after, comparison.after);
  shadow.prefer_version(live.origin.server_version);
  // The plan says everything in the terms of the environment that it was made for.
  auto plain = setting;
  plain.environment.clear();
  plain.with_roles = with_roles;
  compare_read(comparison, {Source::Kind::database, conninfo, {}}, {Source::Kind::path, "the plan", {}}, plain, shadow, diagnostics, progress);
  if (diagnostics.has_errors()) {
    report(diagnostics, true);
    throw Error("the state of the plan cannot be compared with the database");
  }
  if (comparison.changes.empty()) return {};
  return changes_text(comparison.changes, comparison.before, comparison.after, output_style(color));
}

}  // namespace lockstep
