#include <cstdlib>

#include <doctest/doctest.h>

#include "cli/config.h"
#include "ir/error.h"

using namespace lockstep;

namespace {

struct Parsed {
  Config config;
  std::string problems;
};

Parsed parse(const std::string& text) {
  Diagnostics diagnostics;
  Parsed parsed;
  parsed.config = parse_config("/project/lockstep.toml", text, diagnostics);
  for (const auto& each : diagnostics.all()) parsed.problems += render(each);
  return parsed;
}

}  // namespace

TEST_CASE("everything lockstep.toml can say") {
  const auto [config, problems] = parse(R"(
schema = "db/schema"
default_env = "dev"
[env.dev]
url = "postgresql://app@localhost/shop"
[env.ci]
url_env = "LOCKSTEP_TEST_CONFIG_URL"
[env.production]
service = "it's production"
[manage]
schemas = ["public", "app_*"]
exclude = ["table:*.tmp_*"]
comments = false
roles = true
[env.ci.roles]
app = "app_ci"
[externals]
roles = ["monitor_*"]
extensions = ["pg_stat_statements"]
tablespaces = ["fast_*"]
collations = ["app.de"]
servers = ["warehouse"]
[plan]
small_table_rows = 0
copy_table_rows = 50000
lock_timeout = "750 ms"
batch = 500
drops = "deprecate"
analyze = false
[shadow]
url = "host=/tmp/shadow"
)");
  CHECK(problems == "");
  CHECK(config.folder == "/project");
  CHECK(config.managed_schemas == std::vector<std::string>{"public", "app_*"});
  CHECK(config.exclude.at(0).text == "table:*.tmp_*");
  CHECK(!config.manage_comments);
  CHECK(config.manage_owners);
  CHECK(config.manage_roles);
  CHECK(config.small_table_rows == 0);
  CHECK(config.copy_table_rows == 50000);
  CHECK(config.lock_timeout_ms == 750);
  CHECK(config.batch == 500);
  CHECK(config.drops == "deprecate");
  CHECK_FALSE(config.analyze);
  CHECK(config.environments.at("ci").roles.at("app") == "app_ci");
  CHECK(config.external_roles == std::vector<std::string>{"monitor_*"});
  CHECK(config.external_tablespaces == std::vector<std::string>{"fast_*"});
  CHECK(config.external_objects.size() == 3);
  CHECK(config.external_objects.at(2).text == "foreign_server:warehouse");
  CHECK(config.shadow_url->text == "host=/tmp/shadow");
  CHECK(schema_path(config) == "/project/db/schema");
  CHECK(environment_conninfo(config, std::nullopt) == "postgresql://app@localhost/shop");
  CHECK(environment_conninfo(config, "production") == "service='it\\'s production'");
  CHECK(config.environments.at("production").is_protected == false);
  unsetenv("LOCKSTEP_TEST_CONFIG_URL");
  CHECK_THROWS_WITH_AS(environment_conninfo(config, "ci"),
                       "/project/lockstep.toml:7:11: the environment variable `LOCKSTEP_TEST_CONFIG_URL` is not set", Error);
  setenv("LOCKSTEP_TEST_CONFIG_URL", "postgresql:///ci", 1);
  CHECK(environment_conninfo(config, "ci") == "postgresql:///ci");
  CHECK_THROWS_WITH_AS(environment_conninfo(config, "test"),
                       "there is no environment `test` in /project/lockstep.toml; there is `ci`, `dev`, `production`", Error);
}

TEST_CASE("variables are replaced when they are used") {
  setenv("LOCKSTEP_TEST_HOST", "db.example", 1);
  unsetenv("LOCKSTEP_TEST_NONE");
  const auto [config, problems] = parse(
      "[env.a]\nurl = \"postgresql://u:${LOCKSTEP_TEST_PASSWORD}@${LOCKSTEP_TEST_HOST}/d\"\n"
      "[env.b]\nurl = \"host=${LOCKSTEP_TEST_NONE}\"\n");
  CHECK(problems == "");
  setenv("LOCKSTEP_TEST_PASSWORD", "pw", 1);
  CHECK(environment_conninfo(config, "a") == "postgresql://u:pw@db.example/d");
  CHECK_THROWS_AS(environment_conninfo(config, "b"), Error);
  CHECK_THROWS_WITH_AS(environment_conninfo(config, std::nullopt), doctest::Contains("which database?"), Error);
}

