// [policy]: what lockstep.toml says about hazards, and what of a plan it denies.
#include <doctest/doctest.h>

#include "cli/config.h"
#include "cli/consent.h"
#include "cli/hazard_policy.h"
#include "cli/pipeline.h"
#include "planner/surroundings.h"

using namespace lockstep;

namespace {

ObjectId orders() { return {.kind = Kind::table, .schema = Name("public"), .name = Name("orders")}; }
ObjectId note() { return {.kind = Kind::column, .schema = Name("public"), .name = Name("orders"), .part = Name("note")}; }

// A table with a column, written at the first byte of a file.
Graph written(bool with_column, const std::string& allowed = "") {
  static const auto file = std::make_shared<SourceFile>(SourceFile{"schema.sql", "CREATE TABLE orders (id int);\n"});
  Graph graph;
  Node table{.id = orders(), .object = ir::Table{}, .origin = {file, 0, 12}};
  if (!allowed.empty()) table.directives.push_back({"allow", {{"code", allowed}}, {file, 0, 5}});
  graph.insert(std::move(table));
  if (with_column) graph.insert({.id = note(), .parent = orders(), .object = ir::Column{}});
  return graph;
}

Plan dropping(const std::string& allowed = "") {
  Plan plan;
  plan.steps.emplace_back();
  plan.steps[0].title = "drop column public.orders.note";
  plan.steps[0].subject = note();
  plan.steps[0].hazards = {{"data-loss", "its values are dropped"}, {"cached-plan", "statements fail"}};
  mark_surroundings(plan, written(true), written(false, allowed));
  return plan;
}

struct Read {
  Config config;
  std::string problems;
};

Read read_policy(const std::string& toml) {
  Diagnostics diagnostics;
  Read result;
  result.config = parse_config("/project/lockstep.toml", toml, diagnostics);
  for (const auto& each : diagnostics.all()) result.problems += render(each);
  return result;
}

// `data-loss deny, cached-plan warn`: what is not allowed.
std::string verdicts(const std::string& toml, const std::string& environment = "", const RelationSize& size = {}, const std::string& allowed = "") {
  const auto [config, problems] = read_policy(toml);
  REQUIRE_MESSAGE(problems.empty(), problems);
  std::string text;
  for (const auto& each : judge(dropping(allowed), policy_for(environment, config), [&](const ObjectId&) { return size; }))
    if (each.verdict != Verdict::allow) text += (text.empty() ? "" : ", ") + std::string(each.hazard.code.text()) + (each.verdict == Verdict::deny ? " deny" : " warn");
  return text;
}

}  // namespace

TEST_CASE("without a policy nothing is denied") { CHECK(verdicts("") == ""); }

TEST_CASE("a hazard, every hazard, and the special before the general") {
  CHECK(verdicts("[policy]\ndata-loss = \"deny\"\n") == "data-loss deny");
  CHECK(verdicts("[policy]\n\"*\" = \"warn\"\ndata-loss = \"allow\"\n") == "cached-plan warn");
  CHECK(verdicts("[policy]\n\"*\" = \"deny\"\ndata-loss = \"warn\"\n") == "data-loss warn, cached-plan deny");
}

TEST_CASE("environments come before what holds for all of them") {
  const auto toml = "[policy]\ndata-loss = \"deny\"\n[env.dev]\nservice = \"dev\"\n[env.dev.policy]\n\"*\" = \"allow\"\n";
  CHECK(verdicts(toml) == "data-loss deny");
  CHECK(verdicts(toml, "dev") == "");
}

TEST_CASE("patterns of objects speak of their parts and of what is in schemas") {
  CHECK(verdicts("[policy.objects.\"public.*\"]\ndata-loss = \"deny\"\n") == "data-loss deny");
  CHECK(verdicts("[policy.objects.\"table:orders\"]\ndata-loss = \"deny\"\n") == "data-loss deny");
  CHECK(verdicts("[policy.objects.\"column:*.note\"]\ndata-loss = \"deny\"\n") == "data-loss deny");
  CHECK(verdicts("[policy.objects.\"schema:public\"]\ndata-loss = \"deny\"\n") == "data-loss deny");
  CHECK(verdicts("[policy.objects.\"audit.*\"]\ndata-loss = \"deny\"\n") == "");
  CHECK(verdicts("[policy]\ndata-loss = \"deny\"\n[policy.objects.orders]\n\"*\" = \"allow\"\n") == "");
  // Of two that match alike, the stricter one.
  CHECK(verdicts("[policy.objects.orders]\ndata-loss = \"allow\"\n[policy.objects.\"public.*\"]\ndata-loss = \"deny\"\n") == "data-loss deny");
}

TEST_CASE("small relations are allowed, unknown sizes are large") {
  const auto toml = "[policy]\ndata-loss = { action = \"deny\", max_rows = 1000, max_bytes = \"1 MB\" }\n";
  CHECK(verdicts(toml) == "data-loss deny");
  CHECK(verdicts(toml, "", {1000, 1 << 20}) == "");
  CHECK(verdicts(toml, "", {1001, 8192}) == "data-loss deny");
  CHECK(verdicts(toml, "", {10, (1 << 20) + 1}) == "data-loss deny");
  CHECK(verdicts(toml, "", {10, std::nullopt}) == "data-loss deny");
}

TEST_CASE("a directive at the table allows what happens to its column") {
  CHECK(verdicts("[policy]\n\"*\" = \"deny\"\n", "", {}, "data-loss") == "cached-plan deny");
}

