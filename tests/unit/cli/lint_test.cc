// The rules of `lockstep lint` together: what files say of each other, where transactions end, what is allowed, and what is suggested.
#include <algorithm>

#include "tests/unit/cli/lint_support.h"

using namespace lockstep;

namespace {

using enum LintRule;

std::string rules_in(const std::string& text, const LintOptions& options = {}) {
  std::string result;
  for (const auto& each : findings_in(text, options))
    if (kind_of(each.rule).severity > HazardSeverity::note && each.rule != LintRule::lock_timeout_missing) result += (result.empty() ? "" : " ") + std::string(kind_of(each.rule).name);
  return result;
}

}  // namespace

TEST_CASE("what a file makes is used by nobody yet") {
  CHECK(rules_in("CREATE TABLE app.t (id bigint PRIMARY KEY, v int);\nALTER TABLE app.t ALTER COLUMN v SET NOT NULL;\nALTER TABLE app.t ADD CHECK (v > 0);\n"
                 "CREATE INDEX ON app.t (v);\nUPDATE app.t SET v = 1;\nDROP TABLE app.t;\n") == "");
  // Unless it may have been there before.
  CHECK(rules_in("CREATE TABLE IF NOT EXISTS app.t (v int);\nCREATE INDEX ON app.t (v);\n") == "create-index");
  // And another file finds it in use.
  CHECK(rules_in("CREATE TABLE app.t (v int);\n===\nCREATE INDEX ON app.t (v);\n") == "create-index");
  CHECK(rules_in("CREATE TABLE app.t (v int);\nCREATE INDEX ON other.t (v);\n") == "create-index");
}

TEST_CASE("what earlier files say of constraints makes scans needless") {
  const std::string add = "ALTER TABLE app.t ADD CONSTRAINT c CHECK (x IS NOT NULL) NOT VALID;\n===\n";
  const std::string prove = add + "ALTER TABLE app.t VALIDATE CONSTRAINT c;\n===\n";
  const std::string set = "ALTER TABLE app.t ALTER COLUMN x SET NOT NULL;\nALTER TABLE app.t DROP CONSTRAINT c;\n";
  CHECK(rules_in(prove + set) == "");
  CHECK(rules_in(add + "ALTER TABLE app.t VALIDATE CONSTRAINT c;\n" + set) == "");
  CHECK(rules_in(add + set) == "set-not-null");
  CHECK(rules_in(prove + "ALTER TABLE app.t DROP CONSTRAINT c;\n===\n" + set) == "set-not-null");
  CHECK(rules_in(prove + "DROP TABLE app.t;\nCREATE TABLE app.t (x int);\n===\n" + set) == "set-not-null");
  CHECK(rules_in(prove + "ALTER TABLE app.t RENAME COLUMN x TO y;\n===\n" + set) == "set-not-null");
  CHECK(rules_in(prove + "ALTER TABLE app.t RENAME COLUMN x TO y;\nALTER TABLE app.t RENAME TO u;\n===\nALTER TABLE app.u ALTER y SET NOT NULL;\n") == "");
  CHECK(rules_in(prove + "ALTER TABLE app.t DROP COLUMN x;\nALTER TABLE app.t ADD COLUMN x int;\n===\n" + set) == "set-not-null");
  // Under the name that PostgreSQL gives.
  CHECK(rules_in("ALTER TABLE app.t ADD CHECK (x IS NOT NULL) NOT VALID;\n===\nALTER TABLE app.t VALIDATE CONSTRAINT t_x_check;\n===\nALTER TABLE app.t ALTER x SET NOT NULL;\n") == "");
  CHECK(rules_in("ALTER TABLE app.t ADD CHECK (x > 0), ADD CHECK (x IS NOT NULL) NOT VALID;\n===\nALTER TABLE app.t VALIDATE CONSTRAINT t_x_check;\n===\nALTER TABLE app.t ALTER x SET NOT NULL;\n") ==
        "set-not-null");

  const std::string parent = "CREATE TABLE app.p (k int, v int) PARTITION BY LIST (k);\nCREATE TABLE app.p1 (k int, v int CHECK (v > 0));\n===\n";
  const std::string attach = "ALTER TABLE app.p ATTACH PARTITION app.p1 FOR VALUES IN (1);\n";
  const auto bounds = [](const std::string& check) { return "ALTER TABLE app.p1 ADD CONSTRAINT b CHECK (" + check + ") NOT VALID;\n===\nALTER TABLE app.p1 VALIDATE CONSTRAINT b;\n===\n"; };
  CHECK(rules_in(bounds("k = 1") + attach) == "");
  CHECK(rules_in(parent + bounds("k IS NOT NULL AND k = 1") + attach) == "");
  CHECK(rules_in(parent + bounds("v > 1") + attach) == "attach-partition");
  CHECK(rules_in(parent + attach) == "attach-partition");
}

