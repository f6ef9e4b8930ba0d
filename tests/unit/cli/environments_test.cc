#include <doctest/doctest.h>

#include "cli/environments.h"
#include "ir/error.h"
#include "parser/sql_reader.h"
#include "parser/source_files.h"

using namespace lockstep;

namespace {

Graph read(const std::string& text, bool with_roles = false) {
  Diagnostics diagnostics;
  auto sql = load_sql_text("test", text, ".", diagnostics);
  sql.with_roles = with_roles;
  auto graph = read_sql(sql, diagnostics);
  REQUIRE(!diagnostics.has_errors());
  return graph;
}

constexpr const char* live = R"(
  CREATE TABLE t (a int, b int);
  ALTER TABLE t OWNER TO boss;
  GRANT SELECT ON t TO clerk, monitor_1;
  COMMENT ON TABLE t IS 'live';
  CREATE VIEW v AS SELECT a, b FROM t;
  GRANT SELECT (a) ON v TO monitor_1;
  CREATE INDEX i ON t (a) TABLESPACE fast_disk;
  ALTER DEFAULT PRIVILEGES FOR ROLE monitor_1 GRANT SELECT ON TABLES TO clerk;
)";

constexpr const char* file = R"(
  CREATE TABLE t (a int, b int);
  ALTER TABLE t OWNER TO chief;
  GRANT INSERT ON t TO clerk;
  COMMENT ON TABLE t IS 'file';
  CREATE VIEW v AS SELECT a, b FROM t;
  CREATE INDEX i ON t (a);
  CREATE TABLE fresh ();
  ALTER TABLE fresh OWNER TO chief;
  COMMENT ON TABLE fresh IS 'file';
)";

const ObjectId table{.kind = Kind::table, .schema = Name("public"), .name = Name("t")};
const ObjectId fresh{.kind = Kind::table, .schema = Name("public"), .name = Name("fresh")};
const ObjectId index{.kind = Kind::index, .schema = Name("public"), .name = Name("i")};

std::string privileges(const Node& node) {
  std::string text;
  for (const auto& each : node.privileges.granted) text += each.grantee.text() + ":" + each.privilege + " ";
  return text;
}

}  // namespace

TEST_CASE("what is left alone is what it was, and nothing is said of it for new objects") {
  const auto before = read(live);
  SUBCASE("owners") {
    auto after = read(file);
    leave_alone(before, after, {.owners = true});
    CHECK(after.at(table).owner.text() == "boss");
    CHECK(after.at(fresh).owner.empty());
    CHECK(after.at(table).comment == "file");
  }
  SUBCASE("comments") {
    auto after = read(file);
    leave_alone(before, after, {.comments = true});
    CHECK(after.at(table).comment == "live");
    CHECK(!after.at(fresh).comment);
  }
  SUBCASE("privileges") {
    auto after = read(file);
    auto known = before;
    known.at({.kind = Kind::view, .schema = Name("public"), .name = Name("v")}).as<ir::View>().columns = {{Name("a"), {}}, {Name("b"), {}}};
    leave_alone(known, after, {.privileges = true});
    CHECK(privileges(after.at(table)) == "clerk:SELECT monitor_1:SELECT ");
    const auto* column = after.find({.kind = Kind::view_column, .schema = Name("public"), .name = Name("v"), .part = Name("a")});
    REQUIRE(column != nullptr);
    CHECK(privileges(*column) == "monitor_1:SELECT ");
    CHECK(after.contains({.kind = Kind::default_privilege, .name = Name("monitor_1"), .part = Name("TABLES")}));
  }
  SUBCASE("external roles") {
    auto after = read(file);
    leave_alone(before, after, {.external_roles = {"monitor_*", "chief"}});
    CHECK(privileges(after.at(table)) == "clerk:INSERT monitor_1:SELECT ");
    CHECK(after.at(table).owner.text() == "boss");
    CHECK(after.contains({.kind = Kind::default_privilege, .name = Name("monitor_1"), .part = Name("TABLES")}));
  }
  SUBCASE("tablespaces") {
    auto after = read(file);
    leave_alone(before, after, {.external_tablespaces = {"fast_*"}});
    CHECK(after.at(index).as<ir::Index>().tablespace.text() == "fast_disk");
  }
  SUBCASE("owners that are not said") {
    auto after = read("CREATE TABLE t (a int, b int);");
    keep_unsaid_owners(before, after);
    CHECK(after.at(table).owner.text() == "boss");
  }
}