TEST_CASE("what is wrong is said with its place") {
  struct Row {
    const char* text;
    const char* problem;
  };
  for (const auto& [text, problem] : std::initializer_list<Row>{
           {"shema = \"x\"", "/project/lockstep.toml:1:1: error: unknown key `shema` [unknown-key]"},
           {"\n[env.dev]\nurl = \"host=a\"\nuser = 1\n", "/project/lockstep.toml:4:1: error: unknown key `env.dev.user`"},
           {"[manage]\nschemas = \"public\"\n", "/project/lockstep.toml:2:11: error: `schemas` is not a list of texts"},
           {"schema = 1", "/project/lockstep.toml:1:10: error: `schema` is not a text"},
           {"[env.dev]\n", "`env.dev` needs exactly one of"},
           {"[env.dev]\nurl = \"host=a\"\nservice = \"b\"\n", "`env.dev` needs exactly one of"},
           {"[env.dev]\nurl = \"localhost\"\n", "neither a postgresql:// URL nor a conninfo string"},
           {"[plan]\nlock_timeout = \"soon\"\n", "lockstep.toml:2:16: error: `soon` is no span of time above zero"},
           {"[plan]\ndrops = \"later\"\n", "lockstep.toml:2:9: error: `plan.drops` is neither `\"now\"` nor `\"deprecate\"`"},
           {"[plan]\nbatch = 0\n", "lockstep.toml:2:9: error: `batch` is no whole number from one"},
           {"default_env = \"x\"\n", "there is no environment `x`"},
           {"schema = \n", "/project/lockstep.toml:1:"},
       })
    CHECK_MESSAGE(parse(text).problems.find(problem) != std::string::npos, text << " gives " << parse(text).problems);
}

TEST_CASE("what is said of applying, of the journal and of passwords") {
  Diagnostics diagnostics;
  const auto config = parse_config("lockstep.toml",
                                   "[env.a]\nurl = \"postgresql://h/d\"\nprotected = true\npassword_command = \"printf '%s\\\\nrest' 'a b/c'\"\n"
                                   "[env.b]\nservice = \"s\"\npassword_command = \"printf \\\"it's\\\"\"\n[env.c]\nservice = \"s\"\npassword_command = \"exit 3\"\n"
                                   "[journal]\nschema = \"Deploys\"\n[apply]\nstatement_timeout = \"10s\"\nwork_timeout = \"2h\"\nretry_for = \"1h\"\nbatch_time = \"100ms\"\nbusy_batch_time = \"10ms\"\nmax_replication_lag = \"1s\"\n"
                                   "throttle_query = \"SELECT false\"\n",
                                   diagnostics);
  CHECK(!diagnostics.has_errors());
  CHECK(config.environments.at("a").is_protected);
  CHECK(!config.environments.at("b").is_protected);
  CHECK(environment_conninfo(config, "a") == "postgresql://h/d?password=a%20b%2Fc");
  CHECK(environment_conninfo(config, "b") == "service='s' password='it\\'s'");
  CHECK_THROWS_WITH_AS(environment_conninfo(config, "c"), doctest::Contains("`password_command` failed with status 3"), Error);
  CHECK(config.journal_schema == "Deploys");
  CHECK(config.statement_timeout_ms == 10'000);
  CHECK(config.work_timeout_ms == 7'200'000);
  CHECK(config.retry_for_ms == 3'600'000);
  CHECK(config.batch_time_ms == 100);
  CHECK(config.busy_batch_time_ms == 10);
  CHECK(config.largest_lag_ms == 1000);
  CHECK(config.throttle_query == "SELECT false");
}

TEST_CASE("a written password is refused and not repeated") {
  for (const auto* url : {"postgresql://app:s3cret@localhost/shop", "host=h password=s3cret", "postgresql:///d?password=s3cret"}) {
    const auto problems = parse("[env.dev]\nurl = \"" + std::string(url) + "\"\n").problems;
    CHECK(problems.find("[written-password]") != std::string::npos);
    CHECK(problems.find("/project/lockstep.toml:2:7") != std::string::npos);
    CHECK(problems.find("PGPASSFILE") != std::string::npos);
    CHECK(problems.find("s3cret") == std::string::npos);
  }
}
