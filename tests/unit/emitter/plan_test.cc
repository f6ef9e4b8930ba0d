#include <regex>

#include <doctest/doctest.h>

#include "emitter/emitter.h"
#include "emitter/words.h"
#include "planner/runs.h"
#include "ir/error.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"
#include "tests/unit/emitter/sample_plan.h"

using namespace lockstep;
using lockstep::testing::sample_plan;

namespace {

// What is left of a script without comments, settings, transaction commands and psql's own commands.
std::string statements_of(std::string script) {
  script = std::regex_replace(script, std::regex("--[^\n]*"), "");
  script = std::regex_replace(script, std::regex("(^|\n)\\\\[^\n]*"), "\n");
  script = std::regex_replace(script, std::regex("\\b(BEGIN|COMMIT|SET [^;]*);"), "");
  return std::regex_replace(script, std::regex("\\s+"), "");
}

}  // namespace

TEST_CASE("a plan in every form") {
  const auto plan = sample_plan();
  lockstep::testing::check_golden("unit/emitter/golden/up.sql", up_script(plan));
  lockstep::testing::check_golden("unit/emitter/golden/down.sql", down_script(plan));
  lockstep::testing::check_golden("unit/emitter/golden/step_3_up.sql", step_up_script(plan, 2));
  lockstep::testing::check_golden("unit/emitter/golden/step_4_down.sql", step_down_script(plan, 3));
  lockstep::testing::check_golden("unit/emitter/golden/plan.txt", plan_text(plan, {}));
  lockstep::testing::check_golden("unit/emitter/golden/plan_color.txt", plan_text(plan, {.color = true}));
  lockstep::testing::check_golden("unit/emitter/golden/plan.md", plan_markdown(plan));
  lockstep::testing::check_golden("unit/emitter/golden/plan.json", plan_json(plan));
}

TEST_CASE("an empty plan has no statements and says so") {
  Plan plan;
  plan.from = "a.sql";
  plan.to = "b.sql";
  for (const auto& script : {up_script(plan), down_script(plan)}) {
    CHECK(statements_of(script).empty());
    CHECK(script.find("nothing to do") != std::string::npos);
  }
  CHECK(plan_text(plan, {}) == "Nothing to do: no difference from a.sql to b.sql.\n");
  CHECK(plan_json(read_plan_json(plan_json(plan))) == plan_json(plan));
}

TEST_CASE("irreversible steps leave no empty transaction behind") {
  const auto plan = sample_plan();
  CHECK(statements_of(step_down_script(plan, 3)).empty());
  CHECK(step_down_script(plan, 3).find("BEGIN") == std::string::npos);
}

TEST_CASE("plan.json reads back to the same bytes and follows its schema") {
  const auto text = plan_json(sample_plan());
  CHECK(plan_json(read_plan_json(text)) == text);
  const auto schema = nlohmann::json::parse(lockstep::testing::file_text(LOCKSTEP_SOURCE_DIR "/docs/plan.schema.json"));
  const lockstep::testing::JsonSchema validator(schema);
  const auto problems = validator.problems(nlohmann::json::parse(text));
  CHECK(problems == std::vector<std::string>{});

  auto broken = nlohmann::json::parse(text);
  broken["steps"][0]["phase"] = "later";
  broken["steps"][1].erase("up");
  broken["extra"] = 1;
  CHECK(validator.problems(broken).size() == 3);
}

TEST_CASE("what is no plan.json is an error") {
  auto json = nlohmann::ordered_json::parse(plan_json(sample_plan()));
  for (const std::string bad : {"", "{", "[]", "{}", "{\"format\":\"lockstep-plan\",\"version\":99}"})
    CHECK_THROWS_AS(read_plan_json(bad), Error);
  json["steps"][0]["transaction"] = "sometimes";
  CHECK_THROWS_WITH_AS(read_plan_json(json.dump()), doctest::Contains("it was changed after it was written"), Error);
  json.erase("checksum");
  CHECK_THROWS_WITH_AS(read_plan_json(json.dump()),
                       doctest::Contains("`sometimes` is not a transaction mode"), Error);
}

TEST_CASE("statements end with a semicolon that counts") {
  CHECK(terminated(verbatim("SELECT 1")) == "SELECT 1;\n");
  CHECK(terminated(verbatim("SELECT 1;\n")) == "SELECT 1;\n");
  CHECK(terminated(verbatim("SELECT 1 -- one")) == "SELECT 1 -- one\n;\n");
  for (const std::string text : {"SELECT '--'\n, 2", "SELECT 'it''s -- x'", "SELECT E'it\\'s -- x'", "SELECT \"--\"", "SELECT $$--$$",
                                 "SELECT $a$ $$ -- $a$", "SELECT $1 /* -- */", "SELECT 1 -- one\n + 2 /* -- */"})
    CHECK(terminated(verbatim(text)) == text + ";\n");
  for (const std::string text : {"SELECT '' -- x", "SELECT $1 -- x", "SELECT E'\\\\' -- x", "SELECT 1 /* */ -- $$"})
    CHECK(terminated(verbatim(text)) == text + "\n;\n");
}

TEST_CASE("statements that cannot run in a transaction") {
  for (const auto* text : {"CREATE INDEX CONCURRENTLY i ON t (a)",
                           "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
                           "drop index concurrently i",
                           "REINDEX INDEX CONCURRENTLY i",
                           "REINDEX (TABLESPACE s) INDEX CONCURRENTLY i",
                           "ALTER TABLE t DETACH PARTITION p CONCURRENTLY;",
                           "DO $$\nBEGIN\n  LOOP\n    UPDATE t SET a = 1;\n    COMMIT;\n  END LOOP;\nEND $$"})
    CHECK_MESSAGE(runs_outside_transactions(text), text);
  for (const auto* text : {"CREATE INDEX concurrently_i ON t (a)",
                           "CREATE TABLE t (index text, concurrently text)",
                           "ALTER TABLE t DETACH PARTITION p",
                           "COMMENT ON INDEX i IS 'CREATE INDEX CONCURRENTLY'",
                           "DO $$\nBEGIN\n  LOOP\n    LOCK TABLE t;\n  END LOOP;\nEND $$",
                           ""})
    CHECK_MESSAGE(!runs_outside_transactions(text), text);
}

TEST_CASE("step file names") {
  Plan plan;
  const auto name = [&](const std::string& title) {
    plan.steps.assign(1, Step{.title = title});
    return step_file_name(plan, 0);
  };
  CHECK(name("create table public.orders") == "001-create-table-public-orders");
  CHECK(name("../../etc/passwd") == "001-etc-passwd");
  CHECK(name("přidej") == "001-p-idej");
  CHECK(name("…") == "001");
  CHECK(name(std::string(100, 'x')).size() == 60);
  plan.steps.assign(1200, Step{.title = "x"});
  CHECK(step_file_name(plan, 0) == "0001-x");
}
