// Everything but tables: SQL in, lines of the graph out. What is expected is what PostgreSQL 15 makes of the same
// statements.
#include <doctest/doctest.h>

#include "tests/unit/parser/lower_support.h"

namespace lockstep {
namespace {

TEST_CASE("types and domains") {
  check_lines({
      {"enum values come and change in place",
       "CREATE TYPE m AS ENUM ('a', 'b'); ALTER TYPE m ADD VALUE 'c' BEFORE 'b'; ALTER TYPE m RENAME VALUE 'a' TO 'x'; "
       "ALTER TYPE m ADD VALUE IF NOT EXISTS 'b'",
       {"enum type public.m: values=[x, c, b]"},
       {"error"}},
      {"a domain names its checks",
       "CREATE DOMAIN d AS text CHECK (VALUE <> '') CHECK (length(VALUE) < 9) NOT NULL",
       {"domain public.d: type=text not_null=true", "domain constraint public.d.d_check: expression=value <> '' generated",
        "domain constraint public.d.d_check1: expression=length(value) < 9 generated"}},
      {"a range type's multirange has a name",
       "CREATE TYPE floatrange AS RANGE (subtype = float8); CREATE TYPE span AS RANGE (subtype = int)",
       {"range type public.floatrange: subtype=double precision multirange_type_name=public.floatmultirange",
        "range type public.span: subtype=integer multirange_type_name=public.span_multirange"}},
  });
}

TEST_CASE("routines") {
  check_lines({
      {"OUT arguments say what is returned; modifiers are dropped",
       "CREATE FUNCTION f(a varchar(9), b char(3), OUT c int) LANGUAGE sql AS 'x'",
       {"routine public.f(character varying, character): arguments=[(mode=in name=a type=character varying), (mode=in name=b "
        "type=character), (mode=out name=c type=integer)] returns=integer language=sql body=x volatility=volatile "
        "parallel=unsafe cost=100 rows=0"}},
      {"OR REPLACE keeps owner and privileges",
       "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'x'; ALTER FUNCTION f() OWNER TO bob; GRANT EXECUTE ON FUNCTION f TO al; "
       "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql STABLE AS 'y'",
       {"routine public.f(): returns=integer language=sql body=y volatility=stable parallel=unsafe cost=100 rows=0 owner=bob "
        "granted=EXECUTE for al"}},
      {"an unknown trigger function", "CREATE TABLE t (); CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f()", {"error unknown-object"}},
  });
}

TEST_CASE("statements wait for what they need") {
  check_lines({
      {"the view, the table and the type come in any order",
       "COMMENT ON VIEW v IS 'c'; CREATE VIEW v AS SELECT f(m) FROM t; CREATE TABLE t (m mood); CREATE TYPE mood AS ENUM (); "
       "CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS ''",
       {"view public.v: query=SELECT public.f(m) FROM public.t comment=c", "column public.t.m: type=public.mood"},
       {"error"}},
      {"names that nothing stands for", "CREATE VIEW v AS SELECT * FROM missing", {"error unknown-object"}},
      {"a syntax error hides nothing else", "CREATE TABEL x; CREATE SCHEMA s", {"error syntax", "schema s:"}},
  });
}

TEST_CASE("privileges are relative to PostgreSQL's own") {
  check_lines({
      {"what an owner has anyway is left out",
       "CREATE TABLE t (); GRANT ALL ON t TO bob, al; ALTER TABLE t OWNER TO bob; REVOKE DELETE ON t FROM bob",
       {"table public.t: owner=bob granted=DELETE for al, INSERT for al, MAINTAIN for al, REFERENCES for al, SELECT for al, TRIGGER for al, "
        "TRUNCATE for al, UPDATE for al revoked=DELETE for bob"}},
      {"PUBLIC may execute unless it is revoked",
       "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS ''; CREATE FUNCTION g() RETURNS int LANGUAGE sql AS ''; "
       "GRANT EXECUTE ON FUNCTION f TO PUBLIC; REVOKE ALL ON FUNCTION g FROM PUBLIC",
       {"routine public.f(): returns=integer language=sql volatility=volatile parallel=unsafe cost=100 rows=0",
        "routine public.g(): returns=integer language=sql volatility=volatile parallel=unsafe cost=100 rows=0 revoked=EXECUTE for PUBLIC"}},
      {"a revoke on the table reaches the columns",
       "CREATE TABLE t (a int); GRANT SELECT (a), UPDATE (a) ON t TO al; REVOKE SELECT ON t FROM al",
       {"column public.t.a: type=integer granted=UPDATE for al"}},
      {"default privileges apply to what comes later",
       "CREATE TABLE before (); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO al; CREATE TABLE later ()",
       {"table public.before:", "table public.later: granted=SELECT for al"}},
  });
}

TEST_CASE("drops and renames") {
  check_lines({
      {"a table in use stays without CASCADE",
       "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; DROP TABLE t",
       {"error dependent-objects", "table public.t:"}},
      {"CASCADE takes views, keys and defaults along",
       "CREATE TABLE t (a int PRIMARY KEY); CREATE VIEW v AS SELECT a FROM t; CREATE TABLE u (b int REFERENCES t); DROP TABLE t CASCADE",
       {"column public.u.b: type=integer"},
       {"error", "view", "constraint", "table public.t"}},
      {"IF EXISTS", "DROP TABLE IF EXISTS t; DROP AGGREGATE IF EXISTS a(int)", {}, {"error"}},
      {"a renamed type is renamed everywhere",
       "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (m m DEFAULT 'a'::m); CREATE FUNCTION f(m[]) RETURNS m LANGUAGE sql AS ''; "
       "ALTER TYPE m RENAME TO n",
       {"column public.t.m: type=public.n default='a'::public.n",
        "routine public.f(public.n[]): arguments=[(mode=in type=public.n[])] returns=public.n language=sql volatility=volatile "
        "parallel=unsafe cost=100 rows=0"}},
      {"a moved table takes its indexes and texts along",
       "CREATE SCHEMA s; CREATE TABLE t (a int); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT t.a FROM t; "
       "ALTER TABLE t RENAME TO u; ALTER TABLE u SET SCHEMA s",
       {"table s.u:", "index s.i: method=btree elements=[(column=a)]", "view public.v: query=SELECT u.a FROM s.u"}},
  });
}

TEST_CASE("what is no state is said, once for each kind") {
  check_lines({
      {"data and roles are notes",
       "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); CREATE ROLE r; SELECT pg_catalog.setval('s', 1); "
       "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles) THEN CREATE ROLE x; END IF; END $$",
       {"note data-skipped", "note roles-skipped"},
       {"error"}},
      {"settings are other notes", "ALTER DATABASE d SET work_mem = '8MB'; ALTER ROLE r SET work_mem = '8MB'; ALTER DATABASE d RESET ALL", {"note settings-skipped"}, {"error", "roles-skipped"}},
      {"a block that does more", "DO $$ BEGIN CREATE ROLE x; DROP TABLE t; END $$", {"error not-a-state"}},
      {"a function that may do anything", "SELECT app.install()", {"error not-a-state"}},
      {"ROLLBACK", "BEGIN; ROLLBACK", {"error rolled-back"}},
      {"another kind", "CREATE TABLE t (a int); REASSIGN OWNED BY a TO b", {"error unsupported-statement"}},
      {"a directive about an attribute", "CREATE TYPE e AS (\n  -- @renamed from=x\n  y int)", {"error directive-misplaced"}},
      {"directives that contradict each other", "CREATE TABLE t (a int NOT NULL); -- @direct\n-- @online\n-- @direct\nCREATE INDEX i ON t (a)", {"error directive-contradiction"}},
      {"a directive about another kind", "-- @backfill using=(1)\nCREATE TABLE t (a int)", {"error directive-misplaced"}},
      {"a directive with a name that nobody knows", "CREATE TABLE t (\n  a int NOT NULL -- @backfill using=(nobody(b))\n)", {"warning directive-name"}},
      {"an old column that nobody else knows", "CREATE TABLE t (\n  a int -- @split from=b using=(b + t.b) reverse=(a)\n)", {}, {"directive-name", "error"}},
      {"a column that does not go", "CREATE TABLE t (b int,\n  a int -- @split from=c using=(b + c)\n)", {"error column-split"}},
      {"a subquery has columns of its own", "CREATE TABLE t (\n  a int -- @split from=c using=((SELECT max(x) FROM t AS u (x) WHERE x < c))\n)", {}, {"error"}},
      {"fewer columns are given back than go", "CREATE TABLE t (\n  a int -- @merge from=(b, c) using=(b + c) reverse=(a)\n)", {"error directive-value"}},
      {"values from two places", "CREATE TABLE t (\n  -- @split from=b using=(b)\n  -- @backfill using=(1)\n  a int)", {"error directive-contradiction"}},
      {"a directive before what has none", "-- @renamed from=x\nGRANT SELECT ON t TO al", {"error directive-misplaced"}},
  });
}

TEST_CASE("both sides of a pair are read as each would be alone") {
  const std::string before = "SET search_path = a; CREATE SCHEMA a; CREATE TABLE t (x int); CREATE TABLE u (); CREATE VIEW v AS SELECT x FROM t;";
  const std::string after = "SET search_path = a; CREATE SCHEMA a; CREATE TABLE u (); CREATE VIEW v AS SELECT x FROM t; CREATE TABLE t (x int); CREATE TABLE n ();";
  const auto text = [](const std::string& sql) {
    const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "t.sql", .text = sql});
    return SqlText{.segments = {{.file = file, .begin = 0, .end = sql.size(), .fresh = true}}};
  };
  Diagnostics diagnostics;
  const auto pair = read_sql_pair(text(before), text(after), diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(fingerprint(pair.before) == fingerprint(read_sql(text(before), diagnostics)));
  CHECK(fingerprint(pair.after) == fingerprint(read_sql(text(after), diagnostics)));
}

}  // namespace
}  // namespace lockstep

