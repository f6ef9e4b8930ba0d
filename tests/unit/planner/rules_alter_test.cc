// What alter() does for each kind but tables and what hangs on them, and when it may.
#include <algorithm>

#include <doctest/doctest.h>

#include "planner/rules.h"
#include "tests/unit/planner/small_graph.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {


ObjectId id(Kind kind, const char* schema, const char* name, const char* part = "") {
  return {.kind = kind, .schema = Name(schema), .name = Name(name), .part = Name(part)};
}

// Both states of one object, with whatever else a test puts into them.
struct States {
  Graph before;
  Graph after;
  Policy policy;

  template <class K>
  States(const ObjectId& which, K was, K is) {
    Node node{.id = which, .object = std::move(was)};
    if (!which.part.empty()) {
      const auto kind = which.kind == Kind::domain_constraint ? Kind::domain : Kind::table;
      node.parent = ObjectId{.kind = kind, .schema = which.schema, .name = which.name};
    }
    before.insert(node);
    node.object = std::move(is);
    after.insert(std::move(node));
  }

  // A column `t.c` of the type.
  void use_type(const ObjectId& which, const char* text) {
    const auto table = id(Kind::table, "app", "t");
    for (auto* graph : {&before, &after}) {
      graph->insert({.id = table, .object = ir::Table{}});
      graph->insert({.id = id(Kind::column, "app", "t", "c"),
                     .parent = table,
                     .object = ir::Column{.type = {.text = Name(text), .reference = which}}});
    }
  }

  template <class K>
  Alteration<K> alteration(const ObjectId& which) const {
    return {{before, before.at(which)}, {after, after.at(which)}, policy};
  }
};

std::string whole_text(const std::vector<Step>& steps) {
  std::string text;
  for (const auto& step : steps) {
    text += step.title + '\n';
    for (const auto& up : step.up) text += "up: " + up.text() + '\n';
    for (const auto& down : step.down.statements) text += "down: " + down.text() + '\n';
    for (const auto& each : step.locks)
      text += "lock: " + std::string(lock_name(each.lock)) + " on " + to_string(each.relation) + '\n';
    for (const auto& hazard : step.hazards) text += "hazard: " + std::string(hazard.code.text()) + '\n';
  }
  return text;
}

template <class K>
std::string altered(const States& states, const ObjectId& which) {
  std::vector<Step> steps;
  alter(states.alteration<K>(which), steps);
  return whole_text(steps);
}

template <class K>
bool possible(const States& states, const ObjectId& which) {
  return can_alter(states.alteration<K>(which));
}

}  // namespace

TEST_CASE("enum values are added in their places") {
  const auto mood = id(Kind::enum_type, "app", "mood");
  const auto ups = [&](std::vector<std::string> was, std::vector<std::string> is) {
    const States states(mood, ir::EnumType{std::move(was)}, ir::EnumType{std::move(is)});
    REQUIRE(possible<ir::EnumType>(states, mood));
    std::vector<Step> steps;
    alter(states.alteration<ir::EnumType>(mood), steps);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].transaction == Transaction::alone);
    return steps[0].title + ": " + join(steps[0].up, "; ").text();
  };
  CHECK(ups({"a"}, {"a", "b"}) == "add value 'b' to enum app.mood: ALTER TYPE app.mood ADD VALUE 'b'");
  CHECK(ups({"b", "e"}, {"a", "a2", "b", "c", "d", "e", "f"}) ==
        "add values 'a', 'a2', 'c', 'd', 'f' to enum app.mood: "
        "ALTER TYPE app.mood ADD VALUE 'a' BEFORE 'b'; ALTER TYPE app.mood ADD VALUE 'a2' AFTER 'a'; "
        "ALTER TYPE app.mood ADD VALUE 'c' AFTER 'b'; ALTER TYPE app.mood ADD VALUE 'd' AFTER 'c'; "
        "ALTER TYPE app.mood ADD VALUE 'f'");
  CHECK(ups({}, {"it's"}) == "add value 'it''s' to enum app.mood: ALTER TYPE app.mood ADD VALUE 'it''s'");
  const auto can = [&](std::vector<std::string> was, std::vector<std::string> is) {
    return possible<ir::EnumType>(States(mood, ir::EnumType{std::move(was)}, ir::EnumType{std::move(is)}), mood);
  };
  CHECK_FALSE(can({"a", "b"}, {"a"}));
  CHECK_FALSE(can({"a", "b"}, {"b", "a"}));
  CHECK_FALSE(can({"a", "b"}, {"b", "c", "a"}));
}

