// A plan survives whatever kills its runner or the server: `lockstep apply` is killed, or the server is stopped at once, at every boundary of its
// steps and at random moments inside them, while others read and write the tables. Afterwards `resume` leads to exactly the desired schema, and
// `rollback` to exactly the old one; no row is lost or changed that no step names; what others were told is committed is there.
//
// LOCKSTEP_KILLS=n how many; LOCKSTEP_PLANS=n instead of that n plans, each killed at every boundary, once its runner and once the server; LOCKSTEP_RUNNERS=n how often two runners begin at once; LOCKSTEP_SEED=n for other moments; LOCKSTEP_CASE=text takes the cases whose name holds the text;
// LOCKSTEP_SHARD=k/n every n-th kill from the k-th on.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <pqxx/pqxx>
#include <unistd.h>

#include "tests/support/case_file.h"
#include "tests/support/child.h"
#include "tests/support/command.h"
#include "tests/support/dump.h"
#include "tests/support/scripts.h"
#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using std::chrono::milliseconds;

// What is committed has to be in the log by then, or nobody could ask for it after a crash.
const std::map<std::string, std::string>& environment() {
  static const std::map<std::string, std::string> all = {{"PGOPTIONS", "-c synchronous_commit=on"}};
  return all;
}

int number_of(const char* name, int otherwise) {
  const auto text = variable(name);
  return text.empty() ? otherwise : std::stoi(text);
}

Json read_plan(const fs::path& folder) {
  std::ifstream in(folder / "plan.json");
  return Json::parse(in);
}

