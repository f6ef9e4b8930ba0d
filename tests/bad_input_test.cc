// What goes wrong outside of lockstep: bad files, bad settings, servers that are not there or go away. Each
// time: a message with place and cause on standard error, exit status 1, nothing on standard output, and no
// folder written.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>

#include "tests/support/server.h"

using namespace lockstep::testing;
namespace fs = std::filesystem;

namespace {

// Runs lockstep in a folder.
Output lockstep_in(const fs::path& folder, const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {"sh", "-c", "cd \"$0\" && exec \"$@\"", folder.string(), LOCKSTEP_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, {{"LOCKSTEP_SHADOW", ""}});
}

void check_refused(const Output& output, const std::vector<std::string>& says) {
  CAPTURE(output.err);
  CHECK(output.status == 1);
  CHECK(output.out == "");
  CHECK(output.err.find("error: ") != std::string::npos);
  for (const auto& each : says) CHECK_MESSAGE(output.err.find(each) != std::string::npos, "not said: ", each);
}

// The names below a folder, hidden ones too.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) names.push_back(entry.path().lexically_relative(folder).string());
  std::sort(names.begin(), names.end());
  return names;
}

// Plans from nothing to `schema.sql` with this text.
void check_schema(const std::string& text, const std::vector<std::string>& says) {
  const Workplace place;
  place.write("schema.sql", text);
  CAPTURE(text);
  check_refused(lockstep_in(place.folder, {"plan", "--no-verify", "--from", "empty:", "--to", "schema.sql", "--out", "plan"}), says);
  CHECK(names_in(place.folder) == std::vector<std::string>{"schema.sql"});
  check_refused(lockstep_in(place.folder, {"inspect", "schema.sql", "--out", "state.sql"}), says);
  CHECK(names_in(place.folder) == std::vector<std::string>{"schema.sql"});
}

void check_source(const std::string& source, const std::vector<std::string>& says) {
  const Workplace place;
  place.write("schema.sql", "CREATE TABLE t (id int);");
  CAPTURE(source);
  check_refused(lockstep_in(place.folder, {"plan", "--no-verify", "--from", source, "--to", "schema.sql", "--out", "plan"}), says);
  check_refused(lockstep_in(place.folder, {"diff", "schema.sql", source}), says);
  CHECK(names_in(place.folder) == std::vector<std::string>{"schema.sql"});
}

void check_config(const std::string& file, const std::string& text, const std::vector<std::string>& says) {
  const Workplace place;
  place.write("schema.sql", "CREATE TABLE t (id int);");
  place.write(file, text);
  CAPTURE(text);
  check_refused(lockstep_in(place.folder, {"plan", "--no-verify", "--from", "empty:", "--to", "schema.sql", "--out", "plan"}), says);
  CHECK_FALSE(fs::exists(place.folder / "plan"));
}

}  // namespace

TEST_CASE("schemas that are wrong") {
  check_schema("CREATE TABLE t (id int);\nCREATE TABLE u (\n  id int,,\n);\n", {"schema.sql:3:10: error: ", "[syntax]"});
  check_schema("CREATE TABLE t (id int);\nSELECT 'not ended", {"schema.sql:2:", "[syntax]"});
  check_schema("CREATE TABLE t (id nonsense);", {"schema.sql:1:20: error: ", "`nonsense`", "[unknown-type]"});
  check_schema("CREATE TABLE t (id int REFERENCES missing);", {"schema.sql:1:", "missing", "[unknown-object]"});
  check_schema("CREATE VIEW v AS\n  SELECT * FROM missing;", {"schema.sql:2:17: error: ", "`missing`", "[unknown-object]"});
  check_schema("CREATE TABLE t (id int CHECK (missing(id)));", {"schema.sql:1:31: error: ", "`missing`", "[unknown-object]"});
  check_schema("CREATE TABLE t (id int, id text);", {"schema.sql:1:25: error: ", "[duplicate-column]"});
  check_schema("CREATE TABLE t (id int);\nCREATE TABLE t (id text);", {"schema.sql:2:14: error: ", "[duplicate-object]"});
  check_schema("CREATE TYPE t AS ENUM ('a');\nCREATE TYPE t AS ENUM ('b');", {"schema.sql:2:1: error: ", "schema.sql:1", "[duplicate-object]"});
  check_schema("CREATE TABLE t (a int PRIMARY KEY, b int PRIMARY KEY);", {"schema.sql:1:", "[duplicate-primary-key]"});
  check_schema("\\i missing.sql\n", {"schema.sql:1:", "missing.sql", "[include-missing]"});
}