TEST_CASE("a value of an enum in a partition key has no way back") {
  const auto mood = id(Kind::enum_type, "app", "mood");
  const auto step = [&](const char* key) {
    States states(mood, ir::EnumType{{"a"}}, ir::EnumType{{"a", "b"}});
    states.use_type(mood, "app.mood");
    for (auto* graph : {&states.before, &states.after})
      graph->at(id(Kind::table, "app", "t")).as<ir::Table>().partition_key = ir::PartitionKey{.strategy = Name("list"), .elements = {ir::IndexElement{.column = Name(key)}}};
    std::vector<Step> steps;
    alter(states.alteration<ir::EnumType>(mood), steps);
    REQUIRE(steps.size() == 1);
    return steps.front();
  };
  const auto in_key = step("c");
  CHECK(in_key.down.reversal == Reversal::irreversible);
  CHECK(in_key.down.statements.empty());
  CHECK(in_key.down.reason.ends_with("those of table app.t"));
  CHECK(std::any_of(in_key.hazards.begin(), in_key.hazards.end(), [](const Hazard& each) { return each.code == "irreversible"; }));
  CHECK(step("other").down.reversal == Reversal::exact);
}

TEST_CASE("attributes of composite types") {
  const auto address = id(Kind::composite_type, "app", "address");
  const auto attribute = [](const char* name, const char* of) {
    return ir::Attribute{.name = Name(name), .type = type(of)};
  };
  const auto a = attribute("a", "integer");
  const auto b = attribute("b", "text");
  const auto c = attribute("c", "text");
  const auto states = [&](std::vector<ir::Attribute> was, std::vector<ir::Attribute> is) {
    return States(address, ir::CompositeType{std::move(was)}, ir::CompositeType{std::move(is)});
  };
  CHECK(altered<ir::CompositeType>(states({a}, {a, b}), address) ==
        "change attributes of composite type app.address\n"
        "up: ALTER TYPE app.address\n    ADD ATTRIBUTE b text\n"
        "down: ALTER TYPE app.address\n    DROP ATTRIBUTE b\n");
  // What is dropped from the middle takes along what stood behind it when it comes back.
  CHECK(altered<ir::CompositeType>(states({a, b, c}, {a, c}), address) ==
        "change attributes of composite type app.address\n"
        "up: ALTER TYPE app.address\n    DROP ATTRIBUTE b\n"
        "down: ALTER TYPE app.address\n    DROP ATTRIBUTE c,\n    ADD ATTRIBUTE b text,\n    ADD ATTRIBUTE c text\n");
  auto big = attribute("a", "bigint");
  big.comment = "number";
  auto retyped = states({a, b}, {big, b});
  CHECK(altered<ir::CompositeType>(retyped, address) ==
        "change attributes of composite type app.address\n"
        "up: ALTER TYPE app.address\n    ALTER ATTRIBUTE a TYPE bigint\n"
        "up: COMMENT ON COLUMN app.address.a IS 'number'\n"
        "down: ALTER TYPE app.address\n    ALTER ATTRIBUTE a TYPE integer\n"
        "down: COMMENT ON COLUMN app.address.a IS NULL\n");
  CHECK(possible<ir::CompositeType>(retyped, address));
  retyped.use_type(address, "app.address[]");
  CHECK_FALSE(possible<ir::CompositeType>(retyped, address));
  auto shrunk = states({a, b}, {a});
  shrunk.use_type(address, "app.address");
  CHECK(altered<ir::CompositeType>(shrunk, address).ends_with("hazard: data-loss\n"));
}

