// A plan can be left at any step: every prefix of its steps, followed by its downs, must lead back to the schema that was there.
// Every golden case is run step by step on a server, and after each step a copy of the database goes back from there.
//
// Cases with the sections `old` and `new` say what the programs before and after the change do, by the gates of the plan: what stands
// in `old` must not fail after any transaction before the first gate, what stands in `new` after no step from the last one before that
// gate on. They may hold checks of their own (ASSERT).
// The section `prefixes` says why a case is known not to hold here.
//
// LOCKSTEP_CASE=text takes the cases whose name holds the text; LOCKSTEP_SHARD=k/n every n-th case from the k-th on.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
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

struct Scripts {
  std::vector<fs::path> up;
  std::vector<fs::path> down;  // empty where there is none
  std::vector<bool> committed;  // whether others see what was done when the step is
  std::size_t gate = 0;        // the first step behind a gate; the number of steps when there is none
};

Scripts scripts_in(const fs::path& plan) {
  Scripts result;
  for (const auto& entry : fs::directory_iterator(plan / "steps")) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".up.sql")) result.up.push_back(entry.path());
  }
  std::sort(result.up.begin(), result.up.end());
  for (const auto& up : result.up) {
    const auto text = up.string();
    const fs::path down = text.substr(0, text.size() - 7) + ".down.sql";
    result.down.push_back(fs::exists(down) ? down : fs::path());
  }
  std::ifstream in(plan / "plan.json");
  const auto steps = Json::parse(in).at("steps");
  result.gate = steps.size();
  for (std::size_t i = 0; i < steps.size(); ++i)
    result.committed.push_back(i + 1 == steps.size() || steps[i].at("transaction") != "shared" || steps[i + 1].at("transaction") != "shared" || steps[i + 1].contains("begins"));
  for (std::size_t i = steps.size(); i-- > 0;)
    if (!steps[i].at("gate").get<std::string>().empty()) result.gate = i;
  return result;
}

struct Programs {
  fs::path old;
  fs::path fresh;
};

// What the programs say to a copy of the database after the step `at`.
std::string run_programs(const std::string& copy, const Scripts& scripts, std::size_t at, const Programs& programs) {
  if (at < scripts.gate && !programs.old.empty())
    if (auto error = run_script(copy, programs.old); !error.empty()) return "what programs did before fails: " + error;
  if (at + 1 >= scripts.gate && !programs.fresh.empty())
    if (auto error = run_script(copy, programs.fresh); !error.empty()) return "what programs do afterwards fails: " + error;
  return {};
}

// Empty when all is well.
std::string run_prefixes(Workplace& place, const std::string& work, const Scripts& scripts, const Programs& programs) {
  const auto start = schema_dump(url_of(work));
  for (std::size_t i = 0; i < scripts.up.size(); ++i) {
    if (auto error = run_script(work, scripts.up[i]); !error.empty()) return "step " + std::to_string(i + 1) + " failed: " + error;
    // The end and the way back from it are what the golden cases prove.
    if (i + 1 == scripts.up.size() && programs.fresh.empty()) break;
    const auto copy = place.create_database(work);
    auto failure = scripts.committed[i] ? run_programs(copy, scripts, i, programs) : std::string();
    std::vector<fs::path> back;
    for (std::size_t k = i + 1; k-- > 0 && !scripts.down[k].empty();) back.push_back(scripts.down[k]);
    const bool has_way_back = back.size() == i + 1;
    if (failure.empty() && !back.empty()) failure = run_scripts(copy, back);
    if (failure.empty() && has_way_back) failure = dump_difference(schema_dump(url_of(copy)), start);
    place.drop_database(copy);
    if (!failure.empty()) return "after step " + std::to_string(i + 1) + " and back:\n" + failure;
  }
  return {};
}

bool is_wanted(std::size_t number, const std::string& name) {
  unsigned shard = 0;
  unsigned shards = 1;
  if (const char* text = std::getenv("LOCKSTEP_SHARD")) std::sscanf(text, "%u/%u", &shard, &shards);
  const char* text = std::getenv("LOCKSTEP_CASE");
  return number % shards == shard && (text == nullptr || name.find(text) != std::string::npos);
}

}  // namespace

TEST_CASE("every prefix of a plan has its way back") {
  int ran = 0;
  int known = 0;
  const auto cases = read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& file = cases[i];
    const bool has_programs = file.has("old") || file.has("new");
    if (!is_wanted(i, file.name) && !(has_programs && is_wanted(0, file.name))) continue;
    const bool applies = file.not_applicable(server_version()).empty() && file.not_applicable(server_version(), "offline").empty() && file.known_failure(server_version()).empty();
    if (!applies || file.has("roles") || file.has("diagnostics") || file.has("unproven")) continue;
    if ((file.section("before") + file.section("after")).find("CREATE SUBSCRIPTION") != std::string::npos) continue;  // a copy of a database has none
    CAPTURE(file.name);
    Workplace place;
    const auto work = place.create_database();
    const auto before = place.write("before.sql", file.section("before"));
    if (const auto error = run_script(work, place.write("start.sql", file.section("before") + file.section("rows"))); !error.empty()) {
      FAIL_CHECK("the case itself does not load: ", error);
      continue;
    }
    const auto out = place.folder / "plan";
    std::vector<std::string> command{LOCKSTEP_PROGRAM, "plan", "--from", before.string(), "--to", place.write("after.sql", file.section("after")).string(), "--out", out.string(), "--no-verify"};
    if (const auto drops = file.section("drops"); !drops.empty()) command.insert(command.end(), {"--drops", drops.substr(0, drops.find('\n'))});
    if (server_version() / 10000 != 15) command.insert(command.end(), {"--server-version", std::to_string(server_version() / 10000)});
    const auto planned = run(command);
    REQUIRE_MESSAGE(planned.status == 0, planned.err);
    if (!fs::exists(out / "steps")) continue;  // nothing to do
    ++ran;
    Programs programs;
    if (file.has("old")) programs.old = place.write("old.sql", file.section("old"));
    if (file.has("new")) programs.fresh = place.write("new.sql", file.section("new"));
    const auto failure = run_prefixes(place, work, scripts_in(out), programs);
    if (file.has("prefixes")) {
      ++known;
      std::printf("known to fail: %s: %s", file.name.c_str(), file.section("prefixes").c_str());
      CHECK_MESSAGE(!failure.empty(), "this case holds now: take its section `prefixes` out");
      continue;
    }
    CHECK_MESSAGE(failure.empty(), failure);
  }
  std::printf("%d plans ran, %d of them known to fail\n", ran, known);
}
