// `lockstep lint`, `explain` and a plan that [policy] denies, as the program does them: exit status, formats, files and folders. No server.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/command.h"
#include "tests/support/server.h"

using namespace lockstep::testing;
namespace fs = std::filesystem;

namespace {

Output program_in(const Workplace& place, const std::vector<std::string>& arguments, const std::string& input = {}) {
  std::vector<std::string> command = {"sh", "-c", "cd \"$0\" && exec \"$@\"", place.folder.string(), LOCKSTEP_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, {{"LOCKSTEP_SHADOW", ""}, {"NO_COLOR", "1"}}, input);
}

constexpr const char* timeouts = "SET lock_timeout = '1s';\nSET statement_timeout = '5s';\n";

}  // namespace

TEST_CASE("exit status: clean, notes alone, findings, what cannot be read") {
  const Workplace place;
  place.write("clean.sql", "CREATE TABLE app.t (id bigint PRIMARY KEY);\n");
  place.write("notes.sql", "CREATE TABLE app.t (id bigint PRIMARY KEY, v json);\n");
  place.write("bad.sql", std::string(timeouts) + "CREATE INDEX i ON app.t (v);\n");
  const auto clean = program_in(place, {"lint", "clean.sql"});
  CHECK(clean.status == 0);
  CHECK(clean.out == "No findings in 1 file.\n");
  CHECK(program_in(place, {"lint", "notes.sql"}).status == 0);
  CHECK(program_in(place, {"lint", "notes.sql"}).out.find("notes.sql:1:1: note: column v is json [json-type]") == 0);
  CHECK(program_in(place, {"lint", "--level", "warning", "notes.sql"}).out == "No findings in 1 file.\n");
  const auto bad = program_in(place, {"lint", "bad.sql"});
  CHECK(bad.status == 1);
  CHECK(bad.out ==
        "bad.sql:3:1: danger: writers of app.t wait until the index is built [create-index, blocking-scan]\n"
        "     3 | CREATE INDEX i ON app.t (v);\n"
        "       = `CREATE INDEX CONCURRENTLY`, in a migration of its own without a transaction.\n"
        "       + CREATE INDEX CONCURRENTLY i ON app.t (v);\n"
        "\n1 finding in 1 file: 1 danger, 0 warning, 0 note\n");
  CHECK(program_in(place, {"lint", "missing.sql"}).status == 1);
  CHECK(program_in(place, {"lint"}).status == 1);
  CHECK(program_in(place, {"lint", "--format", "xml", "bad.sql"}).status == 1);
  const auto piped = program_in(place, {"lint", "-"}, std::string(timeouts) + "DROP TABLE app.t;");
  CHECK(piped.status == 1);
  CHECK(piped.out.find("standard input:3:1: danger: ") == 0);
}

TEST_CASE("a folder is read in the order of its versions, without what takes migrations back") {
  const Workplace place;
  for (const auto* folder : {"m/11", "n"}) fs::create_directories(place.folder / folder);
  place.write("m/10_index.sql", "CREATE INDEX CONCURRENTLY i ON app.t (v);\n");
  place.write("m/9_table.sql", "CREATE TABLE app.t (v bigint) PARTITION BY LIST (v);\n");
  place.write("m/9_table.down.sql", "DROP TABLE app.t;\n");
  place.write("m/11/down.sql", "DROP TABLE app.t;\n");
  const auto found = program_in(place, {"lint", "m"});
  CHECK(found.status == 1);
  CHECK(found.out.find("m/10_index.sql:1:1: danger: app.t is partitioned") != std::string::npos);
  CHECK(found.out.find("in 2 files") != std::string::npos);
  CHECK(program_in(place, {"lint", "m/9_table.down.sql"}).out.find("[drop-table, data-loss]") != std::string::npos);
  for (const auto* folder : {"f", "s/deploy", "s/revert", "s/verify/deep", "r/revert"}) fs::create_directories(place.folder / folder);
  for (const auto* undo : {"f/U1__a.sql", "f/U2.1__b.sql", "s/revert/a.sql", "s/verify/deep/a.sql"}) place.write(undo, "DROP TABLE app.t;\n");
  for (const auto* deploy : {"f/V1__a.sql", "f/Users__a.sql", "s/deploy/a.sql", "r/revert/a.sql"}) place.write(deploy, "CREATE TABLE app.t (v bigint);\n");
  CHECK(program_in(place, {"lint", "--level", "warning", "f"}).out == "No findings in 2 files.\n");
  CHECK(program_in(place, {"lint", "--level", "warning", "s/"}).out == "No findings in 1 file.\n");
  CHECK(program_in(place, {"lint", "--level", "warning", "r"}).out == "No findings in 1 file.\n");
  CHECK(program_in(place, {"lint", "s/revert"}).out.find("[drop-table, data-loss]") != std::string::npos);
  place.write("n/readme.txt", "nothing");
  CHECK(program_in(place, {"lint", "n"}).status == 1);
}

