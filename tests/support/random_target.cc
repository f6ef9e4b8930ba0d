// For which server random schemas are.
#include "tests/support/random_schema.h"
#include "tests/support/server.h"

namespace lockstep::testing {
namespace {

int said = 0;

}  // namespace

void make_for(int major) { said = major; }

int target_major() { return said != 0 ? said : server_major(); }

bool target_has_extension(const std::string& name) {
  if (said != 0) return true;
  return psql(server_url(), {"-A", "-t", "-c", "SELECT 1 FROM pg_catalog.pg_available_extensions WHERE name = " + literal(name)}).out.starts_with('1');
}

}  // namespace lockstep::testing
