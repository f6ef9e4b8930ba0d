// Every plan can be applied by `lockstep apply` and rolled back: every golden case is run on a server, and pg_dump tells what came of it.
// What the journal says is read, too.
//
// LOCKSTEP_CASE=text takes the cases whose name holds the text; LOCKSTEP_SHARD=k/n every n-th from the k-th on.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/case_file.h"
#include "tests/support/child.h"
#include "tests/support/command.h"
#include "tests/support/dump.h"
#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

bool is_wanted(std::size_t number, const std::string& name) {
  unsigned shard = 0;
  unsigned shards = 1;
  if (const char* text = std::getenv("LOCKSTEP_SHARD")) std::sscanf(text, "%u/%u", &shard, &shards);
  const char* text = std::getenv("LOCKSTEP_CASE");
  return number % shards == shard && (text == nullptr || name.find(text) != std::string::npos);
}

Json plan_in(const fs::path& folder) {
  std::ifstream in(folder / "plan.json");
  return Json::parse(in);
}

std::vector<std::string> allowing_all(const Json& plan) {
  std::set<std::string> codes;
  for (const auto& step : plan.at("steps"))
    for (const auto& hazard : step.at("hazards")) codes.insert(hazard.at("code"));
  codes.insert("replica-conflict");
  std::vector<std::string> result;
  for (const auto& code : codes) result.insert(result.end(), {"--allow", code});
  return result;
}

bool is_reversible(const Json& plan) {
  for (const auto& step : plan.at("steps"))
    if (step.at("down").at("reversal") == "irreversible") return false;
  return true;
}

// Gates are passed one by one, as somebody would who knows that what they wait for is so.
Output run_to_the_end(const std::vector<std::string>& command, const std::string& url) {
  auto output = run(command);
  for (int gates = 0; output.status == 2 && gates < 10; ++gates) output = run({LOCKSTEP_PROGRAM, "resume", "--yes", "--db", url});
  return output;
}

// Without `wanted`: whatever the plan leads to, `plan --to` has nothing more to do then.
std::string apply_and_roll_back(const std::string& database, const fs::path& folder, const std::optional<std::vector<std::string>>& wanted, const std::vector<std::string>& planning) {
  const auto url = url_of(database);
  const auto plan = plan_in(folder);
  const auto start = schema_dump(url);
  std::vector<std::string> command{LOCKSTEP_PROGRAM, "apply", folder.string(), "--db", url, "--yes"};
  const auto allowed = allowing_all(plan);
  command.insert(command.end(), allowed.begin(), allowed.end());
  const auto applied = run_to_the_end(command, url);
  if (applied.status != 0) return "apply ended with " + std::to_string(applied.status) + ": " + applied.err + applied.out;
  if (wanted) {
    if (const auto text = dump_difference(schema_dump(url, "lockstep"), *wanted); !text.empty()) return "after apply:\n" + text;
  } else {
    const auto again = run(planning);
    if (again.status != 0) return "planned again: " + again.out + again.err;
  }
  if (const auto status = run({LOCKSTEP_PROGRAM, "status", "--db", url}); status.status != 0) return "status: " + status.out + status.err;
  if (!is_reversible(plan)) return {};
  const auto back = run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes", "--accept-data-loss"});
  if (back.status != 0) return "rollback ended with " + std::to_string(back.status) + ": " + back.err + back.out;
  if (const auto text = dump_difference(schema_dump(url, "lockstep"), start); !text.empty()) return "after rollback:\n" + text;
  if (const auto chain = run({LOCKSTEP_PROGRAM, "history", "--verify", "--db", url}); chain.status != 0) return "history: " + chain.out + chain.err;
  return {};
}

// How many rows each table has, for plans that fill columns that were there: what is filled stays so.
std::vector<std::string> tables_of(const std::vector<std::string>& rows) {
  std::vector<std::string> result;
  for (const auto& each : rows) result.push_back(each.substr(0, each.find(" (")));
  return result;
}

