// Printing: the exact text for short expressions, and for everything that the text gives the tree
// back.
#include "parser/print.h"

#include <doctest/doctest.h>

#include "tests/unit/parser/same_tree.h"

using namespace lockstep;

TEST_CASE("expressions are printed with the parentheses they need and no others") {
  struct Case {
    const char* given;
    const char* printed;
  };

  const Case cases[] = {
      {"1", "1"},
      {"- 1", "-1"},
      {"- -x", "- -x"},
      {"-x", "-x"},
      {"+x", "+x"},
      {"@ -1", "@ -1"},
      {"~x", "~ x"},
      {"(-1)::text", "(-1)::text"},
      {"-1::text", "-1::text"},
      {"- x ^ 2", "-x ^ 2"},
      {"-(x ^ 2)", "-(x ^ 2)"},
      {"9999999999", "9999999999"},
      {"1.50e3", "1.50e3"},
      {"'it''s'", "'it''s'"},
      {"E'a\\nb'", "'a\nb'"},
      {"B'101'", "B'101'"},
      {"X'1f'", "X'1f'"},
      {"NULL", "NULL"},
      {"true", "TRUE"},
      {"a AND (b AND c)", "a AND (b AND c)"},
      {"(a AND b) AND c", "a AND b AND c"},
      {"a OR b AND c", "a OR b AND c"},
      {"(a OR b) AND NOT c", "(a OR b) AND NOT c"},
      {"NOT (a = b)", "NOT a = b"},
      {"(NOT a) = b", "(NOT a) = b"},
      {"(a = b) IS NULL", "a = b IS NULL"},
      {"a = (b IS NULL)", "a = (b IS NULL)"},
      {"(a IS NULL) IS NOT NULL", "(a IS NULL) IS NOT NULL"},
      {"(a < b) = c", "(a < b) = c"},
      {"a != b", "a <> b"},
      {"(a + b) * c - d", "(a + b) * c - d"},
      {"a - (b - c)", "a - (b - c)"},
      {"a || b || c", "a || b || c"},
      {"a || (b || c)", "a || (b || c)"},
      {"a -> 'x' ->> 'y' = 'z'", "a -> 'x' ->> 'y' = 'z'"},
      {"(a COLLATE \"C\") || b", "a COLLATE \"C\" || b"},
      {"(a || b) COLLATE pg_catalog.\"C\"", "(a || b) COLLATE pg_catalog.\"C\""},
      {"(a || b)::text", "(a || b)::text"},
      {"CAST(a AS numeric(10, 2))", "a::numeric(10, 2)"},
      {"date '2020-01-01'", "'2020-01-01'::date"},
      {"interval '1' day", "'1'::interval day"},
      {"interval(3) '1 day'", "'1 day'::interval(3)"},
      {"interval '1.5' second(2)", "'1.5'::interval second(2)"},
      {"timestamp with time zone '2020-01-01'", "'2020-01-01'::timestamp with time zone"},
      {"x::int4", "x::int4"},
      {"x::int", "x::integer"},
      {"x::pg_catalog.int4", "x::integer"},
      {"x::\"char\"", "x::\"char\""},
      {"x::char", "x::character(1)"},
      {"x::bit varying(5)[]", "x::bit varying(5)[]"},
      {"x::app.\"Mood\"[3][]", "x::app.\"Mood\"[3][]"},
      {"x::geometry(Point, 4326)", "x::geometry(point, 4326)"},
      {"x IN (1, 2)", "x IN (1, 2)"},
      {"x NOT IN (1, 2)", "x NOT IN (1, 2)"},
      {"x IN (SELECT 1)", "x IN (SELECT 1)"},
      {"NOT x IN (SELECT 1)", "x NOT IN (SELECT 1)"},
      {"(x NOT IN (SELECT 1)) IS TRUE", "x NOT IN (SELECT 1) IS TRUE"},
      {"x = ANY (ARRAY[1, 2])", "x = ANY (ARRAY[1, 2])"},
      {"x <> ALL ((SELECT a)::int[])", "x <> ALL ((SELECT a)::integer[])"},
      {"x OPERATOR(app.=) ANY (y)", "x OPERATOR(app.=) ANY (y)"},
      {"x < ALL (SELECT 1)", "x < ALL (SELECT 1)"},
      {"x LIKE ANY (y)", "x ~~ ANY (y)"},
      {"x LIKE 'a%'", "x LIKE 'a%'"},
      {"x NOT ILIKE 'a' || b", "x NOT ILIKE 'a' || b"},
      {"x LIKE 'a' ESCAPE '!'", "x LIKE 'a' ESCAPE '!'"},
      {"x SIMILAR TO 'a'", "x SIMILAR TO 'a'"},
      {"x NOT SIMILAR TO 'a' ESCAPE '!'", "x NOT SIMILAR TO 'a' ESCAPE '!'"},
      {"x BETWEEN 1 AND 2", "x BETWEEN 1 AND 2"},
      {"x NOT BETWEEN SYMMETRIC a + 1 AND b", "x NOT BETWEEN SYMMETRIC a + 1 AND b"},
      {"x BETWEEN (a AND b) AND c", "x BETWEEN (a AND b) AND c"},
      {"x BETWEEN (a COLLATE \"C\") AND c", "x BETWEEN (a COLLATE \"C\") AND c"},
      {"x IS NOT DISTINCT FROM y + 1", "x IS NOT DISTINCT FROM y + 1"},
      {"x IS NOT UNKNOWN", "x IS NOT UNKNOWN"},
      {"x IS DOCUMENT", "x IS DOCUMENT"},
      {"x IS NFC NORMALIZED", "x IS NFC NORMALIZED"},
      {"(a, b) = (c, d)", "(a, b) = (c, d)"},
      {"ROW(a) < ROW()", "ROW(a) < ROW()"},
      {"(a, b) OVERLAPS (c, d)", "(a, b) OVERLAPS (c, d)"},
      {"CASE WHEN a THEN b END", "CASE WHEN a THEN b END"},
      {"CASE x WHEN 1 THEN 2 ELSE 3 END", "CASE x WHEN 1 THEN 2 ELSE 3 END"},
      {"now() AT TIME ZONE 'UTC'", "now() AT TIME ZONE 'UTC'"},
      {"(a + b) AT TIME ZONE c", "(a + b) AT TIME ZONE c"},
      {"EXTRACT(epoch FROM x)", "EXTRACT(epoch FROM x)"},
      {"OVERLAY(a PLACING b FROM 1 FOR 2)", "OVERLAY(a PLACING b FROM 1 FOR 2)"},
      {"POSITION('a' IN b)", "POSITION('a' IN b)"},
      {"SUBSTRING(a FROM 2 FOR 3)", "SUBSTRING(a FROM 2 FOR 3)"},
      {"SUBSTRING(a SIMILAR b ESCAPE c)", "SUBSTRING(a FROM b FOR c)"},
      {"substring(a, 2)", "\"substring\"(a, 2)"},
      {"TRIM(a)", "TRIM(BOTH FROM a)"},
      {"TRIM(LEADING 'x' FROM a)", "TRIM(LEADING 'x' FROM a)"},
      {"TRIM(TRAILING FROM a, b)", "TRIM(TRAILING b FROM a)"},
      {"NORMALIZE(a, NFD)", "NORMALIZE(a, NFD)"},
      {"COLLATION FOR (a)", "COLLATION FOR (a)"},
      {"COALESCE(a, NULLIF(b, c))", "COALESCE(a, NULLIF(b, c))"},
      {"GREATEST(a, b) > LEAST(c)", "GREATEST(a, b) > LEAST(c)"},
      {"CURRENT_TIMESTAMP(3)", "CURRENT_TIMESTAMP(3)"},
      {"current_schema", "CURRENT_SCHEMA"},
      {"f(VARIADIC a)", "f(VARIADIC a)"},
      {"f(a => 1, \"B\" => 2)", "f(a => 1, \"B\" => 2)"},
      {"app.\"F\"(DISTINCT a ORDER BY b DESC NULLS LAST)",
       "app.\"F\"(DISTINCT a ORDER BY b DESC NULLS LAST)"},
      {"count(*) FILTER (WHERE a)", "count(*) FILTER (WHERE a)"},
      {"percentile_cont(0.5) WITHIN GROUP (ORDER BY a)",
       "percentile_cont(0.5) WITHIN GROUP (ORDER BY a)"},
      {"sum(a) OVER w", "sum(a) OVER w"},
      {"sum(a) OVER ()", "sum(a) OVER ()"},
      {"sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE "
       "TIES)",
       "sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE "
       "TIES)"},
      {"sum(a) OVER (w RANGE UNBOUNDED PRECEDING)", "sum(a) OVER (w RANGE UNBOUNDED PRECEDING)"},
      {"(a).b", "(a).b"},
      {"(a).*", "(a).*"},
      {"a.b[1]", "a.b[1]"},
      {"a[1:2]", "a[1:2]"},
      {"a[:]", "a[:]"},
      {"(a[1])[2]", "(a[1])[2]"},
      {"(f(x)).y[1].z", "(f(x)).y[1].z"},
      {"(ARRAY[1, 2])[1]", "(ARRAY[1, 2])[1]"},
      {"(SELECT a)[1]", "((SELECT a))[1]"},
      {"$1.a", "$1.a"},
      {"ARRAY(SELECT 1)", "ARRAY(SELECT 1)"},
      {"ARRAY[[1], [2]]", "ARRAY[ARRAY[1], ARRAY[2]]"},
      {"EXISTS (SELECT)", "EXISTS (SELECT)"},
      {"a OPERATOR(pg_catalog.+) b", "a OPERATOR(pg_catalog.+) b"},
      {"(a OPERATOR(pg_catalog.+) b) + c", "(a OPERATOR(pg_catalog.+) b) + c"},
      {"\"select\".\"From\"", "\"select\".\"From\""},
      {"XMLELEMENT(NAME a, XMLATTRIBUTES(b, c AS d), 'x')",
       "XMLELEMENT(NAME a, XMLATTRIBUTES(b, c AS d), 'x')"},
      {"XMLPARSE(DOCUMENT a PRESERVE WHITESPACE)", "XMLPARSE(DOCUMENT a PRESERVE WHITESPACE)"},
      {"XMLROOT(a, VERSION NO VALUE, STANDALONE YES)",
       "XMLROOT(a, VERSION NO VALUE, STANDALONE YES)"},
      {"XMLSERIALIZE(CONTENT a AS text)", "XMLSERIALIZE(CONTENT a AS text)"},
      {"XMLFOREST(a, b AS c)", "XMLFOREST(a, b AS c)"},
      {"XMLPI(NAME a, 'b')", "XMLPI(NAME a, 'b')"},
      {"XMLCONCAT(a, b)", "XMLCONCAT(a, b)"},
      {"XMLEXISTS('//a' PASSING b)", "XMLEXISTS('//a' PASSING b)"},
      {"TREAT(a AS int)", "pg_catalog.int4(a)"},
  };
  for (const auto& each : cases) {
    CAPTURE(std::string(each.given));
    const auto given = parse_expression(each.given);
    const auto printed = print_expression(*given.expression);
    CHECK(printed == each.printed);
    const auto again = parse_expression(printed);
    CHECK(same_tree(given.expression->base, again.expression->base));
  }
}