TEST_CASE("schemas that lockstep has to refuse, or to say something about") {
  check_schema("CREATE TYPE mood AS ENUM ('a');\nCREATE TABLE t OF mood;", {"schema.sql:2:", "[not-a-composite-type]"});
  check_schema("CREATE TABLE t (id int);\nCREATE VIEW v AS SELECT id FROM t;\nDROP TABLE t;", {"schema.sql:3:1: error: ", "v", "[dependent-objects]"});
  check_schema("CREATE TABLE t (id int);\nCREATE TABLE u (id int REFERENCES t (id));", {"schema.sql:2:", "[missing-key]"});
  check_schema("CREATE TABLE t (id int);\nGRANT NONSENSE ON t TO PUBLIC;", {"schema.sql:2:1: error: ", "[unknown-privilege]"});
  check_schema("BEGIN;\nCREATE TABLE t (id int);\nROLLBACK;", {"schema.sql:3:1: error: ", "[rolled-back]"});
  check_schema("CREATE TABLE t (id int);\nDO $$ BEGIN PERFORM not_here(); END $$;",
               {"schema.sql:2:1: error: ", "[not-a-state]", "not_here", "[not-evaluated]"});
  check_schema("CREATE VIEW v AS SELECT 1 AS id;\nALTER TABLE v ENABLE ROW LEVEL SECURITY;", {"schema.sql:2:1: error: ", "[unsupported-command]"});
  check_schema("CREATE SCHEMA AUTHORIZATION CURRENT_USER;", {"schema.sql:1:1: error: ", "[unknown-role]"});
  check_schema("CREATE TABLE t (id int);\nALTER TABLE t ENABLE RULE r;", {"schema.sql:2:1: error: ", "[unknown-object]"});
  check_schema("CREATE TABLE t (a text COLLATE \"C\");\nCREATE VIEW v AS SELECT a FROM t;\nCREATE TABLE u (LIKE v);",
               {"schema.sql:3:22: error: ", "[unsupported-like]"});
  check_schema("CREATE TABLE t (a text COLLATE \"C\");\nCREATE TABLE u AS SELECT a FROM t;", {"schema.sql:2:1: error: ", "[unsupported-statement]"});
  check_schema("CREATE TABLE t (id int);\nCREATE RULE \"_RETURN\" AS ON SELECT TO t DO INSTEAD SELECT 1 AS id;", {"schema.sql:2:1: error: ", "[unsupported-statement]"});
  check_schema("-- @renamd from=a\nCREATE TABLE t (id int);", {"schema.sql:1:4: error: ", "`@renamd`", "[directive-unknown]"});
  check_schema("-- @renamed\nCREATE TABLE t (id int);", {"schema.sql:1:4: error: ", "[directive-key-missing]"});
  check_schema("-- @renamed from=a from=b\nCREATE TABLE t (id int);", {"schema.sql:1:", "[directive-key-twice]"});
  check_schema("-- @renamed from=a form=b\nCREATE TABLE t (id int);", {"schema.sql:1:", "[directive-key-unknown]"});
  check_schema("-- @renamed from=\nCREATE TABLE t (id int);", {"schema.sql:1:", "[directive-syntax]"});
  check_schema("CREATE TABLE t (id int);\n-- @renamed from=a\n", {"schema.sql:2:4: error: ", "[directive-misplaced]"});

  const Workplace place;
  place.write("before.sql", "CREATE TABLE a (id int);\nCREATE TABLE b (id int);");
  place.write("after.sql", "-- @renamed from=a\nCREATE TABLE b (id int);");
  check_refused(lockstep_in(place.folder, {"diff", "before.sql", "after.sql"}), {"after.sql:1:4: error: ", "[rename-conflict]"});
}

