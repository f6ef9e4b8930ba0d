// Secrets in written plans: who has them, and who may read them.
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "tests/support/command.h"
#include "tests/support/server.h"

using namespace lockstep::testing;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool only_for_owner(const fs::path& path) {
  return (fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none;
}

}  // namespace

TEST_CASE("only scripts have secrets, for the eyes of their owner") {
  const Workplace place;
  const std::string start = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;\n";
  const auto before = place.write("before.sql", start + "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'first secret');");
  const auto after = place.write("after.sql", start + "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'second secret');\n" +
                                                  "CREATE SUBSCRIPTION x CONNECTION 'host=h password=third secret' PUBLICATION p WITH (connect = false);");
  const auto out = place.folder / "plan";
  for (const auto* format : {"text", "sql", "json", "markdown"}) {
    const auto planned = run({LOCKSTEP_PROGRAM, "plan", "--no-verify", "--from", before.string(), "--to", after.string(), "--out", out.string(), "--format", format});
    REQUIRE(planned.status == 0);
    CHECK(planned.out.find("secret'") == std::string::npos);
    CHECK(planned.out.find("'********'") != std::string::npos);
  }
  CHECK(contents(out / "plan.json").find("secret'") == std::string::npos);
  CHECK(contents(out / "up.sql").find("SET password 'second secret'") != std::string::npos);
  CHECK(contents(out / "up.sql").find("CONNECTION 'host=h password=third secret'") != std::string::npos);
  CHECK(contents(out / "down.sql").find("SET password 'first secret'") != std::string::npos);
  CHECK(only_for_owner(out / "up.sql"));
  CHECK(only_for_owner(out / "down.sql"));
  for (const auto& entry : fs::directory_iterator(out / "steps")) CHECK(only_for_owner(entry.path()));

  const auto difference = run({LOCKSTEP_PROGRAM, "diff", before.string(), after.string()});
  CHECK(difference.out.find("secret") == std::string::npos);
  CHECK(difference.out.find("options") != std::string::npos);
  const auto inspected = run({LOCKSTEP_PROGRAM, "inspect", after.string()});
  CHECK(inspected.out.find("secret'") == std::string::npos);
  CHECK(inspected.err.find("--with-secrets") != std::string::npos);
  CHECK(run({LOCKSTEP_PROGRAM, "inspect", "--with-secrets", after.string()}).out.find("'second secret'") != std::string::npos);

  // A state with masks is the same as the one it was written from.
  const auto again = place.write("masked.sql", inspected.out);
  CHECK(run({LOCKSTEP_PROGRAM, "diff", "--exit-code", after.string(), again.string()}).status == 0);
}
