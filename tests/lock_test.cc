// The locks, scans and rewrites that plans name, verified on a server (tests/support/lock_truth.h): those of every golden case, of random pairs of
// schemas and, with LOCKSTEP_PAIRS_IN=folder, of the pairs of files below a folder: an old.sql and a new.sql, or the versions 0001.sql, 0002.sql, … of one schema.
//
// LOCKSTEP_CASE=text takes the cases and pairs whose name holds the text; LOCKSTEP_SHARD=k/n every n-th of them from the k-th on. LOCKSTEP_SEED sets the
// first seed, LOCKSTEP_LOCK_PAIRS the number of random pairs (60).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "tests/support/command.h"
#include "tests/support/lock_truth.h"
#include "tests/support/random_schema.h"
#include "tests/support/server.h"

using namespace lockstep::testing;
namespace fs = std::filesystem;

namespace {

bool is_wanted(std::size_t number, const std::string& name) {
  unsigned shard = 0;
  unsigned shards = 1;
  if (const char* text = std::getenv("LOCKSTEP_SHARD")) std::sscanf(text, "%u/%u", &shard, &shards);
  const char* text = std::getenv("LOCKSTEP_CASE");
  return number % shards == shard && (text == nullptr || name.find(text) != std::string::npos);
}

unsigned long number_in(const char* variable, unsigned long otherwise) {
  const char* value = std::getenv(variable);
  return value && *value ? std::strtoul(value, nullptr, 10) : otherwise;
}

std::string contents(const fs::path& path) {
  std::ifstream in(path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The file loaded into a database, with the roles that it names and nobody made; what went wrong otherwise.
std::string load(const std::string& database, const fs::path& file) {
  static const std::regex missing_role("role \"([^\"]+)\" does not exist");
  for (;;) {
    const auto loaded = psql(url_of(database), {"-q", "-1", "-f", file.string()});
    std::smatch role;
    if (loaded.status == 0) return {};
    if (!std::regex_search(loaded.err, role, missing_role)) return loaded.err;
    if (psql(server_url(), {"-q", "-c", "CREATE ROLE \"" + role.str(1) + '"'}).status != 0) return loaded.err;
  }
}

struct Pair {
  std::string name;
  fs::path before;
  fs::path after;
};

std::vector<Pair> pairs_in(const fs::path& folder) {
  static const std::regex version("[0-9]+\\.sql");
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Pair> result;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& file = files[i];
    const auto name = file.lexically_relative(folder).replace_extension().string();
    if (file.filename() == "old.sql" && fs::exists(file.parent_path() / "new.sql")) result.push_back({name, file, file.parent_path() / "new.sql"});
    const auto numbered = [&](const fs::path& each) { return std::regex_match(each.filename().string(), version); };
    if (i > 0 && numbered(file) && numbered(files[i - 1]) && files[i - 1].parent_path() == file.parent_path()) result.push_back({name, files[i - 1], file});
  }
  return result;
}

// Plans copy tables then that have to be written again, as they do of their own accord where tables are large.
std::string set_row_estimates(int rows) {
  return "UPDATE pg_catalog.pg_class SET reltuples = " + std::to_string(rows) + " WHERE relkind = 'r' AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace);\n";
}

// The plan from a database to a file, with nothing taken for small; nothing where there is none, of which `problem` says why, or nothing to do.
std::optional<std::string> plan_of(const Workplace& place, const std::string& database, const fs::path& after, const std::string& drops, std::string& problem) {
  const auto out = place.folder / "out";
  std::vector<std::string> command{LOCKSTEP_PROGRAM, "plan", "--from", url_of(database), "--to", after.string(), "--out", out.string(), "--no-verify", "--small-table-rows", "0"};
  if (!drops.empty()) command.insert(command.end(), {"--drops", drops});
  const auto planned = run(command);
  if (planned.status != 0) problem = planned.err;
  if (planned.status != 0 || !fs::exists(out / "plan.json")) return std::nullopt;
  return contents(out / "plan.json");
}

}  // namespace

TEST_CASE("plans name the locks that they take") {
  int ran = 0;
  std::size_t number = 0;
  for (const auto& file : read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases")) {
    if (!is_wanted(number++, file.name)) continue;
    const bool applies = file.not_applicable(server_version()).empty() && file.known_failure(server_version()).empty();
    if (!applies || file.has("roles") || file.has("diagnostics") || file.has("unproven")) continue;
    CAPTURE(file.name);
    Workplace place;
    const auto database = place.create_database();
    if (const auto error = run_script(database, place.write("before.sql", file.section("before") + file.section("rows"))); !error.empty()) {
      FAIL_CHECK("the case itself does not load: ", error);
      continue;
    }
    const auto drops = file.section("drops");
    std::string problem;
    const auto plan = plan_of(place, database, place.write("after.sql", file.section("after")), drops.substr(0, drops.find('\n')), problem);
    REQUIRE_MESSAGE(problem.empty(), problem);
    if (!plan) continue;
    ++ran;
    const auto text = false_locks(place, database, *plan);
    CHECK_MESSAGE(text.empty(), text);
  }
  std::printf("%d plans ran\n", ran);
}

TEST_CASE("plans of random pairs name the locks that they take") {
  const auto first = number_in("LOCKSTEP_SEED", 1);
  const auto pairs = number_in("LOCKSTEP_LOCK_PAIRS", 60);
  make_random_surroundings();
  int ran = 0;
  for (auto seed = first; seed < first + pairs; ++seed) {
    if (!is_wanted(seed, "random")) continue;
    CAPTURE(seed);
    Chance chance(seed);
    const auto before = random_schema(chance);
    const auto after = changed(before, chance);
    Workplace place;
    const auto database = place.create_database();
    REQUIRE(run_script(database, place.write("before.sql", text_of(before))) == "");
    if (seed % 2 == 0) REQUIRE(run_script(database, place.write("large.sql", set_row_estimates(5'000'000))) == "");
    std::string problem;
    const auto plan = plan_of(place, database, place.write("after.sql", text_of(after)), {}, problem);
    CHECK_MESSAGE(problem.empty(), problem);
    if (!plan) continue;
    ++ran;
    // As for a table that nobody has analysed yet, which the server takes for one of ten pages; it would not use the indexes of one without any.
    REQUIRE(run_script(database, place.write("large.sql", set_row_estimates(-1))) == "");
    const auto text = false_locks(place, database, *plan, Rows::none);
    CHECK_MESSAGE(text.empty(), text, "\nbefore:\n", text_of(before), "\nafter:\n", text_of(after));
  }
  std::printf("%d plans of random pairs ran\n", ran);
}

TEST_CASE("plans of the pairs in a folder name the locks that they take") {
  const char* folder = std::getenv("LOCKSTEP_PAIRS_IN");
  if (folder == nullptr) return;
  int ran = 0;
  int without = 0;
  std::size_t number = 0;
  for (const auto& pair : pairs_in(folder)) {
    if (!is_wanted(number++, pair.name)) continue;
    CAPTURE(pair.name);
    Workplace place;
    const auto database = place.create_database();
    std::string problem = load(place.create_database(), pair.after);
    if (problem.empty()) problem = load(database, pair.before);
    const auto plan = problem.empty() ? plan_of(place, database, pair.after, {}, problem) : std::nullopt;
    if (!problem.empty()) std::printf("no plan: %s: %s\n", pair.name.c_str(), problem.substr(0, problem.find('\n')).c_str());
    if (!plan) {
      ++without;
      continue;
    }
    ++ran;
    const auto text = false_locks(place, database, *plan, Rows::none);
    CHECK_MESSAGE(text.empty(), text);
  }
  std::printf("%d plans of pairs ran, %d had none\n", ran, without);
}
