// Canonical forms: what people type meets what PostgreSQL 15 prints for it, and nothing else does.
#include "parser/canonical.h"

#include <doctest/doctest.h>

#include "parser/source_files.h"
#include "parser/sql_reader.h"

namespace lockstep {
namespace {

Graph graph_of(const std::string& sql) {
  Diagnostics diagnostics;
  auto graph = read_sql(load_sql_text("schema.sql", sql, ".", diagnostics), diagnostics);
  graph.origin.search_path = {Name("public")};  // the texts below are not qualified
  return graph;
}

const char* const schema = R"(
  CREATE TYPE mood AS ENUM ('sad', 'happy');
  CREATE DOMAIN email AS text;
  CREATE DOMAIN short AS varchar(10);
  CREATE TABLE t (a int, b bigint, c varchar(10), d text, e numeric(10,2), f boolean, g date, h timestamptz, i timestamp,
    j jsonb, k text[], l mood, m email, n char(3), o real, p int[], q interval, r varchar(5)[], s short);
  CREATE TABLE u (a int, b text, x int);
  CREATE FUNCTION twice(value int, times int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT 1';
  CREATE FUNCTION pick(VARIADIC names text[]) RETURNS text LANGUAGE sql AS 'SELECT 1';
)";

std::string check_form(const Graph& graph, const std::string& expression) {
  const ObjectId table{.kind = Kind::table, .schema = Name("public"), .name = Name("t")};
  Node node{.id = {.kind = Kind::index, .schema = Name("public"), .name = Name("i")}, .parent = table, .object = ir::Index{}};
  return canonical_text(graph, node, Expr{.text = expression}, "elements");
}

std::string view_form(const Graph& graph, const std::string& query, std::vector<Name> names = {}) {
  const Node node{.id = {.kind = Kind::view, .schema = Name("public"), .name = Name("v")},
                  .object = ir::View{.column_names = std::move(names), .query = Expr{.text = query}}};
  return canonical_text(graph, node, Expr{.text = query}, "query");
}

struct Pair {
  std::string typed;
  std::string printed;
};

TEST_CASE("expressions meet their printed form") {
  const Graph graph = graph_of(schema);
  for (const auto& [typed, printed] : std::initializer_list<Pair>{
           {"a > 0", "(a > 0)"},
           {"a in (1, 2)", "(a = ANY (ARRAY[1, 2]))"},
           {"a not in (1, 2)", "(a <> ALL (ARRAY[1, 2]))"},
           {"a in (1)", "(a = 1)"},
           {"a in (b, 1)", "((a = b) OR (a = 1))"},
           {"c in ('x', 'y')", "((c)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))"},
           {"c in ('x', 'y')", "((c)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text]))"},
           {"d in ('x', 'y')", "(d = ANY (ARRAY['x'::text, 'y'::text]))"},
           {"d = any('{x,y}')", "(d = ANY ('{x,y}'::text[]))"},
           {"c = 'x'", "((c)::text = 'x'::text)"},
           {"n = 'x'", "(n = 'x'::bpchar)"},
           {"m = 'x'", "((m)::text = 'x'::text)"},
           {"s like 'x%'", "((s)::text ~~ 'x%'::text)"},
           {"c is null or c <> ''", "((c IS NULL) OR ((c)::text <> ''::text))"},
           {"l = 'sad'", "(l = 'sad'::public.mood)"},
           {"l in ('sad', 'happy')", "(l = ANY (ARRAY['sad'::public.mood, 'happy'::public.mood]))"},
           {"e > 0", "(e > (0)::numeric)"},
           {"e > 0.5", "(e > 0.5)"},
           {"b > 3000000000", "(b > '3000000000'::bigint)"},
           {"a between 1 and 2 and f", "(((a >= 1) AND (a <= 2)) AND f)"},
           {"a between 1 and 2 and f", "((a >= 1) AND (a <= 2) AND f)"},
           {"f and a between 1 and 2", "(f AND ((a >= 1) AND (a <= 2)))"},
           {"a not between 1 and 2", "((a < 1) OR (a > 2))"},
           {"a = -1", "(a = '-1'::integer)"},
           {"d like 'a%' and d not ilike 'b'", "((d ~~ 'a%'::text) AND (d !~~* 'b'::text))"},
           {"d similar to 'a%'", "(d ~ similar_to_escape('a%'::text))"},
           {"a is distinct from b", "(a IS DISTINCT FROM b)"},
           {"a is not distinct from b", "(NOT (a IS DISTINCT FROM b))"},
           {"a is distinct from null", "(a IS NOT NULL)"},
           {"g = date '2020-1-5'", "(g = '2020-01-05'::date)"},
           {"g >= '2020-01-05'", "(g >= '2020-01-05'::date)"},
           {"h > '2020-01-01 00:00:00+00'", "(h > '2020-01-01 01:00:00+01'::timestamp with time zone)"},
           {"i > now() - interval '1 day'", "(i > (now() - '1 day'::interval))"},
           {"q > '24 hours'", "(q > '24:00:00'::interval)"},
           {"i at time zone 'utc'", "(i AT TIME ZONE 'utc'::text)"},
           {"extract(year from i) > 2000", "(EXTRACT(year FROM i) > (2000)::numeric)"},
           {"j ->> 'a' = 'x'", "((j ->> 'a'::text) = 'x'::text)"},
           {"j @> '{\"b\": 1, \"a\":2}'", "(j @> '{\"a\": 2, \"b\": 1}'::jsonb)"},
           {"(j ->> 'a')::int", "((j ->> 'a'::text))::integer"},
           {"cast(a as bigint)", "(a)::bigint"},
           {"k @> array['x']", "(k @> ARRAY['x'::text])"},
           {"k[1] = 'x'", "(k[1] = 'x'::text)"},
           {"array_length(k, 1) > 0", "(array_length(k, 1) > 0)"},
           {"k = '{}'", "(k = '{}'::text[])"},
           {"coalesce(c, 'x')", "COALESCE(c, 'x'::character varying)"},
           {"nullif(c, '')", "NULLIF((c)::text, ''::text)"},
           {"greatest(a, b)", "GREATEST((a)::bigint, b)"},
           {"case when f then 'x' else c end", "CASE\n    WHEN f THEN 'x'::character varying\n    ELSE c\nEND"},
           {"case a when 1 then 'x' end", "CASE a WHEN 1 THEN 'x'::text ELSE NULL::text END"},
           {"lower(c)", "lower((c)::text)"},
           {"c || a", "((c)::text || a)"},
           {"substring(d from 1 for 2)", "SUBSTRING(d FROM 1 FOR 2)"},
           {"substring(d from 'x')", "\"substring\"(d, 'x'::text)"},
           {"trim(d)", "TRIM(BOTH FROM d)"},
           {"(a, d) = (1, 'x')", "((a = 1) AND (d = 'x'::text))"},
           {"(a, d) < (1, 'x')", "(ROW(a, d) < ROW(1, 'x'::text))"},
           {"a + b * 2 > 1 or not f", "(((a + (b * 2)) > 1) OR (NOT f))"},
           {"f is true", "(f IS TRUE)"},
           {"f = 't'", "(f = true)"},
           {"concat(c, 'x')", "concat(c, 'x')"},
           {"twice(a)", "public.twice(a)"},
           {"twice(value => a)", "public.twice(value => a)"},
           {"pick('x', 'y')", "public.pick(VARIADIC ARRAY['x'::text, 'y'::text])"},
           {"d collate \"C\"", "(d COLLATE \"C\")"},
           {"'007'::int", "7"},
           {"x'1F'", "'00011111'::\"bit\""},
           {"interval '1.5' year", "'1 year'::interval year"},
           {"interval '1.5 days 2:03'", "'1 day 14:03:00'::interval"},
           {"interval '1.5 months'", "'1 mon 15 days'::interval"},
           {"'1.999'::money", "'$2.00'::money"},
           {"'[1,5)'::int4range", "'[1,5)'::int4range"},
           {"'\\x41'::bytea", "'A'::bytea"},
           {"to_tsvector('english', d)", "to_tsvector('english'::regconfig, d)"},
           {"t.a > 0", "a > 0"},
       }) {
    CAPTURE(typed);
    CHECK(check_form(graph, typed) == check_form(graph, printed));
    CHECK(check_form(graph, typed).find("opaque") == std::string::npos);
  }
}

TEST_CASE("different expressions stay apart") {
  const Graph graph = graph_of(schema);
  for (const auto& [left, right] : std::initializer_list<Pair>{
           {"a > 0", "a >= 0"},
           {"a > 0", "a > 1"},
           {"a > 0", "b > 0"},
           {"a in (1, 2)", "a in (2, 1)"},
           {"a in (1, 2)", "a not in (1, 2)"},
           {"f and (a > 1 or b > 1)", "f and a > 1 or b > 1"},
           {"f and (a > 1 and b > 1)", "f and a > 1 and b > 1"},
           {"now()", "current_timestamp"},
           {"current_timestamp", "localtimestamp"},
           {"current_timestamp", "current_timestamp(3)"},
           {"d like 'x'", "d ilike 'x'"},
           {"d = 'x'", "d = 'X'"},
           {"d = 'x'", "d = 'x '"},
           {"e > 0", "e > 0.0"},
           {"e > 0", "e > '0'"},
           {"a::bigint", "a::numeric"},
           {"d::varchar(3)", "d::varchar(4)"},
           {"'1'::bigint", "1::bigint"},
           {"timezone('utc', i)", "i at time zone 'utc'"},
           {"q > '1 day'", "q > '24 hours'"},
           {"q > '1 month'", "q > '30 days'"},
           {"g = '2020-01-05'", "g = '2020-05-01'"},
           {"f is true", "f"},
           {"f is true", "f is not false"},
           {"a is distinct from b", "a <> b"},
           {"coalesce(a, b)", "coalesce(b, a)"},
           {"j -> 'a'", "j ->> 'a'"},
           {"j @> '{\"a\": 1}'", "j @> '{\"a\": 1.0}'"},
           {"k[1]", "k[2]"},
           {"k[1:2]", "k[1]"},
           {"d collate \"C\"", "d"},
           {"d collate \"C\"", "d collate \"POSIX\""},
           {"twice(a)", "twice(a, 2)"},
           {"count(distinct a)", "count(a)"},
           {"unknown_function(a)", "unknown_function(b)"},
       }) {
    CAPTURE(left);
    CAPTURE(right);
    CHECK(check_form(graph, left) != check_form(graph, right));
  }
}

TEST_CASE("queries meet their printed form") {
  const Graph graph = graph_of(schema);
  for (const auto& [typed, printed] : std::initializer_list<Pair>{
           {"select * from u", " SELECT u.a,\n    u.b,\n    u.x\n   FROM public.u"},
           {"select a, b as name from u where x > 1", "SELECT u.a, u.b AS name FROM public.u WHERE (u.x > 1)"},
           {"select 'x' as a, 1", "SELECT 'x'::text AS a, 1 AS \"?column?\""},
           {"select count(*), max(x) from u group by b", "SELECT count(*) AS count, max(u.x) AS max FROM public.u GROUP BY u.b"},
           {"select b, count(*) from u group by 1 order by 2 desc",
            "SELECT u.b, count(*) AS count FROM public.u GROUP BY u.b ORDER BY (count(*)) DESC"},
           {"select lower(b) as y from u group by y", "SELECT lower(u.b) AS y FROM public.u GROUP BY (lower(u.b))"},
           {"select z.a from t z join u using (a)", "SELECT z.a FROM (public.t z JOIN public.u USING (a))"},
           {"select a from t full join u using (a)", "SELECT a FROM (public.t FULL JOIN public.u USING (a))"},
           {"select x from t natural join u", "SELECT u.x FROM (public.t JOIN public.u USING (a, b))"},
           {"select t.a from t, u where t.a = u.a", "SELECT t.a FROM public.t, public.u WHERE (t.a = u.a)"},
           {"select s.q from (select a as q from u) s", "SELECT s.q FROM ( SELECT u.a AS q FROM public.u) s"},
           {"with w as (select a from u) select * from w", "WITH w AS (SELECT u.a FROM public.u) SELECT w.a FROM w"},
           {"with recursive w(n) as (select 1 union all select n + 1 from w where n < 5) select n from w",
            "WITH RECURSIVE w(n) AS (SELECT 1 UNION ALL SELECT (w_1.n + 1) FROM w w_1 WHERE (w_1.n < 5)) SELECT w.n FROM w"},
           {"select a from u union select x from u order by a limit 3",
            "SELECT u.a FROM public.u UNION SELECT u.x AS a FROM public.u ORDER BY 1 LIMIT 3"},
           {"values (1, 'a'), (2, 'b')", "VALUES (1,'a'::text), (2,'b'::text)"},
           {"select a from u where exists (select 1 from t where t.a = u.a)",
            "SELECT u.a FROM public.u WHERE (EXISTS ( SELECT 1 FROM public.t WHERE (t.a = u.a)))"},
           {"select a from u where a in (select a from u)", "SELECT u.a FROM public.u WHERE (u.a IN ( SELECT u_1.a FROM public.u u_1))"},
           {"select row_number() over (partition by b order by x) from u",
            "SELECT row_number() OVER (PARTITION BY u.b ORDER BY u.x) AS row_number FROM public.u"},
           {"select sum(x) over w from u window w as (order by a)", "SELECT sum(u.x) OVER w AS sum FROM public.u WINDOW w AS (ORDER BY u.a)"},
           {"select g from generate_series(1, 3) g", "SELECT g.g FROM generate_series(1, 3) g(g)"},
           {"select * from jsonb_each('{}')", "SELECT jsonb_each.key, jsonb_each.value FROM jsonb_each('{}'::jsonb) jsonb_each(key, value)"},
           {"select string_agg(b, ',' order by a) from u", "SELECT string_agg(u.b, ','::text ORDER BY u.a) AS string_agg FROM public.u"},
           {"select row_to_json(u) from u", "SELECT row_to_json(u.*) AS row_to_json FROM public.u"},
           {"select array(select a from u) x", "SELECT ARRAY( SELECT u.a FROM public.u) AS x"},
           {"select t.a from t left join lateral (select x from u where u.a = t.a) l on true",
            "SELECT t.a FROM (public.t LEFT JOIN LATERAL ( SELECT u.x FROM public.u WHERE (u.a = t.a)) l ON (true))"},
           {"select distinct on (b) b, a from u order by b, a", "SELECT DISTINCT ON (u.b) u.b, u.a FROM public.u ORDER BY u.b, u.a"},
           {"select percentile_cont(0.5) within group (order by x) from u",
            "SELECT percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((u.x)::double precision)) AS percentile_cont FROM public.u"},
           {"select relname from pg_class", "SELECT pg_class.relname FROM pg_class"},
       }) {
    CAPTURE(typed);
    CHECK(view_form(graph, typed) == view_form(graph, printed));
    CHECK(view_form(graph, typed).find("opaque") == std::string::npos);
  }
  CHECK(view_form(graph, "select a, b from u", {Name("x"), Name("y")}) == view_form(graph, "SELECT u.a AS x, u.b AS y FROM public.u"));
}

TEST_CASE("different queries stay apart") {
  const Graph graph = graph_of(schema);
  for (const auto& [left, right] : std::initializer_list<Pair>{
           {"select a from u", "select x from u"},
           {"select a from u", "select a as z from u"},
           {"select a from u", "select distinct a from u"},
           {"select a from u", "select a from only u"},
           {"select a, b from u", "select b, a from u"},
           {"select t.a from t join u on t.a = u.a", "select t.a from t, u where t.a = u.a"},
           {"select t.a from t join u on t.a = u.a", "select t.a from t left join u on t.a = u.a"},
           {"select t.a from t join u using (a)", "select t.a from t join u on t.a = u.a"},
           {"select a from u union select x from u", "select a from u union all select x from u"},
           {"select a from u order by a", "select a from u order by a desc"},
           {"select a from u order by a", "select a from u order by a nulls first"},
           {"select a from u limit 1", "select a from u limit 2"},
           {"select z.a from u z", "select a from u"},
           {"with w as (select 1) select * from w", "with w as materialized (select 1) select * from w"},
           {"select sum(x) over (order by a) from u", "select sum(x) over (order by b) from u"},
           {"select sum(x) over (order by a) from u", "select sum(x) over (order by a rows unbounded preceding) from u"},
           {"select sum(x) filter (where a > 1) from u", "select sum(x) from u"},
           {"select (select max(a) from u)", "select (select min(a) from u)"},
       }) {
    CAPTURE(left);
    CAPTURE(right);
    CHECK(view_form(graph, left) != view_form(graph, right));
  }
}

TEST_CASE("the field decides what a value is coerced to") {
  struct Row {
    std::string typed;  // statements
    std::string printed;
    bool equal;
  };
  for (const auto& [typed, printed, equal] : std::initializer_list<Row>{
           {"CREATE TABLE t (a text DEFAULT 'x')", "CREATE TABLE t (a text DEFAULT 'x'::text)", true},
           {"CREATE TABLE t (a varchar(5) DEFAULT 'x')", "CREATE TABLE t (a varchar(5) DEFAULT 'x'::character varying)", true},
           {"CREATE TABLE t (a int DEFAULT '0')", "CREATE TABLE t (a int DEFAULT 0)", true},
           {"CREATE TABLE t (a bigint DEFAULT '0')", "CREATE TABLE t (a bigint DEFAULT 0)", false},
           {"CREATE TABLE t (a numeric(4,1) DEFAULT 1)", "CREATE TABLE t (a numeric(4,1) DEFAULT '1'::numeric)", false},
           {"CREATE TABLE t (a jsonb DEFAULT '{}')", "CREATE TABLE t (a jsonb DEFAULT '{}'::jsonb)", true},
           {"CREATE TABLE t (a text[] DEFAULT '{}')", "CREATE TABLE t (a text[] DEFAULT '{}'::text[])", true},
           {"CREATE TABLE t (a boolean DEFAULT 'f')", "CREATE TABLE t (a boolean DEFAULT false)", true},
           {"CREATE TABLE t (a date DEFAULT '2020-01-01')", "CREATE TABLE t (a date DEFAULT '2020-01-02'::date)", false},
           {"CREATE TABLE t (a int DEFAULT 1 + 1)", "CREATE TABLE t (a int DEFAULT (1 + 1))", true},
           {"CREATE TABLE t (a timestamp DEFAULT now())", "CREATE TABLE t (a timestamp DEFAULT CURRENT_TIMESTAMP)", false},
           {"CREATE SEQUENCE s; CREATE TABLE t (a int DEFAULT nextval('s'))",
            "CREATE SEQUENCE s; CREATE TABLE t (a int DEFAULT nextval('public.s'::regclass))", true},
           {"CREATE DOMAIN d AS text DEFAULT 'x' CHECK (value <> '')", "CREATE DOMAIN d AS text DEFAULT 'x'::text CONSTRAINT d_check CHECK ((VALUE <> ''::text))",
            true},
           {"CREATE TABLE t (a date) PARTITION BY RANGE (a); CREATE TABLE p PARTITION OF t FOR VALUES FROM ('2020-1-1') TO (MAXVALUE)",
            "CREATE TABLE t (a date) PARTITION BY RANGE (a); CREATE TABLE p PARTITION OF t FOR VALUES FROM ('2020-01-01') TO (MAXVALUE)", true},
           {"CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1, '2')",
            "CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1, 2)", true},
           {"CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1)",
            "CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (2)", false},
           {"CREATE FUNCTION f(a text DEFAULT 'x') RETURNS int LANGUAGE sql RETURN length(a)",
            "CREATE FUNCTION f(a text DEFAULT 'x'::text) RETURNS int LANGUAGE sql RETURN length(a)", true},
           {"CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT a FROM t; END",
            "CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT t.a FROM public.t; END", true},
           {"CREATE TABLE t (a int); CREATE VIEW v AS SELECT * FROM t", "CREATE TABLE t (a int, b int); CREATE VIEW v AS SELECT * FROM t", false},
       }) {
    CAPTURE(typed);
    CAPTURE(printed);
    Graph before = graph_of(typed), after = graph_of(printed);
    canonicalise_differences(before, after);
    bool same = true;
    for (const auto& [id, node] : before.nodes()) {
      REQUIRE(after.contains(id));
      const auto& other = after.at(id);
      same = same && (id.kind != Kind::column || node.as<ir::Column>().default_value == other.as<ir::Column>().default_value) &&
             (id.kind != Kind::table || node.as<ir::Table>().partition_bound == other.as<ir::Table>().partition_bound) &&
             (id.kind != Kind::domain_constraint || node.as<ir::DomainConstraint>().expression == other.as<ir::DomainConstraint>().expression) &&
             (id.kind != Kind::domain || node.as<ir::Domain>().default_value == other.as<ir::Domain>().default_value) &&
             (id.kind != Kind::routine || (node.as<ir::Routine>().sql_body == other.as<ir::Routine>().sql_body &&
                                           node.as<ir::Routine>().arguments == other.as<ir::Routine>().arguments)) &&
             (id.kind != Kind::view || node.as<ir::View>().query == other.as<ir::View>().query);
    }
    CHECK(same == equal);
  }
}

TEST_CASE("a renamed column is renamed where it is meant") {
  const Graph graph = graph_of(R"(
    CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0 AND a < 10), b int);
    CREATE TABLE u (a int, c int);
    CREATE INDEX i ON t ((a + b));
  )");
  const ObjectId table{.kind = Kind::table, .schema = Name("public"), .name = Name("t")};
  for (const auto& [text, expected] : std::initializer_list<Pair>{
           {graph.at({.kind = Kind::constraint, .schema = Name("public"), .name = Name("t"), .part = Name("positive")})
                .as<ir::Constraint>()
                .check->text,
            "(z > 0 AND z < 10)"},
           {"SELECT t.a FROM t", "SELECT t.z AS a FROM t"},
           {"SELECT t.a AS x FROM t", "SELECT t.z AS x FROM t"},
           {"SELECT a + 1 AS x FROM t ORDER BY a", "SELECT z + 1 AS x FROM t ORDER BY z"},
           {"SELECT a::text, b FROM t GROUP BY a, b", "SELECT z::text AS a, b FROM t GROUP BY z, b"},
           {"SELECT a FROM t ORDER BY a", "SELECT z AS a FROM t ORDER BY a"},
           {"SELECT * FROM t", "SELECT t.z AS a, t.b FROM t"},
           {"SELECT x.* FROM t x", "SELECT x.z AS a, x.b FROM t x"},
           {"SELECT u.a FROM u", "SELECT u.a FROM u"},
           {"SELECT u.a, t.a AS y FROM u JOIN t ON t.a = u.a", "SELECT u.a, t.z AS y FROM u JOIN t ON t.z = u.a"},
           {"SELECT x.q FROM t AS x(q)", "SELECT x.q FROM t AS x(q)"},
           {"SELECT 'a' AS a FROM t", "SELECT 'a' AS a FROM t"},
           {"EXISTS (SELECT 1 FROM t WHERE t.a = u.a)", "EXISTS (SELECT 1 FROM t WHERE t.z = u.a)"},
           {"a = (SELECT max(t.a) FROM t)", "a = (SELECT max(t.z) FROM t)"},
           {"BEGIN ATOMIC INSERT INTO t (a) VALUES (1); END", "BEGIN ATOMIC INSERT INTO t (z) VALUES (1); END"},
           {"SELECT b FROM t JOIN u USING (a)", "SELECT b FROM t JOIN u USING (a)"},
       })
    CHECK(with_renamed_columns(graph, table, text, {{Name("a"), Name("z")}}) == expected);
}

