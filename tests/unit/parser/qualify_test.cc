// Qualified texts and references of expressions and queries.
#include "parser/qualify.h"

#include <doctest/doctest.h>

#include "parser/query_range.h"

using namespace lockstep;

namespace {

void add(Graph& graph, ObjectId id, Object object, std::optional<ObjectId> parent = std::nullopt) {
  graph.insert(Node{.id = id, .parent = parent, .object = std::move(object)});
}

void add_table(Graph& graph,
               const char* schema,
               const char* name,
               std::initializer_list<const char*> columns) {
  const ObjectId table{.kind = Kind::table, .schema = Name(schema), .name = Name(name)};
  add(graph, table, ir::Table{});
  int ordinal = 0;
  for (const auto* each : columns) {
    auto id = table;
    id.kind = Kind::column;
    id.part = Name(each);
    ir::Column column;
    column.ordinal = ++ordinal;
    add(graph, id, std::move(column), table);
  }
}

void add_routine(Graph& graph,
                 const char* schema,
                 const char* name,
                 const char* signature,
                 int arguments,
                 int defaults = 0,
                 std::vector<const char*> types = {}) {
  ir::Routine routine;
  for (int i = 0; i < arguments; ++i) {
    ir::Argument argument;
    if (!types.empty()) argument.type.text = Name(types[static_cast<std::size_t>(i)]);
    if (i >= arguments - defaults) argument.default_value = Expr{.text = "1"};
    routine.arguments.push_back(argument);
  }
  add(graph,
      {.kind = Kind::routine,
       .schema = Name(schema),
       .name = Name(name),
       .signature = Name(signature)},
      routine);
}

Graph sample() {
  Graph graph;
  add_table(graph, "app", "orders", {"id", "total", "customer", "state"});
  add_table(graph, "app", "customers", {"id", "name"});
  add_table(graph, "public", "customers", {"id", "mail"});
  add_table(graph, "app", "Weird \"Table\"", {"Select", "from"});
  add(graph,
      {.kind = Kind::sequence, .schema = Name("app"), .name = Name("orders_id_seq")},
      ir::Sequence{});
  add(graph,
      {.kind = Kind::enum_type, .schema = Name("app"), .name = Name("state")},
      ir::EnumType{});
  ir::View view;
  view.columns = {{.name = Name("id")}, {.name = Name("sum")}};
  add(graph, {.kind = Kind::view, .schema = Name("app"), .name = Name("totals")}, view);
  add_routine(graph, "app", "price", "integer", 1);
  add_routine(graph, "app", "price", "integer, integer", 2);
  add_routine(graph, "app", "tax", "numeric, integer", 2, 1);
  add_routine(graph, "app", "lower", "text", 1, 0, {"text"});
  add_routine(graph, "app", "upper", "app.state", 1, 0, {"app.state"});
  add_routine(graph, "app", "lower", "text, text", 2);
  add_routine(graph, "app", "array_sort", "integer[]", 1);
  add_routine(graph, "O'Brien", "f", "", 0);
  add(graph,
      {.kind = Kind::extension, .name = Name("uuid-ossp")},
      ir::Extension{.schema = Name("ext")});
  add(graph,
      {.kind = Kind::sequence, .schema = Name("O'Brien"), .name = Name("s")},
      ir::Sequence{});
  return graph;
}

const Graph& graph() {
  static const Graph sample_graph = sample();
  return sample_graph;
}

std::string shown(const std::vector<ObjectId>& ids) {
  std::string text;
  for (const auto& id : ids)
    text += (text.empty() ? "" : "; ") + to_string(id);
  return text;
}

const std::vector<Name>& path() {
  static const std::vector<Name> names{Name("app"), Name("public"), Name("O'Brien")};
  return names;
}

}  // namespace

