// Every plan can be applied by `lockstep apply` and rolled back: every golden case is run on a server, and pg_dump tells what came of it.
// What the journal says is read, too.
//
// LOCKSTEP_CASE=text takes the cases whose name holds the text; LOCKSTEP_SHARD=k/n every n-th from the k-th on.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/case_file.h"
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

std::string apply_and_roll_back(const std::string& database, const fs::path& folder, const std::vector<std::string>& wanted) {
  const auto url = url_of(database);
  const auto plan = plan_in(folder);
  const auto start = schema_dump(url);
  std::vector<std::string> command{LOCKSTEP_PROGRAM, "apply", folder.string(), "--db", url, "--yes"};
  const auto allowed = allowing_all(plan);
  command.insert(command.end(), allowed.begin(), allowed.end());
  const auto applied = run_to_the_end(command, url);
  if (applied.status != 0) return "apply ended with " + std::to_string(applied.status) + ": " + applied.err + applied.out;
  if (const auto text = dump_difference(schema_dump(url, "lockstep"), wanted); !text.empty()) return "after apply:\n" + text;
  if (const auto status = run({LOCKSTEP_PROGRAM, "status", "--db", url}); status.status != 0) return "status: " + status.out + status.err;
  if (!is_reversible(plan)) return {};
  const auto back = run({LOCKSTEP_PROGRAM, "rollback", "--db", url, "--yes", "--accept-data-loss"});
  if (back.status != 0) return "rollback ended with " + std::to_string(back.status) + ": " + back.err + back.out;
  if (const auto text = dump_difference(schema_dump(url, "lockstep"), start); !text.empty()) return "after rollback:\n" + text;
  if (const auto chain = run({LOCKSTEP_PROGRAM, "history", "--verify", "--db", url}); chain.status != 0) return "history: " + chain.out + chain.err;
  return {};
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
    std::vector<std::string> planning{LOCKSTEP_PROGRAM, "plan", "--from", url_of(work), "--to", after.string(), "--out", out.string(), "--no-verify", "--small-table-rows", "0"};
    if (const auto drops = file.section("drops"); !drops.empty()) planning.insert(planning.end(), {"--drops", drops.substr(0, drops.find('\n'))});
    const auto planned = run(planning);
    REQUIRE_MESSAGE(planned.status == 0, planned.err);
    const auto plan = plan_in(out);
    if (plan.at("steps").empty() || plan.contains("masked")) continue;
    // What is put away is in no state, and yet in the dump: the cases themselves tell about that.
    if (file.has("drops") || file.section("after").find("@drops") != std::string::npos) continue;
    ++ran;
    const auto failure = apply_and_roll_back(work, out, schema_dump(url_of(desired)));
    CHECK_MESSAGE(failure.empty(), failure);
  }
  std::printf("%d plans were applied\n", ran);
}
