// Forms of views, of what is said about existing tables, and of what is there once in a database: schemas, default
// privileges, extensions.
#include "tests/support/random_forms.h"

namespace lockstep::testing {
namespace {

Form view_form() {
  return {.stem = "seen",
          .parts = {{{"CREATE TABLE {n_base} (id integer, name text, ok boolean"}, {"CREATE TABLE {n_base} (id bigint, name varchar(20), ok boolean"}},
                    {{""}, {", more text"}},
                    {{");\n"}},
                    {{"CREATE VIEW {n}"}, {"CREATE VIEW {n} (x, \"Y y\")"}},
                    {{""}, {" WITH (security_barrier=true)"}, {" WITH (check_option=local)"}, {" WITH (security_invoker=true, security_barrier=false)", "", 15}},
                    {{" AS SELECT id, name FROM {n_base} WHERE ok"}, {" AS SELECT id, name FROM {n_base} WHERE id > 5"}, {" AS SELECT id, name, ok FROM {n_base}"}},
                    {{""}, {" WITH CASCADED CHECK OPTION", "!check_option"}},
                    {{";\n"}},
                    {{""}, {"ALTER VIEW {n} ALTER COLUMN id SET DEFAULT 5;\n", "!Y y"}, {"ALTER VIEW {n} ALTER COLUMN \"Y y\" SET DEFAULT 'z';\n", "Y y"}},
                    {{""}, {"COMMENT ON COLUMN {n}.id IS 'the first';\n", "!Y y"}, {"COMMENT ON COLUMN {n}.\"Y y\" IS 'the second';\n", "Y y"}},
                    {{""}, {"GRANT SELECT (id) ON {n} TO prop_reader;\n", "!Y y"}, {"GRANT SELECT (id), INSERT (id) ON {n} TO PUBLIC;\n", "!Y y"}, {"GRANT SELECT (x), UPDATE (x) ON {n} TO prop_reader WITH GRANT OPTION;\n", "Y y"}},
                    {{""},
                     {"CREATE TRIGGER instead INSTEAD OF INSERT ON {n} FOR EACH ROW EXECUTE FUNCTION app.on_change('v');\n", "!CHECK OPTION,!check_option"},
                     {"CREATE TRIGGER instead INSTEAD OF UPDATE OR DELETE ON {n} FOR EACH ROW EXECUTE FUNCTION app.on_change();\n", "!CHECK OPTION,!check_option"}},
                    {{""}, {"CREATE VIEW {n_over} AS SELECT * FROM {n};\n"}},
                    comment_part("VIEW {n}"),
                    owner_part("VIEW {n}"),
                    grant_part("{n}", "SELECT")}};
}

Form materialized_view_form() {
  return {.stem = "kept",
          .parts = {{{"CREATE TABLE {n_base} (id integer, name text);\n"}},
                    {{""}, {"CREATE ACCESS METHOD {b_am} TYPE TABLE HANDLER heap_tableam_handler;\n"}},
                    {{"CREATE MATERIALIZED VIEW {n}"}, {"CREATE MATERIALIZED VIEW {n} (id, called)"}},
                    {{""}, {" USING {b_am}", "ACCESS METHOD"}},
                    {{""}, {" WITH (fillfactor=80)"}, {" WITH (autovacuum_enabled=false)"}},
                    {{""}, {" TABLESPACE prop_space"}},
                    {{" AS SELECT id, name FROM {n_base}"}, {" AS SELECT id, name FROM {n_base} WHERE id > 3"}},
                    {{""}, {" WITH NO DATA"}},
                    {{";\n"}},
                    {{""}, {"CREATE UNIQUE INDEX {b_i} ON {n} (id);\n"}, {"CREATE INDEX {b_i} ON {n} (id DESC) WHERE id > 0;\n"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} CLUSTER ON {b_i};\n", "UNIQUE INDEX"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN id SET STATISTICS 50;\n"}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN id SET (n_distinct=7);\n"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET STORAGE external;\n", "!called"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET COMPRESSION pglz;\n", "!called", 14}},
                    {{""}, {"COMMENT ON COLUMN {n}.id IS 'the first';\n"}},
                    {{""}, {"CREATE STATISTICS {n_stat} ON id, name FROM {n};\n", "!called"}},
                    comment_part("MATERIALIZED VIEW {n}"),
                    owner_part("MATERIALIZED VIEW {n}"),
                    grant_part("{n}", "SELECT")}};
}

// What hangs on one of the schema's tables and on a column of it.
// Settings of a materialized view's columns, and where and how its rows are kept.
Form stored_view_form() {
  return {.stem = "snapshot",
          .parts = {{{"CREATE TABLE {n_base} (id integer, name text, amount numeric);\nCREATE ACCESS METHOD {b_am} TYPE TABLE HANDLER heap_tableam_handler;\n"}},
                    {{"CREATE MATERIALIZED VIEW {n}"}},
                    {{""}, {" USING {b_am}", "", 15}},  // from 15 on it can change
                    {{""}, {" TABLESPACE prop_space"}},
                    {{" AS SELECT id, name, amount FROM {n_base};\n"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN amount SET STORAGE plain;\n"}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN amount SET STORAGE external;\n"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET STORAGE external;\n"}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET STORAGE main;\n"}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET STORAGE plain;\n"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET COMPRESSION pglz;\n", "", 14}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN name SET STATISTICS 5;\n"}},
                    {{""}, {"ALTER MATERIALIZED VIEW {n} ALTER COLUMN id SET (n_distinct=8);\n"}},
                    {{"CREATE TABLE {n_tab} (id integer)"}},
                    {{""}, {" USING {b_am}", "", 15}},  // from 15 on it can change
                    {{";\n"}},
                    owner_part("MATERIALIZED VIEW {n}"),
                    grant_part("{n}", "SELECT")}};
}

Form on_table_form() {
  return {.stem = "hanging",
          .parts = {{{""}, {"GRANT SELECT ({c}), UPDATE ({c}) ON {t} TO prop_owner WITH GRANT OPTION;\n"}, {"GRANT REFERENCES ({c}) ON {t} TO PUBLIC;\n"}},
                    {{""}, {"ALTER TABLE {t} ALTER {c} SET STATISTICS 33;\n"}},
                    {{""}, {"ALTER TABLE {t} ALTER {c} SET (n_distinct=-0.25);\n"}},
                    {{""}, {"CREATE POLICY \"hanging policy\" ON {t} FOR ALL TO prop_owner USING ({c} IS NULL) WITH CHECK ({c} IS NOT NULL);\n"}},
                    {{""}, {"CREATE TRIGGER {b} BEFORE UPDATE OF {c} ON {t} FOR EACH ROW WHEN (OLD.{c} IS NULL) EXECUTE FUNCTION app.on_change('{c}');\n"}},
                    {{""}, {"ALTER TABLE {t} DISABLE TRIGGER {b};\n", "TRIGGER"}, {"ALTER TABLE {t} ENABLE ALWAYS TRIGGER {b};\n", "TRIGGER"}},
                    {{""}, {"ALTER TABLE {t} ADD CONSTRAINT {b_there} CHECK ({c} IS NOT NULL) NOT VALID;\n"}, {"ALTER TABLE {t} ADD CONSTRAINT {b_there} CHECK ({c} IS NOT NULL);\n"}},
                    {{""}, {"CREATE INDEX {b_i} ON {t} (({c} IS NULL));\n"}, {"CREATE INDEX {b_i} ON {t} (({c} IS NULL)) WHERE {c} IS NOT NULL;\n"}},
                    {{""}, {"ALTER TABLE {t} REPLICA IDENTITY FULL;\n"}},
                    {{""}, {"ALTER TABLE {t} FORCE ROW LEVEL SECURITY;\n"}}},
          .in_schema = false,
          .on_table = true};
}

Form owned_form() {
  return {.stem = "owned", .parts = {owner_part("TABLE {t}"), grant_part("{t}", "UPDATE, TRUNCATE")}, .in_schema = false, .on_table = true, .permanent = true};
}

Form statistics_form() {
  return {.stem = "known",
          .parts = {{{"CREATE TABLE {n_tab} (a integer, b text, c date);\n"}},
                    {{"CREATE STATISTICS {n}"}},
                    {{""}, {" (ndistinct, mcv)"}, {" (dependencies)"}, {" (mcv)"}},
                    {{" ON a, b"}, {" ON a, b, c"}, {" ON b, c"}, {" ON a, (lower(b))", "", 14}, {" ON (a + 1), (lower(b))", "", 14}},
                    {{" FROM {n_tab};\n"}},
                    {{""}, {"ALTER STATISTICS {n} SET STATISTICS 70;\n"}, {"ALTER STATISTICS {n} SET STATISTICS 0;\n"}},
                    comment_part("STATISTICS {n}"),
                    owner_part("STATISTICS {n}")}};
}

Form rule_form() {
  return {.stem = "rewritten",
          .parts = {{{"CREATE TABLE {n} (a integer, b text);\nCREATE TABLE {n_log} (a integer);\n"}},
                    {{"CREATE RULE \"my rule\" AS ON INSERT TO {n}"}, {"CREATE RULE \"my rule\" AS ON UPDATE TO {n}"}, {"CREATE RULE \"my rule\" AS ON DELETE TO {n}"}},
                    {{""}, {" WHERE NEW.a > 3", "!DELETE"}, {" WHERE OLD.a > 4", "!INSERT"}},
                    {{" DO ALSO"}, {" DO INSTEAD"}},
                    {{" NOTHING;\n"}, {" INSERT INTO {n_log} VALUES (1);\n"}, {" (INSERT INTO {n_log} VALUES (2); DELETE FROM {n_log} WHERE a = 3);\n"}},
                    {{""}, {"ALTER TABLE {n} DISABLE RULE \"my rule\";\n"}, {"ALTER TABLE {n} ENABLE ALWAYS RULE \"my rule\";\n"}, {"ALTER TABLE {n} ENABLE REPLICA RULE \"my rule\";\n"}},
                    comment_part("RULE \"my rule\" ON {n}")}};
}

Form schema_form() {
  return {.stem = "own",
          .parts = {{{"CREATE SCHEMA {b};\n"}},
                    {{""}, {"CREATE TABLE {b}.inside (a integer);\n"}},
                    comment_part("SCHEMA {b}"),
                    owner_part("SCHEMA {b}"),
                    grant_part("SCHEMA {b}", "USAGE, CREATE")},
          .in_schema = false};
}

Form fixed_schema_form() {
  return {.stem = "fixed",
          .parts = {comment_part("SCHEMA app"),
                    owner_part("SCHEMA app"),
                    grant_part("SCHEMA app", "USAGE"),
                    comment_part("SCHEMA public"),
                    grant_part("SCHEMA \"Odd Schema\"", "CREATE")},
          .in_schema = false,
          .single = true,
          .permanent = true};
}

Form default_privileges_form() {
  return {.stem = "defaults",
          .parts = {{{""}, {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_owner IN SCHEMA app GRANT SELECT ON TABLES TO prop_reader;\n"},
                     {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_owner IN SCHEMA app GRANT SELECT, INSERT ON TABLES TO prop_reader WITH GRANT OPTION;\n"}},
                    {{""}, {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;\n"}},
                    {{""}, {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_owner GRANT EXECUTE ON FUNCTIONS TO prop_reader;\n"}},
                    {{""}, {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_owner GRANT USAGE ON SEQUENCES TO PUBLIC;\n"}},
                    {{""}, {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_reader REVOKE USAGE ON TYPES FROM PUBLIC;\n"}},
                    {{""}, {"ALTER DEFAULT PRIVILEGES FOR ROLE prop_reader GRANT USAGE ON SCHEMAS TO prop_owner;\n"}}},
          .in_schema = false,
          .single = true};
}

// What PostgreSQL brings with other privileges than it came with.
Form stock_form() {
  return {.stem = "stock",
          .parts = {{{""}, {"GRANT SELECT (prosrc) ON pg_catalog.pg_proc TO prop_reader;\n"}, {"GRANT SELECT (prosrc), UPDATE (prosrc) ON pg_catalog.pg_proc TO prop_reader WITH GRANT OPTION;\n"}},
                    {{""}, {"GRANT SELECT, INSERT ON pg_catalog.pg_timezone_names TO prop_owner;\n"}, {"GRANT UPDATE ON TABLE pg_catalog.pg_timezone_names TO prop_reader;\n"}},
                    {{""}, {"REVOKE SELECT ON pg_catalog.pg_timezone_names FROM PUBLIC;\n"}},
                    {{""}, {"REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;\n"}},
                    {{""}, {"GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO prop_reader WITH GRANT OPTION;\n"}, {"GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO prop_owner;\n"}},
                    {{""}, {"REVOKE USAGE ON TYPE pg_catalog.macaddr8 FROM PUBLIC;\n"}},
                    {{""}, {"GRANT USAGE ON LANGUAGE plpgsql TO prop_reader;\n"}}},
          .in_schema = false,
          .single = true};
}

Form extension_form() {
  return {.stem = "ext",
          .parts = {{{"CREATE EXTENSION citext;\n"}, {"CREATE EXTENSION citext SCHEMA app;\n"}},
                    {{""}, {"COMMENT ON EXTENSION citext IS 'letters alike';\n"}},
                    {{""}, {"REVOKE EXECUTE ON FUNCTION public.citext_eq(public.citext, public.citext) FROM PUBLIC;\n", "!SCHEMA"}, {"GRANT EXECUTE ON FUNCTION app.citext_eq(app.citext, app.citext) TO prop_reader;\n", "SCHEMA"}}},
          .in_schema = false,
          .single = true,
          .extension = "citext"};
}

}  // namespace

std::vector<Form> view_forms() {
  return {view_form(), materialized_view_form(), stored_view_form(), on_table_form(), owned_form(), statistics_form(), rule_form(), schema_form(), fixed_schema_form(), default_privileges_form(), stock_form(), extension_form()};
}

}  // namespace lockstep::testing