TEST_CASE("columns that are known to be NOT NULL") {
  const std::string set = "===\nALTER TABLE app.t ALTER COLUMN x SET NOT NULL;\n";
  for (const std::string column : {"x serial", "x bigint GENERATED ALWAYS AS IDENTITY", "x int NOT NULL", "x int PRIMARY KEY", "x int CHECK (x IS NOT NULL)"})
    CHECK_MESSAGE(rules_in("CREATE TABLE app.t (" + column + ");\n" + set) == "", column);
  CHECK(rules_in("CREATE TABLE app.t (x serial);\nALTER TABLE app.t ALTER x DROP NOT NULL;\n" + set) == "set-not-null");
  CHECK(rules_in("CREATE TABLE app.t (x int UNIQUE);\n" + set) == "set-not-null");

  const std::string key = "CREATE UNIQUE INDEX CONCURRENTLY i ON app.t (x, y);\n===\nALTER TABLE app.t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;\n";
  CHECK(rules_in("CREATE TABLE app.t (x int NOT NULL, y int NOT NULL);\n===\n" + key) == "");
  CHECK(rules_in("ALTER TABLE app.t ALTER x SET NOT NULL, ALTER y SET NOT NULL;\n===\n" + key) == "");
  CHECK(rules_in("CREATE TABLE app.t (x int NOT NULL, y int);\n===\n" + key) == "key-over-nullable");
}

TEST_CASE("types that are stored alike") {
  const auto changed = [](const std::string& from, const std::string& to) { return rules_in("CREATE TABLE app.t (v " + from + ");\n===\nALTER TABLE app.t ALTER v TYPE " + to + ";\n"); };
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"timestamp(3)", "timestamp(6)"}, {"interval(3)", "interval"}, {"time(3)", "time"}, {"timestamptz(3)", "timestamptz"}, {"numeric(10)", "numeric(12)"}, {"numeric(10)", "numeric"},
           {"cidr", "inet"}, {"varchar(10)", "text USING v::text"}, {"varchar(10)", "varchar(20) USING v"}, {"varchar(10)[]", "varchar(10)[]"}, {"serial", "int"}, {"text", "varchar"}}) {
    CHECK_MESSAGE(changed(from, to) == "", from, " -> ", to);
  }
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"timestamp(6)", "timestamp(3)"}, {"interval", "interval(3)"}, {"timestamp", "timestamptz"}, {"numeric(10)", "numeric(12,2)"}, {"inet", "cidr"}, {"varchar(10)", "text USING lower(v)"},
           {"varchar(10)", "text USING v::varchar(5)"}, {"varchar(10)[]", "varchar(20)[]"}, {"serial", "bigint"}, {"char(3)", "text"}}) {
    CHECK_MESSAGE(changed(from, to) == "change-type", from, " -> ", to);
  }
}

