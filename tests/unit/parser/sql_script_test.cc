#include <doctest/doctest.h>

#include "parser/source_files.h"
#include "parser/sql_script.h"

using namespace lockstep;

namespace {

std::vector<std::string> statements(const std::string& text) {
  Diagnostics diagnostics;
  const auto loaded = load_sql_text("-", text, ".", diagnostics);
  std::vector<std::string> result;
  for (const auto& each : script_statements(loaded)) result.emplace_back(each.text);
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a script is run without what changes the server or transactions") {
  CHECK(statements("BEGIN;\nCREATE TABLE t ();\nCOMMIT;") == Texts{"CREATE TABLE t ()"});
  CHECK(statements("CREATE ROLE r; ALTER ROLE r SET x.y = 1; GRANT r TO s; DROP ROLE r; CREATE DATABASE d; ALTER SYSTEM SET work_mem = 1;").empty());
  CHECK(statements("DO $$ BEGIN CREATE ROLE r; END $$; SELECT f(); CALL p()") ==
        Texts{"DO $$ BEGIN CREATE ROLE r; END $$", "SELECT f()", "CALL p()"});
  CHECK(statements("COPY t FROM stdin;\n1\n\\.\nINSERT INTO t VALUES (1);") == Texts{"INSERT INTO t VALUES (1)"});
  CHECK(statements("CREATE TABEL t; SET search_path = a;") == Texts{"CREATE TABEL t", "SET search_path = a"});
}