// Before the contract phase nothing that was there is gone for good. `undisturbed` is a copy of the database.
std::string apply_in_part_and_roll_back(const std::string& database, const std::string& undisturbed, const fs::path& folder) {
  const auto url = url_of(database);
  const auto plan = plan_in(folder);
  const auto rows = data_dump(url);
  std::vector<std::string> command{LOCKSTEP_PROGRAM, "apply", folder.string(), "--db", url, "--yes", "--phase", "migrate"};
  const auto allowed = allowing_all(plan);
  command.insert(command.end(), allowed.begin(), allowed.end());
  auto applied = run(command);
  for (int gates = 0; applied.status == 2 && gates < 10; ++gates) applied = run(command);
  if (applied.status != 0) return "apply --phase migrate ended with " + std::to_string(applied.status) + ": " + applied.err + applied.out;
  const auto back = run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes", "--accept-data-loss"});
  if (back.status != 0) return is_reversible(plan) ? "rollback of a part ended with " + std::to_string(back.status) + ": " + back.err + back.out : "";
  const auto left = data_dump(url, "lockstep");
  const bool fills = run_script(undisturbed, folder / "expand.up.sql").empty() && run_script(undisturbed, folder / "migrate.up.sql").empty() && run_script(undisturbed, folder / "migrate.down.sql").empty() &&
                     run_script(undisturbed, folder / "expand.down.sql").empty() && data_dump(url_of(undisturbed)) != rows;
  return fills ? dump_difference(tables_of(left), tables_of(rows)) : dump_difference(left, rows);
}

}  // namespace

TEST_CASE("plans are applied and rolled back") {
  int ran = 0;
  const auto cases = read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& file = cases[i];
    if (!is_wanted(i, file.name)) continue;
    const bool applies = file.not_applicable(server_version()).empty() && file.known_failure(server_version()).empty();
    if (!applies || file.has("roles") || file.has("diagnostics") || file.has("unproven")) continue;
    CAPTURE(file.name);
    Workplace place;
    const auto work = place.create_database();
    const auto desired = place.create_database();
    const auto after = place.write("after.sql", file.section("after"));
    if (!run_script(work, place.write("start.sql", file.section("before") + file.section("rows"))).empty() || !run_script(desired, after).empty()) continue;
    const auto out = place.folder / "plan";
    std::vector<std::string> planning{LOCKSTEP_PROGRAM, "plan", "--from", url_of(work), "--to", after.string(), "--no-verify", "--small-table-rows", "0"};
    if (const auto drops = file.section("drops"); !drops.empty()) planning.insert(planning.end(), {"--drops", drops.substr(0, drops.find('\n'))});
    auto writing = planning;
    writing.insert(writing.end(), {"--out", out.string()});
    const auto planned = run(writing);
    REQUIRE_MESSAGE(planned.status == 0, planned.err);
    const auto plan = plan_in(out);
    if (plan.at("steps").empty() || plan.contains("masked")) continue;
    ++ran;
    if (file.has("rows")) {
      const auto loss = apply_in_part_and_roll_back(place.create_database(work), place.create_database(work), out);
      CHECK_MESSAGE(loss.empty(), loss);
    }
    // What is put away is in no state, and yet in the dump.
    const bool puts_away = (plan.dump() + file.section("before")).find("~lockstep_dropped") != std::string::npos;
    planning.push_back("--exit-code");
    const auto failure = apply_and_roll_back(work, out, puts_away ? std::nullopt : std::optional(schema_dump(url_of(desired))), planning);
    CHECK_MESSAGE(failure.empty(), failure);
  }
  std::printf("%d plans were applied\n", ran);
}