TEST_CASE("changesets of Liquibase are transactions of their own") {
  const std::string head = "--liquibase formatted sql\n\n";
  const std::string two = "--changeset bob:1 runInTransaction:false\nCREATE INDEX CONCURRENTLY a ON app.t (a);\n--rollback DROP INDEX app.a;\n\n"
                          "-- ChangeSet bob:2 labels:x runInTransaction:FALSE\nCREATE INDEX CONCURRENTLY b ON app.t (b)\n";
  CHECK(rules_in(head + two) == "");
  CHECK(rules_in("\n-- Liquibase Formatted SQL\n" + two) == "");
  CHECK(rules_in(two.substr(0, two.find("-- Change")) + "CREATE INDEX CONCURRENTLY b ON app.t (b);\n") == "concurrently-in-transaction concurrently-in-transaction");
  CHECK(rules_in(head + "--changeset bob:1\nCREATE INDEX CONCURRENTLY a ON app.t (a);\n") == "concurrently-in-transaction");
  CHECK(rules_in(head + "--changeset bob:1\nCREATE INDEX CONCURRENTLY a ON app.t (a);\n", {.transaction_per_file = false}) == "concurrently-in-transaction");
  const std::string add = "ALTER TABLE app.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;\n";
  const std::string validate = "ALTER TABLE app.t VALIDATE CONSTRAINT c;\n";
  CHECK(rules_in(head + "--changeset bob:1\n" + add + "--changeset bob:2\n" + validate) == "");
  CHECK(rules_in(head + "--changeset bob:1\n" + add + validate) == "work-after-lock validate-in-transaction");
  CHECK(rules_in(head + "--changeset bob:1\nSELECT 1;\n-- lockstep-lint: allow create-index\n--changeset bob:2\nCREATE INDEX ON app.t (a);\n") == "");
  CHECK(rules_in("SELECT '\n--liquibase formatted sql\n--changeset a:1\n';\n" + add + validate) == "work-after-lock validate-in-transaction");
}

TEST_CASE("rules that look at other statements") {
  const auto has = [](const std::string& text, LintRule rule, const LintOptions& options = {}) { return finds(findings_in(text, options), rule); };
  const std::string column = "ALTER TABLE app.t ADD COLUMN a int;\n";
  CHECK_FALSE(has(column + "CREATE TABLE app.n (id bigint PRIMARY KEY, b int);\nCREATE INDEX n_b ON app.n (b);\n", work_after_lock));
  CHECK_FALSE(has("CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES IN (1);\nCREATE INDEX ON app.p1 (b);\n", work_after_lock));
  CHECK(has(column + "CREATE TABLE app.n (b int);\nINSERT INTO app.n SELECT a FROM app.t;\nCREATE INDEX n_b ON app.n (b);\n", work_after_lock));

  const std::string secure = "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;\n";
  const std::string policy = "CREATE POLICY p ON app.t USING (true);\n";
  CHECK_FALSE(has(secure + policy, row_security_without_policy));
  CHECK(has(secure + policy, row_security_without_policy, {.transaction_per_file = false}));
  CHECK(has("BEGIN;\n" + secure + "COMMIT;\n" + policy, row_security_without_policy));
  CHECK(has(secure + "CREATE POLICY p ON app.u USING (true);\n", row_security_without_policy));

  const std::string checked = "ALTER TABLE app.t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;\n";
  const std::string validate = "ALTER TABLE app.t VALIDATE CONSTRAINT c;\n";
  CHECK_FALSE(has("ALTER TABLE app.t ALTER a SET NOT NULL;\nALTER TABLE app.t DROP CONSTRAINT c;\n", several_alters));
  CHECK_FALSE(has(checked + validate, several_alters, {.transaction_per_file = false}));
  CHECK_FALSE(has("ALTER TABLE app.t ATTACH PARTITION app.p1 FOR VALUES IN (1);\nALTER TABLE app.t ATTACH PARTITION app.p2 FOR VALUES IN (2);\n", several_alters));
  CHECK(has("ALTER TABLE app.t DROP CONSTRAINT c;\nALTER TABLE app.t ALTER a SET NOT NULL;\n", several_alters));

  const std::string value = "ALTER TYPE app.mood ADD VALUE 'sad' AFTER 'ok';\n";
  CHECK_FALSE(has(value + "COMMENT ON TYPE app.mood IS 'sad';\n", enum_value_in_transaction));
  CHECK(has(value + "EXPLAIN SELECT 'sad'::app.mood;\n", enum_value_in_transaction));
  const std::string notes = "CREATE TABLE app.notes (t text);\n===\n";
  CHECK_FALSE(has(notes + value + "INSERT INTO app.notes VALUES ('sad');\n", enum_value_in_transaction));
  CHECK(has(notes + value + "INSERT INTO app.notes VALUES ('sad'::app.mood);\n", enum_value_in_transaction));
  CHECK(has("CREATE TABLE app.notes (t app.mood);\n===\n" + value + "INSERT INTO app.notes VALUES ('sad');\n", enum_value_in_transaction));

  const std::string refers = "CREATE TABLE app.a (id bigint, b_id bigint REFERENCES app.b (id));\n";
  CHECK_FALSE(has(refers + "ALTER TABLE app.a ADD PRIMARY KEY (b_id, id);\n", foreign_key_without_index));
  CHECK(has(refers + "ALTER TABLE app.a ADD PRIMARY KEY (id, b_id);\n", foreign_key_without_index));
}

