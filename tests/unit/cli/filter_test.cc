#include <doctest/doctest.h>

#include "cli/declared.h"
#include "cli/filter.h"

using namespace lockstep;

namespace {

ObjectId id(Kind kind, const char* schema, const char* name, const char* part = "", const char* signature = "") {
  return {kind, Name(schema), Name(name), Name(part), Name(signature)};
}

Filter filter_of(const std::vector<std::string>& patterns) {
  Filter filter;
  for (const auto& each : patterns) {
    auto parsed = parse_pattern(each);
    REQUIRE_MESSAGE(parsed.pattern, each);
    filter.add(std::move(*parsed.pattern));
  }
  return filter;
}

void add_table(Graph& graph, const char* schema, const char* name, const std::vector<const char*>& columns) {
  const auto table = id(Kind::table, schema, name);
  graph.insert({.id = table, .object = ir::Table{}});
  int ordinal = 0;
  for (const auto* each : columns) {
    ir::Column column;
    column.ordinal = ++ordinal;
    graph.insert({.id = id(Kind::column, schema, name, each), .parent = table, .object = column});
  }
}

Graph example() {
  Graph graph;
  graph.insert({.id = id(Kind::schema, "", "public"), .object = ir::Schema{}});
  graph.insert({.id = id(Kind::schema, "", "audit"), .object = ir::Schema{}});
  add_table(graph, "public", "orders", {"id", "audit"});
  add_table(graph, "audit", "log", {"at"});
  add_table(graph, "audit", "keep", {"id"});
  graph.insert({.id = id(Kind::index, "public", "orders_idx"), .parent = id(Kind::table, "public", "orders"), .object = ir::Index{}});
  graph.insert({.id = id(Kind::routine, "public", "f", "", "integer"), .object = ir::Routine{}});
  return graph;
}

std::string names(const std::vector<ObjectId>& ids) {
  std::string text;
  for (const auto& each : ids) text += (text.empty() ? "" : ", ") + to_string(each);
  return text;
}

}  // namespace

TEST_CASE("globs") {
  for (const auto& [glob, text, matches] : std::initializer_list<std::tuple<const char*, const char*, bool>>{
           {"orders", "orders", true},   {"orders", "order", false},  {"*", "", true},         {"*", "a.b", true},
           {"a*c", "abc", true},         {"a*c", "abd", false},       {"a*b*c", "a-b-b-c", true}, {"?", "a", true},
           {"?", "", false},             {"[a-c]x", "bx", true},      {"[!a-c]x", "bx", false}, {"[!a-c]x", "dx", true},
           {"[]]", "]", true},           {"[ab", "[ab", true},        {"*.tmp_*", "public.tmp_1", true},
       })
    CHECK_MESSAGE(matches_glob(glob, text) == matches, glob << " " << text);
}

TEST_CASE("what patterns take away") {
  const auto graph = example();
  for (const auto& [patterns, expected] : std::initializer_list<std::pair<std::vector<std::string>, const char*>>{
           {{}, ""},
           {{"orders"}, "table public.orders, column public.orders.audit, column public.orders.id, index public.orders_idx"},
           {{"index:*"}, "index public.orders_idx"},
           {{"column:public.orders.audit"}, "column public.orders.audit"},
           {{"schema:audit", "!table:audit.keep"}, "schema audit, table audit.log, column audit.log.at"},
           {{"audit.*", "!audit.keep"}, "table audit.log, column audit.log.at"},
           {{"audit.*", "!audit.keep", "audit.*"}, "table audit.keep, table audit.log, column audit.keep.id, column audit.log.at"},
           {{"function:public.f(int*)"}, "routine public.f(integer)"},
           {{"f(*"}, ""},
           {{"view:*"}, ""},
       })
    CHECK(names(unmanaged(graph, filter_of(patterns))) == expected);
  Filter schemas;
  schemas.only_schemas({"aud*"});
  CHECK(unmanaged(graph, schemas).size() == 6);
}

TEST_CASE("patterns that mean nothing") {
  for (const auto* bad : {"", "!", "tabel:x", "table:"}) CHECK_FALSE(parse_pattern(bad).pattern);
  CHECK(parse_pattern("materialized_view:x").pattern->kinds == std::vector<Kind>{Kind::materialized_view});
  CHECK(parse_pattern("*:x").pattern->kinds.empty());
}

