// lockstep init: a place to start from.
#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "ir/error.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

constexpr const char* template_text = R"(# lockstep: what is planned against what. Paths are relative to this file.

# The desired state: a .sql file, or a folder whose .sql files (any order, any depth) make it up.
schema = "schema"

# The databases, by name. `lockstep plan --env NAME` chooses one; default_env is meant otherwise.
default_env = "dev"

[env.dev]
# An environment variable that holds a postgresql:// URL or a conninfo string.
url_env = "DATABASE_URL"

# Or the connection itself. ${VAR} is replaced by an environment variable. No password may be written here:
# keep it in ~/.pgpass (or PGPASSFILE), in a service file, or in the environment.
# [env.staging]
# url = "postgresql://app@staging.example.org/shop?sslmode=require"
#
# [env.production]
# service = "shop-production"     # of ~/.pg_service.conf
# password_command = "pass show shop-production"
# protected = true                # only written plans are applied there

# What lockstep looks after. Everything by default, but system schemas and what belongs to extensions.
# [manage]
# schemas = ["public", "app_*"]
# exclude = ["table:public.spatial_ref_sys", "*.tmp_*"]     # as in .lockstepignore
# roles = true                    # roles and memberships, too, which are of the whole server

# Roles under other names, and what only some databases have:
# [env.staging.roles]
# app_owner = "app_owner_staging"
# [externals]
# roles = ["monitor_*"]
# extensions = ["pg_stat_statements"]

# Tables and columns that go are dropped ("now"), or put away until `lockstep purge`, so that the way back has their rows:
# [plan]
# drops = "deprecate"

# How plans are applied, and where what was done is recorded:
# [apply]
# retry_for = "10min"             # how long a transaction is tried again that does not get its locks
# [journal]
# schema = "lockstep"

# Hazards that a plan may not have (`lockstep explain` lists them):
# [policy]
# data-loss = "deny"
# [env.production.policy]
# rewrite = { action = "deny", max_rows = 10000 }

# Plans are proven on a private throw-away server when PostgreSQL's server programs are installed. A
# server to use instead (its role must be allowed to create databases):
# [shadow]
# url = "postgresql://postgres@localhost:5433/postgres"
)";

}  // namespace

int run_init(const CommonOptions&) {
  const fs::path toml = "lockstep.toml";
  const fs::path folder = "schema";
  if (fs::exists(toml)) throw Error("there is a lockstep.toml here already; nothing was written");
  if (fs::exists(folder) && !fs::is_directory(folder))
    throw Error("`schema` is here already and is not a folder; nothing was written");
  const bool fresh = fs::create_directories(folder);
  write_text_file(toml, template_text);
  print(std::string("Wrote lockstep.toml") + (fresh ? " and the folder schema/" : "; the folder schema/ was here already") +
        ".\n\nNext, write the schema down as it is:\n"
        "  lockstep inspect env:dev --layout by-object --out schema\n"
        "or begin with a file of your own in schema/. Then edit it, and see what it takes:\n"
        "  lockstep plan --out plan\n");
  return exit_ok;
}

}  // namespace lockstep