TEST_CASE("roles and memberships, when they are asked for") {
  check_lines(
      {
          {"attributes",
           "CREATE USER a NOINHERIT CONNECTION LIMIT 0 VALID UNTIL '2030-01-31 02:00:00+02'; CREATE ROLE b SUPERUSER LOGIN; "
           "ALTER ROLE b NOSUPERUSER CREATEDB; COMMENT ON ROLE b IS 'c'; CREATE GROUP \"Odd\"",
           {"role a: login=true connection_limit=0 valid_until=2030-01-31 00:00:00+00", "role b: inherit=true createdb=true login=true comment=c",
            "role \"Odd\": inherit=true"}},
          {"passwords are not kept", "CREATE ROLE a PASSWORD 'p'; ALTER ROLE a ENCRYPTED PASSWORD 'p'", {"note password-skipped", "role a: inherit=true"}},
          {"times", "CREATE ROLE a VALID UNTIL '2030-01-31'; CREATE ROLE b VALID UNTIL 'Jan 31 2030'; CREATE ROLE c VALID UNTIL 'infinity'",
           {"warning zone-assumed", "warning time-unclear", "role a: inherit=true valid_until=2030-01-31 00:00:00+00", "role c: inherit=true"}},
          {"memberships in any order",
           "GRANT a, pg_monitor TO b WITH ADMIN OPTION; CREATE ROLE a; CREATE ROLE b NOINHERIT; GRANT a TO c; CREATE ROLE c; GRANT a TO postgres",
           {"role membership a.b: admin=true set=true", "role membership pg_monitor.b: admin=true set=true", "role membership a.c: inherit=true set=true",
            "role membership a.postgres: inherit=true set=true"},
           {"error"}},
          {"what PostgreSQL 16 can say",
           "CREATE ROLE a; CREATE ROLE b; CREATE ROLE c; GRANT a TO b WITH INHERIT FALSE, SET FALSE, ADMIN TRUE GRANTED BY x; GRANT a TO c WITH ADMIN OPTION; "
           "REVOKE INHERIT OPTION FOR a FROM c; REVOKE ADMIN OPTION FOR a FROM c",
           {"role membership a.b: admin=true", "role membership a.c: set=true"},
           {"error"}},
          {"renamed and dropped",
           "CREATE ROLE a; CREATE ROLE b; CREATE ROLE gone; GRANT a TO b; GRANT gone TO b; CREATE TABLE t (a int); ALTER TABLE t OWNER TO a; ALTER ROLE a RENAME TO c; DROP ROLE gone; "
           "DROP ROLE IF EXISTS nobody",
           {"role c: inherit=true", "role membership c.b: inherit=true set=true", "table public.t: owner=c"},
           {"error", "role gone", "role membership gone", "role a"}},
          {"in use", "CREATE ROLE a; CREATE TABLE t (a int); ALTER TABLE t OWNER TO a; DROP ROLE a", {"error dependent-objects"}},
          {"twice", "CREATE ROLE a; CREATE ROLE a", {"error duplicate-object"}},
          {"a role that is not there", "ALTER ROLE a LOGIN", {"error unknown-object"}},
          {"nobody's own role", "ALTER ROLE CURRENT_USER LOGIN", {"error unknown-role"}},
          {"the role of the session", "CREATE ROLE a; SET ROLE a; ALTER ROLE CURRENT_USER LOGIN; CREATE ROLE b", {"role a: inherit=true login=true", "role b: inherit=true"}, {"error"}},
          {"a block", "DO $$ BEGIN CREATE ROLE x; END $$", {"error roles-in-block"}},
      },
      true);
  check_lines({{"not asked for", "CREATE ROLE a; GRANT a TO b WITH INHERIT FALSE; ALTER ROLE x RENAME TO y; COMMENT ON ROLE a IS 'c'; DROP ROLE a", {"note roles-skipped"}, {"error", "role "}}});
}

