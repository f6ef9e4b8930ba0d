// Type names as format_type() prints them. The expectations were compared with what a server says.
#include <doctest/doctest.h>

#include "parser/qualify.h"

using namespace lockstep;

namespace {

Node node(ObjectId id, Object object) {
  Node result{.id = id, .object = std::move(object)};
  return result;
}

Graph sample_types() {
  Graph graph;
  const Name app("app"), pub("public");
  graph.insert(
      node({.kind = Kind::enum_type, .schema = app, .name = Name("mood")}, ir::EnumType{}));
  graph.insert(
      node({.kind = Kind::enum_type, .schema = pub, .name = Name("mood")}, ir::EnumType{}));
  graph.insert(
      node({.kind = Kind::domain, .schema = app, .name = Name("Email Address")}, ir::Domain{}));
  graph.insert(
      node({.kind = Kind::enum_type, .schema = app, .name = Name("path")}, ir::EnumType{}));
  graph.insert(node({.kind = Kind::table, .schema = pub, .name = Name("orders")}, ir::Table{}));
  ir::Column id;
  id.type.text = Name("bigint");
  graph.insert(
      node({.kind = Kind::column, .schema = pub, .name = Name("orders"), .part = Name("id")}, id));
  ir::RangeType range;
  range.multirange_type = {app, Name("float_multirange")};
  graph.insert(node({.kind = Kind::range_type, .schema = app, .name = Name("float_range")}, range));
  ir::Extension citext;
  citext.schema = Name("extensions");
  graph.insert(node({.kind = Kind::extension, .name = Name("citext")}, citext));
  graph.insert(node({.kind = Kind::extension, .name = Name("postgis")}, ir::Extension{}));
  graph.insert(node({.kind = Kind::extension, .name = Name("vector")}, ir::Extension{}));
  return graph;
}

ResolvedType resolve(const std::string& type,
                     std::vector<Name> path = {Name("app"), Name("public")}) {
  static const Graph graph = sample_types();
  const auto ast = Ast::parse("SELECT NULL::" + type);
  const auto& target = *ast.statement()->select_stmt->target_list[0]->res_target->val;
  return resolve_type(*target.type_cast->type_name, {graph, std::move(path)});
}

}  // namespace

TEST_CASE("built-in types") {
  struct Case {
    const char* given;
    const char* expected;
  };

  const Case cases[] = {
      {"int", "integer"},
      {"int4", "integer"},
      {"INTEGER", "integer"},
      {"pg_catalog.int4", "integer"},
      {"bigint", "bigint"},
      {"int8", "bigint"},
      {"smallint", "smallint"},
      {"real", "real"},
      {"float", "double precision"},
      {"float(24)", "real"},
      {"float(25)", "double precision"},
      {"float4", "real"},
      {"bool", "boolean"},
      {"varchar", "character varying"},
      {"varchar(20)", "character varying(20)"},
      {"national character varying(5)", "character varying(5)"},
      {"char", "character(1)"},
      {"char(7)", "character(7)"},
      {"nchar(7)", "character(7)"},
      {"bpchar", "bpchar"},
      {"bpchar(7)", "character(7)"},
      {"\"char\"", "\"char\""},
      {"name", "name"},
      {"text", "text"},
      {"decimal", "numeric"},
      {"dec(5)", "numeric(5,0)"},
      {"numeric(10)", "numeric(10,0)"},
      {"numeric(10,2)", "numeric(10,2)"},
      {"numeric(3,-2)", "numeric(3,-2)"},
      {"time", "time without time zone"},
      {"time(3)", "time(3) without time zone"},
      {"timetz", "time with time zone"},
      {"time(0) with time zone", "time(0) with time zone"},
      {"timestamp", "timestamp without time zone"},
      {"timestamp(3)", "timestamp(3) without time zone"},
      {"timestamptz", "timestamp with time zone"},
      {"timestamptz(3)", "timestamp(3) with time zone"},
      {"timestamp(9) with time zone", "timestamp(6) with time zone"},
      {"interval", "interval"},
      {"interval(3)", "interval(3)"},
      {"interval year to month", "interval year to month"},
      {"interval second", "interval second"},
      {"interval second(2)", "interval second(2)"},
      {"interval day to second(3)", "interval day to second(3)"},
      {"bit", "bit(1)"},
      {"bit(3)", "bit(3)"},
      {"bit varying", "bit varying"},
      {"varbit(8)", "bit varying(8)"},
      {"\"bit\"", "\"bit\""},
      {"json", "json"},
      {"xml", "xml"},
      {"uuid", "uuid"},
      {"regclass", "regclass"},
      {"int4multirange", "int4multirange"},
      {"int[]", "integer[]"},
      {"int[3][]", "integer[]"},
      {"int array[4]", "integer[]"},
      {"_int4", "integer[]"},
      {"varchar(20)[]", "character varying(20)[]"},
      {"timestamp(3)[]", "timestamp(3) without time zone[]"},
      {"path", "path"},
      {"pg_class", "pg_class"},
      {"information_schema.sql_identifier", "information_schema.sql_identifier"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.given);
    const auto resolved = resolve(each.given);
    CHECK(resolved.found);
    CHECK(resolved.type.text.text() == each.expected);
    CHECK_FALSE(resolved.type.reference);
  }
}