TEST_CASE("what a statement says exactly") {
  const auto has = [](const std::string& text, LintRule rule) { return finds(findings_in(text), rule); };
  CHECK_FALSE(has("UPDATE app.t SET arr[1] = 1, arr[2] = 2 WHERE id = 1;", duplicate_assignment));
  CHECK_FALSE(has("UPDATE app.t SET c.x = 1, c.y = 2 WHERE id = 1;", duplicate_assignment));
  CHECK(has("UPDATE app.t SET arr = '{}', arr[2] = 2 WHERE id = 1;", duplicate_assignment));
  const std::string column = "ALTER TABLE app.t ADD COLUMN a int;";
  CHECK_FALSE(has("SELECT set_config('lock_timeout', '2s', false), set_config('statement_timeout', '5s', false);\n" + column, lock_timeout_missing));
  CHECK(has("SELECT set_config('lock_timeout', '0', false), set_config('statement_timeout', '5s', false);\n" + column, lock_timeout_missing));
  const std::string name(30, 'a');
  CHECK_FALSE(has("CREATE VIEW \"" + name + "\"\"" + name + "bb\" AS SELECT 1;", long_name));
  CHECK(has("CREATE VIEW \"" + name + "\"\"" + name + "bbb\" AS SELECT 1;", long_name));
  CHECK_FALSE(has("LOCK TABLE app.t IN ACCESS SHARE MODE;", lock_table));
  CHECK(has("LOCK TABLE app.t IN SHARE MODE;", lock_table));
  CHECK_FALSE(has("CREATE TEMP TABLE x (a int);\nDROP TABLE x CASCADE;", drop_cascade));
  CHECK(has("CREATE TEMP TABLE x (a int);\nDROP TABLE x, app.y CASCADE;", drop_cascade));
}

TEST_CASE("new tables keep being new under other names and in other schemas") {
  CHECK(rules_in("CREATE TABLE app.n (a int);\nALTER TABLE app.n SET SCHEMA shop;\nCREATE INDEX ON shop.n (a);\n") == "");
  CHECK(rules_in("CREATE TABLE app.n (a int);\nALTER TABLE app.n SET SCHEMA shop;\nCREATE INDEX ON app.n (a);\n") == "create-index");
  CHECK(rules_in("CREATE TABLE app.n (a int);\nALTER TABLE app.n RENAME TO m;\nCREATE INDEX ON app.m (a);\n") == "");
  CHECK(rules_in("CREATE SCHEMA s CREATE TABLE t (a int) CREATE TABLE u (a int NOT NULL);\nCREATE INDEX ON s.t (a);\n") == "");
  CHECK(rules_in("CREATE SCHEMA s CREATE TABLE t (a int);\nCREATE INDEX ON app.t (a);\n") == "create-index");
  CHECK(rules_in("CREATE SCHEMA s CREATE TABLE t (a int NOT NULL);\n===\nALTER TABLE s.t ALTER a SET NOT NULL;\n") == "");
  CHECK(rules_in("CREATE TABLE app.n (a int);\nDROP TRIGGER g ON app.n;\nCREATE INDEX ON app.n (a);\n") == "");
}

