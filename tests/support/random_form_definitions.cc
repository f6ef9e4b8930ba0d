// Forms of what is defined over functions: aggregates, operators with their families and classes, casts, conversions, text search.
#include "tests/support/random_forms.h"

namespace lockstep::testing {
namespace {

// All take one integer, so that each becomes each.
Form aggregate_form() {
  return {.stem = "total",
          .parts = {{{"CREATE FUNCTION {n_fin}(integer) RETURNS integer LANGUAGE sql AS $$ SELECT $1 $$;\n"
                      "CREATE FUNCTION {n_fin}(integer, integer) RETURNS integer LANGUAGE sql AS $$ SELECT $1 $$;\n"
                      "CREATE FUNCTION {n_mfin}(bigint, integer) RETURNS integer LANGUAGE sql AS $$ SELECT $1::integer $$;\n"}},
                    {{"CREATE AGGREGATE {n}(integer) (SFUNC = int4pl, STYPE = integer"},
                     {"CREATE AGGREGATE {n}(a integer) (SFUNC = int4larger, STYPE = integer"},
                     {"CREATE AGGREGATE {n}(integer) (SFUNC = int4_avg_accum, STYPE = bigint[], INITCOND = '{0,0}'"},
                     {"CREATE AGGREGATE {n}(integer) (SFUNC = int4_accum, STYPE = internal, FINALFUNC = numeric_poly_var_samp"}},
                    {{""}, {", FINALFUNC = int8_avg", "bigint[]"}, {", FINALFUNC = {n_fin}", "STYPE = integer"}, {", FINALFUNC = {n_fin}, FINALFUNC_EXTRA", "STYPE = integer"}},
                    {{""}, {", FINALFUNC_MODIFY = SHAREABLE", "FINALFUNC"}, {", FINALFUNC_MODIFY = READ_WRITE", "FINALFUNC"}},
                    {{""}, {", COMBINEFUNC = int4pl", "STYPE = integer"}, {", COMBINEFUNC = int4_avg_combine", "bigint[]"},
                     {", COMBINEFUNC = numeric_poly_combine, SERIALFUNC = numeric_poly_serialize, DESERIALFUNC = numeric_poly_deserialize", "internal"}},
                    {{""}, {", SSPACE = 64"}, {", SSPACE = 128"}},
                    {{""}, {", INITCOND = '0'", "STYPE = integer"}, {", INITCOND = '5'", "STYPE = integer"}},
                    {{""},
                     {", MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer", "STYPE = integer"},
                     {", MSFUNC = int4mul, MINVFUNC = int4div, MSTYPE = integer", "STYPE = integer"},
                     {", MSFUNC = int84pl, MINVFUNC = int84mi, MSTYPE = bigint, MFINALFUNC = {n_mfin}, MFINALFUNC_EXTRA, MINITCOND = '0'", "STYPE = integer"},
                     {", MSFUNC = int84pl, MINVFUNC = int84mi, MSTYPE = bigint, MFINALFUNC = pg_catalog.int4, MINITCOND = '1'", "STYPE = integer"}},
                    {{""}, {", MSSPACE = 32", "MSFUNC"}},
                    {{""}, {", MFINALFUNC_MODIFY = READ_WRITE", "MFINALFUNC"}},
                    {{""}, {", SORTOP = >"}, {", SORTOP = OPERATOR(pg_catalog.<)"}},
                    {{""}, {", PARALLEL = SAFE"}, {", PARALLEL = RESTRICTED"}},
                    {{");\n"}},
                    comment_part("AGGREGATE {n}(integer)"),
                    owner_part("AGGREGATE {n}(integer)"),
                    grant_part("FUNCTION {n}(integer)", "EXECUTE")}};
}

Form ordered_aggregate_form() {
  return {.stem = "ordered",
          .parts = {{{"CREATE FUNCTION {n_s}(integer, integer, integer) RETURNS integer LANGUAGE sql AS $$ SELECT $1 $$;\n"}},
                    {{"CREATE AGGREGATE {n}(integer, integer) (SFUNC = {n_s}, STYPE = integer);\n"},
                     {"CREATE AGGREGATE {n}(integer ORDER BY integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = int4pl);\n"},
                     {"CREATE AGGREGATE {n}(integer ORDER BY integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = int4pl, HYPOTHETICAL);\n"},
                     {"CREATE AGGREGATE {n}(ORDER BY integer, integer) (SFUNC = {n_s}, STYPE = integer);\n"}},
                    {{"CREATE FUNCTION {n_v}(integer, integer[]) RETURNS integer LANGUAGE sql AS $$ SELECT $1 $$;\n"}},
                    {{"CREATE AGGREGATE {n_all}(integer[]) (SFUNC = {n_v}, STYPE = integer);\n"}, {"CREATE AGGREGATE {n_all}(VARIADIC integer[]) (SFUNC = {n_v}, STYPE = integer);\n"}}}};
}

// In a schema of its own, because its name has no letters.
Form operator_form() {
  return {.stem = "symbols",
          .parts = {{{"CREATE SCHEMA {b};\nCREATE FUNCTION {b}.same(integer, integer) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';\n"}},
                    {{"CREATE OPERATOR {b}.@=@ (FUNCTION = int4eq"}, {"CREATE OPERATOR {b}.@=@ (FUNCTION = {b}.same"}},
                    {{", LEFTARG = integer, RIGHTARG = integer"}},
                    {{""}, {", COMMUTATOR = OPERATOR({b}.@=@)"}, {", COMMUTATOR = OPERATOR({b}.@~@)"}},
                    {{""}, {", NEGATOR = OPERATOR({b}.@<>@)"}},
                    {{""}, {", RESTRICT = eqsel"}, {", RESTRICT = neqsel"}},
                    {{""}, {", JOIN = eqjoinsel"}, {", JOIN = neqjoinsel"}},
                    {{""}, {", HASHES"}},
                    {{""}, {", MERGES"}},
                    {{");\n"}},
                    {{"CREATE OPERATOR {b}.@~@ (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR({b}.@=@));\n", "OPERATOR({b}.@~@)"}},
                    {{"CREATE OPERATOR {b}.@<>@ (FUNCTION = int4ne, LEFTARG = integer, RIGHTARG = integer, NEGATOR = OPERATOR({b}.@=@));\n", "OPERATOR({b}.@<>@)"}},
                    comment_part("OPERATOR {b}.@=@ (integer, integer)"),
                    owner_part("OPERATOR {b}.@=@ (integer, integer)")},
          .in_schema = false};
}

Form operator_family_form() {
  return {.stem = "family",
          .parts = {{{"CREATE OPERATOR FAMILY {n} USING btree;\n"}},
                    {{""},
                     {"ALTER OPERATOR FAMILY {n} USING btree ADD OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint);\n"},
                     {"ALTER OPERATOR FAMILY {n} USING btree ADD OPERATOR 3 = (bigint, integer);\n"}},
                    {{""},
                     {"ALTER OPERATOR FAMILY {n} USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);\n"},
                     {"ALTER OPERATOR FAMILY {n} USING btree ADD FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer);\n"},
                     {"ALTER OPERATOR FAMILY {n} USING btree ADD FUNCTION 2 (bigint, bigint) btint8sortsupport(internal);\n"}},
                    {{""}, {"CREATE OPERATOR CLASS {n_ops} FOR TYPE integer USING btree FAMILY {n} AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, "
                            "FUNCTION 1 btint4cmp(integer, integer);\n"}},
                    {{""},
                     {"CREATE OPERATOR FAMILY {n_near} USING gist;\nALTER OPERATOR FAMILY {n_near} USING gist ADD OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops;\n"},
                     {"CREATE OPERATOR FAMILY {n_near} USING gist;\nALTER OPERATOR FAMILY {n_near} USING gist ADD OPERATOR 15 <-> (point, point) FOR ORDER BY {n};\n"}},
                    comment_part("OPERATOR FAMILY {n} USING btree"),
                    owner_part("OPERATOR FAMILY {n} USING btree")}};
}

// One of them only, for one class alone is the default of a type.
Form operator_class_form() {
  return {.stem = "class",
          .parts = {{{"CREATE FUNCTION {n_cmp}(lseg, lseg) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 0; END $$;\n"
                      "CREATE FUNCTION {n_other}(lseg, lseg) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 0; END $$;\n"
                      "CREATE FUNCTION {n_cmp}(path, path) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 0; END $$;\n"}},
                    {{"CREATE OPERATOR CLASS {n} DEFAULT FOR TYPE lseg"}, {"CREATE OPERATOR CLASS {n} FOR TYPE lseg"}, {"CREATE OPERATOR CLASS {n} FOR TYPE path"}},
                    {{" USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >"}},
                    {{", FUNCTION 1 {n_cmp}(path, path);\n", "FOR TYPE path"}},
                    {{", FUNCTION 1 {n_cmp}(lseg, lseg);\n", "FOR TYPE lseg"}, {", FUNCTION 1 {n_other}(lseg, lseg);\n", "FOR TYPE lseg"}},
                    {{""}, {"CREATE OPERATOR FAMILY {n_of} USING gin;\n"}},
                    // Before 14 what a class need not have is the class's still.
                    {{""}, {"CREATE OPERATOR CLASS {n_gin} FOR TYPE integer[] USING gin", "", 14}, {"CREATE OPERATOR CLASS {n_gin} FOR TYPE bigint[] USING gin", "", 14}},
                    {{""}, {" FAMILY {n_of}", "FAMILY {n_of},n_gin"}},
                    {{" AS ", "n_gin"}},
                    {{""}, {"STORAGE integer, ", "integer[]"}, {"STORAGE bigint, ", "n_gin"}},
                    {{"OPERATOR 1 && (anyarray, anyarray)", "n_gin"}, {"OPERATOR 1 && (anyarray, anyarray), OPERATOR 2 @> (anyarray, anyarray)", "n_gin"}},
                    {{", FUNCTION 1 btint4cmp(integer, integer)", "integer[]"}},
                    {{", FUNCTION 1 btint8cmp(bigint, bigint)", "bigint[]"}},
                    {{", FUNCTION 2 ginarrayextract(anyarray, internal, internal), FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal), "
                      "FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal);\n", "n_gin"}},
                    {{""}, {"CREATE OPERATOR CLASS {n_near} FOR TYPE point USING gist AS STORAGE box, OPERATOR 1 <<", "", 14}},
                    {{""}, {", OPERATOR 15 <-> FOR ORDER BY float_ops", "n_near"}, {", OPERATOR 15 <-> FOR ORDER BY integer_ops", "n_near"}},
                    {{", FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal), "
                      "FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), "
                      "FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal);\n", "n_near"}},
                    comment_part("OPERATOR CLASS {n} USING btree"),
                    owner_part("OPERATOR CLASS {n} USING btree")},
          .single = true};
}

Form cast_form() {
  return {.stem = "castable",
          .parts = {{{"CREATE TYPE {n} AS (a integer);\n"
                      "CREATE FUNCTION {n_to}({n}) RETURNS integer LANGUAGE sql AS $$ SELECT ($1).a $$;\n"
                      "CREATE FUNCTION {n_to}({n}, integer) RETURNS integer LANGUAGE sql AS $$ SELECT ($1).a $$;\n"}},
                    {{"CREATE CAST ({n} AS integer) WITH FUNCTION {n_to}({n})"}, {"CREATE CAST ({n} AS integer) WITH FUNCTION {n_to}({n}, integer)"}, {"CREATE CAST ({n} AS integer) WITH INOUT"}},
                    {{""}, {" AS ASSIGNMENT"}, {" AS IMPLICIT"}},
                    {{";\n"}},
                    comment_part("CAST ({n} AS integer)")}};
}

// One of them only, for one conversion in a schema is the default.
Form conversion_form() {
  return {.stem = "conv",
          .parts = {{{"CREATE CONVERSION {n}"}, {"CREATE DEFAULT CONVERSION {n}"}},
                    {{" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;\n"}, {" FOR 'LATIN2' TO 'UTF8' FROM iso8859_to_utf8;\n"}, {" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;\n"}},
                    comment_part("CONVERSION {n}"),
                    owner_part("CONVERSION {n}")},
          .single = true};
}

Form text_search_form() {
  return {.stem = "search",
          .parts = {{{"CREATE FUNCTION {n_start}(internal, integer) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start';\n"
                      "CREATE FUNCTION {n_token}(internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_nexttoken';\n"
                      "CREATE FUNCTION {n_end}(internal) RETURNS void LANGUAGE internal STRICT AS 'prsd_end';\n"
                      "CREATE FUNCTION {n_types}(internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_lextype';\n"
                      "CREATE FUNCTION {n_init}(internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_init';\n"
                      "CREATE FUNCTION {n_lexize}(internal, internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_lexize';\n"}},
                    {{"CREATE TEXT SEARCH PARSER {n} (START = prsd_start"}, {"CREATE TEXT SEARCH PARSER {n} (START = {n_start}"}},
                    {{", GETTOKEN = prsd_nexttoken"}, {", GETTOKEN = {n_token}"}},
                    {{", END = prsd_end"}, {", END = {n_end}"}},
                    {{", LEXTYPES = prsd_lextype"}, {", LEXTYPES = {n_types}"}},
                    {{""}, {", HEADLINE = prsd_headline"}},
                    {{");\n"}},
                    {{"CREATE TEXT SEARCH TEMPLATE {n_tpl} (LEXIZE = dsimple_lexize"}, {"CREATE TEXT SEARCH TEMPLATE {n_tpl} (LEXIZE = {n_lexize}"}},
                    {{""}, {", INIT = dsimple_init"}, {", INIT = {n_init}"}},
                    {{");\n"}},
                    {{"CREATE TEXT SEARCH DICTIONARY {n_dict} (TEMPLATE = simple"}, {"CREATE TEXT SEARCH DICTIONARY {n_dict} (TEMPLATE = {n_tpl}"}},
                    {{""}, {", ACCEPT = false", "INIT"}, {", STOPWORDS = english", "INIT"}},
                    {{");\n"}},
                    {{"CREATE TEXT SEARCH CONFIGURATION {n_conf} (PARSER = default);\n"}, {"CREATE TEXT SEARCH CONFIGURATION {n_conf} (PARSER = {n});\n"}},
                    {{""},
                     {"ALTER TEXT SEARCH CONFIGURATION {n_conf} ADD MAPPING FOR asciiword, word WITH {n_dict}, simple;\n"},
                     {"ALTER TEXT SEARCH CONFIGURATION {n_conf} ADD MAPPING FOR asciiword WITH simple;\n"},
                     {"ALTER TEXT SEARCH CONFIGURATION {n_conf} ADD MAPPING FOR email, asciiword WITH simple, {n_dict};\n"}},
                    comment_part("TEXT SEARCH PARSER {n}"),
                    comment_part("TEXT SEARCH TEMPLATE {n_tpl}"),
                    comment_part("TEXT SEARCH DICTIONARY {n_dict}"),
                    comment_part("TEXT SEARCH CONFIGURATION {n_conf}"),
                    owner_part("TEXT SEARCH DICTIONARY {n_dict}"),
                    owner_part("TEXT SEARCH CONFIGURATION {n_conf}")}};
}

Form collation_form() {
  return {.stem = "order",
          .parts = {{{"CREATE COLLATION {n} (provider = icu, locale = 'und'"},
                     {"CREATE COLLATION {n} (provider = icu, locale = 'de'"},
                     {"CREATE COLLATION {n} (lc_collate = 'C', lc_ctype = 'POSIX'"},
                     {"CREATE COLLATION {n} (lc_collate = 'POSIX', lc_ctype = 'C'"},
                     {"CREATE COLLATION {n} (provider = builtin, locale = 'C.UTF-8'", "", 17}},
                    {{""}, {", deterministic = false", "icu"}},
                    {{""}, {", rules = '&V << w <<< W'", "icu", 16}},
                    {{");\n", "COLLATION"}},
                    comment_part("COLLATION {n}", "COLLATION"),
                    owner_part("COLLATION {n}", "COLLATION")}};
}

Form event_trigger_form() {
  return {.stem = "noticed",
          .parts = {{{"CREATE FUNCTION app.{b_a}() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;\n"
                      "CREATE FUNCTION app.{b_b}() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;\n"}},
                    {{"CREATE EVENT TRIGGER {b} ON ddl_command_start"}, {"CREATE EVENT TRIGGER {b} ON ddl_command_end"}},
                    {{""}, {" WHEN TAG IN ('DROP TABLE')"}, {" WHEN TAG IN ('CREATE VIEW', 'ALTER VIEW')"}},
                    {{" EXECUTE FUNCTION app.{b_a}();\n"}, {" EXECUTE FUNCTION app.{b_b}();\n"}},
                    {{""}, {"ALTER EVENT TRIGGER {b} DISABLE;\n"}, {"ALTER EVENT TRIGGER {b} ENABLE ALWAYS;\n"}, {"ALTER EVENT TRIGGER {b} ENABLE REPLICA;\n"}},
                    comment_part("EVENT TRIGGER {b}")},
          .in_schema = false};
}

}  // namespace

std::vector<Form> definition_forms() {
  return {aggregate_form(),      ordered_aggregate_form(), operator_form(),    operator_family_form(), operator_class_form(),
          cast_form(), conversion_form(), text_search_form(), collation_form(), event_trigger_form()};
}

}  // namespace lockstep::testing
