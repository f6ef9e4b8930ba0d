// What only newer versions of the linked parser read. Older ones refuse these texts, and nothing is tested then.
#include <doctest/doctest.h>

#include "parser/number_text.h"
#include "parser/print.h"
#include "tests/unit/parser/lower_support.h"
#include "tests/unit/parser/same_tree.h"

namespace lockstep {
namespace {

void check_prints(int from, const std::vector<const char*>& queries) {
  for (const auto* query : queries) {
    CAPTURE(std::string(query));
    if (parser_version < from) {
      CHECK_THROWS_AS(Ast::parse(query), SyntaxError);
      continue;
    }
    const auto given = Ast::parse(query);
    const auto printed = print_query(*given.statement());
    CAPTURE(printed);
    const auto again = Ast::parse(printed);
    REQUIRE(again.statement());
    CHECK(same_tree(given.statement()->base, again.statement()->base));
  }
}

}  // namespace

TEST_CASE("what newer parsers read prints to the same tree") {
  check_prints(160000,
               {
                   "SELECT JSON_OBJECT('a': 1, f(x) VALUE y FORMAT JSON ENCODING utf8 ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb)",
                   "SELECT JSON_OBJECT(RETURNING text FORMAT JSON)",
                   "SELECT JSON_ARRAY(1, b FORMAT JSON NULL ON NULL RETURNING jsonb), JSON_ARRAY(1, 2), JSON_ARRAY()",
                   "SELECT JSON_ARRAY(SELECT a FROM t ORDER BY b RETURNING jsonb)",
                   "SELECT JSON_OBJECTAGG(a VALUE b + 1 ABSENT ON NULL WITH UNIQUE KEYS) FILTER (WHERE a > 0) OVER (PARTITION BY c), JSON_OBJECTAGG(a : b) OVER w FROM t WINDOW w AS ()",
                   "SELECT JSON_ARRAYAGG(a ORDER BY b DESC NULL ON NULL RETURNING text) FILTER (WHERE a > 0), JSON_ARRAYAGG(a) FROM t",
                   "SELECT a IS JSON, (a || b) IS NOT JSON OBJECT WITH UNIQUE KEYS, a IS JSON ARRAY, a IS JSON SCALAR, (a IS JSON) IS NULL, (a = b) IS JSON",
                   "SELECT * FROM (SELECT 1) WHERE XMLSERIALIZE(CONTENT x AS text INDENT) = SYSTEM_USER",
               });
  check_prints(170000,
               {
                   "SELECT JSON(a), JSON(a FORMAT JSON WITH UNIQUE KEYS), JSON_SCALAR(a + 1), JSON_SERIALIZE(a RETURNING bytea)",
                   "SELECT JSON_EXISTS(a, '$.x' PASSING b + 1 AS v, c AS \"W\" ERROR ON ERROR)",
                   "SELECT JSON_VALUE(a, '$.x' || b RETURNING int DEFAULT 1 + 1 ON EMPTY NULL ON ERROR), JSON_VALUE(a FORMAT JSON, '$')",
                   "SELECT JSON_QUERY(a, '$.x' RETURNING jsonb WITH CONDITIONAL WRAPPER EMPTY ARRAY ON EMPTY ERROR ON ERROR), "
                   "JSON_QUERY(a, '$' WITHOUT WRAPPER KEEP QUOTES EMPTY OBJECT ON ERROR), JSON_QUERY(a, '$' OMIT QUOTES), "
                   "JSON_QUERY(a, '$' WITH WRAPPER), JSON_QUERY(a, '$' RETURNING text FORMAT JSON)",
                   "SELECT * FROM t, JSON_TABLE(t.a, '$[*]' AS root PASSING 1 AS x COLUMNS (id FOR ORDINALITY, b int PATH '$.b' DEFAULT 0 ON EMPTY ERROR ON ERROR, "
                   "\"C\" boolean EXISTS PATH '$.c' UNKNOWN ON ERROR, d text FORMAT JSON WITH WRAPPER OMIT QUOTES, "
                   "NESTED PATH '$.e[*]' AS e COLUMNS (f app.money, NESTED '$.g' COLUMNS (h int)), k int) EMPTY ON ERROR) AS j (x, y), LATERAL JSON_TABLE(j.d, '$' COLUMNS (l int))",
                   "MERGE INTO t USING u ON t.a = u.a WHEN NOT MATCHED BY SOURCE AND t.b THEN DELETE WHEN NOT MATCHED BY TARGET THEN INSERT DEFAULT VALUES RETURNING merge_action(), t.*",
                   "SELECT a AT LOCAL, (a + b) AT LOCAL FROM t",
               });
  check_prints(180000,
               {
                   "UPDATE t SET a = 1 RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a",
                   "DELETE FROM t RETURNING WITH (OLD AS o) old.a, new.a, o.*",
                   "INSERT INTO t VALUES (1) RETURNING WITH (NEW AS \"N\") *",
               });
}

TEST_CASE("names in what newer parsers read are qualified, and referred to") {
  if (parser_version < 170000) return;
  check_lines({
      {"JSON_TABLE",
       "SET search_path = app; CREATE SCHEMA app; CREATE DOMAIN amount AS int; CREATE TABLE t (a jsonb, b int); CREATE TABLE u (f int);"
       "CREATE VIEW v AS SELECT f, json_scalar(b) FROM t, JSON_TABLE(t.a, '$' COLUMNS (f amount)) AS j;",
       {"view app.v: query=SELECT f, json_scalar(b) FROM app.t, JSON_TABLE(t.a, '$' COLUMNS (f app.amount)) AS j"},
       {"error"}},
  });
}

TEST_CASE("statements that only newer parsers read") {
  if (parser_version < 170000) return;
  check_lines({
      {"what is not lowered is an error",
       "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED); ALTER TABLE t ALTER COLUMN b SET EXPRESSION AS (a + 1);",
       {"error unsupported-command", "column public.t.b: type=integer generated=a"}},
      {"defaults by their name",
       "CREATE TABLE t (a int); ALTER TABLE t ALTER COLUMN a SET STATISTICS 7; ALTER TABLE t ALTER COLUMN a SET STATISTICS DEFAULT; ALTER TABLE t SET ACCESS METHOD DEFAULT;"
       "CREATE STATISTICS s ON a, (a + 1) FROM t; ALTER STATISTICS s SET STATISTICS 5; ALTER STATISTICS s SET STATISTICS DEFAULT;",
       {"column public.t.a: type=integer"},
       {"error", "statistics public.s: target"}},
  });
}

TEST_CASE("numbers in all their spellings") {
  CHECK(number_text("1.50e3") == "1.50e3");
  CHECK(number_text("-1_000_000_000_000.5_0") == "-1000000000000.50");
  CHECK(number_text("0xFF_ff_FFFFFFFFFFFF") == "18446744073709551615");
  CHECK(number_text("-0o17") == "-15");
  CHECK(number_text("0b1_01") == "5");
  CHECK(number_text("0") == "0");
}

}  // namespace lockstep
