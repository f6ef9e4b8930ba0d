// Every golden case: the text of the offline plan is compared with what the file says (documentation), and the
// plan is proven on a real server with pg_dump as the observer (correctness).
//
// LOCKSTEP_UPDATE_GOLDEN=1 rewrites the `plan` and `down` sections; LOCKSTEP_CASE=text,text runs the cases whose name holds one of the texts;
// LOCKSTEP_SHARD=k/n runs every n-th case from the k-th on (from 0).
//
// Sections of a case besides the two states: `rows`, statements that fill tables; `plan` and `down`, what the offline plan must be;
// `diagnostics`, lines that refuse it; `fails`, why the case is known not to hold; `prefixes`, why its plan cannot be left at every step (prefix_test.cc); `old` and `new`, what programs say (there, too); `needs`, which servers can run it; `offline`, which servers can run its offline
// plan, which knows no server and is written for PostgreSQL 15 and later; `texts`, which servers give the texts of `plan` and `down`, where
// a server takes part in them, and `parsers`, which versions of the linked parser do; `drops`, what `--drops` says; `config`, a lockstep.toml; `roles`, that roles are managed (--roles): then their names begin with `case_`; `unproven`, why no server can
// run the case, of which the texts alone are compared. Lines of `fails`, `needs`, `offline`, `texts` and `parsers` may begin with the major
// versions that they speak of: `from 15: NULLS NOT DISTINCT`, `up to 14: why`, or the first minor release of each: `releases 15.20, 18.6: why`.
// What is not applicable is counted and named.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "tests/support/command.h"
#include "tests/support/prove_pair.h"
#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// The version of PostgreSQL whose grammar the program has, such as 150001.
int parser_version() {
  static const int version = [] {
    const auto said = run({LOCKSTEP_PROGRAM, "--version"}).out;
    const auto at = said.find("PostgreSQL ");
    int major = 0;
    int minor = 0;
    if (at != std::string::npos) std::sscanf(said.c_str() + at, "PostgreSQL %d.%d", &major, &minor);
    REQUIRE_MESSAGE(major > 0, said);
    return major * 10000 + minor;
  }();
  return version;
}

std::string word_of(const std::string& line) { return line.substr(0, line.find('\n')); }

bool in_shard(std::size_t number) {
  unsigned shard = 0;
  unsigned shards = 1;
  const auto text = variable("LOCKSTEP_SHARD");
  if (!text.empty()) std::sscanf(text.c_str(), "%u/%u", &shard, &shards);
  return number % shards == shard;
}

bool is_wanted(const std::string& name) {
  const auto texts = variable("LOCKSTEP_CASE");
  for (std::size_t at = 0; at <= texts.size();) {
    const auto end = std::min(texts.find(',', at), texts.size());
    if (name.find(texts.substr(at, end - at)) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

void compare_golden(CaseFile& file, const Proven& proven) {
  const bool update = !variable("LOCKSTEP_UPDATE_GOLDEN").empty();
  bool changed = false;
  for (const auto& [name, text] : {std::pair{"plan", proven.up}, std::pair{"down", proven.down}}) {
    if (update && file.section(name) != text) {
      file.set(name, text);
      changed = true;
    }
    if (file.has(name)) CHECK_MESSAGE(file.section(name) == text, "section `", name, "`");
  }
  if (changed) write_case(file);
}

}  // namespace

TEST_CASE("golden cases") {
  auto cases = read_cases(LOCKSTEP_SOURCE_DIR "/tests/cases");
  int ran = 0;
  int known = 0;
  int not_applicable = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    auto& file = cases[i];
    if (!in_shard(i) || !is_wanted(file.name)) continue;
    CAPTURE(file.name);
    if (const auto need = file.not_applicable(server_version()); !need.empty()) {
      ++not_applicable;
      std::printf("not applicable: %s: %s\n", file.name.c_str(), need.c_str());
      continue;
    }
    ++ran;
    Pair pair{.before = file.section("before"), .after = file.section("after"), .rows = file.section("rows"), .holds = file.section("holds"), .drops = word_of(file.section("drops")), .config = file.section("config"), .roles = file.has("roles")};
    if (const auto need = file.not_applicable(server_version(), "offline"); !need.empty()) {
      pair.offline = false;
      std::printf("not applicable: %s: its offline plan: %s\n", file.name.c_str(), need.c_str());
    }
    if (file.has("diagnostics")) {
      const auto refused = plan_offline(pair);
      for (std::size_t at = 0, end = 0; at < file.section("diagnostics").size(); at = end + 1) {
        end = file.section("diagnostics").find('\n', at);
        const auto line = file.section("diagnostics").substr(at, end - at);
        CHECK_MESSAGE(refused.failure.find(line) != std::string::npos, "missing: ", line, "\nin: ", refused.failure);
      }
      continue;
    }
    if (file.has("unproven")) {
      std::printf("not run on a server: %s: %s", file.name.c_str(), file.section("unproven").c_str());
      const auto proven = plan_offline(pair);
      CHECK_MESSAGE(proven.failure.empty(), proven.failure);
      if (proven.failure.empty()) compare_golden(file, proven);
      continue;
    }
    const auto proven = prove_pair(pair);
    if (const auto reason = file.known_failure(server_version()); !reason.empty()) {
      // A case that is known not to hold yet stays in the count, with its reason; the day it holds, the section must go.
      ++known;
      std::printf("known to fail: %s: %s\n", file.name.c_str(), reason.c_str());
      CHECK_MESSAGE(!proven.failure.empty(), "this case holds now: take that out of its section `fails`");
      continue;
    }
    CHECK_MESSAGE(proven.failure.empty(), proven.failure);
    if (!proven.failure.empty()) continue;
    if (const auto need = file.not_applicable(server_version(), "texts"); !need.empty())
      std::printf("not applicable: %s: the texts of its plans: %s\n", file.name.c_str(), need.c_str());
    else if (const auto other = file.not_applicable(parser_version(), "parsers"); !other.empty())
      std::printf("not applicable: %s: the texts of its plans: parsers %s\n", file.name.c_str(), other.c_str());
    else
      compare_golden(file, pair.offline ? proven : plan_offline(pair));
  }
  std::printf("%d golden cases ran, %d of them known to fail; %d are not applicable here\n", ran, known, not_applicable);
}
