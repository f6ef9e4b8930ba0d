// Forms of foreign data and of logical replication: what random_foreign.cc does not say of them.
#include "tests/support/random_forms.h"

namespace lockstep::testing {
namespace {

Form foreign_form() {
  return {.stem = "far",
          .parts = {{{"CREATE FUNCTION app.{b_h}() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/postgres_fdw', 'postgres_fdw_handler';\n"}},
                    {{"CREATE FOREIGN DATA WRAPPER {b}"}},
                    {{""}, {" HANDLER app.{b_h}"}},
                    {{""}, {" VALIDATOR postgresql_fdw_validator"}},
                    {{""}, {" OPTIONS (a 'b')", "!VALIDATOR"}, {" OPTIONS (a 'c', \"D\" 'e')", "!VALIDATOR"}},
                    {{";\n"}},
                    {{"CREATE FOREIGN DATA WRAPPER {b_w};\nCREATE SERVER {b_s2} FOREIGN DATA WRAPPER {b_w};\n"}},
                    {{"CREATE SERVER {b_s}"}, {"CREATE SERVER {b_s} TYPE 'kind'"}, {"CREATE SERVER {b_s} TYPE 'other'"}},
                    {{""}, {" VERSION '1'"}, {" VERSION '2'"}},
                    {{" FOREIGN DATA WRAPPER {b}"}, {" FOREIGN DATA WRAPPER {b_w}"}},
                    {{""}, {" OPTIONS (host 'x')"}, {" OPTIONS (host 'y', port '5')"}},
                    {{";\n"}},
                    {{""}, {"CREATE USER MAPPING FOR prop_reader SERVER {b_s} OPTIONS (user 'me', password 'secret');\n"}, {"CREATE USER MAPPING FOR prop_reader SERVER {b_s} OPTIONS (user 'you');\n"}},
                    {{""}, {"CREATE FOREIGN TABLE app.{b_t} (a integer, b text) SERVER {b_s};\n"}, {"CREATE FOREIGN TABLE app.{b_t} (a integer, b text) SERVER {b_s2};\n"}},
                    comment_part("FOREIGN DATA WRAPPER {b}"),
                    grant_part("FOREIGN DATA WRAPPER {b}", "USAGE"),
                    comment_part("SERVER {b_s}"),
                    owner_part("SERVER {b_s}"),
                    grant_part("FOREIGN SERVER {b_s}", "USAGE")},
          .in_schema = false,
          .extension = "postgres_fdw"};
}

Form publication_form() {
  return {.stem = "told",
          .parts = {{{"CREATE SCHEMA {b};\nCREATE TABLE {b}.t (id integer PRIMARY KEY, v text, w integer);\n"}},
                    {{"CREATE PUBLICATION {b}"}},
                    {{""},
                     {" FOR TABLE {b}.t"},
                     {" FOR TABLE {b}.t (id, v)", "", 15},
                     {" FOR TABLE {b}.t (id, w) WHERE (id > 3)", "", 15},
                     {" FOR TABLE {b}.t WHERE (id > 4)", "", 15},
                     {" FOR TABLES IN SCHEMA {b}", "", 15},
                     // Not what tables without a key could not do any more.
                     {" FOR TABLES IN SCHEMA app WITH (publish = 'insert, truncate'", "", 15},
                     {" FOR ALL TABLES WITH (publish = 'insert'"}},
                    {{" WITH (publish = 'insert, update, delete, truncate'", "!publish"}, {" WITH (publish = 'insert'", "!publish"}, {" WITH (publish = 'update, truncate'", "!publish"}, {" WITH (publish = 'delete'", "!publish"}},
                    {{""}, {", publish_via_partition_root = true"}},
                    {{""}, {", publish_generated_columns = stored", "", 18}, {", publish_generated_columns = none", "", 18}},
                    {{");\n"}},
                    comment_part("PUBLICATION {b}"),
                    owner_part("PUBLICATION {b}")},
          .in_schema = false};
}

Form subscription_form() {
  return {.stem = "heard",
          .parts = {{{"CREATE SUBSCRIPTION {b} CONNECTION 'host=/nowhere password=x'"}, {"CREATE SUBSCRIPTION {b} CONNECTION 'host=/elsewhere password=y'"}},
                    {{" PUBLICATION p"}, {" PUBLICATION p, \"Q q\""}, {" PUBLICATION q"}},
                    {{" WITH (connect = false"}},
                    {{""}, {", slot_name = NONE"}, {", slot_name = 'some_slot'"}, {", slot_name = 'other_slot'"}},
                    {{""}, {", binary = true", "", 14}},
                    {{""}, {", streaming = off", "", 14}, {", streaming = on", "", 14}, {", streaming = parallel", "", 16}},
                    {{""}, {", two_phase = true", "", 15}},
                    {{""}, {", disable_on_error = true", "", 15}},
                    {{""}, {", synchronous_commit = 'local'"}, {", synchronous_commit = 'on'"}},
                    {{""}, {", origin = none", "", 16}},
                    {{""}, {", password_required = false", "", 16}},
                    {{""}, {", run_as_owner = true", "", 16}},
                    {{""}, {", failover = true", "", 17}},
                    {{");\n"}},
                    {{""}, {"ALTER SUBSCRIPTION {b} ENABLE;\n", "!slot_name = NONE"}},
                    comment_part("SUBSCRIPTION {b}"),
                    // Before 16 a superuser alone can own one.
                    {{"", "", 0, true}, {"ALTER SUBSCRIPTION {b} OWNER TO prop_owner;\n", "", 16}, {"ALTER SUBSCRIPTION {b} OWNER TO prop_reader;\n", "", 16}}},
          .in_schema = false};
}

}  // namespace

std::vector<Form> foreign_forms() { return {foreign_form(), publication_form(), subscription_form()}; }

}  // namespace lockstep::testing