TEST_CASE("names without schema are those of the search path") {
  CHECK(rules_in("SET search_path = app, public;\nCREATE TABLE t (v int);\nCREATE INDEX ON app.t (v);\n") == "");
  CHECK(rules_in("CREATE TABLE t (v int);\nCREATE INDEX ON public.t (v);\n") == "");
}

TEST_CASE("comments allow a rule or a hazard, for a statement or for the file") {
  CHECK(rules_in("-- lockstep-lint: allow create-index\nCREATE INDEX ON t (v);\n") == "");
  CHECK(rules_in("CREATE INDEX ON t (v); -- lockstep-lint: allow create-index\n") == "");
  CHECK(rules_in("/* lockstep-lint: allow drop-index, blocking-scan */\nCREATE INDEX ON t (v);\n") == "");
  CHECK(rules_in("-- @allow blocking-scan reason='small'\nCREATE INDEX ON t (v);\n") == "");
  CHECK(rules_in("-- @allow rewrite reason='small' @allow blocking-scan\nCREATE INDEX ON t (v);\n") == "");
  CHECK(rules_in("CREATE INDEX ON t (a); -- lockstep-lint: allow create-index\nCREATE INDEX ON t (b);\n") == "create-index");
  CHECK(rules_in("-- lockstep-lint: allow drop-index\nCREATE INDEX ON t (v);\n") == "create-index");
  CHECK(rules_in("CREATE INDEX ON t (a);\nCREATE INDEX ON t (b);\n-- lockstep-lint: allow-file create-index\n") == "");
  CHECK(rules_in("SELECT '-- lockstep-lint: allow-file create-index';\nCREATE INDEX ON t (b);\n") == "create-index");
}

TEST_CASE("where transactions begin and end") {
  const std::string two = "CREATE INDEX CONCURRENTLY a ON t (a);\nCREATE INDEX CONCURRENTLY b ON t (b);\n";
  CHECK(rules_in(two) == "concurrently-in-transaction concurrently-in-transaction");
  CHECK(rules_in(two, {.transaction_per_file = false}) == "");
  for (const std::string mark : {"-- +goose NO TRANSACTION\n", "-- migrate:up transaction:false\n", "-- no-transaction\n", "-- +migrate Up notransaction\n", "-- atlas:txmode none\n",
                                 "-- lockstep-lint: no-transaction\n"})
    CHECK_MESSAGE(rules_in(mark + two) == "", mark);
  CHECK(rules_in("SET statement_timeout = 0;\nCREATE INDEX CONCURRENTLY a ON t (a);\n") == "");
}

TEST_CASE("the part of a file that takes the migration back is left out") {
  for (const std::string mark : {"-- +goose Down\n", "-- migrate:down\n", "-- +migrate Down\n", "--//@UNDO\n"})
    CHECK_MESSAGE(rules_in("-- up\nCREATE TABLE t (v int);\n" + mark + "DROP TABLE t;\nDROP TABLE u;\n") == "", mark);
}

