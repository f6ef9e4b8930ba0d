// What is said of old names that directives give, and when nothing is.
#include <doctest/doctest.h>

#include "differ/diff.h"
#include "parser/sql_reader.h"

using namespace lockstep;

namespace {

SqlText text_of_file(const std::string& sql) {
  const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "t.sql", .text = sql});
  return {.segments = {{.file = file, .begin = 0, .end = sql.size()}}, .description = "t.sql"};
}

// The codes of errors and warnings, in order.
std::string said(const std::string& before, const std::string& after) {
  Diagnostics diagnostics;
  auto [old, fresh] = read_sql_pair(text_of_file(before), text_of_file(after), diagnostics);
  match_renames(old, fresh, diagnostics);
  std::string result;
  for (const auto& each : diagnostics.all())
    if (each.severity != Severity::note) result += each.code + ';';
  return result;
}

}  // namespace

TEST_CASE("an old name that nothing has is said where something can be lost") {
  const std::string renamed = "-- @renamed from=a\nCREATE TABLE b (id int, n int -- @renamed from=m\n);";
  CHECK(said("CREATE TABLE c (id int);", renamed) == "rename-nothing;");
  CHECK(said("", renamed).empty());
  CHECK(said("CREATE TABLE a (id int, m int);", renamed).empty());
  CHECK(said("CREATE TABLE b (id int, n int);", renamed).empty());
  CHECK(said("CREATE TABLE a (id int);", "-- @renamed from=z\n-- @renamed from=a\nCREATE TABLE b (id int);").empty());
  CHECK(said("CREATE TABLE a (id int);", "CREATE TABLE a (id int);\n-- @unmanaged\nCREATE TABLE b (id int);").empty());
}

TEST_CASE("a column that is made of others had no name before, where those are there") {
  const std::string split = "CREATE TABLE t (b text -- @renamed from=a @split from=n using=(upper(n))\n);";
  CHECK(said("CREATE TABLE t (n text);", split).empty());
  CHECK(said("CREATE TABLE t (a text);", split).empty());
  CHECK(said("CREATE TABLE t (x text);", split) == "rename-nothing;split-nothing;");
}

TEST_CASE("one of two objects that claim a name may have it already") {
  const std::string claimed = "CREATE TABLE t (id int);\n-- @renamed from=t\nCREATE TABLE u (id int);\n-- @renamed from=t\nCREATE TABLE w (id int);";
  CHECK(said("CREATE TABLE t (id int);", claimed) == "rename-conflict;");
  CHECK(said("CREATE TABLE t (id int); CREATE TABLE u (id int);", claimed).empty());
  CHECK(said("CREATE TABLE t (id int); CREATE TABLE u (id int); CREATE TABLE w (id int);", claimed).empty());
}