TEST_CASE("json, sarif and github") {
  const Workplace place;
  place.write("a b.sql", std::string(timeouts) + "\n  CREATE INDEX i\n    ON app.t (v);\n");
  const auto json = nlohmann::json::parse(program_in(place, {"lint", "--format", "json", "a b.sql"}).out);
  CHECK(json.at("summary").at("danger") == 1);
  const auto& finding = json.at("findings").at(0);
  CHECK(finding.at("rule") == "create-index");
  CHECK(finding.at("hazard") == "blocking-scan");
  CHECK(finding.at("line") == 4);
  CHECK(finding.at("column") == 3);
  CHECK(finding.at("end_line") == 5);
  CHECK(finding.at("source") == "  CREATE INDEX i");
  CHECK(finding.at("suggestion") == "CREATE INDEX CONCURRENTLY i\n    ON app.t (v);");

  const auto sarif = nlohmann::json::parse(program_in(place, {"lint", "--format", "sarif", "a b.sql"}).out);
  CHECK(sarif.at("version") == "2.1.0");
  const auto& sarif_run = sarif.at("runs").at(0);
  const auto& result = sarif_run.at("results").at(0);
  CHECK(result.at("ruleId") == "create-index");
  CHECK(result.at("level") == "error");
  const auto index = result.at("ruleIndex").get<std::size_t>();
  CHECK(sarif_run.at("tool").at("driver").at("rules").at(index).at("id") == "create-index");
  const auto& location = result.at("locations").at(0).at("physicalLocation");
  CHECK(location.at("artifactLocation").at("uri") == "a%20b.sql");
  CHECK(location.at("region").at("startLine") == 4);
  CHECK(location.at("region").at("startColumn") == 3);

  const auto github = program_in(place, {"lint", "--format", "github", "a b.sql"});
  CHECK(github.status == 1);
  CHECK(github.out.find("::error file=a b.sql,line=4,endLine=5,col=3,title=create-index::writers of app.t wait until the index is built. ") == 0);
  CHECK(github.out.find("%0ACREATE INDEX CONCURRENTLY i%0A    ON app.t (v);\n") != std::string::npos);
}

TEST_CASE("settings of lint in lockstep.toml, and words that are no rules") {
  const Workplace place;
  place.write("two.sql", std::string(timeouts) + "DROP INDEX CONCURRENTLY app.a;\nDROP INDEX CONCURRENTLY app.b;\n");
  CHECK(program_in(place, {"lint", "two.sql"}).status == 1);
  CHECK(program_in(place, {"lint", "--transaction", "statement", "two.sql"}).status == 0);
  place.write("lockstep.toml", "[lint]\ntransaction = \"statement\"\n");
  CHECK(program_in(place, {"lint", "two.sql"}).status == 0);
  place.write("lockstep.toml", "[lint]\nallow = [\"concurrently-in-transaction\"]\n");
  CHECK(program_in(place, {"lint", "two.sql"}).status == 0);
  place.write("lockstep.toml", "[lint]\ntransaction = \"never\"\n");
  CHECK(program_in(place, {"lint", "two.sql"}).err.find("[wrong-type]") != std::string::npos);
  place.write("lockstep.toml", "");
  place.write("lockstep.toml", "[lint]\nallow = [\"serial-typ\"]\n");
  const auto misspelt = program_in(place, {"lint", "two.sql", "two.sql"}).err;
  CHECK(misspelt.find("lockstep.toml:2:10: warning: there is no rule or hazard `serial-typ` to be allowed [unknown-rule]") != std::string::npos);
  CHECK(misspelt.find("[unknown-rule]") == misspelt.rfind("[unknown-rule]"));
  place.write("lockstep.toml", "");
  place.write("slip.sql", "-- lockstep-lint: allow create-indx\nSELECT 1;\n");
  CHECK(program_in(place, {"lint", "slip.sql"}).err.find("there is no rule or hazard `create-indx` to be allowed [unknown-rule]") != std::string::npos);
}