TEST_CASE("domains") {
  const auto email = id(Kind::domain, "app", "email");
  States states(email,
                ir::Domain{.type = type("text"), .default_value = expr("'x'")},
                ir::Domain{.type = type("text"), .not_null = true});
  states.use_type(email, "app.email");
  CHECK(altered<ir::Domain>(states, email) ==
        "drop default of domain app.email\n"
        "up: ALTER DOMAIN app.email DROP DEFAULT\n"
        "down: ALTER DOMAIN app.email SET DEFAULT 'x'\n"
        "forbid null in domain app.email\n"
        "up: ALTER DOMAIN app.email SET NOT NULL\n"
        "down: ALTER DOMAIN app.email DROP NOT NULL\n"
        "lock: SHARE on table app.t\nhazard: blocking-scan\nhazard: may-fail\n");
  const auto check = id(Kind::domain_constraint, "app", "email", "at");
  const ir::DomainConstraint open{.expression = expr("VALUE > ''"), .validated = false};
  auto validated = open;
  validated.validated = true;
  States validation(check, open, validated);
  validation.before.at(check).comment = "kept";
  CHECK(altered<ir::DomainConstraint>(validation, check) ==
        "validate constraint at of domain app.email\n"
        "up: ALTER DOMAIN app.email VALIDATE CONSTRAINT at\n"
        "down: ALTER DOMAIN app.email DROP CONSTRAINT at\n"
        "down: ALTER DOMAIN app.email ADD CONSTRAINT at CHECK (VALUE > '') NOT VALID\n"
        "down: COMMENT ON CONSTRAINT at ON DOMAIN app.email IS 'kept'\n");
  CHECK(possible<ir::DomainConstraint>(validation, check));
  CHECK_FALSE(possible<ir::DomainConstraint>(States(check, validated, open), check));
}

TEST_CASE("sequences") {
  const auto s = id(Kind::sequence, "app", "s");
  const ir::SequenceOptions small{.type = Name("integer"), .maximum = 2147483647};
  ir::SequenceOptions big{.type = Name("bigint"), .maximum = 9223372036854775807, .cache = 5};
  CHECK(altered<ir::Sequence>(States(s, ir::Sequence{.options = small}, ir::Sequence{.options = big}), s) ==
        "change options of sequence app.s\n"
        "up: ALTER SEQUENCE app.s AS bigint MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 5\n"
        "down: ALTER SEQUENCE app.s AS integer MINVALUE 1 MAXVALUE 2147483647 CACHE 1\n"
        "lock: SHARE ROW EXCLUSIVE on sequence app.s\n");
  // A sequence that was never used has to be brought within its new limits.
  ir::SequenceOptions late{.type = Name("integer"), .start = 5000000000, .minimum = 5000000000, .maximum = 6000000000};
  late.type = Name("bigint");
  CHECK(altered<ir::Sequence>(States(s, ir::Sequence{.options = small}, ir::Sequence{.options = late}), s) ==
        "change options of sequence app.s\n"
        "up: ALTER SEQUENCE app.s AS bigint MINVALUE 1 MAXVALUE 6000000000\n"
        "up: SELECT pg_catalog.setval('app.s', 5000000000, false) FROM app.s "
        "WHERE NOT is_called AND last_value NOT BETWEEN 5000000000 AND 6000000000\n"
        "up: ALTER SEQUENCE app.s START WITH 5000000000 MINVALUE 5000000000\n"
        "down: ALTER SEQUENCE app.s MINVALUE 1\n"
        "down: SELECT pg_catalog.setval('app.s', 1, false) FROM app.s "
        "WHERE NOT is_called AND last_value NOT BETWEEN 1 AND 2147483647\n"
        "down: ALTER SEQUENCE app.s AS integer START WITH 1 MINVALUE 1 MAXVALUE 2147483647\n"
        "lock: SHARE ROW EXCLUSIVE on sequence app.s\nhazard: may-fail\n");
  const Ref column{id(Kind::column, "app", "t", "c")};
  const States tied(s, ir::Sequence{.options = small}, ir::Sequence{.options = small, .owned_by = column});
  CHECK(altered<ir::Sequence>(tied, s) ==
        "tie sequence app.s to column app.t.c\n"
        "up: ALTER SEQUENCE app.s OWNED BY app.t.c\n"
        "down: ALTER SEQUENCE app.s OWNED BY NONE\n"
        "lock: SHARE ROW EXCLUSIVE on sequence app.s\n");
}

