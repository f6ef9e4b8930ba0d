// The example schemas, proven like golden cases: from every version to the next and, as a plan of its own, back. They are
// loaded as `lockstep inspect` writes them, so that the order of a folder's statements is tested, too.
#include <cstdio>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/command.h"
#include "tests/support/prove_pair.h"
#include "tests/support/server.h"

using namespace lockstep::testing;

namespace {

std::string inspected(const std::string& version) {
  const auto made = run({LOCKSTEP_PROGRAM, "inspect", LOCKSTEP_SOURCE_DIR "/schemas-example/" + version});
  CHECK_MESSAGE(made.status == 0, made.err);
  return made.out;
}

}  // namespace

TEST_CASE("example schemas") {
  // They have triggers, which an offline plan replaces, and PostgreSQL 13 does not.
  const bool offline = server_major() >= 14;
  if (!offline) std::printf("not applicable: examples: their offline plans: CREATE OR REPLACE TRIGGER\n");
  for (const std::string name : {"shop", "saas", "library"}) {
    CAPTURE(name);
    const auto first = inspected(name + "/v1");
    const auto second = inspected(name + "/v2");
    const auto forth = prove_pair({.before = first, .after = second, .offline = offline});
    CHECK_MESSAGE(forth.failure.empty(), "from v1 to v2: ", forth.failure);
    const auto back = prove_pair({.before = second, .after = first, .offline = offline});
    CHECK_MESSAGE(back.failure.empty(), "from v2 to v1: ", back.failure);
  }
}