TEST_CASE("schemas of which a part is left out") {
  const auto check_said = [](const std::string& text, const std::vector<std::string>& says) {
    const Workplace place;
    place.write("schema.sql", text);
    const auto output = lockstep_in(place.folder, {"inspect", "schema.sql"});
    CAPTURE(text);
    CAPTURE(output.err);
    CHECK(output.status == 0);
    for (const auto& each : says) CHECK_MESSAGE(output.err.find(each) != std::string::npos, "not said: ", each);
  };
  check_said("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);\nCOMMENT ON SEQUENCE t_id_seq IS 'x';", {"schema.sql:2:1: warning: ", "[comment-skipped]"});
  check_said("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);\nGRANT USAGE ON SEQUENCE t_id_seq TO PUBLIC;", {"schema.sql:2:", "[privilege-skipped]"});
  check_said("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);\nSECURITY LABEL FOR p ON SEQUENCE t_id_seq IS 'x';", {"schema.sql:2:1: warning: ", "[label-skipped]"});
  check_said("CREATE TABLE t (id int);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);", {"schema.sql:2:1: note: ", "2 statements", "[data-skipped]"});
  check_said("CREATE ROLE someone;", {"schema.sql:1:1: note: ", "[roles-skipped]"});
  check_said("ALTER DATABASE shop SET search_path = a;\nALTER ROLE app IN DATABASE shop SET work_mem = '8MB';", {"schema.sql:1:1: note: ", "schema.sql:2:1: note: ", "never planned", "[settings-skipped]"});
  check_said("CREATE TEMP TABLE t (id int);", {"schema.sql:1:", "[skipped-temporary]"});
  check_said("DO $$ BEGIN CREATE TABLE t (id int); END $$;", {"schema.sql:1:1: note: ", "[evaluated]"});
  check_said("VACUUM;", {"schema.sql:1:1: note: ", "[statement-skipped]"});
  check_said("CREATE EXTENSION pg_trgm;\nREVOKE ALL ON FUNCTION gtrgm_union(internal, internal) FROM PUBLIC;", {"schema.sql:2:1: note: ", "members of extensions"});
  const std::string partitioned = "CREATE TABLE t (at timestamptz) PARTITION BY RANGE (at);\n";
  const std::string partition = "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";
  check_said(partitioned + partition, {"schema.sql:2:49: warning: ", "`2024-01-01+00`", "[zone-assumed]"});
  const Workplace place;
  place.write("schema.sql", "SET TimeZone = 'UTC';\n" + partitioned + partition);
  CHECK(lockstep_in(place.folder, {"inspect", "schema.sql"}).err == "");
}

TEST_CASE("syntax that is newer than the linked parser is read by a server that knows it") {
  const Workplace place;
  place.write("schema.sql", "CREATE TABLE t (j jsonb);\nCREATE VIEW v AS SELECT x.a FROM t, JSON_TABLE(t.j, '$[*]' COLUMNS (a int PATH '$.a')) AS x;");
  const auto version = lockstep_in(place.folder, {"--version"}).out;
  const auto at = version.find("PostgreSQL ");
  REQUIRE(at != std::string::npos);
  if (std::stoi(version.substr(at + 11)) >= 17) return;  // the parser knows it itself
  const auto inspect = lockstep_in(place.folder, {"inspect", "schema.sql"});
  CAPTURE(inspect.err);
  if (server_major() < 17) {
    check_refused(inspect, {"schema.sql:2:", "syntax error at or near", "[syntax]"});
    return;
  }
  CHECK(inspect.status == 0);
  CHECK(inspect.err.find("schema.sql:2:") != std::string::npos);
  CHECK(inspect.err.find("[newer-syntax]") != std::string::npos);
  CHECK(inspect.out.find("JSON_TABLE(") != std::string::npos);
}

