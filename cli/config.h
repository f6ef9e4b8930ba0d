// lockstep.toml: where the schema and the databases are, and what is managed.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/hazard_policy.h"
#include "ir/diagnostic.h"

namespace lockstep {

// A text of the file with the place it stands at. `${VAR}` in it is replaced when it is used.
struct ConfigText {
  std::string text;
  Span span;
};

// How to reach a database: one of these is set.
struct Environment {
  std::optional<ConfigText> url;      // a URL or conninfo string without password
  std::optional<ConfigText> url_env;  // the name of an environment variable that holds one
  std::optional<ConfigText> service;  // a service of pg_service.conf
  std::map<std::string, std::string> roles;  // by the names they have in the files
  std::vector<HazardRule> policy;
  std::optional<ConfigText> password_command;  // what it prints first is the password
  bool is_protected = false;  // `protected`: only written plans are applied, and only with --yes
};

struct Config {
  std::filesystem::path path;    // of the file; empty when there is none
  std::filesystem::path folder;  // the file's, or the working directory
  std::optional<ConfigText> schema;
  std::optional<ConfigText> default_environment;
  std::map<std::string, Environment> environments;
  std::vector<std::string> managed_schemas;  // patterns; empty: all
  std::vector<ConfigText> exclude;           // patterns as in .lockstepignore
  // False: left as it is in each database.
  bool manage_owners = true;
  bool manage_privileges = true;
  bool manage_comments = true;
  bool manage_tablespaces = true;
  bool manage_roles = false;  // roles and memberships, which are of the whole server
  // What only some databases have, and nobody is to make or take away. Globs.
  std::vector<std::string> external_roles;
  std::vector<std::string> external_tablespaces;
  std::vector<ConfigText> external_objects;  // extensions, collations, servers, as patterns of kind and name
  std::optional<ConfigText> shadow_url;
  std::vector<HazardRule> policy;  // of every environment
  std::string lint_transaction = "file";  // or `statement`
  std::vector<ConfigText> lint_allow;     // rules and hazards
  std::optional<std::int64_t> small_table_rows;   // up to which tables of a live database are changed in the plain form
  std::optional<std::int64_t> small_table_bytes;
  std::optional<std::int64_t> copy_table_rows;  // from which on tables that have to be written again are copied
  std::optional<int> lock_timeout_ms;
  std::optional<int> batch;  // rows
  std::optional<std::string> drops;  // `now` or `deprecate`
  bool analyze = true;               // statistics of what is new are gathered
  std::optional<std::string> journal_schema;
  // [apply]
  std::optional<int> statement_timeout_ms;
  std::optional<int> work_timeout_ms;
  std::optional<int> retry_for_ms;
  std::optional<int> batch_time_ms;
  std::optional<int> busy_batch_time_ms;
  std::optional<int> largest_lag_ms;
  std::optional<std::string> throttle_query;
};

// Reads `wanted`, or without one the lockstep.toml of the working directory or the nearest folder above
// it; gives an empty Config when there is none. Unknown keys, wrong types and written passwords are
// errors with their place.
Config read_config(const std::optional<std::filesystem::path>& wanted, Diagnostics& diagnostics);
Config parse_config(const std::filesystem::path& path, std::string text, Diagnostics& diagnostics);

// The connection of an environment: by name, the default one, or the only one there is. Throws Error
// when there is no such environment or a variable it names is not set.
// Its name. Throws like environment_conninfo().
std::string environment_name(const Config& config, const std::optional<std::string>& name);
std::string environment_conninfo(const Config& config, const std::optional<std::string>& name);

// `text` with `${VAR}` replaced. Throws Error, naming the place, when the variable is not set.
std::string expanded(const ConfigText& text);

// The schema file or folder that the configuration names. Throws Error when it names none.
std::filesystem::path schema_path(const Config& config);

}  // namespace lockstep