TEST_CASE("reasons behind what comments allow") {
  const Workplace place;
  const std::string index = "\nCREATE INDEX i ON app.t (v);\n";
  for (const std::string reason : {"-- blocking-scans are short here", ": it is small", " -- it is small", " reason='it is small'"}) {
    place.write("a.sql", timeouts + ("-- lockstep-lint: allow create-index" + (reason.starts_with("--") ? " " + reason : reason)) + index);
    const auto found = program_in(place, {"lint", "a.sql"});
    CHECK_MESSAGE(found.status == 0, reason);
    CHECK_MESSAGE(found.err == "", reason);
  }
  // Prose is reported once, at its first word, and allows nothing.
  place.write("a.sql", timeouts + std::string("-- lockstep-lint: allow drop-table because we create-index said so") + index);
  const auto prose = program_in(place, {"lint", "a.sql"});
  CHECK(prose.err.find("a.sql:3:36: warning: there is no rule or hazard `because` to be allowed [unknown-rule]") != std::string::npos);
  CHECK(prose.err.find("[unknown-rule]") == prose.err.rfind("[unknown-rule]"));
  CHECK(prose.err.find("a reason stands behind `--`") != std::string::npos);
  CHECK(prose.out.find("[create-index, blocking-scan]") != std::string::npos);
}

TEST_CASE("lines of psql are shown as they are written") {
  const Workplace place;
  place.write("a.sql", "\\if :x\nSELECT 1;\n\\endif\n\\copy app.t from 'a'\nSELECT 'x' \\gexec\n");
  const auto shown = program_in(place, {"lint", "a.sql"}).err;
  CHECK(shown.find("1 | \\if :x\n") != std::string::npos);
  CHECK(shown.find("4 | \\copy app.t from 'a'\n") != std::string::npos);
  CHECK(shown.find("5 | SELECT 'x' \\gexec\n") != std::string::npos);
}

TEST_CASE("a file that another one of the folder includes is read there alone") {
  const Workplace place;
  fs::create_directories(place.folder / "m/parts");
  place.write("m/main.sql", "\\i parts/a.sql\n");
  place.write("m/parts/a.sql", "DROP TABLE app.t;\n");
  const auto found = program_in(place, {"lint", "m"}).out;
  CHECK(found.find("[drop-table, data-loss]") != std::string::npos);
  CHECK(found.find("[drop-table, data-loss]") == found.rfind("[drop-table, data-loss]"));
  CHECK(found.find(" in 1 file") != std::string::npos);
  // Nor is one left out that nothing but a circle includes.
  fs::create_directories(place.folder / "n");
  place.write("n/a.sql", "\\i b.sql\nDROP TABLE app.a;\n");
  place.write("n/b.sql", "\\i a.sql\nDROP TABLE app.b;\n");
  place.write("n/c.sql", "SELECT 1;\n");
  const auto circle = program_in(place, {"lint", "n"});
  CHECK(circle.err.find("[include-cycle]") != std::string::npos);
  CHECK(circle.out.find("the rows of app.a are gone") != std::string::npos);
  CHECK(circle.out.find("the rows of app.b are gone") != std::string::npos);
  CHECK(program_in(place, {"lint", "m/main.sql", "m/parts/a.sql"}).out.find(" in 2 files") != std::string::npos);
}

TEST_CASE("explain") {
  const Workplace place;
  CHECK(program_in(place, {"explain", "data-loss"}).out.find("data-loss (danger)\n") == 0);
  CHECK(program_in(place, {"explain", "create-index"}).out.find("about the hazard blocking-scan.\n") != std::string::npos);
  const auto all = program_in(place, {"explain"});
  CHECK(all.status == 0);
  CHECK(all.out.find("\nwork-after-lock (danger)\n") != std::string::npos);
  const auto unknown = program_in(place, {"explain", "dataloss"});
  CHECK(unknown.status == 1);
  CHECK(unknown.err.find("there is no code `dataloss`") != std::string::npos);
}

TEST_CASE("a plan that the policy denies: exit status 3, shown to people, written nowhere") {
  const Workplace place;
  place.write("old.sql", "CREATE TABLE t (id int, note text);\n");
  place.write("new.sql", "CREATE TABLE t (id int);\n");
  place.write("lockstep.toml", "[policy]\ndata-loss = \"deny\"\ncached-plan = \"warn\"\n");
  const std::vector<std::string> plan = {"plan", "--no-verify", "--from", "old.sql", "--to", "new.sql", "--out", "plan"};
  const auto denied = program_in(place, plan);
  CHECK(denied.status == 3);
  CHECK(denied.out.find("ALTER TABLE public.t DROP COLUMN note;") != std::string::npos);
  CHECK(denied.err.find("new.sql:1:1: error: step 1, `drop column public.t.note`: data-loss: ") != std::string::npos);
  CHECK(denied.err.find("[hazard-warned]") != std::string::npos);
  CHECK_FALSE(fs::exists(place.folder / "plan"));
  auto sql = plan;
  sql.insert(sql.end(), {"--format", "sql"});
  const auto silent = program_in(place, sql);
  CHECK(silent.status == 3);
  CHECK(silent.out == "");
  place.write("lockstep.toml", "[policy]\n\"*\" = \"warn\"\n");
  CHECK(program_in(place, plan).status == 0);
  CHECK(fs::exists(place.folder / "plan"));
}
