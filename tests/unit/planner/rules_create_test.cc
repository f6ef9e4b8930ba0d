// What create() writes for each kind but tables and what hangs on them, on nodes made by hand.
#include <doctest/doctest.h>

#include <limits>

#include "planner/rules.h"
#include "tests/unit/planner/small_graph.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

QualifiedName name(const char* schema, const char* own) { return {Name(schema), Name(own)}; }

// The statements that create() makes for an object with this id, joined by `;`.
template <class K>
std::string created(ObjectId id, K object) {
  id.kind = K::kind;
  Graph graph;
  Node node{.id = id, .object = std::move(object)};
  if (!id.part.empty() && K::kind != Kind::default_privilege)
    node.parent = ObjectId{.kind = Kind::table, .schema = id.schema, .name = id.name};
  std::string text;
  for (const auto& statement : create(Subject<K>{graph, node}))
    text += (text.empty() ? "" : ";\n") + statement.text();
  return text;
}

ObjectId id(const char* schema, const char* own, const char* part = "") {
  return {.schema = Name(schema), .name = Name(own), .part = Name(part)};
}

}  // namespace

TEST_CASE("schemas and extensions") {
  CHECK(created(id("", "Sales"), ir::Schema{}) == "CREATE SCHEMA \"Sales\"");
  CHECK(created(id("", "hstore"), ir::Extension{}) == "CREATE EXTENSION IF NOT EXISTS hstore");
  CHECK(created(id("", "uuid-ossp"), ir::Extension{.schema = Name("ext"), .version = "1.1"}) ==
        "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" WITH SCHEMA ext VERSION '1.1'");
}

TEST_CASE("types") {
  CHECK(created(id("app", "mood"), ir::EnumType{.values = {"sad", "it's", "back\\slash"}}) ==
        "CREATE TYPE app.mood AS ENUM ('sad', 'it''s', E'back\\\\slash')");
  CHECK(created(id("app", "nothing"), ir::EnumType{}) == "CREATE TYPE app.nothing AS ENUM ()");
  const ir::CompositeType address{
      .attributes = {{.name = Name("Street"), .type = type("text"), .collation = name("", "C")},
                     {.name = Name("zip"), .type = type("character varying(10)"), .comment = "with country"}}};
  CHECK(created(id("app", "address"), address) ==
        "CREATE TYPE app.address AS (\"Street\" text COLLATE \"C\", zip character varying(10));\n"
        "COMMENT ON COLUMN app.address.zip IS 'with country'");
  const ir::RangeType range{.subtype = type("text"),
                            .collation = name("", "C"),
                            .multirange_type = name("app", "text_multirange")};
  CHECK(created(id("app", "textrange"), range) ==
        "CREATE TYPE app.textrange AS RANGE (\n    SUBTYPE = text,\n    COLLATION = \"C\",\n"
        "    MULTIRANGE_TYPE_NAME = app.text_multirange\n)");
  CHECK(created(id("app", "span"),
                ir::RangeType{.subtype = type("integer"), .multirange_type = name("app", "span_multirange")}) ==
        "CREATE TYPE app.span AS RANGE (SUBTYPE = integer)");
  CHECK(created(id("app", "intrange2"),
                ir::RangeType{.subtype = type("integer"), .multirange_type = name("app", "intmultirange2")}) ==
        "CREATE TYPE app.intrange2 AS RANGE (SUBTYPE = integer)");
}

TEST_CASE("domains") {
  const ir::Domain domain{.type = type("text"),
                          .collation = name("", "C"),
                          .not_null = true,
                          .default_value = expr("'x'::text")};
  CHECK(created(id("app", "email"), domain) ==
        "CREATE DOMAIN app.email AS text COLLATE \"C\" DEFAULT 'x'::text NOT NULL");
  const std::string head = "ALTER DOMAIN app.email ADD CONSTRAINT at ";
  const auto constraint = [](const char* text) { return ir::DomainConstraint{.expression = expr(text)}; };
  CHECK(created(id("app", "email", "at"), constraint("VALUE LIKE '%@%'")) == head + "CHECK (VALUE LIKE '%@%')");
  CHECK(created(id("app", "email", "at"), constraint("(VALUE > 0)")) == head + "CHECK (VALUE > 0)");
  // Parentheses that are not one around all, or that hold what is no single expression.
  CHECK(created(id("app", "email", "at"), constraint("(a) > (b)")) == head + "CHECK ((a) > (b))");
  CHECK(created(id("app", "email", "at"), constraint("(a = ')') OR (b)")) == head + "CHECK ((a = ')') OR (b))");
  CHECK(created(id("app", "email", "at"), constraint("(SELECT true)")) == head + "CHECK ((SELECT true))");
  CHECK(created(id("app", "email", "at"), constraint("((SELECT 1) UNION (SELECT 2))")) ==
        head + "CHECK (((SELECT 1) UNION (SELECT 2)))");
  CHECK(created(id("app", "email", "at"), constraint("(a = ANY (ARRAY['(', 'x']))")) ==
        head + "CHECK (a = ANY (ARRAY['(', 'x']))");
  CHECK(created(id("app", "email", "at"), constraint("('it''s)(' = \"a\"\")\")")) ==
        head + "CHECK ('it''s)(' = \"a\"\")\")");
  auto open = constraint("true");
  open.validated = false;
  CHECK(created(id("app", "email", "at"), open) == head + "CHECK (true) NOT VALID");
}

TEST_CASE("sequences say what is not the default") {
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  const auto options = [](const char* type_name) { return ir::SequenceOptions{.type = Name(type_name)}; };
  ir::Sequence sequence{.options = options("bigint")};
  sequence.options.maximum = largest;
  CHECK(created(id("app", "s"), sequence) == "CREATE SEQUENCE app.s");
  sequence.options = options("integer");
  sequence.options.maximum = 2147483647;
  CHECK(created(id("app", "s"), sequence) == "CREATE SEQUENCE app.s AS integer");
  sequence.options = {.type = Name("bigint"), .start = 100, .increment = 5, .minimum = 10, .maximum = 1000, .cache = 20, .cycle = true};
  sequence.unlogged = true;
  CHECK(created(id("app", "s"), sequence) ==
        "CREATE UNLOGGED SEQUENCE app.s START WITH 100 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 20 CYCLE");
  sequence = {.options = {.type = Name("smallint"), .start = -1, .increment = -1, .minimum = -32768, .maximum = -1}};
  CHECK(created(id("app", "s"), sequence) == "CREATE SEQUENCE app.s AS smallint INCREMENT BY -1");
}

TEST_CASE("a sequence gets the owner of its table before the table's column owns it") {
  Graph graph;
  const ObjectId table{.kind = Kind::table, .schema = Name("app"), .name = Name("t")};
  graph.insert({.id = table, .object = ir::Table{}, .owner = Name("Clerk")});
  const ObjectId column{.kind = Kind::column, .schema = Name("app"), .name = Name("t"), .part = Name("order")};
  Node node{.id = {.kind = Kind::sequence, .schema = Name("app"), .name = Name("s")},
            .object = ir::Sequence{.owned_by = Ref{column}}};
  const auto statements = set_owned_by(Subject<ir::Sequence>{graph, node});
  CHECK(join(statements, "; ").text() ==
        "ALTER SEQUENCE app.s OWNER TO \"Clerk\"; ALTER SEQUENCE app.s OWNED BY app.t.\"order\"");
}

TEST_CASE("routines") {
  using ir::ArgumentMode;
  ir::Routine routine{.arguments = {{.name = Name("a"), .type = type("integer")},
                                    {.mode = ArgumentMode::inout, .name = Name("user"), .type = type("text")},
                                    {.mode = ArgumentMode::variadic, .type = type("text[]"), .default_value = expr("'{}'::text[]")}},
                      .returns = type("text"),
                      .language = Name("plpgsql"),
                      .body = "BEGIN END",
                      .volatility = ir::Volatility::stable,
                      .strict = true,
                      .security_definer = true,
                      .leakproof = true,
                      .parallel = ir::ParallelSafety::safe,
                      .cost = 0.5,
                      .transforms = {type("hstore")},
                      .configuration = {{"search_path", "\"$user\", \"My \"\"x\", pg_temp, \"\""},
                                        {"my.Var", "it's"},
                                        {"work_mem", "64MB"}}};
  CHECK(created(id("app", "f"), routine) ==
        "CREATE FUNCTION app.f(a integer, INOUT \"user\" text, VARIADIC text[] DEFAULT '{}'::text[])\n"
        "RETURNS text\n"
        "TRANSFORM FOR TYPE hstore\n"
        "LANGUAGE plpgsql\n"
        "STABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 0.5\n"
        "SET search_path TO \"$user\", \"My \"\"x\", pg_temp, ''\n"
        "SET my.\"Var\" TO 'it''s'\n"
        "SET work_mem TO '64MB'\n"
        "AS $$BEGIN END$$");
  routine = {.arguments = {{.type = type("integer")},
                           {.mode = ArgumentMode::table, .name = Name("x"), .type = type("integer")},
                           {.mode = ArgumentMode::table, .name = Name("y"), .type = type("text")}},
             .returns = type("record"),
             .returns_set = true,
             .language = Name("sql"),
             .sql_body = expr("BEGIN ATOMIC\n SELECT 1, 'a';\nEND"),
             .rows = 1000};
  CHECK(created(id("app", "f"), routine) ==
        "CREATE FUNCTION app.f(integer)\nRETURNS TABLE(x integer, y text)\nLANGUAGE sql\n"
        "BEGIN ATOMIC\n SELECT 1, 'a';\nEND");
  routine = {.procedure = true, .language = Name("plpgsql"), .body = "x"};
  CHECK(created(id("app", "p"), routine) == "CREATE PROCEDURE app.p()\nLANGUAGE plpgsql\nAS $$x$$");
  routine = {.returns = type("integer"), .language = Name("c"), .body = "sym", .object_file = "$libdir/x", .cost = 1};
  CHECK(created(id("app", "f"), routine) ==
        "CREATE FUNCTION app.f()\nRETURNS integer\nLANGUAGE c\nAS '$libdir/x', 'sym'");
}

TEST_CASE("no dollar quote ends inside the body") {
  struct Row {
    const char* body;
    const char* quoted_body;
  };
  for (const auto& [body, quoted_body] : std::to_array<Row>({
           {"SELECT $1", "$$SELECT $1$$"},
           {"a $x$b$x$", "$function$a $x$b$x$$function$"},
           {"costs 5$", "$function$costs 5$$function$"},
           {"a $$b$$", "$function$a $$b$$$function$"},
           {"$function$ $$", "$function_1$$function$ $$$function_1$"},
           {"$$ ends in $function", "$function_1$$$ ends in $function$function_1$"},
       })) {
    const auto text = created(id("a", "f"), ir::Routine{.returns = type("void"), .language = Name("sql"), .body = body});
    CHECK(text == std::string("CREATE FUNCTION a.f()\nRETURNS void\nLANGUAGE sql\nAS ") + quoted_body);
  }
}

TEST_CASE("views") {
  ir::View view{.column_names = {Name("a"), Name("Order")},
                .query = expr("SELECT 1, 2"),
                .options = {{"security_barrier", "true"}, {"check_option", "cascaded"}}};
  CHECK(created(id("app", "v"), view) ==
        "CREATE VIEW app.v (a, \"Order\") WITH (security_barrier=true) AS\nSELECT 1, 2\nWITH CASCADED CHECK OPTION");
  ir::MaterializedView stored{.query = expr("SELECT 1 AS a"),
                              .with_data = false,
                              .options = {{"fillfactor", "70"}, {"toast.autovacuum_enabled", "false"}, {"x", "0.050"}, {"y", "A b"}},
                              .tablespace = Name("fast"),
                              .access_method = Name("heap2")};
  CHECK(created(id("app", "m"), stored) ==
        "CREATE MATERIALIZED VIEW app.m USING heap2 "
        "WITH (fillfactor=70, toast.autovacuum_enabled=false, x=0.050, y='A b') TABLESPACE fast AS\n"
        "SELECT 1 AS a\nWITH NO DATA");
  const ir::ViewColumn column{.default_value = expr("now()")};
  CHECK(created(id("app", "v", "at"), column) == "ALTER VIEW app.v ALTER COLUMN at SET DEFAULT now()");
}

TEST_CASE("triggers and policies") {
  ir::Trigger trigger{.timing = ir::TriggerTiming::before,
                      .on_insert = true,
                      .on_update = true,
                      .update_columns = {Name("a"), Name("B")},
                      .for_each_row = true,
                      .when = expr("(new.a > 0)"),
                      .function = name("app", "f"),
                      .arguments = {"x", "it's"},
                      .enabled = ir::TriggerEnabled::disabled};
  CHECK(created(id("app", "t", "Tr"), trigger) ==
        "CREATE TRIGGER \"Tr\"\n    BEFORE INSERT OR UPDATE OF a, \"B\" ON app.t\n    FOR EACH ROW\n"
        "    WHEN (new.a > 0)\n    EXECUTE FUNCTION app.f('x', 'it''s');\n"
        "ALTER TABLE app.t DISABLE TRIGGER \"Tr\"");
  trigger = {.constraint = true,
             .timing = ir::TriggerTiming::after,
             .on_delete = true,
             .for_each_row = true,
             .function = name("app", "f"),
             .deferrable = true,
             .initially_deferred = true,
             .referenced_table = Ref{{.kind = Kind::table, .schema = Name("app"), .name = Name("r")}}};
  CHECK(created(id("app", "t", "c"), trigger) ==
        "CREATE CONSTRAINT TRIGGER c\n    AFTER DELETE ON app.t\n    FROM app.r\n    DEFERRABLE INITIALLY DEFERRED\n"
        "    FOR EACH ROW\n    EXECUTE FUNCTION app.f()");
  trigger = {.timing = ir::TriggerTiming::after,
             .on_update = true,
             .old_table = Name("was"),
             .new_table = Name("is"),
             .function = name("app", "f")};
  CHECK(created(id("app", "t", "r"), trigger) ==
        "CREATE TRIGGER r\n    AFTER UPDATE ON app.t\n    REFERENCING OLD TABLE AS was NEW TABLE AS \"is\"\n"
        "    FOR EACH STATEMENT\n    EXECUTE FUNCTION app.f()");
  CHECK(created(id("app", "t", "p"), ir::Policy{}) == "CREATE POLICY p ON app.t");
  const ir::Policy policy{.permissive = false,
                          .command = ir::PolicyCommand::update,
                          .roles = {Name("Clerk"), Name("user")},
                          .using_expression = expr("owner = CURRENT_USER"),
                          .check_expression = expr("(SELECT f())")};
  CHECK(created(id("app", "t", "p"), policy) ==
        "CREATE POLICY p ON app.t\n    AS RESTRICTIVE\n    FOR UPDATE\n    TO \"Clerk\", \"user\"\n"
        "    USING (owner = CURRENT_USER)\n    WITH CHECK ((SELECT f()))");
}