TEST_CASE("user-defined types") {
  struct Case {
    const char* given;
    const char* expected;
    const char* reference;
  };

  const Case cases[] = {
      {"mood", "app.mood", "enum type app.mood"},
      {"mood[]", "app.mood[]", "enum type app.mood"},
      {"_mood", "app.mood[]", "enum type app.mood"},
      {"public.mood", "public.mood", "enum type public.mood"},
      {"\"Email Address\"", "app.\"Email Address\"", "domain app.\"Email Address\""},
      {"app.path", "app.path", "enum type app.path"},
      {"orders", "public.orders", "table public.orders"},
      {"float_range", "app.float_range", "range type app.float_range"},
      {"float_multirange", "app.float_multirange", "range type app.float_range"},
      {"citext", "extensions.citext", "extension citext"},
      {"extensions.citext[]", "extensions.citext[]", "extension citext"},
      {"geometry(POINT, 4326)", "public.geometry(Point,4326)", "extension postgis"},
      {"geometry(multipolygonz)", "public.geometry(MultiPolygonZ)", "extension postgis"},
      {"geography(Point)", "public.geography(Point,4326)", "extension postgis"},
      {"gis.geometry", "gis.geometry", "extension postgis"},
      {"vector(3)", "public.vector(3)", "extension vector"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.given);
    const auto resolved = resolve(each.given);
    CHECK(resolved.found);
    CHECK(resolved.type.text.text() == each.expected);
    REQUIRE(resolved.type.reference);
    CHECK(to_string(*resolved.type.reference) == each.reference);
  }
  CHECK(resolve("path", {Name("app"), Name("pg_catalog")}).type.text.text() == "app.path");
  CHECK(resolve("mood", {Name("public"), Name("app")}).type.text.text() == "public.mood");
  CHECK_FALSE(resolve("mood", {}).found);
  CHECK_FALSE(resolve("nothing").found);
  CHECK_FALSE(resolve("hstore").found);
  CHECK(resolve("nothing").type.text.text() == "nothing");
  CHECK_FALSE(resolve("public.citext").found);
}

TEST_CASE("set of and %TYPE") {
  static const Graph graph = sample_types();
  const auto ast =
      Ast::parse("CREATE FUNCTION f(a orders.id%TYPE) RETURNS SETOF text AS '' LANGUAGE sql");
  const auto& create = *ast.statement()->create_function_stmt;
  const Scope scope{graph, {Name("public")}};
  CHECK(resolve_type(*create.return_type, scope).set_of);
  CHECK(resolve_type(*create.parameters[0]->function_parameter->arg_type, scope).type.text.text() ==
        "bigint");
}
