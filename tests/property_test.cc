// Random pairs of schemas: the plan from one to the other gives the other, its down gives the first back, and the plan
// from a state to itself is empty. The proof is that of the golden cases.
//
// LOCKSTEP_SEED sets the first seed (printed), LOCKSTEP_PAIRS the number of pairs (150; .ci/run sets 250), LOCKSTEP_SHARD=k/n takes every n-th.
// LOCKSTEP_DROPS=deprecate puts away what goes; pairs of which something cannot be are counted.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/command.h"
#include "tests/support/prove_pair.h"
#include "tests/support/random_schema.h"
#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

unsigned long number(const char* variable, unsigned long otherwise) {
  const char* value = std::getenv(variable);
  return value && *value ? std::strtoul(value, nullptr, 10) : otherwise;
}

// Pairs that are known not to hold yet stay in the count, with the reason that tests/known_failures.txt names:
// lines of a seed and the reason.
std::string known_failure(unsigned long seed) {
  std::ifstream in(LOCKSTEP_SOURCE_DIR "/tests/known_failures.txt");
  for (std::string line; std::getline(in, line);) {
    char* rest = nullptr;
    if (line.empty() || line.front() == '#' || std::strtoul(line.c_str(), &rest, 10) != seed) continue;
    return std::string(rest).substr(std::string(rest).find_first_not_of(' '));
  }
  return {};
}

// True when the plan says that no copy can take the place of a table: what asks for it is taken away then, and its line stays.
bool take_copy_away(const std::string& failure, std::string& text) {
  const auto error = failure.find("no copy can take the place of");
  const auto file = error == std::string::npos ? error : failure.rfind("after.sql:", error);
  if (file == std::string::npos) return false;
  auto line = std::strtoul(failure.c_str() + file + std::strlen("after.sql:"), nullptr, 10);
  std::size_t at = 0;
  while (--line > 0) at = text.find('\n', at) + 1;
  text.erase(at, text.find('\n', at) - at);
  return true;
}

}  // namespace

TEST_CASE("random pairs of schemas") {
  const auto first = number("LOCKSTEP_SEED", 1);
  const auto pairs = number("LOCKSTEP_PAIRS", 150);
  unsigned shard = 0;
  int ran = 0;
  int refused = 0;
  int copies = 0;
  unsigned shards = 1;
  if (const char* text = std::getenv("LOCKSTEP_SHARD")) std::sscanf(text, "%u/%u", &shard, &shards);
  make_random_surroundings();
  std::printf("seeds %lu to %lu, shard %u of %u\n", first, first + pairs - 1, shard, shards);
  for (auto seed = first; seed < first + pairs; ++seed) {
    if (seed % shards != shard) continue;
    Chance chance(seed);
    const auto before = random_schema(chance);
    const auto after = changed(before, chance);
    // An offline plan knows no server and is written for PostgreSQL 15 and later; what it does not say of a subscription is
    // something else from 18 on.
    Pair pair{.before = text_of(before), .after = text_of(with_copies(after, chance.branch(6)))};
    const bool subscribes = (pair.before + pair.after).find("CREATE SUBSCRIPTION") != std::string::npos;
    const bool offline = seed % 3 == 0 && server_major() >= 15 && (server_major() < 18 || !subscribes);
    pair.offline = offline;
    if (seed % 3 == 0 && !offline) std::printf("not applicable: seed %lu: its offline plan\n", seed);
    if (const char* drops = std::getenv("LOCKSTEP_DROPS")) pair.drops = drops;
    auto proven = prove_pair(pair);
    while (take_copy_away(proven.failure, pair.after)) proven = prove_pair(pair);
    if (!pair.drops.empty() && proven.failure.find("[cannot-put-away]") != std::string::npos) {
      ++refused;
      continue;
    }
    ++ran;
    if (pair.after.find("mode=copy") != std::string::npos) ++copies;
    CAPTURE(seed);
    if (const auto reason = known_failure(seed); !reason.empty()) {
      std::printf("known to fail: seed %lu: %s\n", seed, reason.c_str());
      CHECK_MESSAGE(!proven.failure.empty(), "this pair holds now: take it out of tests/known_failures.txt");
      continue;
    }
    CHECK_MESSAGE(proven.failure.empty(), proven.failure, "\nbefore:\n", pair.before, "\nafter:\n", pair.after);
  }
  if (refused > 0) std::printf("%d pairs hold something that cannot be put away\n", refused);
  std::printf("%d pairs ran, %d of them with tables that ask for copies\n", ran, copies);
}