TEST_CASE("expressions of a table") {
  struct Case {
    const char* given;
    const char* text;
    const char* references;
    bool complete = true;
  };

  const Case cases[] = {
      {"total > 0", "total > 0", "column app.orders.total"},
      {"orders.total > 0 AND id > 1",
       "(orders.total > 0 AND id > 1)",
       "column app.orders.id; column app.orders.total"},
      {"now()", "now()", ""},
      {"lower(state)", "lower(state)", "column app.orders.state"},
      {"upper(state)", "upper(state)", "column app.orders.state; routine app.upper(app.state)"},
      {"lower(state, 'de')",
       "app.lower(state, 'de')",
       "column app.orders.state; routine app.lower(text, text)"},
      {"array_sort('{}')", "app.array_sort('{}')", "routine app.array_sort(integer[])"},
      {"array_reverse('{}')", "array_reverse('{}')", ""},
      {"price(1)", "app.price(1)", "routine app.price(integer)"},
      {"tax(total)",
       "app.tax(total)",
       "column app.orders.total; routine app.tax(numeric, integer)"},
      {"app.price(1, 2)", "app.price(1, 2)", "routine app.price(integer, integer)"},
      {"price(VARIADIC ARRAY[1])",
       "app.price(VARIADIC ARRAY[1])",
       "routine app.price(integer); routine app.price(integer, integer)"},
      {"nothing(1)", "nothing(1)", "", false},
      {"app.nothing(1)", "app.nothing(1)", "", false},
      {"uuid_generate_v4()", "ext.uuid_generate_v4()", "extension \"uuid-ossp\""},
      {"ext.uuid_generate_v4()", "ext.uuid_generate_v4()", "extension \"uuid-ossp\""},
      {"f()", "\"O'Brien\".f()", "routine \"O'Brien\".f()"},
      {"'new'::state", "'new'::app.state", "enum type app.state"},
      {"state 'new'", "'new'::app.state", "enum type app.state"},
      {"'{}'::state[]", "'{}'::app.state[]", "enum type app.state"},
      {"'{}'::_state", "'{}'::app._state", "enum type app.state"},
      {"state('new')", "app.state('new')", "enum type app.state"},
      {"'new'::mood", "'new'::mood", "", false},
      {"'a'::varchar(3)", "'a'::character varying(3)", ""},
      {"nextval('orders_id_seq')", "nextval('app.orders_id_seq')", "sequence app.orders_id_seq"},
      {"nextval('app.orders_id_seq'::regclass)",
       "nextval('app.orders_id_seq'::regclass)",
       "sequence app.orders_id_seq"},
      {"nextval('orders_id_seq'::regclass)",
       "nextval('app.orders_id_seq'::regclass)",
       "sequence app.orders_id_seq"},
      {"nextval('s')", "nextval('\"O''Brien\".s')", "sequence \"O'Brien\".s"},
      {"'\"Weird \"\"Table\"\"\"'::regclass",
       "'app.\"Weird \"\"Table\"\"\"'::regclass",
       "table app.\"Weird \"\"Table\"\"\""},
      {"'pg_class'::regclass", "'pg_class'::regclass", ""},
      {"'price'::regproc", "'app.price'::regproc", "routine app.price(integer)"},
      {"'integer'::regtype", "'integer'::regtype", ""},
      {"nextval('other')", "nextval('other')", "", false},
      {"NEW.total <> OLD.total", "new.total <> old.total", "column app.orders.total"},
      {"orders IS NOT NULL", "(orders IS NOT NULL)", ""},
      {"EXISTS (SELECT 1 FROM customers c WHERE c.id = customer AND c.name = orders.state)",
       "EXISTS (SELECT 1 FROM app.customers AS c WHERE c.id = customer AND c.name = orders.state)",
       "table app.customers; column app.customers.id; column app.customers.name; column "
       "app.orders.customer; "
       "column app.orders.state"},
      {"x.total > 0", "x.total > 0", "", false},
  };
  const ObjectId orders{.kind = Kind::table, .schema = Name("app"), .name = Name("orders")};
  for (const auto& each : cases) {
    CAPTURE(std::string(each.given));
    const auto ast = parse_expression(each.given);
    const auto qualified = qualify_expression(*ast.expression, {graph(), path(), &orders});
    CHECK(qualified.expr.text == each.text);
    CHECK(shown(qualified.references) == each.references);
    CHECK(qualified.complete == each.complete);
    CHECK_NOTHROW(parse_expression(qualified.expr.text));
  }
}