TEST_CASE("queries print to the same tree") {
  const char* const queries[] = {
      "SELECT",
      "SELECT FROM t",
      "TABLE t",
      "SELECT DISTINCT a, t.*, b AS \"B b\" FROM ONLY app.t AS t (a, b), u",
      "SELECT DISTINCT ON (a, b) c FROM t ORDER BY a USING <, b DESC NULLS FIRST LIMIT ALL OFFSET "
      "3",
      "SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS WITH TIES",
      "SELECT a FROM t ORDER BY a OFFSET 1 FETCH FIRST (1 + 2) ROWS WITH TIES",
      "SELECT a FROM t ORDER BY 1 USING OPERATOR(app.<)",
      "SELECT a FROM t FOR UPDATE OF t NOWAIT FOR KEY SHARE SKIP LOCKED",
      "VALUES (1, DEFAULT), (2, 'x')",
      "SELECT 1 UNION SELECT 2 UNION ALL SELECT 3 INTERSECT SELECT 4",
      "(SELECT 1 UNION SELECT 2) INTERSECT (SELECT 3 EXCEPT SELECT 4)",
      "SELECT 1 UNION (SELECT 2 UNION SELECT 3) ORDER BY 1",
      "(SELECT 1 ORDER BY 1 LIMIT 1) UNION ALL (WITH x AS (SELECT 1) SELECT * FROM x)",
      "((SELECT 1) EXCEPT ALL SELECT 2) ORDER BY 1 FOR UPDATE",
      "WITH a AS MATERIALIZED (SELECT 1), b (x) AS NOT MATERIALIZED (VALUES (1)) SELECT * FROM a, "
      "b",
      "WITH RECURSIVE r (a, b) AS (SELECT 1, 2 UNION ALL SELECT a, b FROM r) SEARCH DEPTH FIRST BY "
      "a SET o "
      "CYCLE a, b SET c TO text 'y' DEFAULT 'n' USING p SELECT * FROM r",
      "WITH RECURSIVE r (a) AS (SELECT 1 UNION ALL SELECT a FROM r) SEARCH BREADTH FIRST BY a SET "
      "o "
      "CYCLE a SET c USING p SELECT * FROM r",
      "WITH d AS (DELETE FROM t WHERE a RETURNING *) INSERT INTO u SELECT * FROM d",
      "SELECT * FROM a JOIN b USING (x, y) AS j LEFT JOIN (c CROSS JOIN d) ON a.x = c.x NATURAL "
      "FULL JOIN e",
      "SELECT * FROM (a RIGHT JOIN b ON true) AS j (x, y)",
      "SELECT * FROM a JOIN b JOIN c ON b.x = c.x ON a.x = b.x",
      "SELECT * FROM a, LATERAL (SELECT a.x) AS l, LATERAL f(a.y) WITH ORDINALITY AS g (v, n)",
      "SELECT * FROM json_to_record('{}') AS r (a int, b text COLLATE \"C\")",
      "SELECT * FROM f() AS (a int)",
      "SELECT * FROM ROWS FROM (f(1), g(2) AS (a int, b text[])) WITH ORDINALITY AS x",
      "SELECT * FROM CAST(a AS b), current_date AS d",
      "SELECT * FROM t TABLESAMPLE bernoulli (10 + 1) REPEATABLE (5)",
      "SELECT * FROM XMLTABLE(XMLNAMESPACES('u' AS \"N\", DEFAULT 'd'), '/r' PASSING x COLUMNS i "
      "FOR ORDINALITY, "
      "a int PATH '@a' DEFAULT 1 + 1 NOT NULL, b text) AS t",
      "SELECT a FROM t GROUP BY a, (b, c), ROLLUP (d, (e, f)), CUBE (g), GROUPING SETS ((h), (), "
      "ROLLUP (i)) "
      "HAVING GROUPING(a, b) = 0",
      "SELECT a FROM t GROUP BY DISTINCT a, \"cube\"(b)",
      "SELECT sum(a) OVER w FROM t WINDOW w AS (v ORDER BY b), v AS (PARTITION BY c)",
      "SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN '1 day' PRECEDING AND '2 day' FOLLOWING "
      "EXCLUDE CURRENT ROW)",
      "SELECT sum(a) OVER (GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE GROUP) FROM "
      "t",
      "INSERT INTO t DEFAULT VALUES",
      "INSERT INTO app.t AS x (a, b[1], c.d) OVERRIDING SYSTEM VALUE VALUES (1, DEFAULT, $1) "
      "ON CONFLICT (a, lower(b) COLLATE \"C\" text_ops, (c + 1)) WHERE a > 0 DO UPDATE "
      "SET (a, b) = (EXCLUDED.a, 2), c.d = 3 WHERE x.a < 1 RETURNING *, a AS b",
      "INSERT INTO t SELECT 1 ON CONFLICT ON CONSTRAINT \"K\" DO NOTHING",
      "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING",
      "UPDATE ONLY t AS x SET a = DEFAULT, (b, c) = (SELECT 1, 2), (d, e) = ROW(3, 4), f[1] = 5 "
      "FROM u "
      "WHERE CURRENT OF cur",
      "WITH x AS (SELECT 1) DELETE FROM t USING x, y WHERE t.a = y.b RETURNING t.*",
      "WITH x AS (SELECT 1) MERGE INTO t AS a USING (SELECT 1) AS b ON a.x = b.x "
      "WHEN MATCHED AND a.y THEN UPDATE SET x = 1, (y, z) = (2, 3) WHEN MATCHED THEN DELETE "
      "WHEN NOT MATCHED AND b.y THEN INSERT (x, y) OVERRIDING USER VALUE VALUES (1, DEFAULT) "
      "WHEN NOT MATCHED THEN INSERT DEFAULT VALUES",
      "MERGE INTO t USING u ON true WHEN NOT MATCHED THEN DO NOTHING",
      "NOTIFY x, 'y'",
  };
  for (const auto* query : queries) {
    CAPTURE(std::string(query));
    const auto given = Ast::parse(query);
    const auto printed = print_query(*given.statement());
    CAPTURE(printed);
    const auto again = Ast::parse(printed);
    REQUIRE(again.statement());
    CHECK(same_tree(given.statement()->base, again.statement()->base));
  }
}

TEST_CASE("bodies of routines") {
  const auto ast = Ast::parse(
      "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT 2; END");
  const auto& body = *ast.statement()->create_function_stmt->sql_body;
  CHECK(print_query(body) == "BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT 2; END");
  const auto other = Ast::parse("CREATE FUNCTION f(a int) RETURNS int RETURN a + 1");
  CHECK(print_query(*other.statement()->create_function_stmt->sql_body) == "RETURN a + 1");
}

TEST_CASE("where the grammar takes a b_expr") {
  const auto bare = [](const char* text) {
    return is_b_expression(*parse_expression(text).expression);
  };
  CHECK(bare("now() + '1 day'::interval"));
  CHECK(bare("-1"));
  CHECK(bare("a > 0"));
  CHECK(bare("(a AND b) = c"));
  CHECK_FALSE(bare("a AND b"));
  CHECK_FALSE(bare("now() AT TIME ZONE 'UTC'"));
  CHECK_FALSE(bare("a COLLATE \"C\" || b"));
  CHECK_FALSE(bare("a IS NULL"));
  CHECK_FALSE(bare("a IN (1)"));
}
