// Whole plans over small states made by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "differ/diff.h"
#include "planner/plan.h"
#include "tests/unit/planner/small_graph.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::string text_of(const std::vector<Step>& steps, bool down = false) {
  std::string text;
  const auto add = [&](const Step& step) {
    for (const auto& each : down ? step.down.statements : step.up) text += each.text() + ";\n";
  };
  if (down)
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) add(*step);
  else
    for (const auto& step : steps) add(step);
  return text;
}

Graph shop() {
  auto graph = stock();
  add_table(graph, "customers");
  add_column(graph, "customers", "id", "bigint").as<ir::Column>().not_null = true;
  add_column(graph, "customers", "name", "text").comment = "Whom we greet";
  add_constraint(graph, "customers", "customers_pkey", primary_key({Name("id")}));
  add_table(graph, "orders");
  add_column(graph, "orders", "id", "bigint").as<ir::Column>().not_null = true;
  add_column(graph, "orders", "customer", "bigint");
  add_constraint(graph, "orders", "orders_pkey", primary_key({Name("id")}));
  add_constraint(graph, "orders", "orders_customer_fkey", foreign_key({Name("customer")}, "customers", {Name("id")}));
  add_constraint(graph, "customers", "customers_first", foreign_key({Name("id")}, "orders", {Name("id")}));
  add_index(graph, "orders", "orders_customer", "customer");
  return graph;
}

}  // namespace

TEST_CASE("a state from nothing, with tables that refer to each other") {
  const auto plan = build_plan(shop());
  CHECK(text_of(plan.steps) == R"(CREATE TABLE public.customers (
    id bigint NOT NULL,
    name text,
    CONSTRAINT customers_pkey PRIMARY KEY (id)
);
COMMENT ON COLUMN public.customers.name IS 'Whom we greet';
CREATE TABLE public.orders (
    id bigint NOT NULL,
    customer bigint,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);
ALTER TABLE public.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers (id);
ALTER TABLE public.customers ADD CONSTRAINT customers_first FOREIGN KEY (id) REFERENCES public.orders (id);
CREATE INDEX orders_customer ON public.orders USING btree (customer);
)");
  CHECK(plan.summary.added == 2);
  CHECK(plan.summary.changed == 0);
}

TEST_CASE("everything dropped comes back by the downs") {
  const auto before = shop();
  const auto after = stock();
  const auto built = build_plan(before);
  const auto gone = plan(diff(before, after), before, after, {});
  CHECK(text_of(gone.steps) == R"(ALTER TABLE public.orders DROP CONSTRAINT orders_customer_fkey;
DROP TABLE public.customers;
DROP TABLE public.orders;
)");
  CHECK(gone.summary.dropped == 2);
  CHECK(text_of(gone.steps, true) == R"(CREATE TABLE public.orders (
    id bigint NOT NULL,
    customer bigint,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);
CREATE INDEX orders_customer ON public.orders USING btree (customer);
CREATE TABLE public.customers (
    id bigint NOT NULL,
    name text,
    CONSTRAINT customers_pkey PRIMARY KEY (id)
);
COMMENT ON COLUMN public.customers.name IS 'Whom we greet';
ALTER TABLE public.customers ADD CONSTRAINT customers_first FOREIGN KEY (id) REFERENCES public.orders (id);
ALTER TABLE public.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers (id);
)");
}

TEST_CASE("an index in another tablespace is built there beside the old one") {
  auto before = shop();
  auto after = shop();
  after.at({.kind = Kind::index, .schema = Name("public"), .name = Name("orders_customer")}).as<ir::Index>().tablespace = Name("Fast one");
  const auto text = [&](const Graph& from, const Graph& to) { return text_of(plan(diff(from, to), from, to, {}).steps); };
  CHECK(text(before, after) == "REINDEX (TABLESPACE \"Fast one\") INDEX CONCURRENTLY public.orders_customer;\n");
  CHECK(text(after, before) == "REINDEX (TABLESPACE pg_default) INDEX CONCURRENTLY public.orders_customer;\n");
  SUBCASE("PostgreSQL 13 cannot") {
    auto old = before;
    old.origin.written_for = 130000;
    CHECK(text(old, after) == "ALTER INDEX public.orders_customer SET TABLESPACE \"Fast one\";\n");
  }
  SUBCASE("when a killed attempt could not be told from what is there") {
    for (auto* graph : {&before, &after}) add_index(*graph, "orders", "orders_customer_ccnew", "customer");
    CHECK(text(before, after).find("ALTER INDEX public.orders_customer SET TABLESPACE") != std::string::npos);
  }
}

