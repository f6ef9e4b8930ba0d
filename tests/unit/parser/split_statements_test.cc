// Where statements end, also in texts that no parser would take.
#include <doctest/doctest.h>

#include "parser/sql_ast.h"

using namespace lockstep;

namespace {

std::vector<std::string> split(const std::string& sql) {
  std::vector<std::string> texts;
  for (const auto& range : split_statements(sql)) texts.push_back(sql.substr(range.begin, range.end - range.begin));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("statements end at semicolons outside of quotes, parentheses and routine bodies") {
  CHECK(split("SELECT 1;; SELECT 2") == Texts{"SELECT 1", "SELECT 2"});
  CHECK(split("-- a;\nSELECT 1 /* ; /* ; */ ; */ + 1; -- end;") == Texts{"SELECT 1 /* ; /* ; */ ; */ + 1"});
  CHECK(split("SELECT 'a;''b', \";\", E'\\';', $x$;$$;$x$; SELECT $1") ==
        Texts{"SELECT 'a;''b', \";\", E'\\';', $x$;$$;$x$", "SELECT $1"});
  CHECK(split("CREATE RULE r AS ON INSERT TO t DO (a; b); SELECT 3") == Texts{"CREATE RULE r AS ON INSERT TO t DO (a; b)", "SELECT 3"});
  CHECK(split("CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; SELECT 1") ==
        Texts{"CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END", "SELECT 1"});
  CHECK(split("BEGIN; CREATE TABLE \"begin\" (atomic int); END") == Texts{"BEGIN", "CREATE TABLE \"begin\" (atomic int)", "END"});
  CHECK(split("a$b$;$c") == Texts{"a$b$", "$c"});
  CHECK(split("").empty());
  CHECK(split(" -- nothing\n ; ").empty());
}

TEST_CASE("what is not closed does not swallow more than it must") {
  CHECK(split("CREATE TABLE t (a int; SELECT 1; SELECT 2") == Texts{"CREATE TABLE t (a int", "SELECT 1", "SELECT 2"});
  CHECK(split("SELECT 1; SELECT 'abc; SELECT 2") == Texts{"SELECT 1", "SELECT 'abc; SELECT 2"});
  CHECK(split("SELECT 1); SELECT 2") == Texts{"SELECT 1)", "SELECT 2"});
}
