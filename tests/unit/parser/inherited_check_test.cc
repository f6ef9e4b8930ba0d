#include "ir/inherited_check.h"

#include <doctest/doctest.h>

#include "parser/sql_reader.h"

namespace lockstep {
namespace {

Graph graph_of(const std::string& sql) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(SourceFile{.path = "test.sql", .text = sql});
  return read_sql({.segments = {{.file = file, .begin = 0, .end = sql.size()}}, .description = "test.sql"}, diagnostics);
}

std::vector<std::string> notes_from(const std::string& before, const std::string& after) {
  Diagnostics diagnostics;
  note_inherited_checks(graph_of(before), graph_of(after), diagnostics);
  std::vector<std::string> codes;
  for (const auto& each : diagnostics.all()) codes.push_back(each.code);
  return codes;
}

const std::string parent = "CREATE TABLE up (a int CONSTRAINT whole CHECK (a <> 0));";
const std::string child = "CREATE TABLE down (b int) INHERITS (up);";

}  // namespace

TEST_CASE("a check that is inherited and the table's own as well is noted where the states differ in that") {
  const auto both = parent + "CREATE TABLE down (b int, CONSTRAINT whole CHECK (a <> 0)) INHERITS (up);";
  const std::vector<std::string> noted = {"inherited-check"};
  CHECK(notes_from(parent + child, both) == noted);
  CHECK(notes_from(both, parent + child) == noted);
  CHECK(notes_from(both, both).empty());
}

TEST_CASE("a check of the same name that says something else is a difference") {
  const auto alone = parent + "CREATE TABLE down (a int, b int, CONSTRAINT whole CHECK (a > 0));";
  CHECK(notes_from(alone, parent + child).empty());
}

}  // namespace lockstep