TEST_CASE("findings say where and what to write") {
  const auto findings = findings_in("SET lock_timeout = '1s';\nSET statement_timeout = '1s';\n\n  CREATE UNIQUE INDEX \"I\" ON app.\"T\" (v);\n");
  REQUIRE(findings.size() == 1);
  const auto& finding = findings[0];
  CHECK(finding.suggestion == "CREATE UNIQUE INDEX CONCURRENTLY \"I\" ON app.\"T\" (v);");
  const auto place = line_column(*finding.span.file, finding.span.begin);
  CHECK(place.line == 4);
  CHECK(place.column == 3);
  const auto not_null = findings_in("SET lock_timeout = '1s';\nSET statement_timeout = '1s';\nALTER TABLE app.t ALTER v SET NOT NULL;\n");
  REQUIRE(not_null.size() == 1);
  CHECK(not_null[0].suggestion ==
        "ALTER TABLE app.t ADD CONSTRAINT t_v_not_null CHECK (v IS NOT NULL) NOT VALID;\n-- in another transaction:\nALTER TABLE app.t VALIDATE CONSTRAINT t_v_not_null;\n"
        "-- and in a third one:\nALTER TABLE app.t ALTER COLUMN v SET NOT NULL;\nALTER TABLE app.t DROP CONSTRAINT t_v_not_null;");
}

TEST_CASE("lines that are found once give the places that each offset has") {
  const SourceFile file{"a.sql", "SELECT 1;\r\n\n-- größer\n  é;\nend"};
  const LineStarts lines(file);
  for (std::size_t offset = 0; offset <= file.text.size() + 1; ++offset) {
    CHECK(lines.at(offset).line == line_column(file, offset).line);
    CHECK(lines.at(offset).column == line_column(file, offset).column);
  }
}

TEST_CASE("a finding about a part of ALTER TABLE stands at that part") {
  const auto findings = findings_in("ALTER TABLE ONLY app . \"a,b\" -- one, two\n  ADD COLUMN v numeric(3, 1),\n  ALTER COLUMN w\n    SET NOT NULL,\n  DROP COLUMN x;\n");
  std::string places;
  for (const auto& each : findings) {
    if (kind_of(each.rule).severity != HazardSeverity::danger) continue;
    const auto begin = line_column(*each.span.file, each.span.begin);
    const auto end = line_column(*each.span.file, each.span.end);
    places += std::string(kind_of(each.rule).name) + ' ' + std::to_string(begin.line) + ':' + std::to_string(begin.column) + '-' + std::to_string(end.line) + ':' + std::to_string(end.column) + '\n';
  }
  CHECK(places == "set-not-null 3:3-4:17\ndrop-column 5:3-5:16\n");
}

TEST_CASE("policies of earlier files, and statements that newer servers know") {
  CHECK(rules_in("CREATE POLICY p ON app.t USING (true);\n===\nALTER TABLE app.t ENABLE ROW LEVEL SECURITY;\n") == "");
  CHECK(rules_in("GRANT a TO b WITH INHERIT FALSE;\nREVOKE SET OPTION FOR a FROM b;\n") == "");
  CHECK(rules_in("ALTER TABLE app.t ADD CONSTRAINT c CHECK (v > 0) NOT ENFORCED;\n") == "");
}

TEST_CASE("what is suggested has nothing of its kind to be found in it") {
  const std::string timeouts = "-- no-transaction\nSET lock_timeout = '1s';\nSET statement_timeout = 0;\n";
  for (const std::string statement : {"CREATE INDEX i ON app.t (a);", "DROP INDEX app.i;", "ALTER TABLE app.t ADD CONSTRAINT c CHECK (v > 0);", "ALTER TABLE app.t ALTER v SET NOT NULL;",
                                      "ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES app.r (id);", "ALTER TABLE app.t ADD CONSTRAINT u UNIQUE (a);",
                                      "REFRESH MATERIALIZED VIEW app.v;"}) {
    const auto findings = findings_in(timeouts + statement);
    const auto found = std::find_if(findings.begin(), findings.end(), [](const LintFinding& each) { return !each.suggestion.empty(); });
    REQUIRE_MESSAGE(found != findings.end(), statement);
    CHECK_MESSAGE(rules_in(timeouts + found->suggestion) == "", found->suggestion);
  }
}