TEST_CASE("what stands in the way of a lock is waited for, named, and let by") {
  Workplace place;
  const auto database = place.create_database();
  const auto url = url_of(database);
  REQUIRE(psql(url, {"-c", "CREATE TABLE t (id bigint PRIMARY KEY)"}).status == 0);
  const auto after = place.write("after.sql", "CREATE TABLE t (id bigint PRIMARY KEY, v text);\n");
  const auto out = (place.folder / "plan").string();
  REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url, "--to", after.string(), "--out", out, "--no-verify", "-q"}).status == 0);
  SUBCASE("an old transaction") {
    Child holder({"psql", "-X", "-q", "-d", url, "-c", "BEGIN; SELECT * FROM t WHERE 'secret' = 'secret'; SELECT pg_sleep(3)"});
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    const auto applied = run({LOCKSTEP_PROGRAM, "apply", out, "--db", url, "--yes"});
    CHECK_MESSAGE(applied.status == 0, applied.out, applied.err);
    CHECK(applied.out.find("waits for pid ") != std::string::npos);
    CHECK(applied.out.find("with ACCESS SHARE on public.t") != std::string::npos);
    CHECK(applied.out.find("secret") == std::string::npos);
  }
  SUBCASE("longer than patience lasts") {
    Child holder({"psql", "-X", "-q", "-d", url, "-c", "BEGIN; SELECT * FROM t; SELECT pg_sleep(60)"});
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    const auto applied = run({LOCKSTEP_PROGRAM, "apply", out, "--db", url, "--yes", "--retry-for", "1s"});
    CHECK(applied.status == 4);
    CHECK(applied.err.find("locks would have to wait for pid ") != std::string::npos);
    // Whoever may may end it.
    const auto resumed = run({LOCKSTEP_PROGRAM, "resume", "--db", url, "--yes", "--retry-for", "20s", "--cancel-blockers-after", "500ms"});
    CHECK_MESSAGE(resumed.status == 0, resumed.out, resumed.err);
    CHECK(resumed.out.find("cancelled pid ") != std::string::npos);
  }
  SUBCASE("young ones, one after another") {
    Child holder({"psql", "-X", "-q", "-d", url, "-c", "SELECT pg_sleep(0.9) FROM t RIGHT JOIN (SELECT 1) AS one ON true", "-c", "SELECT pg_sleep(0.9) FROM t RIGHT JOIN (SELECT 1) AS one ON true"});
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const auto applied = run({LOCKSTEP_PROGRAM, "apply", out, "--db", url, "--yes", "--lock-timeout", "100ms"});
    CHECK_MESSAGE(applied.status == 0, applied.out, applied.err);
    CHECK(applied.out.find("tries again: ERROR:  canceling statement due to lock timeout; waited for pid ") != std::string::npos);
  }
}

TEST_CASE("long work has a limit where one is said") {
  Workplace place;
  const auto database = place.create_database();
  const auto url = url_of(database);
  const std::string slow = "CREATE FUNCTION slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN $1; END';\nCREATE TABLE t (id int);\n";
  REQUIRE(run_script(database, place.write("start.sql", slow + "INSERT INTO t VALUES (1), (2), (3);\n")).empty());
  const auto after = place.write("after.sql", slow + "CREATE INDEX t_slow ON t (slow(id));\n");
  const auto out = (place.folder / "plan").string();
  REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url, "--to", after.string(), "--out", out, "--no-verify", "-q", "--small-table-rows", "0"}).status == 0);
  const auto config = place.write("lockstep.toml", "[apply]\nwork_timeout = \"200ms\"\n").string();
  const auto stopped = run({LOCKSTEP_PROGRAM, "apply", out, "--db", url, "--yes", "--config", config});
  CHECK(stopped.status == 4);
  CHECK(stopped.err.find("canceling statement due to statement timeout") != std::string::npos);
  CHECK(stopped.err.find("(SQLSTATE 57014)") != std::string::npos);
  CHECK(psql(url, {"-A", "-t", "-c", "SELECT to_regclass('t_slow') IS NULL"}).out == "t\n");
  const auto resumed = run({LOCKSTEP_PROGRAM, "resume", "--db", url, "--yes"});
  CHECK_MESSAGE(resumed.status == 0, resumed.out, resumed.err);
}