TEST_CASE("settings of a live database are a note, without their secrets") {
  Workplace place;
  const auto name = place.create_database();
  const auto file = place.write("settings.sql",
                                "ALTER DATABASE " + name + " SET search_path = app, public; ALTER DATABASE " + name + " SET app.jwt_secret = 'hush';"
                                "ALTER ROLE postgres IN DATABASE " + name + " SET work_mem = '8MB'");
  REQUIRE(run_script(name, file) == "");
  for (const auto& arguments : {std::vector<std::string>{"inspect", url_of(name)}, {"plan", "--no-verify", "--from", url_of(name), "--to", "empty:"}}) {
    const auto output = lockstep_in(place.folder, arguments);
    CAPTURE(output.err);
    CHECK(output.status == 0);
    for (const std::string each : {"has 3 settings of its own", "[database-settings]", "  = app.jwt_secret = ********\n", "  = search_path = app, public\n", "  = for postgres: work_mem = 8MB\n"})
      CHECK_MESSAGE(output.err.find(each) != std::string::npos, "not said: ", each);
    CHECK((output.out + output.err).find("hush") == std::string::npos);
  }
}

TEST_CASE("a privilege that the server does not know is said to be left out") {
  Workplace place;
  const auto name = place.create_database();
  place.write("schema.sql", "CREATE TABLE t (id int);\nCREATE TABLE u (id int);\nGRANT SELECT ON t TO PUBLIC;\nGRANT SELECT, MAINTAIN ON t TO PUBLIC;\nGRANT MAINTAIN ON u TO PUBLIC;");
  const auto output = lockstep_in(place.folder, {"plan", "--no-verify", "--from", url_of(name), "--to", "schema.sql"});
  CAPTURE(output.err);
  CHECK(output.status == 0);
  const bool known = server_version() >= 170000;
  CHECK((output.err.find("schema.sql:4:1: warning: the privilege `MAINTAIN` is left out") == std::string::npos) == known);
  CHECK((output.err.find("and at 1 more place\n") == std::string::npos) == known);
  CHECK((output.err.find("[privilege-unknown]") == std::string::npos) == known);
  CHECK((output.out.find("MAINTAIN") != std::string::npos) == known);
}

TEST_CASE("sources that cannot be read") {
  check_source("missing.sql", {"missing.sql"});
  check_source("missing/folder", {"missing/folder"});
  check_source("/proc/self/mem", {"/proc/self/mem"});
  check_source("/proc", {"/proc"});
  check_source("", {"a source is empty"});
  check_source("postgresql://localhost:notaport/x", {"notaport"});
  check_source("postgresql://localhost/x?nonsense=1", {"nonsense"});
  check_source("postgresql://127.0.0.1:1/x", {"127.0.0.1", "refused"});
  check_source("host=/nonexistent dbname=x", {"/nonexistent"});
  check_source(url_of("nowhere"), {"\"nowhere\" does not exist"});
  check_source("env:nowhere", {"nowhere"});
  check_source("git:nowhere", {"git:nowhere"});

  const Workplace place;
  fs::create_directory(place.folder / "none");
  check_refused(lockstep_in(place.folder, {"plan", "--from", "empty:", "--to", "none"}), {"none", "no .sql file"});
  fs::create_symlink("nothing.sql", place.folder / "none" / "dangling.sql");
  check_refused(lockstep_in(place.folder, {"plan", "--from", "empty:", "--to", "none"}), {"dangling.sql"});
}

TEST_CASE("revisions that git does not have") {
  const Workplace place;
  place.write("schema.sql", "CREATE TABLE t (id int);");
  check_refused(lockstep_in(place.folder, {"diff", "git:HEAD:schema.sql", "schema.sql"}), {"git"});
  REQUIRE(run({"sh", "-ec", "cd \"$0\" && git init -q && git add . && git -c user.name=a -c user.email=a commit -qm a", place.folder.string()}).status == 0);
  CHECK(lockstep_in(place.folder, {"diff", "git:HEAD:schema.sql", "schema.sql"}).status == 0);
  check_refused(lockstep_in(place.folder, {"diff", "git:nowhere:schema.sql", "schema.sql"}), {"nowhere"});
  check_refused(lockstep_in(place.folder, {"diff", "git:HEAD:missing.sql", "schema.sql"}), {"missing.sql"});
}

