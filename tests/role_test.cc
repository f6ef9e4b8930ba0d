// Who plans: a role that is no superuser, its own objects, and roles as part of a state (--roles).
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

// The same database as another role, which the server of the tests trusts.
std::string url_as(const std::string& database, const std::string& role) {
  auto url = url_of(database);
  return url.replace(url.find("postgres@"), 9, role + "@");
}

Output run_lockstep(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {LOCKSTEP_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, {{"LOCKSTEP_SHADOW", ""}});
}

// Roles of the server that a test makes begin with `who_`; others are left alone.
const std::vector<std::string> only_these = {"--roles", "--exclude", "role:*", "--exclude", "!role:who_*", "--exclude", "role_membership:*",
                                             "--exclude", "!role_membership:*who_*"};

std::vector<std::string> with_roles(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), only_these.begin(), only_these.end());
  return arguments;
}

void execute(const std::string& url, const std::string& text) {
  const auto output = psql(url, {"-c", text});
  REQUIRE_MESSAGE(output.status == 0, output.err);
}

// Goes before the databases do, so what it names is dropped by Workplace first.
struct Deploy {
  Deploy() { execute(server_url(), "CREATE ROLE who_deploy LOGIN CREATEROLE"); }
  Deploy(const Deploy&) = delete;
  Deploy& operator=(const Deploy&) = delete;
  ~Deploy() {
    for (const auto* role : {"who_member", "who_app", "who_deploy"}) psql(server_url(), {"-c", std::string("DROP ROLE IF EXISTS ") + role});
  }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a plan is proven for whoever owns what it changes, though no file says who that is") {
  const Deploy deploy;
  Workplace place;
  const auto name = place.create_database();
  execute(server_url(), "GRANT CREATE ON DATABASE " + name + " TO who_deploy");
  const auto url = url_as(name, "who_deploy");
  execute(url, "CREATE SCHEMA s; GRANT USAGE ON SCHEMA s TO PUBLIC; CREATE TABLE s.t (id int); CREATE VIEW s.v AS SELECT id FROM s.t; CREATE FUNCTION s.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'");
  const auto wanted = place.write("schema.sql", "CREATE SCHEMA s; CREATE TABLE s.t (id bigint, more int); CREATE VIEW s.v AS SELECT id FROM s.t; CREATE TABLE s.fresh (id int);"
                                                "CREATE FUNCTION s.f(b int) RETURNS int LANGUAGE sql AS 'SELECT 1';");
  const auto folder = (place.folder / "plan").string();
  const auto planned = run_lockstep({"plan", "--from", url, "--to", wanted.string(), "--out", folder});
  CAPTURE(planned.err);
  CHECK(planned.status == 0);
  CHECK(contains(planned.err, "the plan is proven"));
  CHECK(run_lockstep({"verify", folder}).out == "Proven: up, down and up again.\n");
  for (const auto* script : {"up.sql", "down.sql", "up.sql"}) {
    const auto applied = psql(url, {"-f", folder + "/" + script});
    CHECK_MESSAGE(applied.status == 0, applied.err);
  }
  CHECK(contains(run_lockstep({"plan", "--from", url, "--to", wanted.string()}).out, "Nothing to do"));
}

TEST_CASE("a role that may create roles plans them, stays itself, and has nothing to do afterwards") {
  const Deploy deploy;
  Workplace place;
  const auto name = place.create_database();
  const auto url = url_as(name, "who_deploy");
  const auto wanted = place.write("schema.sql", "CREATE ROLE who_app NOINHERIT; CREATE ROLE who_member LOGIN PASSWORD 'hush'; GRANT who_app TO who_member;");
  const auto folder = (place.folder / "plan").string();
  const auto planned = run_lockstep(with_roles({"plan", "--from", url, "--to", wanted.string(), "--out", folder}));
  CAPTURE(planned.err);
  REQUIRE(planned.status == 0);
  CHECK(contains(planned.err, "[own-role-kept]"));
  CHECK(contains(planned.err, "[password-skipped]"));
  CHECK(contains(planned.err, "the plan is proven"));
  CHECK_FALSE(contains(planned.out + planned.err, "hush"));
  CHECK(contains(planned.out, "server-wide"));
  CHECK(run_lockstep({"verify", folder}).out == "Proven: up, down and up again.\n");
  for (const auto* script : {"up.sql", "down.sql", "up.sql"}) {
    const auto applied = psql(url, {"-f", folder + "/" + script});
    CHECK_MESSAGE(applied.status == 0, applied.err);
  }
  CHECK(contains(run_lockstep(with_roles({"plan", "--from", url, "--to", wanted.string()})).out, "Nothing to do"));

  // What is written reads back; without --roles there are none.
  const auto inspected = run_lockstep(with_roles({"inspect", url_of(name)}));
  CHECK(contains(inspected.out, "CREATE ROLE who_app NOINHERIT;"));
  CHECK(contains(inspected.out, "GRANT who_app TO who_member;"));
  const auto again = place.write("inspected.sql", inspected.out);
  CHECK(run_lockstep(with_roles({"diff", url_of(name), again.string(), "--exit-code"})).status == 0);
  CHECK_FALSE(contains(run_lockstep({"inspect", url_of(name)}).out, "ROLE"));

  // A server that others use has its own roles.
  const auto shared = run_lockstep(with_roles({"plan", "--from", url, "--to", "empty:", "--shadow", server_url()}));
  CAPTURE(shared.err);
  CHECK(shared.status == 0);
  CHECK(contains(shared.err, "on a private server alone"));
  CHECK(contains(shared.out, "DROP ROLE who_app;"));
}