TEST_CASE("what is suggested is what PostgreSQL takes, under the names that it chooses") {
  const std::string partitioned = "CREATE TABLE p (a int, b int) PARTITION BY LIST (a);\nCREATE INDEX pi ON p (a);\n===\n";
  const auto suggested = [](const std::string& text, LintRule rule) {
    for (const auto& each : findings_in(text))
      if (each.rule == rule) return each.suggestion;
    return std::string("not found");
  };
  const auto last = [](const std::string& text) { return text.substr(text.rfind('\n') + 1); };
  CHECK(last(suggested("ALTER TABLE t ADD CHECK (x > 0);", add_check)) == "ALTER TABLE public.t VALIDATE CONSTRAINT t_x_check;");
  CHECK(last(suggested("ALTER TABLE t ADD CHECK (x > y);", add_check)) == "ALTER TABLE public.t VALIDATE CONSTRAINT t_check;");
  CHECK(last(suggested("CREATE TABLE t (x int CHECK (x > 0));\n===\nALTER TABLE t ADD CHECK (t.x < 9);", add_check)) == "ALTER TABLE public.t VALIDATE CONSTRAINT t_x_check1;");
  CHECK(last(suggested("ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES r;", add_foreign_key)) == "ALTER TABLE public.t VALIDATE CONSTRAINT t_a_b_fkey;");
  CHECK(suggested("DROP INDEX a, b;", drop_index) == "DROP INDEX CONCURRENTLY public.a;\nDROP INDEX CONCURRENTLY public.b;");
  CHECK(suggested("DROP INDEX a CASCADE;", drop_index) == "-- what depends on it first, each by its name\nDROP INDEX CONCURRENTLY public.a;");
  CHECK(suggested("REFRESH MATERIALIZED VIEW v WITH NO DATA;", refresh_view) == "REFRESH MATERIALIZED VIEW CONCURRENTLY v;");

  CHECK(suggested("ALTER TABLE t ADD UNIQUE (a) INCLUDE (b);", add_key) ==
        "CREATE UNIQUE INDEX CONCURRENTLY t_a_b_key ON public.t (a) INCLUDE (b);\nALTER TABLE public.t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key;");
  CHECK(suggested("ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a) WITH (fillfactor=70) USING INDEX TABLESPACE fast;", add_key) ==
        "CREATE UNIQUE INDEX CONCURRENTLY u ON public.t (a) NULLS NOT DISTINCT WITH (fillfactor = 70) TABLESPACE fast;\nALTER TABLE public.t ADD CONSTRAINT u UNIQUE USING INDEX u;");
  CHECK(last(suggested("ALTER TABLE t ADD PRIMARY KEY (a) DEFERRABLE INITIALLY DEFERRED;", add_key)) ==
        "ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey DEFERRABLE INITIALLY DEFERRED;");
  CHECK(last(suggested("ALTER TABLE t ADD UNIQUE (a, b);", add_key)) == "ALTER TABLE public.t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key;");

  CHECK(suggested(partitioned + "CREATE INDEX CONCURRENTLY i ON p (a);", index_on_partitioned).find("CREATE INDEX i ON ONLY p (a);\n") == 0);
  CHECK(suggested(partitioned + "CREATE INDEX CONCURRENTLY i ON ONLY p (a);", index_on_partitioned).find("CREATE INDEX i ON ONLY p (a);\n") == 0);
  CHECK(suggested(partitioned + "ALTER TABLE p ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES r;", add_foreign_key).find("-- for each partition:\n") == 0);
  CHECK(suggested(partitioned + "ALTER TABLE p ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES r;", foreign_key_without_index).find("CREATE INDEX ON ONLY public.p (b);\n") == 0);
  CHECK(suggested(partitioned + "ALTER TABLE p ADD UNIQUE (a);", add_key).find("ALTER TABLE ONLY p ADD UNIQUE (a);\n") == 0);
  CHECK(last(suggested(partitioned + "ALTER TABLE p ADD UNIQUE (a);", add_key)) == "ALTER INDEX public.p_a_key ATTACH PARTITION …;");
  CHECK(suggested(partitioned + "DROP INDEX pi;", drop_index).empty());
  CHECK(suggested("CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);", create_partition).find("INCLUDING ALL EXCLUDING IDENTITY);\n") != std::string::npos);

  CHECK(suggested("CREATE INDEX\ti ON t (a);", create_index) == "CREATE INDEX CONCURRENTLY\ti ON t (a);");
  CHECK(suggested("CREATE INDEX\r\ni ON t (a);", create_index) == "CREATE INDEX CONCURRENTLY\r\ni ON t (a);");
  CHECK(suggested("CREATE /* INDEX */ INDEX\"INDEX\" ON t (a);", create_index) == "CREATE /* INDEX */ INDEX CONCURRENTLY \"INDEX\" ON t (a);");
  CHECK(suggested("CREATE INDEX IF NOT EXISTS i ON t (a);", create_index) == "DROP INDEX CONCURRENTLY IF EXISTS public.i;\nCREATE INDEX CONCURRENTLY i ON t (a);");
  CHECK(suggested("CREATE TABLE n (a int REFERENCES r);", foreign_key_without_index) == "CREATE INDEX ON public.n (a);");
  CHECK(suggested("ALTER TABLE t ADD COLUMN a int REFERENCES r;", foreign_key_without_index) == "CREATE INDEX CONCURRENTLY ON public.t (a);");
}