TEST_CASE("settings that are wrong") {
  check_config("lockstep.toml", "schema = \"schema.sql\"\n\nnonsense = 1\n", {"lockstep.toml:3:1: error: ", "`nonsense`", "[unknown-key]"});
  check_config("lockstep.toml", "[manage]\nschemes = []\n", {"lockstep.toml:2:1: error: ", "`manage.schemes`", "[unknown-key]"});
  check_config("lockstep.toml", "schema = 1\n", {"lockstep.toml:1:10: error: ", "[wrong-type]"});
  check_config("lockstep.toml", "schema = \n", {"lockstep.toml:1:", "[bad-toml]"});
  check_config("lockstep.toml", "[env.x]\nurl = \"nonsense\"\n", {"lockstep.toml:2:7: error: ", "[bad-url]"});
  check_config("lockstep.toml", "default_env = \"x\"\n", {"lockstep.toml:1:15: error: ", "`x`", "[unknown-environment]"});
  check_config("lockstep.toml", "[env.x]\n", {"lockstep.toml:1:", "[bad-environment]"});
  check_config("lockstep.toml", "[manage]\nexclude = [\"nonsense:x\"]\n", {"lockstep.toml:2:12: error: ", "`nonsense`", "[bad-pattern]"});
  check_config(".lockstepignore", "# a comment\nt\nnonsense:x\n", {".lockstepignore:3:1: error: ", "`nonsense`", "[bad-pattern]"});
  const Workplace place;
  place.write("schema.sql", "CREATE TABLE t (id int);");
  check_refused(lockstep_in(place.folder, {"plan", "--config", "missing.toml", "--from", "empty:", "--to", "schema.sql"}), {"missing.toml"});
  check_refused(lockstep_in(place.folder, {"plan", "--nonsense"}), {"--nonsense"});
  check_refused(lockstep_in(place.folder, {"nonsense"}), {"nonsense"});
  check_refused(lockstep_in(place.folder, {"plan", "--from", "empty:", "--to", "schema.sql", "--exclude", "nonsense:x"}), {"--exclude", "`nonsense`"});
}

TEST_CASE("folders that cannot be written") {
  const Workplace place;
  place.write("schema.sql", "CREATE TABLE t (id int);");
  const auto plan_to = [&](const std::string& out) {
    return lockstep_in(place.folder, {"plan", "--no-verify", "--from", "empty:", "--to", "schema.sql", "--out", out});
  };
  place.write("file", "mine");
  check_refused(plan_to("file"), {"file"});
  check_refused(plan_to("file/plan"), {"file/plan"});
  check_refused(plan_to("/proc/nowhere/plan"), {"/proc/nowhere/plan"});
  CHECK(names_in(place.folder) == std::vector<std::string>{"file", "schema.sql"});

  // What is in the way of one file keeps all of them away.
  fs::create_directories(place.folder / "one" / "plan.json");
  check_refused(plan_to("one"), {"one/plan.json"});
  CHECK_FALSE(fs::exists(place.folder / "one" / "up.sql"));
  fs::create_directory(place.folder / "two");
  std::ofstream(place.folder / "two" / "steps") << "mine";
  check_refused(plan_to("two"), {"two/steps"});
  CHECK(names_in(place.folder / "two") == std::vector<std::string>{"steps"});
  check_refused(lockstep_in(place.folder, {"inspect", "schema.sql", "--out", "file/state.sql"}), {"file/state.sql"});
  check_refused(lockstep_in(place.folder, {"verify", "missing"}), {"missing"});
}