TEST_CASE("deadlocks and failed serialization are tried again") {
  Workplace place;
  const auto database = place.create_database();
  const auto url = url_of(database);
  // Each of the first calls fails with another of them; sequences forget nothing.
  const auto start = place.write("start.sql", "CREATE SEQUENCE calls;\nCREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n"
                                              "CASE nextval('public.calls') WHEN 3 THEN RAISE deadlock_detected; WHEN 4 THEN RAISE serialization_failure; WHEN 5 THEN RAISE lock_not_available; ELSE NULL; END CASE;\n"
                                              "RETURN NEW; END $$;\nCREATE TABLE t (id bigint PRIMARY KEY, v text);\nINSERT INTO t SELECT generate_series(1, 10);\n"
                                              "CREATE TRIGGER fails BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION fails();\n");
  REQUIRE(run_script(database, start).empty());
  const auto after = place.write("after.sql", "CREATE SEQUENCE calls;\nCREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n"
                                              "CASE nextval('public.calls') WHEN 3 THEN RAISE deadlock_detected; WHEN 4 THEN RAISE serialization_failure; WHEN 5 THEN RAISE lock_not_available; ELSE NULL; END CASE;\n"
                                              "RETURN NEW; END $$;\nCREATE TABLE t (id bigint PRIMARY KEY,\n-- @backfill using=('x')\nv text NOT NULL);\n"
                                              "CREATE TRIGGER fails BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION fails();\n");
  const auto out = (place.folder / "plan").string();
  REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url, "--to", after.string(), "--out", out, "--no-verify", "-q", "--small-table-rows", "0"}).status == 0);
  const auto applied = run_to_the_end({LOCKSTEP_PROGRAM, "apply", out, "--db", url, "--yes", "--allow", "may-fail"}, url);
  CHECK_MESSAGE(applied.status == 0, applied.out, applied.err);
  CHECK(psql(url, {"-A", "-t", "-c", "SELECT string_agg(sqlstate, ' ' ORDER BY id) FROM lockstep.events WHERE happened = 'step retried'"}).out == "40P01 40001 55P03\n");
  CHECK(psql(url, {"-A", "-t", "-c", "SELECT count(*) FROM t WHERE v = 'x'"}).out == "10\n");
}