TEST_CASE("a syntax error stands where the parser stopped") {
  const auto place = [](const std::string& text) {
    const auto findings = findings_in(text);
    REQUIRE(findings.size() == 1);
    REQUIRE(findings[0].rule == unknown_statement);
    const auto at = line_column(*findings[0].span.file, findings[0].span.begin);
    return std::to_string(at.line) + ':' + std::to_string(at.column);
  };
  CHECK(place("CREATE TABLE app.t (\n  id bigint,\n  name txt text\n);\n") == "3:12");
  CHECK(place("-- ä\nCREATE TABLE app.\"ö\" (\n  \"ü\" bigint, name txt text\n);\n") == "3:24");
  CHECK(place("SELECT 1 +") == "1:10");
  CHECK(place("\xEF\xBB\xBFSELEC 1;") == "1:1");
  CHECK(place("\xEF\xBB\xBFSELECT 1;\nSELEC 1;") == "2:1");
}

TEST_CASE("every kind of statement is read without a crash, however broken") {
  for (const char* text : {"", ";", "SELECT", "ALTER TABLE", "CREATE TABLE t (", "/*", "-- lockstep-lint: allow", "-- @allow", "ALTER TABLE t ADD COLUMN", "DROP TABLE IF EXISTS a, b.c, d.e.f;",
                           "GRANT ALL ON ALL TABLES IN SCHEMA s TO PUBLIC;", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;", "DROP OPERATOR +(int, int);", "DROP CAST (int AS text);",
                           "REINDEX DATABASE d;", "CLUSTER;", "VACUUM FULL;", "ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b;", "ALTER FUNCTION f(int) SET SCHEMA s;", "ALTER ROLE a RENAME TO b;", "ALTER DATABASE a RENAME TO b;", "ALTER TYPE t RENAME ATTRIBUTE a TO b;",
                           "ALTER DOMAIN d RENAME CONSTRAINT a TO b;", "ALTER FUNCTION f(int) RENAME TO g;", "CREATE TABLE t (LIKE u, v int STORAGE plain);"})
    CHECK_NOTHROW(findings_in(text));
  CHECK(rules_in("VACUUM FULL;") == "vacuum-full");
  CHECK(rules_in("REINDEX DATABASE d;") == "reindex");
}
