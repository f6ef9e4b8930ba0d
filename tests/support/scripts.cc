#include "tests/support/scripts.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

#include "tests/support/case_file.h"

namespace lockstep::testing {
namespace {

namespace fs = std::filesystem;

std::vector<Script> scripts_below(const fs::path& folder) {
  std::vector<Script> all;
  for (const auto& each : fs::recursive_directory_iterator(folder)) {
    if (each.path().extension() != ".sql") continue;
    std::ostringstream text;
    text << std::ifstream(each.path()).rdbuf();
    all.push_back({fs::relative(each.path(), folder).string(), text.str(), {}, true});
  }
  std::sort(all.begin(), all.end(), [](const Script& a, const Script& b) { return a.name < b.name; });
  return all;
}

std::vector<Script> own_scripts() {
  std::vector<Script> all;
  for (const auto& each : read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases"))
    // Roles are in no dump of a database (tests/support/prove_pair.cc compares them), and what no server can run is in none.
    if (!each.has("diagnostics") && !each.has("roles") && !each.has("unproven")) all.push_back({each.name, each.section("after"), each.not_applicable(server_version())});
  for (const auto* example : {"shop", "saas", "library"})
    for (const auto* version : {"v1", "v2"}) {
      // Files of an example may stand in any order for lockstep, but not for psql; as one state they may.
      const auto shown = run({LOCKSTEP_PROGRAM, "inspect", std::string(LOCKSTEP_SOURCE_DIR "/schemas-example/") + example + "/" + version});
      if (shown.status != 0) throw std::runtime_error(shown.err);
      all.push_back({std::string("example/") + example + "/" + version, shown.out, {}});
    }
  return all;
}

}  // namespace

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::vector<Script> scripts() {
  const auto folder = variable("LOCKSTEP_SCRIPTS");
  auto all = folder.empty() ? own_scripts() : scripts_below(folder);
  unsigned shard = 0;
  unsigned shards = 1;
  if (const auto text = variable("LOCKSTEP_SHARD"); !text.empty()) std::sscanf(text.c_str(), "%u/%u", &shard, &shards);
  const auto wanted = variable("LOCKSTEP_CASE");
  std::vector<Script> mine;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (i % shards == shard && all[i].name.find(wanted) != std::string::npos) mine.push_back(std::move(all[i]));
  return mine;
}

Loaded load(Workplace& place, const Script& script) {
  static std::set<std::string> made;
  static const std::regex missing_role("role \"([^\"]+)\" does not exist");
  const auto file = place.write("script.sql", script.text);
  Loaded loaded;
  for (int attempt = 0; attempt < 12; ++attempt) {
    loaded.database = place.create_database();
    loaded.refused = run_script(loaded.database, file);
    std::smatch found;
    if (loaded.refused.empty() || !std::regex_search(loaded.refused, found, missing_role) || !made.insert(found[1]).second) break;
    psql(server_url(), {"-c", "CREATE ROLE \"" + found[1].str() + "\""});
    place.drop_database(loaded.database);
  }
  return loaded;
}

}  // namespace lockstep::testing
