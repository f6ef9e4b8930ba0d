// From one set of privileges to another: the fewest statements, what is taken away first.
#include <doctest/doctest.h>

#include "planner/rules.h"

using namespace lockstep;

namespace {

Privilege may(const char* grantee, const char* privilege, bool grantable = false) {
  return {Name(grantee), privilege, grantable};
}

std::string changed(const Node& node, const Privileges& from, const Privileges& to, const Graph& graph = {}) {
  return join(change_privileges(graph, node, from, to), "; ").text();
}

Node node_of(Object object, const char* schema, const char* name, const char* part = "") {
  ObjectId id{.kind = kind_of(object), .schema = Name(schema), .name = Name(name), .part = Name(part)};
  return {.id = id, .object = std::move(object)};
}

}  // namespace

TEST_CASE("privileges of a table") {
  const auto table = node_of(ir::Table{}, "app", "t");
  const Privileges none;
  const Privileges some{.granted = {may("", "SELECT"), may("Clerk", "UPDATE"), may("Clerk", "SELECT", true)}};
  CHECK(changed(table, none, none).empty());
  CHECK(changed(table, none, some) ==
        "GRANT SELECT ON TABLE app.t TO PUBLIC; GRANT UPDATE ON TABLE app.t TO \"Clerk\"; "
        "GRANT SELECT ON TABLE app.t TO \"Clerk\" WITH GRANT OPTION");
  CHECK(changed(table, some, none) ==
        "REVOKE SELECT ON TABLE app.t FROM PUBLIC; REVOKE SELECT, UPDATE ON TABLE app.t FROM \"Clerk\"");
  const Privileges other{.granted = {may("Clerk", "UPDATE", true), may("Clerk", "SELECT")}};
  CHECK(changed(table, some, other) ==
        "REVOKE SELECT ON TABLE app.t FROM PUBLIC; REVOKE GRANT OPTION FOR SELECT ON TABLE app.t FROM \"Clerk\"; "
        "GRANT UPDATE ON TABLE app.t TO \"Clerk\" WITH GRANT OPTION");
}

TEST_CASE("what PostgreSQL grants by itself can be taken away and given back") {
  auto function = node_of(ir::Routine{}, "app", "f");
  function.id.signature = Name("integer, text[]");
  const Privileges closed{.granted = {may("clerk", "EXECUTE")}, .revoked = {may("", "EXECUTE")}};
  CHECK(changed(function, {}, closed) ==
        "REVOKE EXECUTE ON FUNCTION app.f(integer, text[]) FROM PUBLIC; "
        "GRANT EXECUTE ON FUNCTION app.f(integer, text[]) TO clerk");
  CHECK(changed(function, closed, {}) ==
        "REVOKE EXECUTE ON FUNCTION app.f(integer, text[]) FROM clerk; "
        "GRANT EXECUTE ON FUNCTION app.f(integer, text[]) TO PUBLIC");
}

TEST_CASE("each kind by its own word") {
  const Privileges usage{.granted = {may("r", "USAGE")}};
  CHECK(changed(node_of(ir::Schema{}, "", "Sales"), {}, usage) == "GRANT USAGE ON SCHEMA \"Sales\" TO r");
  CHECK(changed(node_of(ir::Sequence{}, "app", "s"), {}, usage) == "GRANT USAGE ON SEQUENCE app.s TO r");
  CHECK(changed(node_of(ir::EnumType{}, "app", "e"), {}, usage) == "GRANT USAGE ON TYPE app.e TO r");
  CHECK(changed(node_of(ir::Domain{}, "app", "d"), {}, usage) == "GRANT USAGE ON DOMAIN app.d TO r");
  const Privileges select{.granted = {may("r", "SELECT"), may("r", "UPDATE")}};
  CHECK(changed(node_of(ir::MaterializedView{}, "app", "m"), {}, select) == "GRANT SELECT, UPDATE ON TABLE app.m TO r");
  CHECK(changed(node_of(ir::Column{}, "app", "t", "Order"), {}, select) ==
        "GRANT SELECT (\"Order\"), UPDATE (\"Order\") ON TABLE app.t TO r");
  CHECK(changed(node_of(ir::DefaultPrivilege{}, "app", "boss", "TABLES"), {}, select) ==
        "ALTER DEFAULT PRIVILEGES FOR ROLE boss IN SCHEMA app GRANT SELECT, UPDATE ON TABLES TO r");
  CHECK(changed(node_of(ir::DefaultPrivilege{}, "", "boss", "FUNCTIONS"), {}, {.revoked = {may("", "EXECUTE")}}) ==
        "ALTER DEFAULT PRIVILEGES FOR ROLE boss REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC");
}

TEST_CASE("columns keep what their table loses") {
  Graph graph;
  auto table = node_of(ir::Table{}, "app", "t");
  graph.insert(table);
  auto column = node_of(ir::Column{}, "app", "t", "a");
  column.parent = table.id;
  column.privileges.granted = {may("r", "SELECT"), may("r", "UPDATE"), may("s", "SELECT")};
  graph.insert(column);
  const Privileges select{.granted = {may("r", "SELECT")}};
  CHECK(changed(table, select, {}, graph) ==
        "REVOKE SELECT ON TABLE app.t FROM r; GRANT SELECT (a) ON TABLE app.t TO r");
}

TEST_CASE("default privileges that a new object should not have are taken back") {
  Graph state;
  auto entry = node_of(ir::DefaultPrivilege{}, "app", "boss", "TABLES");
  entry.privileges.granted = {may("r", "SELECT"), may("r", "UPDATE")};
  state.insert(entry);
  auto nameless = node_of(ir::DefaultPrivilege{}, "", "", "FUNCTIONS");
  nameless.privileges.revoked = {may("", "EXECUTE")};
  state.insert(nameless);
  auto table = node_of(ir::Table{}, "app", "t");
  table.privileges.granted = {may("r", "SELECT")};
  const auto first = [&](const Node& node, std::optional<Name> role) {
    return changed(node, unwanted_defaults(state, role, node), node.privileges);
  };
  CHECK(first(table, Name("boss")) == "REVOKE UPDATE ON TABLE app.t FROM r; GRANT SELECT ON TABLE app.t TO r");
  CHECK(first(table, std::nullopt) == "GRANT SELECT ON TABLE app.t TO r");
  CHECK(first(node_of(ir::Routine{}, "app", "f"), std::nullopt) == "GRANT EXECUTE ON FUNCTION app.f() TO PUBLIC");
  CHECK(changed(nameless, {}, nameless.privileges) ==
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC");
}