TEST_CASE("what must not be run is not run") {
  Workplace place;
  const auto database = place.create_database();
  const auto url = url_of(database);
  REQUIRE(psql(url, {"-c", "CREATE TABLE t (id bigint PRIMARY KEY, gone text)"}).status == 0);
  const auto after = place.write("after.sql", "CREATE TABLE t (id bigint PRIMARY KEY, v text);\n");
  const auto out = (place.folder / "plan").string();
  REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url, "--to", after.string(), "--out", out, "--no-verify", "-q"}).status == 0);
  const std::vector<std::string> apply{LOCKSTEP_PROGRAM, "apply", out, "--db", url};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), apply.begin(), apply.end());
    return run(more);
  };
  SUBCASE("hazards that nobody allowed") {
    const auto refused = with({"--yes"});
    CHECK(refused.status == 3);
    CHECK(refused.err.find("--allow app-breaking") != std::string::npos);
    CHECK(refused.err.find("--allow data-loss") != std::string::npos);
    CHECK(with({"--yes", "--allow", "data-loss:public.u", "--allow", "app-breaking"}).status == 3);
    CHECK(with({"--yes", "--allow", "no-such-thing"}).status == 1);
  }
  SUBCASE("hazards of what is left, by going on") {
    CHECK(with({"--yes", "--phase", "expand"}).status == 0);
    const auto refused = run({LOCKSTEP_PROGRAM, "resume", "--db", url, "--yes"});
    CHECK(refused.status == 3);
    CHECK(refused.err.find("--allow app-breaking --allow data-loss") != std::string::npos);
    CHECK(psql(url, {"-c", "SELECT gone, v FROM t"}).status == 0);
    CHECK(run({LOCKSTEP_PROGRAM, "resume", "--db", url, "--yes", "--allow", "data-loss:t", "--allow", "app-breaking"}).status == 0);
    // What was allowed once for the plan is when it is done again.
    const auto redone = run({LOCKSTEP_PROGRAM, "redo", "--db", url, "--yes", "--accept-data-loss"});
    CHECK_MESSAGE(redone.status == 0, redone.out, redone.err);
  }
  SUBCASE("what the policy denies") {
    const auto config = place.write("lockstep.toml", "[policy]\n\"*\" = \"allow\"\n[policy.objects.\"column:*.gone\"]\ndata-loss = \"deny\"\n").string();
    const auto refused = with({"--yes", "--allow", "data-loss", "--config", config});
    CHECK(refused.status == 3);
    CHECK(refused.err.find("[hazard-denied]") != std::string::npos);
    CHECK(refused.err.find("lockstep.toml:4:1") != std::string::npos);
    CHECK(with({"--yes", "--phase", "expand", "--config", config}).status == 0);
    CHECK(run({LOCKSTEP_PROGRAM, "resume", "--db", url, "--yes", "--allow", "data-loss", "--config", config}).status == 3);
    CHECK(run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes"}).status == 0);
  }
  SUBCASE("a directive that allows it") {
    const auto allowed = place.write("allowed.sql", "-- @allow data-loss reason='nobody reads it'\n-- @allow app-breaking\nCREATE TABLE t (id bigint PRIMARY KEY, v text);\n");
    const auto folder = (place.folder / "allowed").string();
    REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url, "--to", allowed.string(), "--out", folder, "--no-verify", "-q"}).status == 0);
    const auto applied = run({LOCKSTEP_PROGRAM, "apply", folder, "--db", url, "--yes"});
    CHECK_MESSAGE(applied.status == 0, applied.err);
  }
  SUBCASE("a protected database") {
    const auto config = place.write("lockstep.toml", "[env.prod]\nurl = '" + url + "'\nprotected = true\n").string();
    const auto prod = [&](std::vector<std::string> command) {
      command.insert(command.begin(), LOCKSTEP_PROGRAM);
      command.insert(command.end(), {"--config", config, "--env", "prod"});
      return run(command);
    };
    const auto refused = prod({"apply", out, "--allow", "data-loss", "--allow", "app-breaking"});
    CHECK(refused.status == 1);
    CHECK(refused.err.find("environment `prod` is protected: say `--yes`") != std::string::npos);
    CHECK(prod({"apply", "--auto", "--to", after.string(), "--yes"}).status == 1);
    CHECK(prod({"apply", out, "--phase", "expand", "--yes"}).status == 0);
    CHECK(prod({"resume", "--allow", "data-loss", "--allow", "app-breaking"}).status == 1);
    CHECK(prod({"rollback"}).status == 1);
    CHECK(prod({"redo", "--yes"}).status == 1);
    CHECK(prod({"rollback", "--yes"}).status == 0);
  }
  SUBCASE("a database that has changed") {
    REQUIRE(psql(url, {"-c", "ALTER TABLE t ADD COLUMN v int"}).status == 0);
    const auto refused = with({"--yes", "--allow", "data-loss", "--allow", "app-breaking"});
    CHECK(refused.status == 1);
    CHECK(refused.out.find("- column v") != std::string::npos);
  }
  SUBCASE("a plan that was changed") {
    std::ifstream in(place.folder / "plan" / "plan.json");
    std::string text(std::istreambuf_iterator<char>(in), {});
    text.replace(text.find("DROP COLUMN gone"), 16, "DROP COLUMN id  ");
    std::ofstream(place.folder / "plan" / "plan.json") << text;
    const auto refused = with({"--yes", "--allow", "data-loss", "--allow", "app-breaking"});
    CHECK(refused.status == 1);
    CHECK(refused.err.find("its checksum is another") != std::string::npos);
  }
  SUBCASE("twice") {
    CHECK(with({"--yes", "--allow", "data-loss:public.t", "--allow", "app-breaking:t"}).status == 0);
    const auto again = with({"--yes"});
    CHECK(again.status == 0);
    CHECK(again.out.find("Applied already") != std::string::npos);
    // What is new holds nothing; what was dropped does not come back.
    const auto back = run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes"});
    CHECK(back.status == 3);
    CHECK(back.err.find("column public.t.gone") != std::string::npos);
    CHECK(back.err.find("public.t.v") == std::string::npos);
  }
  SUBCASE("another plan in between") {
    CHECK(with({"--yes", "--phase", "expand", "--allow", "data-loss", "--allow", "app-breaking"}).status == 0);
    CHECK(run({LOCKSTEP_PROGRAM, "status", "--db", url}).status == 2);
    const auto other = run({LOCKSTEP_PROGRAM, "apply", "--auto", "--to", after.string(), "--db", url, "--yes"});
    CHECK(other.status == 1);
    CHECK(other.err.find("is in flight") != std::string::npos);
    CHECK(run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes"}).status == 0);
  }
  if (psql(url, {"-c", "SELECT FROM lockstep.events"}).status == 0)
    for (const auto* change : {"UPDATE lockstep.events SET message = 'x'", "DELETE FROM lockstep.events", "TRUNCATE lockstep.plans CASCADE", "DELETE FROM lockstep.steps"}) CHECK(psql(url, {"-c", change}).status != 0);
}

