// The example schemas through parser, planner and emitter, without a server.
#include <doctest/doctest.h>

#include "cli/files.h"
#include "cli/temporary_folder.h"
#include "differ/diff.h"
#include "emitter/emitter.h"
#include "parser/canonical.h"
#include "parser/source_files.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"

using namespace lockstep;

namespace {

SqlText load_example(const std::string& name) {
  Diagnostics diagnostics;
  auto text = load_sql(LOCKSTEP_SOURCE_DIR "/schemas-example/" + name, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  return text;
}

Graph read(const SqlText& text) {
  Diagnostics diagnostics;
  auto graph = read_sql(text, diagnostics);
  for (const auto& each : diagnostics.all()) CHECK_MESSAGE(each.severity != Severity::error, render(each));
  return graph;
}

// What differs, as text; empty when nothing does.
std::string differences(Graph before, Graph after) {
  canonicalise_differences(before, after);
  const auto changes = diff(before, after);
  return changes.empty() ? std::string() : changes_text(changes, before, after, {});
}

const std::vector<std::string> examples = {"shop", "saas", "library"};

}  // namespace

TEST_CASE("plans between versions follow the schema of plan.json and read back to the same bytes") {
  const lockstep::testing::JsonSchema schema(
      nlohmann::json::parse(lockstep::testing::file_text(LOCKSTEP_SOURCE_DIR "/docs/plan.schema.json")));
  for (const auto& example : examples) {
    CAPTURE(example);
    Diagnostics diagnostics;
    auto [before, after] = read_sql_pair(load_example(example + "/v1"), load_example(example + "/v2"), diagnostics);
    const auto renames = match_renames(before, after, diagnostics);
    CHECK_FALSE(diagnostics.has_errors());
    canonicalise_differences(before, after);
    const auto made = plan(diff(before, after, renames), before, after, {});
    CHECK_FALSE(made.empty());
    const auto json = plan_json(made);
    CHECK(plan_json(read_plan_json(json)) == json);
    CHECK(schema.problems(nlohmann::json::parse(json)) == std::vector<std::string>{});
  }
}

TEST_CASE("a state that is written down reads back as the same state") {
  for (const auto& example : examples) {
    CAPTURE(example);
    const auto state = read(load_example(example + "/v2"));
    const auto build = build_plan(state);
    Diagnostics diagnostics;
    CHECK(differences(state, read(load_sql_text("state.sql", state_sql(state, build), ".", diagnostics))) == "");

    const TemporaryFolder folder;
    StagedFiles files(folder.path() / "by-object");
    for (const auto& [name, text] : state_sql_by_object(state, build)) files.add(name, text);
    files.move_into_place();
    CHECK(differences(state, read(load_sql(folder.path() / "by-object", diagnostics))) == "");
  }
}
