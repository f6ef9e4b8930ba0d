#include "cli/version.h"

#include "parser/database.h"
#include "parser/sql_ast.h"

namespace lockstep {

std::string version_text() {
#if defined(__clang__)
  const std::string compiler = "clang " __clang_version__;
#else
  const std::string compiler = "g++ " __VERSION__;
#endif
  return "lockstep " LOCKSTEP_VERSION " (libpg_query for PostgreSQL " +
         std::string(parser_postgres_version()) + ", libpqxx " + std::string(libpqxx_version()) + ", " + compiler + ")";
}

}  // namespace lockstep
