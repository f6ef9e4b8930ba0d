// What transactions begin with, over small states made by hand.
#include <doctest/doctest.h>

#include "planner/lock_ahead.h"
#include "tests/unit/planner/small_graph.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

Step altering(const char* table, Lock lock) {
  Step step;
  step.subject = table_id(table);
  step.up = {sql("SELECT 1")};
  step.down.statements = {sql("SELECT 2")};
  step.locks = {{table_id(table), lock}};
  return step;
}

Graph with_tables() {
  auto graph = stock();
  for (const char* each : {"a", "b", "c"}) add_table(graph, each);
  return graph;
}

void inherit(Graph& graph, const char* child, const char* parent) { graph.at(table_id(child)).as<ir::Table>().inherits = {{table_id(parent)}}; }

bool has(const Sql& statement, std::string_view text) { return statement.text().find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a transaction that takes several strong locks begins with all of them, in one order and in the other") {
  const auto graph = with_tables();
  Plan plan;
  plan.steps = {altering("a", Lock::share_row_exclusive), altering("b", Lock::access_exclusive), altering("c", Lock::share_update_exclusive)};
  lock_ahead(plan, graph, graph, {});
  const auto& first = plan.steps.front().lock_first;
  CHECK(has(first, "LOCK TABLE public.a, public.b IN SHARE UPDATE EXCLUSIVE MODE"));
  CHECK(has(first, "LOCK TABLE public.a IN SHARE ROW EXCLUSIVE MODE;\n        LOCK TABLE public.b IN ACCESS EXCLUSIVE MODE;\n      ELSE\n        LOCK TABLE public.b IN ACCESS EXCLUSIVE MODE"));
  CHECK(!has(first, "public.c"));
  CHECK(plan.steps[1].lock_first.empty());
  CHECK(has(plan.steps.back().down.lock_first, "public.a, public.b IN ACCESS EXCLUSIVE MODE"));
}

TEST_CASE("what comes behind long work is not locked ahead") {
  const auto graph = with_tables();
  Plan plan;
  plan.steps = {altering("a", Lock::access_exclusive), altering("b", Lock::access_exclusive)};
  plan.steps.front().work = {{.relation = table_id("a"), .rewrites = true}};
  lock_ahead(plan, graph, graph, {});
  CHECK(plan.steps.front().lock_first.text() == "DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$");
}

TEST_CASE("a parent is locked before its children, also when they change places") {
  auto before = with_tables();
  auto after = with_tables();
  inherit(before, "a", "c");
  inherit(before, "b", "a");
  inherit(after, "a", "b");
  Plan plan;
  plan.steps = {altering("a", Lock::access_exclusive), altering("b", Lock::access_exclusive), altering("c", Lock::access_exclusive)};
  lock_ahead(plan, before, after, {});
  CHECK(has(plan.steps.front().lock_first, "LOCK TABLE public.c IN ACCESS EXCLUSIVE MODE"));
  for (const auto* each : {"public.b", "public.c"}) CHECK(has(plan.steps.back().down.lock_first, each));  // `b` with `a` below it
  lock_ahead(plan, before, before, {});
  CHECK(has(plan.steps.front().lock_first, "LOCK TABLE public.c IN ACCESS EXCLUSIVE MODE"));
}