TEST_CASE("what is not managed stays as it is") {
  const auto before = example();
  Graph after;
  after.insert({.id = id(Kind::schema, "", "public"), .object = ir::Schema{}});
  add_table(after, "public", "orders", {"id", "total"});
  add_table(after, "audit", "fresh", {"id"});
  auto& view = after.insert({.id = id(Kind::view, "public", "v"), .object = ir::View{}});
  view.references = {id(Kind::table, "audit", "fresh"), id(Kind::table, "public", "orders")};
  keep_unmanaged(before, after, filter_of({"audit.*", "schema:audit", "column:public.orders.audit", "index:*"}));
  CHECK(after.contains(id(Kind::table, "audit", "log")));
  CHECK(after.contains(id(Kind::column, "audit", "log", "at")));
  CHECK(after.contains(id(Kind::index, "public", "orders_idx")));
  CHECK_FALSE(after.contains(id(Kind::table, "audit", "fresh")));
  CHECK_FALSE(after.contains(id(Kind::column, "audit", "fresh", "id")));
  CHECK_FALSE(after.contains(id(Kind::routine, "public", "f", "", "integer")));
  CHECK(after.at(view.id).references == std::vector<ObjectId>{id(Kind::table, "public", "orders")});
  CHECK(after.at(id(Kind::column, "public", "orders", "audit")).as<ir::Column>().ordinal == 3);

  auto alone = example();
  remove_unmanaged(alone, filter_of({"schema:audit", "orders"}));
  CHECK(alone.size() == 2);
}

TEST_CASE("sequences of what is not managed are not, either") {
  Graph before;
  before.insert({.id = id(Kind::schema, "", "public"), .object = ir::Schema{}});
  add_table(before, "public", "log", {"id"});
  ir::Sequence sequence;
  sequence.owned_by = Ref{id(Kind::column, "public", "log", "id")};
  const auto numbers = id(Kind::sequence, "public", "log_id_seq");
  before.insert({.id = numbers, .object = sequence});
  Graph after;
  after.insert({.id = id(Kind::schema, "", "public"), .object = ir::Schema{}});
  keep_unmanaged(before, after, filter_of({"log"}));
  CHECK(after.contains(numbers));
  CHECK(unmanaged(before, filter_of({"log", "!sequence:log_*"})).size() == 2);
}

TEST_CASE("what files declare to be others'") {
  auto before = example();
  auto after = example();
  const auto orders = id(Kind::table, "public", "orders");
  after.erase(id(Kind::column, "public", "orders", "id"));
  after.at(orders).directives = {{.name = "unmanaged"}};
  add_table(after, "public", "theirs", {"id"});
  const auto theirs = id(Kind::table, "public", "theirs");
  after.at(theirs).directives = {{.name = "external"}};

  Diagnostics live;
  Filter filter;
  leave_declared(before, after, true, filter, live);
  REQUIRE(live.all().size() == 1);
  CHECK(live.all().front().code == "external-missing");
  CHECK(filter.verdict(orders).ignored);
  CHECK_FALSE(before.contains(theirs));

  Diagnostics files;
  leave_declared(before, after, false, filter, files);
  CHECK_FALSE(files.has_errors());
  CHECK(before.contains(theirs));
  CHECK(before.contains(id(Kind::column, "public", "theirs", "id")));
  filter.add(*parse_pattern("!orders").pattern);
  keep_unmanaged(before, after, filter);
  CHECK(after.contains(id(Kind::column, "public", "orders", "id")));

  auto& user = after.insert({.id = id(Kind::view, "public", "over"), .object = ir::View{}});
  user.references = {theirs};
  after.forget_dependents();
  Graph nothing;
  Diagnostics refused;
  leave_declared(nothing, after, false, filter, refused);  // what is external is there then
  CHECK_FALSE(refused.has_errors());
  CHECK(nothing.contains(id(Kind::schema, "", "public")) == after.contains(id(Kind::schema, "", "public")));
  after.at(theirs).directives = {{.name = "unmanaged"}};
  Graph empty;
  leave_declared(empty, after, false, filter, refused);
  REQUIRE(refused.all().size() == 1);
  CHECK(refused.all().front().code == "unmanaged-missing");
}