TEST_CASE("routines are altered, replaced in place, or not at all") {
  ObjectId f = id(Kind::routine, "app", "f");
  f.signature = Name("integer");
  const ir::Routine plain{.arguments = {{.name = Name("a"), .type = type("integer")}},
                          .returns = type("integer"),
                          .language = Name("sql"),
                          .body = "SELECT 1"};
  auto other = plain;
  other.volatility = ir::Volatility::immutable;
  other.cost = 10;
  other.configuration = {{"search_path", "app"}};
  CHECK(altered<ir::Routine>(States(f, plain, other), f) ==
        "change attributes of function app.f(integer)\n"
        "up: ALTER FUNCTION app.f(integer) IMMUTABLE COST 10 SET search_path TO app\n"
        "down: ALTER FUNCTION app.f(integer) VOLATILE COST 100 RESET search_path\n");
  other = plain;
  other.body = "SELECT 2";
  CHECK(altered<ir::Routine>(States(f, plain, other), f) ==
        "replace function app.f(integer)\n"
        "up: CREATE OR REPLACE FUNCTION app.f(a integer)\nRETURNS integer\nLANGUAGE sql\nAS $$SELECT 2$$\n"
        "down: CREATE OR REPLACE FUNCTION app.f(a integer)\nRETURNS integer\nLANGUAGE sql\nAS $$SELECT 1$$\n");
  other = plain;
  other.arguments[0].name = Name("b");
  CHECK_FALSE(possible<ir::Routine>(States(f, plain, other), f));
  // The way back from a new default leads over a new function, and takes along who calls it.
  other = plain;
  other.arguments[0].default_value = expr("1");
  States states(f, plain, other);
  states.before.at(f).owner = Name("clerk");
  CHECK(possible<ir::Routine>(states, f));
  CHECK_FALSE(possible<ir::Routine>(States(f, other, plain), f));
  CHECK(altered<ir::Routine>(states, f) ==
        "replace function app.f(integer)\n"
        "up: CREATE OR REPLACE FUNCTION app.f(a integer DEFAULT 1)\nRETURNS integer\nLANGUAGE sql\nAS $$SELECT 1$$\n"
        "down: DROP FUNCTION app.f(integer)\n"
        "down: CREATE FUNCTION app.f(a integer)\nRETURNS integer\nLANGUAGE sql\nAS $$SELECT 1$$\n"
        "down: ALTER FUNCTION app.f(integer) OWNER TO clerk\n");
  Node view{.id = id(Kind::view, "app", "v"), .object = ir::View{.query = expr("SELECT app.f(2)")}, .references = {f}};
  states.before.insert(view);
  const auto text = altered<ir::Routine>(states, f);
  CHECK(text.substr(text.find("down:")) ==
        "down: DROP VIEW app.v\n"
        "down: DROP FUNCTION app.f(integer)\n"
        "down: CREATE FUNCTION app.f(a integer)\nRETURNS integer\nLANGUAGE sql\nAS $$SELECT 1$$\n"
        "down: ALTER FUNCTION app.f(integer) OWNER TO clerk\n"
        "down: CREATE VIEW app.v AS\nSELECT app.f(2)\n");
}

TEST_CASE("views are replaced in place when their columns stay") {
  const auto v = id(Kind::view, "app", "v");
  const ir::OutputColumn a{Name("a"), type("integer")};
  const ir::OutputColumn b{Name("b"), type("text")};
  const ir::View one{.query = expr("SELECT 1 AS a"), .columns = {a}};
  const ir::View other{.query = expr("SELECT 2 AS a"), .options = {{"security_barrier", "true"}}, .columns = {a}};
  CHECK(altered<ir::View>(States(v, one, other), v) ==
        "replace view app.v\n"
        "up: CREATE OR REPLACE VIEW app.v WITH (security_barrier=true) AS\nSELECT 2 AS a\n"
        "down: CREATE OR REPLACE VIEW app.v AS\nSELECT 1 AS a\n"
        "lock: ACCESS EXCLUSIVE on view app.v\n");
  ir::View checked = one;
  checked.options = {{"check_option", "local"}};
  CHECK(altered<ir::View>(States(v, one, checked), v) ==
        "set options of view app.v\n"
        "up: ALTER VIEW app.v SET (check_option=local)\n"
        "down: ALTER VIEW app.v RESET (check_option)\n"
        "lock: ACCESS EXCLUSIVE on view app.v\n");
  const ir::View wide{.query = expr("SELECT 1 AS a, 'x' AS b"), .columns = {a, b}};
  States wider(v, one, wide);
  CHECK(possible<ir::View>(wider, v));
  CHECK_FALSE(possible<ir::View>(States(v, wide, one), v));
  Node over{.id = id(Kind::view, "app", "w"), .object = ir::View{.query = expr("SELECT a FROM app.v")}, .references = {v}};
  over.comment = "over";
  wider.before.insert(over);
  wider.before.at(v).owner = Name("clerk");
  CHECK(altered<ir::View>(wider, v) ==
        "replace view app.v\n"
        "up: CREATE OR REPLACE VIEW app.v AS\nSELECT 1 AS a, 'x' AS b\n"
        "down: DROP VIEW app.w\n"
        "down: DROP VIEW app.v\n"
        "down: CREATE VIEW app.v AS\nSELECT 1 AS a\n"
        "down: ALTER VIEW app.v OWNER TO clerk\n"
        "down: CREATE VIEW app.w AS\nSELECT a FROM app.v\n"
        "down: COMMENT ON VIEW app.w IS 'over'\n"
        "lock: ACCESS EXCLUSIVE on view app.v\n");
  ir::View unknown = other;
  unknown.columns[0].type = {};
  CHECK_FALSE(possible<ir::View>(States(v, one, unknown), v));
}

