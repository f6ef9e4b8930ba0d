// The connection: results, errors, and passwords that must not be seen. What needs a server runs only
// when LOCKSTEP_TEST_URL is set.
#include "parser/database.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "ir/error.h"

using namespace lockstep;

namespace {

std::string message_of_connecting(const std::string& conninfo) {
  try {
    const Database database(conninfo);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("connection errors never show a password") {
  for (const std::string conninfo : {
           "postgresql://me:sec ret@localhost:1/x",
           "postgresql://me:se/cret@localhost:1/x",
           "postgresql://me:se@cret@localhost:1/x",
           "postgresql://me:se?cret@localhost:1/x",
           "postgresql://me:se%cret@localhost:1/x",
           "postgresql://me:se#cret@localhost:1/x",
           "postgresql://localhost:1/x?password=se&cret",
           "host=localhost port=1 password=se cret",
           "host=localhost port=1 password='secret",
           "host=localhost port=1 password=x cret=1",
       }) {
    CAPTURE(conninfo);
    const auto message = message_of_connecting(conninfo);
    CHECK(message.starts_with("cannot connect: "));
    CHECK(message.find("cret") == std::string::npos);
    CHECK(message.back() != '\n');
  }
  CHECK(message_of_connecting("postgresql://cr%65t:cret@127.0.0.1:1/x").find("127.0.0.1") != std::string::npos);
}

TEST_CASE("statements and their errors") {
  const char* url = std::getenv("LOCKSTEP_TEST_URL");
  if (url == nullptr) {
    MESSAGE("NOT TESTED: LOCKSTEP_TEST_URL is not set, so nothing was run on a server");
    return;
  }
  Database database{std::string(url)};
  CHECK(database.server_version() >= 130000);
  CHECK(database.description().starts_with("database "));

  const auto rows = database.query("SELECT 'a' AS one, NULL AS two UNION ALL SELECT '', 'ü' ORDER BY 1 DESC");
  REQUIRE(rows.size() == 2);
  REQUIRE(rows.columns() == 2);
  CHECK(rows.column_name(1) == "two");
  CHECK(rows.get(0, 0) == "a");
  CHECK(rows.get(0, 1) == std::nullopt);
  CHECK(rows.get(1, 0) == "");
  CHECK(rows.get(1, 1) == "ü");

  // Several statements in one string; session state stays.
  database.execute("BEGIN; CREATE TEMPORARY TABLE kept (a int); COMMIT");
  database.execute("INSERT INTO kept VALUES (1)");
  CHECK(database.query("SELECT * FROM kept").size() == 1);
  try {
    database.execute("SELECT 1/0");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.sqlstate == "22012");
    CHECK(error.statement == "SELECT 1/0");
    CHECK(std::string(error.what()) == "ERROR:  division by zero");
  }
  // A transaction block of the caller survives between calls, failed or not.
  database.execute("BEGIN");
  CHECK_THROWS_AS(database.execute("SELECT nothing"), Error);
  CHECK_THROWS_AS(database.execute("SELECT 1"), Error);
  database.execute("ROLLBACK");

  Database other{std::string(url)};
  const auto pid = std::string(*database.query("SELECT pg_backend_pid()").get(0, 0));
  other.execute("SELECT pg_terminate_backend(" + pid + ")");
  while (other.query("SELECT FROM pg_stat_activity WHERE pid = " + pid).size() != 0) other.execute("SELECT pg_sleep(0.01)");
  CHECK_THROWS_AS(database.query("SELECT 1"), Error);
  CHECK_THROWS_AS(database.query("SELECT * FROM kept"), Error);  // no silent second connection
  try {
    database.query("SELECT 1");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.sqlstate == "08006");
  }
}
