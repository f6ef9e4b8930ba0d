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

void make_random_surroundings() {
  // Roles that random grants go to and that own things; another shard may have made them.
  for (const std::string role : {"prop_reader", "prop_owner"}) psql(server_url(), {"-q", "-c", "CREATE ROLE " + role});
  // In the server's own folder, which is as old as 13.8, 14.5 and 15.
  psql(server_url(), {"-q", "-c", "SET allow_in_place_tablespaces = on", "-c", "CREATE TABLESPACE prop_space LOCATION ''"});
}

}  // namespace lockstep::testing