TEST_CASE("security labels") {
  check_lines({
      {"by provider",
       "SECURITY LABEL FOR b ON TABLE t IS 'x'; CREATE TABLE t (a int, b int); SECURITY LABEL FOR \"A\" ON TABLE t IS 'y'; SECURITY LABEL ON COLUMN t.a IS 'z'; "
       "SECURITY LABEL FOR b ON COLUMN t.b IS 'gone'; SECURITY LABEL FOR b ON COLUMN t.b IS NULL",
       {"table public.t: security_labels={A=y, b=x}", "column public.t.a: type=integer security_labels={=z}", "column public.t.b: type=integer"}},
      {"columns of views",
       "CREATE VIEW v AS SELECT 1 AS a, 2 AS b; SECURITY LABEL FOR p ON COLUMN v.a IS 'x'; SECURITY LABEL FOR p ON COLUMN v.b IS 'y'; SECURITY LABEL FOR p ON COLUMN v.b IS NULL",
       {"view column public.v.a: security_labels={p=x}"},
       {"view column public.v.b"}},
      {"what has none here", "CREATE TYPE c AS (a int); SECURITY LABEL FOR p ON COLUMN c.a IS 'x'", {"error unsupported-statement"}},
      {"the sequence of an identity column", "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY); SECURITY LABEL FOR p ON SEQUENCE t_a_seq IS 'x'", {"warning label-skipped"}},
      {"of the server", "SECURITY LABEL FOR p ON ROLE r IS 'x'; SECURITY LABEL FOR p ON DATABASE d IS 'x'; SECURITY LABEL FOR p ON LARGE OBJECT 1 IS 'x'", {"note roles-skipped"}, {"error"}},
      {"what is not there", "SECURITY LABEL FOR p ON TABLE t IS 'x'", {"error unknown-object"}},
  });
}