TEST_CASE("what is on the node alone makes no step of a rule") {
  ObjectId f = id(Kind::routine, "app", "f");
  CHECK(altered<ir::Routine>(States(f, ir::Routine{}, ir::Routine{}), f).empty());
  const auto t = id(Kind::trigger, "app", "t", "tr");
  CHECK(altered<ir::Trigger>(States(t, ir::Trigger{}, ir::Trigger{}), t).empty());
  const auto p = id(Kind::policy, "app", "t", "p");
  CHECK(altered<ir::Policy>(States(p, ir::Policy{}, ir::Policy{}), p).empty());
}

TEST_CASE("triggers and policies") {
  const auto t = id(Kind::trigger, "app", "t", "tr");
  const ir::Trigger one{.on_insert = true, .for_each_row = true, .function = {Name("app"), Name("f")}};
  auto disabled = one;
  disabled.enabled = ir::TriggerEnabled::disabled;
  CHECK(altered<ir::Trigger>(States(t, one, disabled), t) ==
        "disable trigger tr on app.t\n"
        "up: ALTER TABLE app.t DISABLE TRIGGER tr\ndown: ALTER TABLE app.t ENABLE TRIGGER tr\n"
        "lock: SHARE ROW EXCLUSIVE on table app.t\n");
  auto other = one;
  other.on_update = true;
  const std::string tail = " TRIGGER tr\n    BEFORE INSERT ON app.t\n    FOR EACH ROW\n    EXECUTE FUNCTION app.f()\n";
  const std::string wide = " TRIGGER tr\n    BEFORE INSERT OR UPDATE ON app.t\n    FOR EACH ROW\n    EXECUTE FUNCTION app.f()\n";
  States states(t, one, other);
  CHECK(altered<ir::Trigger>(states, t) ==
        "replace trigger tr on app.t\nup: CREATE OR REPLACE" + wide + "down: CREATE OR REPLACE" + tail +
            "lock: SHARE ROW EXCLUSIVE on table app.t\n");
  states.before.origin.server_version = 130020;
  states.before.at(t).comment = "c";
  CHECK(altered<ir::Trigger>(states, t) ==
        "replace trigger tr on app.t\n"
        "up: DROP TRIGGER tr ON app.t\nup: CREATE" + wide + "up: COMMENT ON TRIGGER tr ON app.t IS 'c'\n"
        "down: DROP TRIGGER tr ON app.t\ndown: CREATE" + tail + "down: COMMENT ON TRIGGER tr ON app.t IS 'c'\n"
        "lock: ACCESS EXCLUSIVE on table app.t\n");

  const auto p = id(Kind::policy, "app", "t", "p");
  const ir::Policy open{.using_expression = expr("a > 0")};
  auto changed = open;
  changed.roles = {Name("clerk")};
  changed.using_expression = expr("a > 1");
  CHECK(altered<ir::Policy>(States(p, open, changed), p) ==
        "change policy p on app.t\n"
        "up: ALTER POLICY p ON app.t\n    TO clerk\n    USING (a > 1)\n"
        "down: ALTER POLICY p ON app.t\n    TO PUBLIC\n    USING (a > 0)\n"
        "lock: ACCESS EXCLUSIVE on table app.t\n");
  changed.check_expression = expr("true");
  CHECK(altered<ir::Policy>(States(p, open, changed), p) ==
        "replace policy p on app.t\n"
        "up: DROP POLICY p ON app.t\n"
        "up: CREATE POLICY p ON app.t\n    TO clerk\n    USING (a > 1)\n    WITH CHECK (true)\n"
        "down: DROP POLICY p ON app.t\n"
        "down: CREATE POLICY p ON app.t\n    USING (a > 0)\n"
        "lock: ACCESS EXCLUSIVE on table app.t\n");
}
