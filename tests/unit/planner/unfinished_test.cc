#include "planner/unfinished.h"

#include <doctest/doctest.h>

#include "tests/unit/planner/small_graph.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

Graph with_column(const char* name) {
  auto graph = stock();
  add_table(graph, "t");
  add_column(graph, "t", name, "bigint");
  return graph;
}

std::vector<ObjectId> left_before(Sql statement, const char* column) {
  Plan plan;
  plan.steps.emplace_back().up = {std::move(statement)};
  return left_half_done(plan, with_column(column));
}

constexpr auto second_column_name = "lockstep_b_new_0123abcd";

}  // namespace

TEST_CASE("what a plan would make once more was left by one that stopped half way") {
  CHECK(left_before(sql("ALTER TABLE public.t ADD COLUMN {} bigint", Name(second_column_name)), second_column_name) == std::vector{part_id(Kind::column, "t", second_column_name)});
  // It goes, or is not touched at all.
  CHECK(left_before(sql("ALTER TABLE public.t DROP COLUMN {}", Name(second_column_name)), second_column_name).empty());
  CHECK(left_before(sql("ALTER TABLE public.t ADD COLUMN b bigint"), second_column_name).empty());
}

TEST_CASE("names that people give are not taken for those of plans") {
  CHECK(left_before(sql("ALTER TABLE public.t ADD COLUMN lockstep_is_new bigint"), "lockstep_is_new").empty());
}

TEST_CASE("a name within what is made is not the name of what is made") {
  CHECK(left_before(sql("CREATE FUNCTION public.f() RETURNS trigger AS $$ SELECT {} FROM public.t $$", Name(second_column_name)), second_column_name).empty());
  CHECK(left_before(sql("CREATE INDEX i ON public.t ({})", Name(second_column_name)), second_column_name).empty());
}