TEST_CASE("roles of an environment") {
  auto graph = read(R"(
    CREATE TABLE t ();
    ALTER TABLE t OWNER TO app;
    GRANT SELECT ON t TO app_read, other;
    CREATE POLICY p ON t TO app_read, aaa;
    ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO app_read;
  )");
  rename_roles(graph, {{Name("app"), Name("App Staging")}, {Name("app_read"), Name("zz_read")}});
  CHECK(graph.at(table).owner.text() == "App Staging");
  CHECK(privileges(graph.at(table)) == "other:SELECT zz_read:SELECT ");
  const auto& policy = graph.at({.kind = Kind::policy, .schema = Name("public"), .name = Name("t"), .part = Name("p")}).as<ir::Policy>();
  CHECK(policy.roles == std::vector<Name>{Name("aaa"), Name("zz_read")});
  const auto* defaults = graph.find({.kind = Kind::default_privilege, .name = Name("App Staging"), .part = Name("TABLES")});
  REQUIRE(defaults != nullptr);
  CHECK(privileges(*defaults) == "zz_read:SELECT ");
  CHECK(!graph.contains({.kind = Kind::default_privilege, .name = Name("app"), .part = Name("TABLES")}));
}

namespace {

std::string roles_in(const Graph& graph) {
  std::string text;
  for (const auto kind : {Kind::role, Kind::role_membership})
    for (const auto& [id, node] : graph.nodes(kind)) text += (text.empty() ? "" : ", ") + to_string(id);
  return text;
}

Graph server(const std::string& text, Name own) {
  auto graph = read(text, true);
  graph.origin.server_version = 160000;
  graph.origin.role = own;
  graph.origin.bootstrap_superuser = Name("maker");
  return graph;
}

}  // namespace

TEST_CASE("roles of a server and of files that cannot be the same") {
  Diagnostics diagnostics;
  SUBCASE("who made the server is in no state, who is connected stays") {
    auto before = server("CREATE ROLE app; CREATE ROLE deploy LOGIN; GRANT app TO deploy; GRANT app TO maker", Name("deploy"));
    auto after = read("CREATE ROLE maker; ALTER ROLE maker SUPERUSER; CREATE ROLE app; GRANT app TO maker", true);
    settle_roles(before, after, diagnostics);
    CHECK(roles_in(after) == "role app, role deploy, role membership app.deploy, role membership app.maker");
    CHECK(after.at({.kind = Kind::role_membership, .name = Name("app"), .part = Name("maker")}).references.size() == 1);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == "own-role-kept");
  }
  SUBCASE("what comes with creating a role is no difference, unless a file says it") {
    const std::string implied = "CREATE ROLE app; CREATE ROLE deploy; GRANT app TO deploy WITH ADMIN TRUE, INHERIT FALSE, SET FALSE";
    auto before = server(implied, Name("deploy"));
    auto after = read("CREATE ROLE app; CREATE ROLE deploy", true);
    settle_roles(before, after, diagnostics);
    CHECK(roles_in(before) == "role app, role deploy");
    before = server(implied, Name("deploy"));
    after = read(implied, true);
    settle_roles(before, after, diagnostics);
    CHECK(roles_in(before) == roles_in(after));
    CHECK(diagnostics.all().empty());
  }
  SUBCASE("roles that objects name though they go, or are nowhere") {
    const auto before = server("CREATE ROLE app; CREATE TABLE t (a int); ALTER TABLE t OWNER TO app; CREATE TABLE u (a int); ALTER TABLE u OWNER TO maker", Name("deploy"));
    auto after = read("CREATE TABLE t (a int); CREATE TABLE u (a int); GRANT SELECT ON u TO nobody, pg_monitor, deploy, PUBLIC", true);
    keep_unsaid_owners(before, after);
    warn_about_roles_in_use(before, after, diagnostics);
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all().front().code == "role-in-use");
    CHECK(diagnostics.all().front().message == "no file has the role `app`, so it is to be dropped, but table public.t still names it");
    CHECK(diagnostics.all().back().code == "role-missing");
    CHECK(diagnostics.all().back().message == "table public.u names the role `nobody`, which no file has and the server does not have");
  }
  SUBCASE("roles of an environment, and external ones") {
    auto before = read("CREATE ROLE monitor_1 LOGIN; CREATE ROLE app_here; GRANT app_here TO monitor_1", true);
    auto after = read("CREATE ROLE app; CREATE ROLE monitor_2; GRANT app TO monitor_2", true);
    rename_roles(after, {{Name("app"), Name("app_here")}});
    leave_alone(before, after, {.external_roles = {"monitor_*"}});
    CHECK(roles_in(after) == "role app_here, role monitor_1, role membership app_here.monitor_1");
  }
}
