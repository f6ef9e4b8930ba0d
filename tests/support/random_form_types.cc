// Forms of types, sequences, routines, languages and access methods.
#include "tests/support/random_forms.h"

namespace lockstep::testing {
namespace {

// A language of its own for each, so that transforms of the same type do not meet.
Form language_form() {
  return {.stem = "lang",
          .parts = {{{"CREATE FUNCTION app.{b_h}() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';\n"}},
                    {{"CREATE TRUSTED LANGUAGE {b}"}, {"CREATE LANGUAGE {b}"}},
                    {{" HANDLER plpgsql_call_handler"}, {" HANDLER app.{b_h}"}},
                    {{""}, {" INLINE plpgsql_inline_handler"}},
                    {{""}, {" VALIDATOR plpgsql_validator"}},
                    {{";\n"}},
                    {{""},
                     {"CREATE TRANSFORM FOR integer LANGUAGE {b} (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));\n"},
                     {"CREATE TRANSFORM FOR integer LANGUAGE {b} (TO SQL WITH FUNCTION int4recv(internal));\n"},
                     {"CREATE TRANSFORM FOR integer LANGUAGE {b} (FROM SQL WITH FUNCTION prsd_lextype(internal));\n"}},
                    {{""}, {"COMMENT ON TRANSFORM FOR integer LANGUAGE {b} IS 'there and back';\n", "TRANSFORM"}},
                    {{""},
                     {"CREATE FUNCTION app.{b_fn}(a text) RETURNS text LANGUAGE {b} AS $$ BEGIN RETURN 1; END $$;\n"}},
                    comment_part("LANGUAGE {b}"),
                    owner_part("LANGUAGE {b}"),
                    grant_part("LANGUAGE {b}", "USAGE", "TRUSTED")},
          .in_schema = false};
}

// The transform stays as long as a function does over its type: that depends on it, whether it says so or not (ProcedureCreate() in
// src/backend/catalog/pg_proc.c), and no statement but DROP FUNCTION ends that.
Form transform_form() {
  return {.stem = "transformed",
          .parts = {{{"CREATE LANGUAGE {b} HANDLER plpgsql_call_handler;\n"
                      "CREATE TRANSFORM FOR integer LANGUAGE {b} (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));\n"}},
                    {{"CREATE FUNCTION app.{b_fn}(a integer) RETURNS integer"}},
                    {{""}, {" TRANSFORM FOR TYPE integer"}},
                    {{" LANGUAGE {b} AS $$ BEGIN RETURN 1; END $$;\n"}}},
          .in_schema = false};
}

Form access_method_form() {
  return {.stem = "am",
          .parts = {{{"CREATE FUNCTION app.{b_h}(internal) RETURNS table_am_handler LANGUAGE internal AS 'heap_tableam_handler';\n"}},
                    {{"CREATE ACCESS METHOD {b} TYPE TABLE HANDLER heap_tableam_handler;\n"},
                     {"CREATE ACCESS METHOD {b} TYPE TABLE HANDLER app.{b_h};\n"},
                     {"CREATE ACCESS METHOD {b} TYPE INDEX HANDLER bthandler;\n"}},
                    // A method that is replaced is in use by nobody: tables would have to be written anew, twice.
                    {{""}, {"CREATE TABLE app.{b_t} (a integer);\n"}, {"CREATE TABLE app.{b_t} (a integer) USING {b};\n", "TABLE HANDLER heap", 15}},
                    comment_part("ACCESS METHOD {b}")},
          .in_schema = false};
}

// A base type over the functions of integer or of text; without them it is a shell.
Form base_type_form() {
  const std::string functions =
      "CREATE FUNCTION {n_in}(cstring) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS '@in';\n"
      "CREATE FUNCTION {n_out}({n}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS '@out';\n"
      "CREATE FUNCTION {n_recv}(internal) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS '@recv';\n"
      "CREATE FUNCTION {n_send}({n}) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS '@send';\n"
      "CREATE TYPE {n} (INPUT = {n_in}, OUTPUT = {n_out}, LIKE = ";
  const auto over = [&](const std::string& type) {
    auto text = functions;
    for (std::size_t at; (at = text.find('@')) != std::string::npos;) text.replace(at, 1, type);
    return text;
  };
  return {.stem = "base",
          .parts = {{{"CREATE TYPE {n};\n"}},
                    {{over("int4") + "integer"}, {over("text") + "text"}, {""}},
                    {{""}, {", RECEIVE = {n_recv}, SEND = {n_send}", "INPUT"}, {", RECEIVE = {n_recv}", "INPUT"}},
                    {{""}, {", CATEGORY = 'N'", "INPUT"}, {", CATEGORY = 'x', PREFERRED = true", "INPUT"}},
                    {{""}, {", DEFAULT = '7'", "INPUT"}},
                    {{""}, {", DELIMITER = ';'", "INPUT"}},
                    {{""}, {", STORAGE = main", "LIKE = text"}, {", STORAGE = external", "LIKE = text"}},
                    {{""}, {", COLLATABLE = true", "LIKE = text"}},
                    {{");\n", "INPUT"}},
                    {{""}, {"CREATE CAST ({n} AS integer) WITHOUT FUNCTION AS ASSIGNMENT;\n", "LIKE = integer"}, {"CREATE CAST (bigint AS {n}) WITH INOUT;\n", "INPUT"}},
                    comment_part("TYPE {n}"),
                    owner_part("TYPE {n}", "INPUT"),
                    grant_part("TYPE {n}", "USAGE", "INPUT")}};
}

// One that a table uses changes by ALTER TYPE alone: for one that is made anew, the old one would have to be put aside with its
// functions, which are in the way of the new ones.
Form used_base_type_form() {
  return {.stem = "used",
          .parts = {{{"CREATE TYPE {n};\n"
                      "CREATE FUNCTION {n_in}(cstring) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS 'textin';\n"
                      "CREATE FUNCTION {n_out}({n}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';\n"
                      "CREATE FUNCTION {n_recv}(internal) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS 'textrecv';\n"
                      "CREATE TYPE {n} (INPUT = {n_in}, OUTPUT = {n_out}, LIKE = text"}},
                    {{""}, {", RECEIVE = {n_recv}"}},
                    {{", STORAGE = main"}, {", STORAGE = external"}, {", STORAGE = extended"}},
                    {{");\n"}},
                    {{""}, {"CREATE TABLE {n_tab} (a {n}, b {n}[]);\n"}},
                    {{""}, {"CREATE FUNCTION {n_same}(a {n}) RETURNS {n} LANGUAGE plpgsql AS $$ BEGIN RETURN a; END $$;\n"}},
                    comment_part("TYPE {n}"),
                    owner_part("TYPE {n}")}};
}

// Over one representation, with all that CREATE TYPE can say of it.
Form detailed_base_type_form() {
  return {.stem = "detailed",
          .parts = {{{"CREATE TYPE {n};\n"
                      "CREATE FUNCTION {n_in}(cstring) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS 'int4in';\n"
                      "CREATE FUNCTION {n_in2}(cstring, oid, integer) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS 'int4in';\n"
                      "CREATE FUNCTION {n_out}({n}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';\n"
                      "CREATE FUNCTION {n_out2}({n}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';\n"
                      "CREATE FUNCTION app.{b_tin}(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';\n"
                      "CREATE FUNCTION app.{b_tout}(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';\n"
                      "CREATE FUNCTION app.{b_an}(internal) RETURNS boolean LANGUAGE internal STRICT AS 'array_typanalyze';\n"}},
                    {{""}, {"CREATE FUNCTION app.{b_sub}(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'raw_array_subscript_handler';\n", "", 14}},
                    {{"CREATE TYPE {n} (INPUT = {n_in}"}, {"CREATE TYPE {n} (INPUT = {n_in2}"}},
                    {{", OUTPUT = {n_out}"}, {", OUTPUT = {n_out2}"}},
                    {{", INTERNALLENGTH = 4"}, {", INTERNALLENGTH = 8"}, {", INTERNALLENGTH = 16"}, {", INTERNALLENGTH = VARIABLE"}},
                    {{""}, {", PASSEDBYVALUE", "= 4"}},
                    {{", ALIGNMENT = int4"}, {", ALIGNMENT = double", "!PASSEDBYVALUE"}},
                    {{""}, {", TYPMOD_IN = app.{b_tin}"}, {", TYPMOD_IN = app.{b_tin}, TYPMOD_OUT = app.{b_tout}"}},
                    {{""}, {", ANALYZE = app.{b_an}"}},
                    {{""}, {", ELEMENT = integer", "= 16"}, {", ELEMENT = smallint", "= 16"}},
                    {{""}, {", SUBSCRIPT = raw_array_subscript_handler", "ELEMENT", 14}, {", SUBSCRIPT = app.{b_sub}", "b_sub", 14}},
                    {{");\n"}},
                    comment_part("TYPE {n}")}};
}

// A range over what its functions know only when it is there. No table uses it, as with base types.
Form canonical_range_form() {
  return {.stem = "steps",
          .parts = {{{"CREATE TYPE {n};\nCREATE FUNCTION {n_c}({n}) RETURNS {n} LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';\n"}},
                    {{"CREATE TYPE {n} AS RANGE (SUBTYPE = integer"}},
                    {{""}, {", CANONICAL = {n_c}"}},
                    {{""}, {", SUBTYPE_DIFF = int4range_subdiff"}},
                    {{");\n"}},
                    comment_part("TYPE {n}")}};
}

Form enum_form() {
  return {.stem = "choice",
          .parts = {{{"CREATE TYPE {n} AS ENUM ('a', 'b c')"}, {"CREATE TYPE {n} AS ENUM ('a', 'it''s', 'b c')"}, {"CREATE TYPE {n} AS ENUM ('b c', 'a')"}},
                    {{";\n"}},
                    {{""}, {"CREATE TABLE {n_tab} (v {n} DEFAULT 'a');\n"}},
                    comment_part("TYPE {n}"),
                    owner_part("TYPE {n}"),
                    grant_part("TYPE {n}", "USAGE")},
          .is_type = true};
}

Form range_form() {
  return {.stem = "range",
          .parts = {{{"CREATE TYPE {n} AS RANGE (SUBTYPE = double precision"}, {"CREATE TYPE {n} AS RANGE (SUBTYPE = text"}, {"CREATE TYPE {n} AS RANGE (SUBTYPE = numeric"}},
                    {{""}, {", SUBTYPE_DIFF = float8mi", "double"}},
                    {{""}, {", COLLATION = \"C\"", "text"}},
                    {{""}, {", SUBTYPE_OPCLASS = text_pattern_ops", "SUBTYPE = text"}},
                    {{""}, {", MULTIRANGE_TYPE_NAME = {n_multi}", "", 14}},
                    {{");\n"}},
                    {{""}, {"CREATE TABLE {n_tab} (a {n} NOT NULL, CONSTRAINT {b_apart} EXCLUDE USING gist (a WITH &&));\n"}, {"CREATE TABLE {n_tab} (a {n});\n"}},
                    comment_part("TYPE {n}"),
                    owner_part("TYPE {n}"),
                    grant_part("TYPE {n}", "USAGE")},
          .is_type = true};
}

// Not inside arrays and composite types: there PostgreSQL refuses ADD and VALIDATE CONSTRAINT and SET NOT NULL
// (find_composite_type_dependencies() in src/backend/commands/tablecmds.c).
Form domain_form() {
  return {.stem = "limited",
          .parts = {{{"CREATE DOMAIN {n} AS text"}, {"CREATE DOMAIN {n} AS varchar(20)"}},
                    {{""}, {" COLLATE \"C\""}},
                    {{""}, {" DEFAULT 'x'"}, {" DEFAULT CURRENT_USER"}},
                    {{""}, {" NOT NULL"}},
                    {{""}, {" CONSTRAINT long CHECK (length(VALUE) > 0)"}, {" CONSTRAINT long CHECK (length(VALUE) > 1)"}},
                    {{""}, {" CONSTRAINT \"Second One\" CHECK (VALUE <> 'no')"}},
                    {{";\n"}},
                    {{""}, {"ALTER DOMAIN {n} ADD CONSTRAINT later CHECK (VALUE <> 'late') NOT VALID;\n"}, {"ALTER DOMAIN {n} ADD CONSTRAINT later CHECK (VALUE <> 'late');\n"}},
                    {{""}, {"COMMENT ON CONSTRAINT long ON DOMAIN {n} IS 'not empty';\n", "long CHECK"}},
                    {{""}, {"CREATE DOMAIN {n_over} AS {n} CHECK (VALUE <> 'over');\n"}},
                    {{""}, {"CREATE TABLE {n_tab} (a {n} DEFAULT 'own', b text);\n"}},
                    comment_part("DOMAIN {n}"),
                    owner_part("DOMAIN {n}"),
                    grant_part("DOMAIN {n}", "USAGE")}};
}

Form composite_form() {
  return {.stem = "row",
          .parts = {{{"CREATE TYPE {n} AS ("}},
                    {{""}, {"z date, "}},
                    {{"a integer"}, {"a bigint"}},
                    {{", b text"}, {", b text COLLATE \"C\""}, {", b varchar(10)"}, {""}},
                    {{""}, {", \"C c\" {u}"}, {", \"C c\" {u}[]"}},
                    {{");\n"}},
                    {{""}, {"COMMENT ON COLUMN {n}.a IS 'the first';\n"}},
                    {{""}, {"CREATE TABLE {n_tab} OF {n};\n"}, {"CREATE TABLE {n_tab} OF {n} (a DEFAULT 5 NOT NULL, PRIMARY KEY (a), CONSTRAINT positive CHECK (a > 0));\n"}},
                    {{""}, {"ALTER TABLE {n_tab} NOT OF;\n", "n_tab"}},
                    {{""}, {"CREATE INDEX ON {n_tab} (a DESC);\n", "n_tab"}},
                    {{""}, {"CREATE VIEW {n_view} AS SELECT a FROM {n_tab};\n", "n_tab"}},
                    {{""}, {"ALTER TABLE {n_tab} ALTER COLUMN \"C c\" SET NOT NULL;\nCOMMENT ON COLUMN {n_tab}.\"C c\" IS 'the last';\n", "n_tab,C c"}},
                    comment_part("TYPE {n}"),
                    owner_part("TYPE {n}"),
                    grant_part("TYPE {n}", "USAGE")}};
}

Form typed_table_form() {
  return {.stem = "typed",
          .parts = {{{"CREATE TYPE {n} AS (a integer, b text);\nCREATE TYPE {n_other} AS (a integer, b text);\nCREATE TYPE {n_turned} AS (b text, c date, a integer);\n"}},
                    {{"CREATE TABLE {n_tab} OF {n};\n"}, {"CREATE TABLE {n_tab} OF {n_other};\n"}, {"CREATE TABLE {n_tab} OF {n_turned};\n"}, {"CREATE TABLE {n_tab} (a integer, b text);\n"},
                     {"CREATE TABLE {n_tab} (b text, a bigint);\n"}},
                    {{""}, {"ALTER TABLE {n_tab} ADD PRIMARY KEY (a);\n"}, {"ALTER TABLE {n_tab} ADD UNIQUE (b, a);\n"}},
                    comment_part("COLUMN {n_tab}.b"),
                    comment_part("COLUMN {n}.a"),
                    owner_part("TYPE {n}")}};
}

Form sequence_form() {
  return {.stem = "counter",
          .parts = {{{"CREATE SEQUENCE {n}"}, {"CREATE UNLOGGED SEQUENCE {n}", "", 15}},
                    {{""}, {" AS integer"}, {" AS smallint"}},
                    {{""}, {" INCREMENT BY 3"}, {" INCREMENT BY -7 MAXVALUE 900"}},
                    {{""}, {" MINVALUE -5"}, {" MINVALUE 0"}},
                    {{""}, {" MAXVALUE 1000", "!-7"}, {" MAXVALUE 30000", "!-7"}},
                    {{""}, {" START WITH 7"}},
                    {{""}, {" CACHE 20"}},
                    {{""}, {" CYCLE"}},
                    {{";\n"}},
                    {{""}, {"CREATE TABLE {n_tab} (a bigint DEFAULT nextval('{n}'));\n"}},
                    comment_part("SEQUENCE {n}"),
                    owner_part("SEQUENCE {n}"),
                    grant_part("SEQUENCE {n}", "USAGE, SELECT")}};
}

FormPart setting_part() {
  return {{""}, {" SET search_path = ''"}, {" SET search_path TO app, \"Odd Schema\", public"}, {" SET work_mem = '8MB' SET \"my.own\" TO 'it''s'"}, {" SET datestyle TO iso, dmy"}};
}

Form function_form() {
  return {.stem = "fn",
          .parts = {{{"CREATE FUNCTION {n}(a integer"}, {"CREATE FUNCTION {n}(a integer DEFAULT 5"}, {"CREATE FUNCTION {n}(INOUT a integer"}},
                    {{") RETURNS integer", "!INOUT"}, {") RETURNS SETOF integer", "!INOUT"}},
                    {{")", "INOUT"}},
                    {{" LANGUAGE sql"}, {" LANGUAGE plpgsql"}},
                    {{""}, {" IMMUTABLE"}, {" STABLE"}},
                    {{""}, {" STRICT"}},
                    {{""}, {" SECURITY DEFINER"}},
                    {{""}, {" LEAKPROOF"}},
                    {{""}, {" PARALLEL SAFE"}, {" PARALLEL RESTRICTED"}},
                    {{""}, {" COST 7"}},
                    {{""}, {" SUPPORT generate_series_int4_support"}},
                    {{""}, {" ROWS 10", "SETOF"}},
                    setting_part(),
                    {{" AS $$ SELECT 1 $$", "LANGUAGE sql"}, {" AS $$ SELECT 2 $$", "LANGUAGE sql"}, {" BEGIN ATOMIC SELECT 3; END", "LANGUAGE sql", 14}},
                    {{" AS $$ BEGIN a := 1; RETURN; END $$", "plpgsql,INOUT"}},
                    {{" AS $$ BEGIN RETURN 1; END $$", "plpgsql,!INOUT,!SETOF"}},
                    {{" AS $$ BEGIN RETURN NEXT 1; END $$", "plpgsql,SETOF"}},
                    {{" AS $$ SELECT 1 $$", "LANGUAGE sql,!SELECT"}},
                    {{";\n"}},
                    {{""}, {"CREATE FUNCTION {n}(a text) RETURNS text LANGUAGE sql AS $$ SELECT a $$;\n"}},
                    {{""}, {"CREATE FUNCTION {n_w}() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE STRICT AS 'window_row_number';\n"}},
                    comment_part("FUNCTION {n}(integer)"),
                    owner_part("FUNCTION {n}(integer)"),
                    grant_part("FUNCTION {n}(integer)", "EXECUTE")}};
}

Form procedure_form() {
  return {.stem = "proc",
          .parts = {{{"CREATE PROCEDURE {n}(a integer)"}, {"CREATE PROCEDURE {n}(INOUT a integer)"}, {"CREATE PROCEDURE {n}(a integer DEFAULT 1)"}, {"CREATE PROCEDURE {n}(b integer)"}},
                    {{""}, {" SECURITY DEFINER"}},
                    setting_part(),
                    {{" LANGUAGE plpgsql AS $$ BEGIN NULL; END $$"}, {" LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$"}, {" LANGUAGE sql BEGIN ATOMIC SELECT 1; END", "!INOUT", 14}},
                    {{" LANGUAGE plpgsql AS $$ BEGIN a := 2; END $$", "!LANGUAGE"}},
                    {{";\n"}},
                    comment_part("PROCEDURE {n}(integer)"),
                    owner_part("PROCEDURE {n}(integer)"),
                    grant_part("PROCEDURE {n}(integer)", "EXECUTE")}};
}

// What makes it another function altogether.
Form other_function_form() {
  return {.stem = "other",
          .parts = {{{"CREATE FUNCTION {n}() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE STRICT AS 'window_row_number';\n"},
                     {"CREATE FUNCTION {n}() RETURNS bigint LANGUAGE internal IMMUTABLE STRICT AS 'window_row_number';\n"},
                     {"CREATE FUNCTION {n}() RETURNS SETOF bigint LANGUAGE sql AS $$ SELECT 1::bigint $$;\n"},
                     {"CREATE FUNCTION {n}() RETURNS text LANGUAGE sql AS $$ SELECT 'a' $$;\n"},
                     {"CREATE PROCEDURE {n}() LANGUAGE sql AS $$ SELECT 1 $$;\n"}},
                    {{"CREATE FUNCTION {n_c}(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler'"},
                     {"CREATE FUNCTION {n_c}(internal) RETURNS void LANGUAGE c AS 'plpgsql', 'plpgsql_inline_handler'"}},
                    {{";\n"}},
                    {{"CREATE FUNCTION {n_args}(a integer, b text"}, {"CREATE FUNCTION {n_args}(b integer, a text"}, {"CREATE FUNCTION {n_args}(INOUT a integer, INOUT b text"}, {"CREATE FUNCTION {n_args}(a integer, b text DEFAULT 'x'"}},
                    {{""}, {", OUT c date, OUT d integer"}, {", OUT c date, OUT e text"}},
                    {{")"}},
                    {{" RETURNS TABLE (x integer, y text)", "!OUT"}, {" RETURNS TABLE (x integer, z text)", "!OUT"}, {" RETURNS SETOF record"}, {" RETURNS record"}},
                    {{" LANGUAGE plpgsql AS $$ BEGIN END $$;\n"}}}};
}

}  // namespace

std::vector<Form> type_forms() {
  return {language_form(), transform_form(), access_method_form(), base_type_form(), used_base_type_form(), detailed_base_type_form(), range_form(), canonical_range_form(), enum_form(), domain_form(), composite_form(), typed_table_form(), sequence_form(), function_form(), procedure_form(), other_function_form()};
}

}  // namespace lockstep::testing