TEST_CASE("what is told of a denied hazard") {
  const auto plan = dropping();
  const auto policy = policy_for("", read_policy("[policy]\ndata-loss = \"deny\"\n").config);
  const auto findings = judge(plan, policy, {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].verdict == Verdict::deny);
  const auto text = render(told(findings[0], plan, written(false)));
  CHECK(text.starts_with("schema.sql:1:1: error: step 1, `drop column public.orders.note`: data-loss: its values are dropped [hazard-denied]\n"));
  CHECK(text.find("/project/lockstep.toml:2:1") != std::string::npos);
  CHECK(text.find("`-- @allow data-loss reason='…'`") != std::string::npos);
  // Of what is in no file, lockstep.toml alone can allow it.
  CHECK(render(told(findings[0], plan, Graph())).find("write a rule for `column public.orders.note` into lockstep.toml") != std::string::npos);
  auto warned = findings[0];
  warned.verdict = Verdict::warn;
  CHECK(render(told(warned, plan, written(false))).find("[hazard-warned]") != std::string::npos);
}

// What an application of the plan is refused for: `data-loss!` for what is denied, `data-loss` for what is not allowed.
std::string refused(const std::string& toml, const std::vector<std::string>& allowed, const std::string& directive = "", const RelationSize& size = {}) {
  const auto [config, problems] = read_policy(toml);
  REQUIRE_MESSAGE(problems.empty(), problems);
  const auto plan = dropping(directive);
  const auto against = objections(plan, {0}, parse_allowed(allowed), policy_for("", config), [&](const ObjectId&) { return size; });
  std::string text;
  for (const auto& each : against.denied.all()) text += each.message.substr(each.message.find(": ") + 2, 9) + "! ";
  for (const auto& code : against.codes) text += code + ' ';
  return text;
}

TEST_CASE("hazards are allowed by name, for an object or around it, by a rule, or by a directive") {
  CHECK(refused("", {}) == "data-loss ");  // the other is a note
  CHECK(refused("", {"data-loss"}) == "");
  CHECK(refused("", {"data-loss:public.orders"}) == "");
  CHECK(refused("", {"data-loss:public.orders.note"}) == "data-loss ");  // patterns without a kind are for objects of their own
  CHECK(refused("", {"data-loss:column:*.note"}) == "");
  CHECK(refused("", {"data-loss:view:public.orders"}) == "data-loss ");
  CHECK(refused("", {"data-loss:public.customers", "rewrite"}) == "data-loss ");
  CHECK(refused("", {}, "data-loss") == "");
  CHECK(refused("[policy]\n\"*\" = \"allow\"\n", {}) == "");
  CHECK(refused("[policy]\ndata-loss = \"warn\"\n", {}) == "data-loss ");
  CHECK(refused("[policy]\ndata-loss = { action = \"deny\", max_rows = 10 }\n", {}, "", {10, 0}) == "");
}

TEST_CASE("what the policy denies no name allows, but a directive does, or a rule that comes before") {
  CHECK(refused("[policy]\ndata-loss = \"deny\"\n", {"data-loss"}) == "data-loss! ");
  CHECK(refused("[policy]\ndata-loss = \"deny\"\n", {}) == "data-loss! ");
  CHECK(refused("[policy]\ndata-loss = \"deny\"\n", {}, "data-loss") == "");
  CHECK(refused("[policy]\n\"*\" = \"allow\"\ndata-loss = \"deny\"\n", {}) == "data-loss! ");
  CHECK(refused("[policy]\ndata-loss = \"deny\"\n[policy.objects.orders]\ndata-loss = \"allow\"\n", {}) == "");
  CHECK(refused("[policy]\ncached-plan = \"deny\"\n", {"data-loss"}) == "cached-pl! ");  // notes, too
}

TEST_CASE("directives that allow what is no hazard are errors") {
  Diagnostics diagnostics;
  check_allowed_codes(written(false, "dataloss"), diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "unknown-hazard");
  Diagnostics none;
  check_allowed_codes(written(false, "data-loss"), none);
  CHECK(none.all().empty());
}

TEST_CASE("mistakes in a policy are errors with their place") {
  CHECK(read_policy("[policy]\ndataloss = \"deny\"\n").problems.find("[unknown-hazard]") != std::string::npos);
  CHECK(read_policy("[policy]\ndata-loss = \"refuse\"\n").problems.find("[wrong-type]") != std::string::npos);
  CHECK(read_policy("[policy]\ndata-loss = { max_rows = 1 }\n").problems.find("does not say what is to happen") != std::string::npos);
  CHECK(read_policy("[policy]\ndata-loss = { action = \"deny\", max_bytes = \"big\" }\n").problems.find("is no size") != std::string::npos);
  CHECK(read_policy("[policy]\ndata-loss = { action = \"deny\", rows = 1 }\n").problems.find("[unknown-key]") != std::string::npos);
  CHECK(read_policy("[policy.objects.\"!x\"]\ndata-loss = \"deny\"\n").problems.find("[bad-pattern]") != std::string::npos);
  CHECK(read_policy("[policy.objects.\"chair:x\"]\ndata-loss = \"deny\"\n").problems.find("[bad-pattern]") != std::string::npos);
}

TEST_CASE("sizes") {
  CHECK(parse_size("0") == 0);
  CHECK(parse_size("8192 B") == 8192);
  CHECK(parse_size("64kB") == 65536);
  CHECK(parse_size("1.5 GB") == 1610612736);
  CHECK_FALSE(parse_size("GB"));
  CHECK_FALSE(parse_size("1 gb"));
  CHECK_FALSE(parse_size("-1"));
  CHECK_FALSE(parse_size("1e300 TB"));
}
