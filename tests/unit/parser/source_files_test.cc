// Files, folders, includes, psql's commands and the data of COPY.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "ir/error.h"
#include "parser/source_files.h"

using namespace lockstep;

namespace {

namespace fs = std::filesystem;

// A folder that is gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("lockstep-source-files-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string joined(const SqlText& text) {
  std::string result;
  for (const auto& each : text.segments) result += '[' + each.file->text.substr(each.begin, each.end - each.begin) + ']';
  return result;
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const auto& each : diagnostics.all()) result.push_back(each.code);
  return result;
}

using Codes = std::vector<std::string>;

std::string blanked(const std::string& sql) {
  Diagnostics diagnostics;
  return joined(load_sql_text("-", sql, ".", diagnostics));
}

}  // namespace

TEST_CASE("commands of psql and the data of COPY are blanked out, and nothing moves") {
  CHECK(blanked("\\set x 1\nSELECT 1;") == "[        \nSELECT 1;]");
  CHECK(blanked("SELECT '\\set' \\g\nSELECT 2") == "[SELECT '\\set' ; \nSELECT 2]");
  CHECK(blanked("SELECT 1 \\; SELECT 2;") == "[SELECT 1  ; SELECT 2;]");
  CHECK(blanked("COPY t (a, b) FROM stdin;\n1\t'x\n\\.\nSELECT 1;\n") == "[COPY t (a, b) FROM stdin;\n    \n  \nSELECT 1;\n]");
  CHECK(blanked("copy (select 1) to stdout;\nSELECT 1;") == "[copy (select 1) to stdout;\nSELECT 1;]");
  CHECK(blanked("\\copy t from stdin\n1\n\\.\nSELECT 1") == "[                  \n \n  \nSELECT 1]");
  CHECK(blanked("$$ \\x $$ -- \\x\n/* \\x */ \"\\x\"") == "[$$ \\x $$ -- \\x\n/* \\x */ \"\\x\"]");
  CHECK(blanked("\xEF\xBB\xBFSELECT 1") == "[SELECT 1]");
}

TEST_CASE("\\gexec cannot be read") {
  Diagnostics diagnostics;
  load_sql_text("-", "SELECT 'DROP TABLE t' \\gexec\n", ".", diagnostics);
  CHECK(codes(diagnostics) == Codes{"not-a-state"});
}

TEST_CASE("includes are read where they stand, and once in a folder") {
  const Folder folder;
  folder.write("b.sql", "B1;\n\\ir sub/c.sql\nB2;");
  folder.write("sub/c.sql", "C;");
  folder.write("a.sql", "A;");
  folder.write("notes.txt", "no SQL");
  Diagnostics diagnostics;
  const auto text = load_sql(folder.path(), diagnostics);
  CHECK(joined(text) == "[A;][B1;\n][C;][\nB2;]");
  CHECK(text.segments[0].fresh);
  CHECK(text.segments[1].fresh);
  CHECK_FALSE(text.segments[2].fresh);
  CHECK(codes(diagnostics) == Codes{});
}

TEST_CASE("an include that is missing or includes itself is a diagnostic at its line") {
  const Folder folder;
  const auto file = folder.write("a.sql", "A;\n\\i missing.sql\n\\ir a.sql\n");
  Diagnostics diagnostics;
  load_sql(file, diagnostics);
  CHECK(codes(diagnostics) == Codes{"include-missing", "include-cycle"});
  CHECK(line_column(*diagnostics.all()[0].span.file, diagnostics.all()[0].span.begin).line == 2);
}

TEST_CASE("what is no SQL text is refused with the cause") {
  const Folder folder;
  Diagnostics diagnostics;
  CHECK_THROWS_WITH_AS(load_sql(folder.write("x.dump", "PGDMP\1"), diagnostics),
                       doctest::Contains("custom format"), Error);
  CHECK_THROWS_AS(load_sql(folder.write("zero.sql", std::string("a\0b", 3)), diagnostics), Error);
  CHECK_THROWS_AS(load_sql(folder.path() / "none.sql", diagnostics), Error);
}

TEST_CASE("what is not in UTF-8 and says so is turned into it") {
  const Folder folder;
  Diagnostics diagnostics;
  const auto read = [&](const std::string& sql) { return joined(load_sql(folder.write("a.sql", sql), diagnostics)); };
  CHECK(read("-- x\nSET client_encoding = 'LATIN1';\nSELECT '\xE9';\nset session client_encoding to utf8;\nSELECT 'é';").ends_with("SELECT 'é';\nset session client_encoding to utf8;\nSELECT 'é';]"));
  CHECK(read("SET NAMES 'win1252'; SELECT '\x80';").ends_with("SELECT '€';]"));
  CHECK(read("\\encoding LATIN9\nSELECT '\xA4';").ends_with("SELECT '€';]"));
  CHECK(read("SET client_encoding = 'SQL_ASCII'; SELECT '\xC3\xA9';").ends_with("'é';]"));
  CHECK(diagnostics.all().empty());
  read("SET client_encoding = 'EBCDIC';");
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "unknown-encoding");
  read("SET client_encoding = 'EUC_JP'; SELECT '\xFF\xFF';");
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[1].code == "wrong-encoding");
}