TEST_CASE("a foreign key to a large table is proven within the processor's caches") {
  auto after = shop();
  after.erase(part_id(Kind::constraint, "customers", "customers_first"));
  after.origin.server_version = 150000;
  auto before = after;
  before.erase(part_id(Kind::constraint, "orders", "orders_customer_fkey"));
  auto& customers = before.at(table_id("customers")).as<ir::Table>();
  const auto proof = [&](std::int64_t rows) {
    customers.row_estimate = rows;
    customers.size_bytes = rows * 100;
    return text_of({plan(diff(before, after), before, after, {}).steps.back()});
  };
  const std::string validate = "ALTER TABLE public.orders VALIDATE CONSTRAINT orders_customer_fkey;\n";
  CHECK(proof(400'000) == validate);
  CHECK(proof(10'000'000) == "SET LOCAL maintenance_work_mem = '4096kB';\n" + validate);
  CHECK(proof(1'000'000'000) == "SET LOCAL maintenance_work_mem = '45776kB';\n" + validate);
}

TEST_CASE("a large table that has to be written again is copied") {
  auto before = shop();
  before.erase(part_id(Kind::constraint, "customers", "customers_first"));
  before.origin.server_version = 150000;
  const auto resize = [&](const char* table, std::int64_t rows) {
    auto& sized = before.at(table_id(table)).as<ir::Table>();
    sized.row_estimate = rows;
    sized.size_bytes = rows * 100;
  };
  resize("customers", 10'000'000);
  resize("orders", 20'000'000);
  auto after = before;
  after.at(part_id(Kind::column, "customers", "name")).as<ir::Column>().type.text = Name("integer");
  Policy policy;
  const auto is_copied = [&](const char* table) {
    const auto text = text_of(plan(diff(before, after), before, after, policy).steps);
    return text.find("CREATE TABLE public.lockstep_" + std::string(table) + "_new_") != std::string::npos;
  };
  const auto say = [&](const ObjectId& id, const char* name, std::map<std::string, std::string> keys = {}) {
    Directive directive;
    directive.name = name;
    directive.keys = std::move(keys);
    after.at(id).directives.push_back(directive);
  };
  CHECK(is_copied("customers"));
  SUBCASE("not where it is not that large") {
    resize("customers", 900'000);
    CHECK_FALSE(is_copied("customers"));
    policy.copy_table_rows = 900'000;
    resize("orders", 1000);
    CHECK(is_copied("customers"));
  }
  SUBCASE("not where nobody wants that") {
    policy.copy_table_rows = 0;
    CHECK_FALSE(is_copied("customers"));
  }
  SUBCASE("not where its size is not known") {
    before.at(table_id("customers")).as<ir::Table>().row_estimate.reset();
    CHECK_FALSE(is_copied("customers"));
  }
  SUBCASE("not where many more rows refer to it, which would have to be proven again") {
    resize("orders", 20'000'001);
    CHECK_FALSE(is_copied("customers"));
  }
  SUBCASE("not where somebody asks for columns") {
    say(table_id("customers"), "online", {{"mode", "column"}});
    CHECK_FALSE(is_copied("customers"));
  }
  SUBCASE("not where a column is steered by itself") {
    say(part_id(Kind::column, "customers", "name"), "batch", {{"rows", "500"}});
    CHECK_FALSE(is_copied("customers"));
  }
  SUBCASE("both sides of a foreign key, or none") {
    for (const auto& id : {part_id(Kind::column, "customers", "id"), part_id(Kind::column, "orders", "customer")}) after.at(id).as<ir::Column>().type.text = Name("integer");
    CHECK(is_copied("customers"));
    CHECK(is_copied("orders"));
    resize("orders", 900'000);
    CHECK_FALSE(is_copied("customers"));
    CHECK_FALSE(is_copied("orders"));
  }
  SUBCASE("not where there are subscribers") {
    for (auto* graph : {&before, &after}) {
      graph->insert({.id = {.kind = Kind::publication, .name = Name("all")}, .object = ir::Publication{}});
      Node member{.id = {.kind = Kind::publication_table, .schema = Name("public"), .name = Name("customers"), .part = Name("all")}, .parent = ObjectId{.kind = Kind::publication, .name = Name("all")}, .object = ir::PublicationTable{}};
      member.references = {table_id("customers")};
      graph->insert(std::move(member));
    }
    CHECK_FALSE(is_copied("customers"));
  }
}

TEST_CASE("a small table gets a second column where a large one refers to the first") {
  auto before = shop();
  before.erase(part_id(Kind::constraint, "customers", "customers_first"));
  before.origin.server_version = 150000;
  const auto resize = [&](const char* table, std::int64_t rows) {
    auto& sized = before.at(table_id(table)).as<ir::Table>();
    sized.row_estimate = rows;
    sized.size_bytes = rows * 100;
  };
  resize("customers", 10);
  resize("orders", 10'000'000);
  auto after = before;
  after.at(part_id(Kind::column, "customers", "id")).as<ir::Column>().type.text = Name("integer");
  const auto steps = [&] { return plan(diff(before, after), before, after, {}).steps; };
  CHECK(text_of(steps()).find("ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers (id) NOT VALID") != std::string::npos);
  SUBCASE("not where all are small") {
    resize("orders", 10);
    CHECK(text_of(steps()) == "ALTER TABLE public.customers ALTER COLUMN id TYPE integer;\n");
  }
  SUBCASE("not where somebody says otherwise, which is a hazard") {
    Directive direct;
    direct.name = "direct";
    after.at(table_id("customers")).directives.push_back(direct);
    REQUIRE(steps().size() == 1);
    const auto hazards = steps().front().hazards;
    CHECK(std::any_of(hazards.begin(), hazards.end(), [](const Hazard& hazard) { return hazard.code == "blocking-scan"; }));
  }
}
