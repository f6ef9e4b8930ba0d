// What the command line says, one struct per command. Filled in main.cc, the only place that knows the
// option parser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lockstep {

enum class Color { automatic, always, never };

struct CommonOptions {
  std::optional<std::string> config;       // --config
  std::optional<std::string> environment;  // --env
  std::vector<std::string> schemas;        // --schema
  std::vector<std::string> exclude;        // --exclude
  std::string shadow;                      // --shadow
  bool no_owner = false;
  bool no_privileges = false;
  bool no_comments = false;
  bool no_tablespaces = false;
  bool roles = false;  // --roles
  int server_version = 0;  // --server-version, a major version; 0: not said
  Color color = Color::automatic;
  bool quiet = false;  // no notes
};

struct PlanOptions {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> out;
  std::string format = "text";
  std::optional<std::string> phase;  // --phase: print this one alone
  bool exit_code = false;
  bool verify = true;
  std::optional<std::int64_t> small_table_rows;  // --small-table-rows
  std::optional<std::int64_t> copy_table_rows;   // --copy-table-rows
  std::optional<std::string> drops;  // --drops: now or deprecate
};

struct PurgeOptions {
  std::vector<std::string> objects;     // empty: all
  std::optional<std::string> database;  // --db
  PlanOptions plan;                     // how it is made and shown
};

// What the commands that work on a database and its journal have in common.
struct RunOptions {
  std::optional<std::string> database;  // --db
  std::string role;                     // --role
  bool yes = false;                     // --yes
  bool wait = false;                    // --wait: for a run that is going on
  std::optional<std::string> lock_timeout;            // --lock-timeout
  std::optional<std::string> retry_for;               // --retry-for
  std::optional<std::string> cancel_blockers_after;   // --cancel-blockers-after
  std::string log_format = "text";      // --log-format
  std::string format = "text";          // --format, of status and history
};

struct ApplyOptions {
  std::optional<std::string> folder;
  bool automatic = false;            // --auto: plan and apply
  bool dry_run = false;              // --dry-run
  bool explain = false;              // --explain
  std::optional<std::string> phase;  // --phase
  std::optional<int> to_step;        // --to-step
  std::vector<std::string> allow;    // --allow HAZARD[:OBJECT]
  bool accept_data_loss = false;     // rollback --accept-data-loss
  bool verify_chain = false;         // history --verify
  PlanOptions plan;                  // with --auto
  RunOptions run;
};

struct DiffOptions {
  std::string from;
  std::string to;
  std::string format = "text";
  bool exit_code = false;
};

struct InspectOptions {
  std::string source;
  std::optional<std::string> out;
  std::string layout = "single";
  bool with_secrets = false;
};

struct DriftOptions {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::string format = "text";
};

struct VerifyOptions {
  std::string folder;
};

struct LintCommandOptions {
  std::vector<std::string> files;  // and folders
  std::string format = "text";
  std::string level = "note";
  std::string transaction;  // `file` or `statement`; empty: as lockstep.toml says
};

struct ExplainOptions {
  std::string code;  // empty: all
};

}  // namespace lockstep