TEST_CASE("queries keep their layout") {
  struct Case {
    const char* statement;
    const char* text;
    const char* references;
    bool complete = true;
  };

  const Case cases[] = {
      {"CREATE VIEW v AS\n  select id, -- the key\n         NAME from Customers",
       "select id, -- the key\n         NAME from app.Customers",
       "table app.customers; column app.customers.id; column app.customers.name"},
      {"CREATE OR REPLACE VIEW v (a) WITH (security_barrier) AS (SELECT mail FROM "
       "public.customers) WITH CASCADED CHECK OPTION",
       "(SELECT mail FROM public.customers)",
       "table public.customers; column public.customers.mail"},
      {"CREATE VIEW v AS SELECT 1 AS x FROM ONLY (\"orders\") WITH LOCAL CHECK OPTION -- done",
       "SELECT 1 AS x FROM ONLY (app.\"orders\")",
       "table app.orders"},
      {"CREATE MATERIALIZED VIEW v USING heap TABLESPACE t AS WITH c AS (SELECT 1 AS id) SELECT "
       "c.id, o.total FROM c JOIN "
       "orders o USING (id) WITH NO DATA",
       "WITH c AS (SELECT 1 AS id) SELECT c.id, o.total FROM c JOIN app.orders o USING (id)",
       "table app.orders; column app.orders.id; column app.orders.total"},
      {"CREATE VIEW v AS WITH orders AS (SELECT * FROM orders) SELECT id FROM orders",
       "WITH orders AS (SELECT * FROM app.orders) SELECT id FROM orders",
       "table app.orders; column app.orders.customer; column app.orders.id; column "
       "app.orders.state; column app.orders.total"},
      {"CREATE VIEW v AS SELECT price(o.id), 'x'::state, E'orders'::regclass, $$orders$$::regclass "
       "FROM orders o ORDER BY price",
       "SELECT app.price(o.id), 'x'::app.state, E'app.orders'::regclass, $$app.orders$$::regclass "
       "FROM app.orders o ORDER BY price",
       "enum type app.state; table app.orders; column app.orders.id; routine app.price(integer)"},
      {"CREATE VIEW v AS SELECT t.sum FROM totals t UNION ALL SELECT id FROM missing",
       "SELECT t.sum FROM app.totals t UNION ALL SELECT id FROM missing",
       "view app.totals",
       false},
      {"CREATE VIEW v AS SELECT (SELECT max(total) FROM orders WHERE customer = c.id) FROM "
       "customers c, LATERAL (SELECT "
       "name) AS n",
       "SELECT (SELECT max(total) FROM app.orders WHERE customer = c.id) FROM app.customers c, "
       "LATERAL (SELECT name) AS n",
       "table app.customers; table app.orders; column app.customers.id; column app.customers.name; "
       "column app.orders.customer; column app.orders.total"},
      {"CREATE VIEW v AS SELECT relname FROM pg_class, information_schema.tables, "
       "pg_catalog.pg_proc",
       "SELECT relname FROM pg_class, information_schema.tables, pg_catalog.pg_proc",
       ""},
      {"CREATE VIEW v AS SELECT o.* FROM orders AS o (a, b) WHERE a > 1 AND o.state = 'x'",
       "SELECT o.* FROM app.orders AS o (a, b) WHERE a > 1 AND o.state = 'x'",
       "table app.orders; column app.orders.customer; column app.orders.id; column "
       "app.orders.state; column app.orders.total"},
      {"CREATE RECURSIVE VIEW v (n) AS SELECT id FROM orders UNION ALL SELECT n + 1 FROM v",
       "WITH RECURSIVE v(n) AS (SELECT id FROM app.orders UNION ALL SELECT n + 1 FROM v) SELECT n "
       "FROM v",
       "table app.orders; column app.orders.id"},
      {"CREATE VIEW v AS VALUES (nextval('orders_id_seq'))",
       "VALUES (nextval('app.orders_id_seq'))",
       "sequence app.orders_id_seq"},
      {"CREATE VIEW v AS SELECT count(o.*), ROW(c.*) FROM orders o, customers c",
       "SELECT count(o.*), ROW(c.*) FROM app.orders o, app.customers c",
       "table app.customers; table app.orders; column app.customers.id; column app.customers.name"},
      {"CREATE VIEW v AS SELECT a.y, z FROM customers a (x) JOIN orders b (x, y, z) USING (x) "
       "WHERE id = 'a'",
       "SELECT a.y, z FROM app.customers a (x) JOIN app.orders b (x, y, z) USING (x) WHERE id = "
       "'a'",
       "table app.customers; table app.orders; column app.customers.id; column "
       "app.orders.customer; column app.orders.id"},
      {"CREATE VIEW v AS SELECT j.p FROM (customers CROSS JOIN totals) j (p, q)",
       "SELECT j.p FROM (app.customers CROSS JOIN app.totals) j (p, q)",
       "table app.customers; column app.customers.id; column app.customers.name; view app.totals"},
      {"CREATE VIEW v AS TABLE orders",
       "TABLE app.orders",
       "table app.orders; column app.orders.customer; column app.orders.id; column "
       "app.orders.state; column app.orders.total"},
      {"CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql RETURN price(a) + 1",
       "RETURN app.price(a) + 1",
       "routine app.price(integer)"},
      {"CREATE FUNCTION g() RETURNS void\nBEGIN ATOMIC\n  INSERT INTO orders (id, total) VALUES "
       "(1, 2) ON CONFLICT (id) DO "
       "UPDATE SET state = excluded.state;\n  UPDATE orders o SET customer = c.id FROM customers "
       "c; DELETE FROM customers;\nEND",
       "BEGIN ATOMIC\n  INSERT INTO app.orders (id, total) VALUES (1, 2) ON CONFLICT (id) DO "
       "UPDATE SET state = excluded.state;\n"
       "  UPDATE app.orders o SET customer = c.id FROM app.customers c; DELETE FROM "
       "app.customers;\nEND",
       "table app.customers; table app.orders; column app.customers.id; column "
       "app.orders.customer; column app.orders.id; "
       "column app.orders.state; column app.orders.total"},
  };
  for (const auto& each : cases) {
    CAPTURE(std::string(each.statement));
    const auto ast = Ast::parse(each.statement);
    const auto& statement = *ast.statement();
    const PgQuery__Node* query = nullptr;
    switch (statement.node_case) {
      case PG_QUERY__NODE__NODE_VIEW_STMT: query = statement.view_stmt->query; break;
      case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        query = statement.create_table_as_stmt->query;
        break;
      default: query = statement.create_function_stmt->sql_body;
    }
    REQUIRE(query);
    const auto qualified = qualify_query(*query, each.statement, {graph(), path()});
    CHECK(qualified.expr.text == each.text);
    CHECK(shown(qualified.references) == each.references);
    CHECK(qualified.complete == each.complete);
    // Printed instead of spliced, the references are the same.
    const auto printed = qualify_query(*query, {}, {graph(), path()});
    CHECK(printed.references == qualified.references);
  }
}

TEST_CASE("elements of CREATE SCHEMA") {
  const std::string text =
      "CREATE SCHEMA x CREATE VIEW a AS SELECT id FROM orders CREATE VIEW b AS SELECT 1 WITH CHECK "
      "OPTION";
  const auto ast = Ast::parse(text);
  const auto& schema = *ast.statement()->create_schema_stmt;
  const Scope scope{graph(), path()};
  CHECK(qualify_query(*schema.schema_elts[0]->view_stmt->query, text, scope).expr.text ==
        "SELECT id FROM app.orders");
  CHECK(qualify_query(*schema.schema_elts[1]->view_stmt->query, text, scope).expr.text ==
        "SELECT 1");
}