// Stops the server as if it had crashed, and starts it again.
void crash_server() {
  const auto url = server_url();
  const auto folder = url.substr(url.find("host=") + 5);
  std::vector<std::string> command;
  if (geteuid() == 0) command = {"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "env", "HOME=" + folder};
  const auto programs = variable("LOCKSTEP_TEST_PROGRAMS");
  command.insert(command.end(), {programs + "/pg_ctl", "-D", folder + "/data", "-m", "immediate", "-w", "-l", folder + "/log", "restart"});
  const auto output = run(command);
  if (output.status != 0) throw std::runtime_error("the server does not come back: " + output.out + output.err);
}

// Somebody who reads and writes all the time. Statements on tables that change may fail; the ledger may not lose what was committed.
class Workload {
 public:
  Workload(std::string url, std::vector<std::string> statements) : url_(std::move(url)), statements_(std::move(statements)), thread_([this] { run(); }) {}

  // How many entries of the ledger the server said it had committed.
  int end() {
    ended_ = true;
    if (thread_.joinable()) thread_.join();
    return acknowledged_;
  }

  ~Workload() { end(); }

 private:
  void run() {
    while (!ended_) {
      try {
        pqxx::connection connection(url_ + "&options=-csynchronous_commit%3Don");
        while (!ended_) once(connection);
      } catch (const std::exception&) {
        std::this_thread::sleep_for(milliseconds(20));
      }
    }
  }

  void once(pqxx::connection& connection) {
    {
      pqxx::work entry(connection);
      entry.exec("INSERT INTO ledger.entries VALUES (DEFAULT)");
      entry.commit();
      ++acknowledged_;
    }
    const auto& statement = statements_[static_cast<std::size_t>(turn_++) % statements_.size()];
    try {
      pqxx::work work(connection);
      work.exec(statement);
      work.commit();
    } catch (const pqxx::sql_error&) {
      // The table may look different by now.
    }
    std::this_thread::sleep_for(milliseconds(1));
  }

  std::string url_;
  std::vector<std::string> statements_;
  std::atomic<bool> ended_ = false;
  std::atomic<int> acknowledged_ = 0;
  int turn_ = 0;
  std::thread thread_;
};

// For each table that is there: one that reads, and one that writes rows as they are.
std::vector<std::string> statements_on(const std::string& url) {
  pqxx::connection connection(url);
  pqxx::work work(connection);
  std::vector<std::string> result = {"SELECT count(*) FROM ledger.entries"};
  const auto rows = work.exec(
      "SELECT format('%I.%I', n.nspname, c.relname), quote_ident(min(a.attname)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
      "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '' "
      "WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'ledger') GROUP BY 1, n.nspname, c.relname ORDER BY 1");
  for (const auto& row : rows) {
    const auto table = row[0].as<std::string>();
    const auto column = row[1].as<std::string>();
    result.push_back("SELECT count(*) FROM " + table);
    result.push_back("UPDATE " + table + " SET " + column + " = " + column + " WHERE ctid IN (SELECT ctid FROM " + table + " LIMIT 3)");
  }
  return result;
}

struct Subject {
  std::string name;
  std::string start;  // a database as the plan finds it
  fs::path plan;
  std::size_t steps = 0;
  bool reversible = true;
  bool same_data = true;  // two applications lead to the same rows
  bool unlogged = false;  // a crash of the server empties some tables (manual, "CREATE TABLE")
  std::vector<std::string> allowed;
  std::vector<std::string> schema_before;
  std::vector<std::string> schema_after;
  std::vector<std::string> data_before;
  std::vector<std::string> data_after;
  bool keeps_data = false;  // forth and back leads to the same rows: nothing is dropped, and no column that was there is filled
};

std::vector<std::string> without_ledger(std::vector<std::string> lines) {
  std::erase_if(lines, [](const std::string& line) { return line.find("ledger.") != std::string::npos; });
  return lines;
}

std::vector<std::string> data_of(const std::string& database) { return without_ledger(data_dump(url_of(database), "lockstep")); }

std::vector<std::string> apply_command(const Subject& subject, const std::string& url) {
  std::vector<std::string> command{LOCKSTEP_PROGRAM, "apply", subject.plan.string(), "--db", url, "--yes", "--log-format", "json"};
  command.insert(command.end(), subject.allowed.begin(), subject.allowed.end());
  return command;
}

// Everything that can be said of the case before anything is killed. False when it is nothing for this test.
bool prepare(Workplace& place, const CaseFile& file, Subject& subject) {
  subject.name = file.name;
  subject.start = place.create_database();
  const auto number = std::to_string(std::hash<std::string>{}(file.name));
  const std::string ledger = "CREATE SCHEMA ledger;\nCREATE TABLE ledger.entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);\n";
  if (!run_script(subject.start, place.write(number + ".start.sql", file.section("before") + file.section("rows") + ledger)).empty()) return false;
  subject.plan = place.folder / number;
  const auto planned = run({LOCKSTEP_PROGRAM, "plan", "--from", url_of(subject.start), "--to", place.write(number + ".after.sql", file.section("after")).string(), "--exclude", "schema:ledger", "--out", subject.plan.string(),
                            "--no-verify", "--small-table-rows", "0", "-q"});
  if (planned.status != 0 || !fs::exists(subject.plan / "steps")) return false;
  const auto plan = read_plan(subject.plan);
  if (plan.contains("masked")) return false;
  subject.steps = plan.at("steps").size();
  std::set<std::string> codes;
  for (const auto& step : plan.at("steps")) {
    subject.reversible = subject.reversible && step.at("down").at("reversal") != "irreversible";
    for (const auto& hazard : step.at("hazards")) codes.insert(hazard.at("code"));
  }
  codes.insert("replica-conflict");
  for (const auto& code : codes) subject.allowed.insert(subject.allowed.end(), {"--allow", code});
  subject.schema_before = schema_dump(url_of(subject.start), "lockstep");
  subject.data_before = data_of(subject.start);
  subject.unlogged = (file.section("before") + file.section("after")).find("UNLOGGED") != std::string::npos;
  // Once by psql, once by ourselves and undisturbed: what differs then is random.
  const auto once = place.create_database(subject.start);
  const auto twice = place.create_database(subject.start);
  if (!run_script(once, subject.plan / "up.sql").empty()) return false;
  auto output = run(apply_command(subject, url_of(twice)), environment());
  for (int gates = 0; output.status == 2 && gates < 10; ++gates) output = run({LOCKSTEP_PROGRAM, "resume", "--yes", "--db", url_of(twice)}, environment());
  REQUIRE_MESSAGE(output.status == 0, subject.name, ": ", output.out, output.err);
  subject.schema_after = schema_dump(url_of(once));
  const auto difference = dump_difference(schema_dump(url_of(twice), "lockstep"), subject.schema_after);
  CHECK_MESSAGE(difference.empty(), subject.name, ": ", difference);
  subject.data_after = data_of(once);
  subject.keeps_data = subject.reversible && run_script(once, subject.plan / "down.sql").empty() && data_of(once) == subject.data_before;
  subject.same_data = data_of(twice) == subject.data_after;
  place.drop_database(once);
  place.drop_database(twice);
  return true;
}

// Where and how to kill, and what to do then.
struct Kill {
  int line = 0;  // of what the runner says
  int delay_us = 0;
  enum class What { runner, interruption, server } what = What::runner;
  bool back = false;
};

std::string words_about(const Kill& kill) {
  static constexpr const char* whats[] = {"runner", "interruption", "server"};
  return "after " + std::to_string(kill.line) + " lines and " + std::to_string(kill.delay_us) + " µs, " + whats[static_cast<int>(kill.what)] + ", then " + (kill.back ? "rollback" : "resume");
}

std::string run_until_done(const std::vector<std::string>& command, const std::string& what) {
  std::string said;
  for (int tries = 0; tries < 12; ++tries) {
    Child child(command, environment());
    const int status = child.wait(60'000);
    said = child.rest;
    if (status == 0) return {};
    if (status != 2 && status != 4 && status != 5) return what + " ended with " + std::to_string(status) + ": " + said;
    std::this_thread::sleep_for(milliseconds(50));
  }
  return what + " does not come to an end: " + said;
}

// What is wrong afterwards; empty when nothing is.
std::string judge(const Subject& subject, const std::string& database, const Kill& kill, bool back, int acknowledged) {
  const auto url = url_of(database);
  const auto schema = dump_difference(schema_dump(url, "lockstep"), back ? subject.schema_before : subject.schema_after);
  if (!schema.empty()) return "the schema:\n" + schema;
  const bool emptied = kill.what == Kill::What::server && subject.unlogged;
  if (!emptied && (back ? subject.keeps_data : subject.same_data)) {
    const auto data = dump_difference(data_of(database), back ? subject.data_before : subject.data_after);
    if (!data.empty()) return "the rows:\n" + data;
  }
  const auto ledger = psql(url, {"-A", "-t", "-c", "SELECT count(*) FROM ledger.entries"});
  if (ledger.status != 0 || std::stoi(ledger.out) < acknowledged) return "the ledger holds " + ledger.out + ledger.err + " entries of " + std::to_string(acknowledged);
  const auto chain = run({LOCKSTEP_PROGRAM, "history", "--verify", "--db", url});
  if (chain.status != 0) return "the journal: " + chain.out + chain.err;
  return {};
}

std::string kill_once(Workplace& place, const Subject& subject, const Kill& kill) {
  const auto database = place.create_database(subject.start);
  const auto url = url_of(database);
  std::string failure;
  int acknowledged = 0;
  std::string said;
  {
    Workload workload(url, statements_on(url));
    Child runner(apply_command(subject, url), environment());
    for (int line = 0; line < kill.line; ++line)
      if (const auto text = runner.line(20'000))
        said += *text + '\n';
      else
        break;
    usleep(static_cast<useconds_t>(kill.delay_us));
    if (kill.what == Kill::What::server) {
      crash_server();
      // It finds its way by itself, or is told to go on.
      runner.wait(60'000);
    } else if (kill.what == Kill::What::interruption) {
      runner.kill(SIGINT);
      const int status = runner.wait(20'000);
      // Done by then, at a gate, or stopped so that it can be gone on with; 130 when nothing was begun.
      if (status != 0 && status != 2 && status != 4 && status != 128 + SIGINT) failure = "interrupted it ended with " + std::to_string(status);
    } else {
      runner.kill(SIGKILL);
      runner.wait(1'000);
    }
    said += runner.rest;
    const bool back = kill.back && subject.reversible;
    const auto status = run({LOCKSTEP_PROGRAM, "status", "--db", url, "--format", "json"}, environment());
    const bool recorded = !Json::parse(status.out).at("plans").empty();
    if (!failure.empty())
      failure += ": " + runner.rest;
    else if (back && recorded)
      failure = run_until_done({LOCKSTEP_PROGRAM, "rollback", "--yes", "--accept-data-loss", "--wait", "--db", url}, "rollback");
    else if (!recorded)
      failure = run_until_done(apply_command(subject, url), "apply");
    if (failure.empty() && !(back && recorded)) failure = run_until_done({LOCKSTEP_PROGRAM, "resume", "--yes", "--wait", "--db", url}, "resume");
    acknowledged = workload.end();
    if (failure.empty()) failure = judge(subject, database, kill, back && recorded, acknowledged);
  }
  if (!failure.empty()) {
    const auto history = run({LOCKSTEP_PROGRAM, "history", "--db", url});
    failure += "\nthe runner had said:\n" + said + "\nthe journal:\n" + history.out;
  }
  place.drop_database(database);
  return failure;
}

}  // namespace

// One works, the other waits or leaves; never both.
TEST_CASE("two runners that begin at once") {
  Workplace place;
  const auto before = place.write("before.sql", "CREATE TABLE t (id bigint PRIMARY KEY, v text);\nINSERT INTO t SELECT n, 'v' FROM generate_series(1, 2000) AS n;\n");
  const auto after = place.write("after.sql", "CREATE TABLE t (id bigint PRIMARY KEY, v text, w text);\nCREATE INDEX t_v ON t (v);\nCREATE INDEX t_w ON t (w);\n");
  const auto start = place.create_database();
  REQUIRE(run_script(start, before).empty());
  const auto plan = place.folder / "plan";
  REQUIRE(run({LOCKSTEP_PROGRAM, "plan", "--from", url_of(start), "--to", after.string(), "--out", plan.string(), "--no-verify", "--small-table-rows", "0", "-q"}).status == 0);
  const int times = number_of("LOCKSTEP_RUNNERS", 50);
  for (int i = 0; i < times; ++i) {
    CAPTURE(i);
    const auto database = place.create_database(start);
    const auto url = url_of(database);
    std::vector<std::string> command{LOCKSTEP_PROGRAM, "apply", plan.string(), "--db", url, "--yes"};
    if (i % 2 == 1) command.emplace_back("--wait");
    Child one(command);
    Child other(command);
    const int first = one.wait(30'000);
    const int second = other.wait(30'000);
    const auto said = one.rest + other.rest;
    CHECK_MESSAGE(std::min(first, second) == 0, said);
    // The one that came late has nothing to do, or is told who works.
    const int late = std::max(first, second);
    CHECK_MESSAGE((late == 0 || late == 5), said);
    CHECK_MESSAGE((late == 0 ? said.find("Applied already") : said.find("another run is going on in this database: pid ")) != std::string::npos, said);
    const auto done = psql(url, {"-A", "-t", "-c", "SELECT count(*), count(DISTINCT step), count(DISTINCT plan) FROM lockstep.events WHERE happened = 'step done'"});
    CHECK(done.out == "3|3|1\n");
    CHECK(run({LOCKSTEP_PROGRAM, "history", "--verify", "--db", url}).status == 0);
    place.drop_database(database);
  }
}

namespace {

// Of each plan in a round two at a boundary and two inside what comes behind it.
std::vector<Kill> some_kills(const Subject& subject, std::mt19937& random) {
  std::vector<Kill> result;
  for (int k = 0; k < 4; ++k)
    result.push_back({.line = static_cast<int>(random() % (2 * subject.steps + 1)), .delay_us = k % 2 == 0 ? 0 : static_cast<int>(random() % 20'000), .what = k == 3 ? Kill::What::server : k == 2 ? Kill::What::interruption : Kill::What::runner, .back = random() % 2 == 0});
  return result;
}

// When a step begins, when it is done, and before and behind all of them.
std::vector<Kill> kills_at_boundaries(const Subject& subject, std::mt19937& random) {
  std::vector<Kill> result;
  for (const auto what : {Kill::What::runner, Kill::What::server})
    for (std::size_t line = 0; line <= 2 * subject.steps; ++line) result.push_back({.line = static_cast<int>(line), .what = what, .back = random() % 2 == 0});
  return result;
}

}  // namespace

TEST_CASE("a plan survives what kills its runner or the server") {
  const int plans = number_of("LOCKSTEP_PLANS", 0);
  const int kills = plans > 0 ? 1'000'000 : number_of("LOCKSTEP_KILLS", 200);
  std::mt19937 random(static_cast<unsigned>(number_of("LOCKSTEP_SEED", 1)));
  unsigned shard = 0;
  unsigned shards = 1;
  std::sscanf(variable("LOCKSTEP_SHARD").c_str(), "%u/%u", &shard, &shards);
  // Plans on tables with rows, in an order that mixes the kinds of steps.
  auto cases = read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases");
  std::erase_if(cases, [&](const CaseFile& file) {
    return !file.has("rows") || file.has("diagnostics") || file.has("fails") || file.has("unproven") || file.has("roles") || file.has("drops") || !file.not_applicable(server_version()).empty() ||
           file.name.find(variable("LOCKSTEP_CASE")) == std::string::npos;
  });
  REQUIRE(!cases.empty());
  std::shuffle(cases.begin(), cases.end(), random);
  int done = 0;
  std::set<std::string> used;
  for (std::size_t i = 0; done < kills && i < cases.size() * 20; ++i) {
    if (i % shards != shard) continue;
    const auto& file = cases[i % cases.size()];
    Workplace place;
    Subject subject;
    if (!prepare(place, file, subject)) continue;
    for (const auto& kill : plans > 0 ? kills_at_boundaries(subject, random) : some_kills(subject, random)) {
      if (done == kills) break;
      const auto failure = kill_once(place, subject, kill);
      CHECK_MESSAGE(failure.empty(), file.name, ", ", words_about(kill), ": ", failure);
      ++done;
    }
    used.insert(file.name);
    if (plans > 0 && static_cast<int>(used.size()) == plans) break;
  }
  std::printf("%d kills in %zu plans\n", done, used.size());
}
