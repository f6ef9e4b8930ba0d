// The names of what is put away, and how a state is told from it.
#include <doctest/doctest.h>

#include "ir/put_away.h"
#include "tests/unit/planner/small_graph.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::string name_of(const ObjectId& id, const std::set<Name>& taken = {}) { return put_away_name(id, taken).text(); }

Graph with_reserved_things() {
  auto graph = stock();
  add_table(graph, "people");
  add_column(graph, "people", "id", "integer");
  add_column(graph, "people", "~lockstep_dropped_fax", "text");
  add_column(graph, "people", "name", "text");
  const ObjectId schema{.kind = Kind::schema, .name = Name("~lockstep_dropped_public.orders~2")};
  graph.insert({.id = schema, .object = ir::Schema{}});
  const ObjectId table{.kind = Kind::table, .schema = schema.name, .name = Name("orders")};
  graph.insert({.id = table, .object = ir::Table{}});
  auto column = table;
  column.kind = Kind::column;
  column.part = Name("id");
  graph.insert({.id = column, .parent = table, .object = ir::Column{.ordinal = 1, .type = type("integer")}});
  return graph;
}

}  // namespace

TEST_CASE("reserved names") {
  const auto column = part_id(Kind::column, "people", "fax");
  CHECK(name_of(column) == "~lockstep_dropped_fax");
  CHECK(name_of(column, {Name("~lockstep_dropped_fax")}) == "~lockstep_dropped_fax~2");
  CHECK(name_of(column, {Name("~lockstep_dropped_fax"), Name("~lockstep_dropped_fax~2")}) == "~lockstep_dropped_fax~3");
  CHECK(name_of(table_id("orders")) == "~lockstep_dropped_public.orders");
  const auto longest = std::string(44, 'x') + "üüüüüüüüü";  // 62 bytes
  const auto cut = name_of(part_id(Kind::column, "people", longest.c_str()), {});
  CHECK(cut.size() <= 63);
  CHECK(cut.starts_with("~lockstep_dropped_xxx"));
  CHECK(cut != name_of(part_id(Kind::column, "people", (longest + "y").c_str())));
  const auto second = name_of(part_id(Kind::column, "people", longest.c_str()), {Name(cut)});
  CHECK(second.size() <= 63);
  CHECK(second.ends_with("~2"));
}

TEST_CASE("readers leave out what is put away, and remember it") {
  auto graph = with_reserved_things();
  const auto whole = graph;
  leave_out_put_away(graph);
  CHECK(graph.size() == 4);
  CHECK(graph.at(part_id(Kind::column, "people", "name")).as<ir::Column>().ordinal == 2);
  CHECK(with_put_away(graph).size() == whole.size());
  const auto all = put_away_beside(graph);
  REQUIRE(all.size() == 2);
  CHECK(all[0].was == "table public.orders");
  CHECK(all[1].was == "column public.people.fax");
  auto said = whole;
  said.at({.kind = Kind::schema, .name = Name("~lockstep_dropped_public.orders~2")}).comment = put_away_comment({.kind = Kind::table, .schema = Name("a.b"), .name = Name("orders")});
  CHECK(put_away(said)[0].was == "table \"a.b\".orders");
  CHECK(without(whole, all).size() == graph.size());
  CHECK(without(whole, {all[1]}).size() == whole.size() - 1);
  auto nothing = stock();
  leave_out_put_away(nothing);
  CHECK(nothing.origin.whole == nullptr);
  CHECK(&with_put_away(nothing) == &nothing);
}