TEST_CASE("no secret gets into the journal or into what is said") {
  Workplace place;
  const auto database = place.create_database();
  const auto url = url_of(database);
  REQUIRE(psql(url, {"-c", "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w"}).status == 0);
  const auto after = place.write("after.sql", "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;\nCREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'canary');\n"
                                              "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\nCREATE TABLE t (a int);\n");
  const auto out = (place.folder / "plan").string();
  REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url, "--to", after.string(), "--out", out, "--no-verify", "-q"}).status == 0);
  const auto from_folder = run({LOCKSTEP_PROGRAM, "apply", out, "--db", url, "--yes"});
  CHECK_MESSAGE(from_folder.status == 0, from_folder.out, from_folder.err);
  CHECK(psql(url, {"-A", "-t", "-c", "SELECT umoptions FROM pg_user_mappings"}).out.find("canary") != std::string::npos);
  CHECK(run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes"}).status == 0);
  const auto applied = run({LOCKSTEP_PROGRAM, "apply", "--auto", "--to", after.string(), "--db", url, "--yes"});
  CHECK_MESSAGE(applied.status == 0, applied.out, applied.err);
  CHECK((applied.out + applied.err + from_folder.out + from_folder.err).find("canary") == std::string::npos);
  CHECK(psql(url, {"-A", "-t", "-c", "SELECT umoptions FROM pg_user_mappings"}).out.find("canary") != std::string::npos);
  const auto journal = psql(url, {"-A", "-t", "-c", "SELECT * FROM lockstep.plans", "-c", "SELECT * FROM lockstep.events", "-c", "SELECT * FROM lockstep.steps"});
  REQUIRE(journal.status == 0);
  CHECK(journal.out.find("user mapping") != std::string::npos);
  CHECK(journal.out.find("canary") == std::string::npos);
  // The password of a connection that fails.
  const auto failed = run({LOCKSTEP_PROGRAM, "apply", out, "--db", "postgresql://nobody:canary@127.0.0.1:1/none", "--yes"});
  CHECK(failed.status == 1);
  CHECK((failed.out + failed.err).find("canary") == std::string::npos);
}