TEST_CASE("a server that goes away while it is read") {
  Workplace place;
  const auto database = place.create_database();
  REQUIRE(run_script(database, place.write("view.sql", "CREATE TABLE t (id int);\nCREATE VIEW v AS SELECT id FROM t;\n")) == "");
  // Printing the view waits for this lock.
  std::thread holder([&] { psql(url_of(database), {"-c", "BEGIN; LOCK TABLE v IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"}); });
  const auto count = [&](const std::string& condition) {
    return run({"psql", "-X", "-At", "-d", server_url(), "-c", "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database + "' AND " + condition}).out;
  };
  const auto wait_for = [&](const std::string& condition) {
    for (int i = 0; i < 300 && count(condition) == "0\n"; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(count(condition) == "1\n");
  };
  wait_for("wait_event = 'PgSleep'");
  Output output;
  std::thread reader([&] { output = lockstep_in(place.folder, {"inspect", url_of(database), "--out", "state.sql"}); });
  wait_for("wait_event_type = 'Lock'");
  psql(server_url(), {"-c", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "' AND wait_event_type = 'Lock'"});
  reader.join();
  psql(server_url(), {"-c", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'"});
  holder.join();
  check_refused(output, {"the connection to the server was lost"});
  CHECK_FALSE(fs::exists(place.folder / "state.sql"));
}

TEST_CASE("security labels are planned, and the proof says that it lacks their provider") {
  Workplace place;
  place.write("before.sql", "CREATE TABLE t (id int);\nSECURITY LABEL FOR p ON TABLE t IS 'old';");
  place.write("after.sql", "CREATE TABLE t (id int, more int);\nSECURITY LABEL FOR p ON COLUMN t.more IS 'new';\nCREATE VIEW v AS SELECT id FROM t;\nSECURITY LABEL ON COLUMN v.id IS 'of the only one';");
  const auto output = lockstep_in(place.folder, {"plan", "--from", "before.sql", "--to", "after.sql", "--format", "sql", "--out", "plan"});
  CAPTURE(output.err);
  CHECK(output.status == 0);
  CHECK(output.err.find("not proven: the shadow server lacks the provider `p` of security labels: ") != std::string::npos);
  CHECK(output.err.find("not proven: the shadow server lacks any provider of security labels: ") != std::string::npos);
  for (const auto* each : {"SECURITY LABEL FOR p ON TABLE public.t IS NULL;", "SECURITY LABEL FOR p ON COLUMN public.t.more IS 'new';", "SECURITY LABEL ON COLUMN public.v.id IS 'of the only one';"})
    CHECK(output.out.find(each) != std::string::npos);
  CHECK(lockstep_in(place.folder, {"verify", "plan"}).out == "Proven in part.\n");
}

TEST_CASE("what cannot be read of roles") {
  Workplace place;
  const auto output_of = [&](const std::string& text) {
    place.write("schema.sql", text);
    return lockstep_in(place.folder, {"inspect", "--roles", "schema.sql"});
  };
  check_refused(output_of("CREATE ROLE a;\nDO $$ BEGIN CREATE ROLE b; END $$;"), {"schema.sql:2:1: error: ", "`CREATE ROLE`", "[roles-in-block]"});
  check_refused(output_of("ALTER ROLE a LOGIN;"), {"schema.sql:1:1: error: ", "there is no role `a`"});
  const auto output = output_of("CREATE ROLE a PASSWORD 'hush' VALID UNTIL 'Jan 31 2030';");
  CHECK(output.status == 0);
  for (const auto* each : {"schema.sql:1:1: note: ", "[password-skipped]", "warning: `VALID UNTIL 'Jan 31 2030'`", "[time-unclear]"}) CHECK(output.err.find(each) != std::string::npos);
  CHECK((output.out + output.err).find("hush") == std::string::npos);
  CHECK(output.out.find("CREATE ROLE a VALID UNTIL 'Jan 31 2030';") != std::string::npos);
}

TEST_CASE("options of memberships on a server that does not have them") {
  Workplace place;
  const auto name = place.create_database();
  place.write("schema.sql", "CREATE ROLE case_input;\nCREATE ROLE case_input_member;\nGRANT case_input TO case_input_member WITH SET FALSE;");
  const auto output = lockstep_in(place.folder, {"plan", "--roles", "--no-verify", "--from", url_of(name), "--to", "schema.sql", "--exclude", "role:*", "--exclude", "!role:case_input*"});
  CAPTURE(output.err);
  CHECK(output.status == 0);
  const bool known = server_version() >= 160000;
  CHECK((output.err.find("schema.sql:3:1: warning: ") == std::string::npos) == known);
  CHECK((output.err.find("[membership-options-unknown]") == std::string::npos) == known);
  CHECK((output.out.find("SET FALSE") != std::string::npos) == known);
  CHECK(output.out.find("of the whole server") != std::string::npos);
}