TEST_CASE("views get their columns, in the order of their dependencies") {
  Graph before, after = graph_of(R"(
    CREATE TABLE t (a varchar(5), b numeric(4,1));
    CREATE VIEW a_last AS SELECT x, x || 'y' AS z, n + 1 AS m FROM b_middle;
    CREATE VIEW b_middle (x, n) AS SELECT a, b FROM t;
  )");
  canonicalise_differences(before, after);
  const auto& columns = after.at({.kind = Kind::view, .schema = Name("public"), .name = Name("a_last")}).as<ir::View>().columns;
  REQUIRE(columns.size() == 3);
  CHECK(columns[0].name.text() == "x");
  CHECK(columns[0].type.text.text() == "character varying(5)");
  CHECK(columns[1].type.text.text() == "text");
  CHECK(columns[2].type.text.text() == "numeric");
}

TEST_CASE("definitions over columns follow their types") {
  struct Change {
    const char* from;
    const char* to;
    const char* before;
    const char* after;
    bool equal;
  };
  for (const auto& [from, to, old_check, new_check, equal] : std::initializer_list<Change>{
           {"varchar(10)", "text", "c <> ''", "c <> ''", true},
           {"varchar(10)", "text", "((c)::text <> ''::text)", "c <> ''", true},
           {"text", "varchar", "c <> ''", "c <> ''", true},
           {"varchar(10)", "text", "length(c) > 1 AND lower(c) LIKE 'a%'", "length(c) > 1 AND lower(c) LIKE 'a%'", true},
           {"varchar(10)", "text", "length(c) > 1", "length(c) > 2", false},
           {"varchar(10)", "text", "c IN ('a', 'b')", "c IN ('a', 'b')", false},     // a list of character varying becomes one cast to text
           {"varchar(10)", "text", "c::text <> ''", "c::varchar <> ''", false},      // the new one says what the old one does not become
           {"integer", "bigint", "c::bigint > 5::bigint", "c > 5::bigint", false},   // the way back would compare an integer
           {"integer", "numeric", "c > 1", "c > 1", false},                          // the number is one of another type
           {"char(3)", "text", "lower(c) <> 'a'", "lower(c) <> 'a'", true},
       }) {
    CAPTURE(from);
    CAPTURE(old_check);
    CAPTURE(new_check);
    auto before = graph_of(std::string("CREATE TABLE t (c ") + from + ", CONSTRAINT k CHECK (" + old_check + "));");
    auto after = graph_of(std::string("CREATE TABLE t (c ") + to + ", CONSTRAINT k CHECK (" + new_check + "));");
    canonicalise_differences(before, after);
    const ObjectId id{.kind = Kind::constraint, .schema = Name("public"), .name = Name("t"), .part = Name("k")};
    CHECK((*before.at(id).as<ir::Constraint>().check == *after.at(id).as<ir::Constraint>().check) == equal);
  }
}

}  // namespace
}  // namespace lockstep
