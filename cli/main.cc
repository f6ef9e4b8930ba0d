// The command line: options, exit codes, and the only place that catches.
#include <algorithm>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/source.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "ir/error.h"

namespace lockstep {
namespace {

constexpr const char* description =
    "Plans changes of PostgreSQL schemas: reads the schema you want from SQL files and the one there is from a "
    "database (or two of either), and gives ordered, reversible, lock-safe SQL, proven on a throw-away server.";

constexpr const char* footer = R"(
A SOURCE is one of
  schema.sql, db/schema        a file; a folder with every .sql file below it, in any order
  -                            standard input
  postgresql://…, host=… dbname=…, service=NAME
                               a database: a URL or a conninfo string, as for psql
  git:REVISION:PATH            a file or folder as committed, PATH from the repository's top (./PATH from here)
  env:NAME                     a database that lockstep.toml names
  empty:                       nothing at all

Exit codes
  0  done; for drift: no difference
  1  an error: bad input, a database out of reach, a plan that failed its proof; nothing was written;
     for lint: findings that are warnings or worse
  2  there are differences (drift, and plan and diff with --exit-code); a plan is in flight (status),
     or waits at a gate (apply, resume)
  3  the plan has a hazard that [policy] in lockstep.toml denies, or that --allow does not name; nothing was done
  4  a run stopped half way, by itself or because it was interrupted; `lockstep resume` goes on
  5  another run is going on in the database

Environment
  LOCKSTEP_SHADOW      a server to prove plans on, as --shadow
  LOCKSTEP_PG_BIN      the folder of PostgreSQL's server programs (initdb, postgres)
  NO_COLOR             no colours
  PGPASSFILE, PGSERVICEFILE, PGHOST, …    as for psql)";

struct Options {
  CommonOptions common;
  PlanOptions plan;
  PurgeOptions purge;
  DiffOptions diff;
  InspectOptions inspect;
  DriftOptions drift;
  VerifyOptions verify;
  ExplainOptions explain;
  LintCommandOptions lint;
  ApplyOptions apply;
};

void add_config(CLI::App& command, CommonOptions& common) {
  command.add_option("--config", common.config, "The lockstep.toml to use, instead of the nearest one upwards")->type_name("FILE");
  command.add_flag("-q,--quiet", common.quiet, "No notes on standard error, only warnings and errors");
}

void add_filters(CLI::App& command, CommonOptions& common) {
  command.add_option("--schema", common.schemas, "Only schemas whose name matches; may be given several times")->type_name("PATTERN")->allow_extra_args(false);
  command.add_option("--exclude", common.exclude, "Leave alone what matches [KIND:]NAME, as in .lockstepignore; several times")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
}

void add_left_alone(CLI::App& command, CommonOptions& common, const char* how) {
  command.add_flag("--no-owner", common.no_owner, std::string(how) + " owners");
  command.add_flag("--no-privileges,--no-acl", common.no_privileges, std::string(how) + " privileges and default privileges");
  command.add_flag("--no-comments", common.no_comments, std::string(how) + " comments");
  command.add_flag("--no-tablespaces", common.no_tablespaces, std::string(how) + " tablespaces");
}

void add_server_version(CLI::App& command, CommonOptions& common) {
  command.add_option("--server-version", common.server_version, "The major version of PostgreSQL that a plan of files alone is for; without it, 15 and later")
      ->type_name("MAJOR")
      ->check(CLI::Range(13, 18));
}

void add_roles(CLI::App& command, CommonOptions& common) {
  command.add_flag("--roles", common.roles, "Roles and memberships as well, which are of the whole server");
}

void add_environment(CLI::App& command, CommonOptions& common) {
  command.add_option("--env", common.environment, "The database of lockstep.toml that is meant when none is named")->type_name("NAME");
}

void add_shadow(CLI::App& command, CommonOptions& common) {
  command.add_option("--shadow", common.shadow, "A server to try things on, instead of a private one; its role must be allowed to create databases")
      ->type_name("URL");
}

void add_color(CLI::App& command, CommonOptions& common) {
  const std::map<std::string, Color> words = {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}};
  command.add_option("--color", common.color, "auto, always or never")->transform(CLI::CheckedTransformer(words).description(""))->type_name("WHEN");
}

void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : word == words.back() ? " or " : ", ") + word;
  command.add_option("--format", format, "What is printed: " + list)->check(CLI::IsMember(words).description(""))->type_name("FORMAT")->capture_default_str();
}

void add_plan(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("plan", "Plans and proves the way from one state to another");
  command.add_option("--from", options.plan.from, "The state there is; without it, the database of lockstep.toml")->type_name("SOURCE");
  command.add_option("--to", options.plan.to, "The state wanted; without it, the schema of lockstep.toml")->type_name("SOURCE");
  command.add_option("-o,--out", options.plan.out, "Write plan.json, up.sql, down.sql, both for each phase, and steps/ there")->type_name("DIR");
  add_format(command, options.plan.format, {"text", "sql", "json", "markdown"});
  command.add_option("--phase", options.plan.phase, "Print the steps of one phase only: expand, migrate or contract")->check(CLI::IsMember({"expand", "migrate", "contract"}).description(""))->type_name("PHASE");
  command.add_flag("--exit-code", options.plan.exit_code, "Exit with 2 when there is something to do");
  command.add_option("--small-table-rows", options.plan.small_table_rows,
                     "Up to so many rows a table of a live database is changed in the plain form (1000); 0: never")->check(CLI::NonNegativeNumber.description(""))->type_name("N");
  command.add_option("--copy-table-rows", options.plan.copy_table_rows,
                     "From so many rows on a table of a live database that has to be written again is copied as a whole (1000000); 0: never")->check(CLI::NonNegativeNumber.description(""))->type_name("N");
  command.add_option("--drops", options.plan.drops, "What becomes of tables and columns that go: now, dropped (the default), or deprecate, put away until `lockstep purge`")
      ->check(CLI::IsMember({"now", "deprecate"}).description(""))
      ->type_name("HOW");
  command.add_flag("!--no-verify", options.plan.verify, "Do not prove the plan on a throw-away server");
  add_environment(command, options.common);
  add_filters(command, options.common);
  add_left_alone(command, options.common, "Leave as they are:");
  add_roles(command, options.common);
  add_server_version(command, options.common);
  add_shadow(command, options.common);
  add_color(command, options.common);
  add_config(command, options.common);
}

void add_purge(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("purge", "Lists what plans put away instead of dropping it, and plans to drop that");
  auto& shown = options.purge.plan;
  command.add_option("OBJECT", options.purge.objects, "What to drop, by the name that it had, such as public.orders or public.orders.fax; without it, all");
  command.add_option("--db", options.purge.database, "The database; without it, that of lockstep.toml")->type_name("SOURCE");
  command.add_option("-o,--out", shown.out, "Write plan.json, up.sql, down.sql and steps/ there")->type_name("DIR");
  add_format(command, shown.format, {"text", "sql", "json", "markdown"});
  command.add_flag("--exit-code", shown.exit_code, "Exit with 2 when there is something to do");
  command.add_flag("!--no-verify", shown.verify, "Do not prove the plan on a throw-away server");
  add_environment(command, options.common);
  add_shadow(command, options.common);
  add_color(command, options.common);
  add_config(command, options.common);
}

void add_database(CLI::App& command, Options& options) {
  command.add_option("--db", options.apply.run.database, "The database; without it, that of lockstep.toml")->type_name("SOURCE");
  command.add_option("--role", options.apply.run.role, "SET ROLE to this one first")->type_name("NAME");
  add_environment(command, options.common);
  add_config(command, options.common);
}

// What apply, resume and rollback have in common.
void add_run(CLI::App& command, Options& options) {
  auto& run = options.apply.run;
  command.add_flag("--yes", run.yes, "Do not ask; with resume, also: what the gate waits for is so");
  command.add_flag("--wait", run.wait, "Wait for a run that is going on in the database");
  command.add_option("--lock-timeout", run.lock_timeout, "How long strong locks are waited for at a time, instead of what the plan says")->type_name("TIME");
  command.add_option("--retry-for", run.retry_for, "How long a transaction is tried again that does not get its locks (10min)")->type_name("TIME");
  command.add_option("--cancel-blockers-after", run.cancel_blockers_after, "Cancel whoever is in the way of a lock for that long; without it nobody is")->type_name("TIME");
  command.add_option("--log-format", run.log_format, "What is printed while it runs: text or json")->check(CLI::IsMember({"text", "json"}).description(""))->type_name("FORMAT")->capture_default_str();
  add_database(command, options);
  add_shadow(command, options.common);
  add_color(command, options.common);
}

void add_allow(CLI::App& command, Options& options) {
  command.add_option("--allow", options.apply.allow, "A hazard that the plan may have, on any object or on this one; several times")->type_name("HAZARD[:OBJECT]")->allow_extra_args(false);
}

void add_accept_data_loss(CLI::App& command, Options& options) {
  command.add_flag("--accept-data-loss", options.apply.accept_data_loss, "Undo steps although data is lost with them");
}

void add_phase(CLI::App& command, Options& options) {
  command.add_option("--phase", options.apply.phase, "Up to the end of this phase: expand, migrate or contract")->check(CLI::IsMember({"expand", "migrate", "contract"}).description(""))->type_name("PHASE");
}

void add_to_step(CLI::App& command, Options& options, const char* what) {
  command.add_option("--to-step", options.apply.to_step, what)->type_name("N")->check(CLI::NonNegativeNumber.description(""));
}

void add_runner(CLI::App& app, Options& options) {
  auto& apply = *app.add_subcommand("apply", "Runs a written plan on a database, step by step, with a journal there");
  apply.add_option("DIR", options.apply.folder, "What `plan --out` wrote")->type_name("DIR");
  apply.add_flag("--auto", options.apply.automatic, "Plan now and apply that, for development");
  apply.add_option("--to", options.apply.plan.to, "With --auto: the state wanted; without it, the schema of lockstep.toml")->type_name("SOURCE");
  add_phase(apply, options);
  add_to_step(apply, options, "Up to this step");
  apply.add_flag("--dry-run", options.apply.dry_run, "Only show the statements, with their locks, the sizes of tables, an estimate, and who is in the way now");
  apply.add_flag("--explain", options.apply.explain, "The same as JSON");
  add_allow(apply, options);
  add_filters(apply, options.common);
  add_left_alone(apply, options.common, "With --auto, leave as they are:");
  add_roles(apply, options.common);
  add_run(apply, options);
  auto& resume = *app.add_subcommand("resume", "Goes on with the plan that is in flight, whoever ran it; lifts a pause");
  add_phase(resume, options);
  add_to_step(resume, options, "Up to this step, or back to the end of this step; without these two, as far as the run was to go that it goes on with");
  add_allow(resume, options);
  add_accept_data_loss(resume, options);
  add_run(resume, options);
  auto& rollback = *app.add_subcommand("rollback", "Undoes the newest plan, from where it is");
  add_to_step(rollback, options, "Back to the end of this step; 0: all");
  add_accept_data_loss(rollback, options);
  add_run(rollback, options);
  auto& status = *app.add_subcommand("status", "Shows the plans of a database and where they stand: exit 2 when one is in flight");
  add_format(status, options.apply.run.format, {"text", "json"});
  add_database(status, options);
  auto& history = *app.add_subcommand("history", "Shows the journal of a database");
  add_format(history, options.apply.run.format, {"text", "json"});
  history.add_flag("--verify", options.apply.verify_chain, "Check instead that nothing in it was changed or taken out");
  add_database(history, options);
  auto& redo = *app.add_subcommand("redo", "Rolls the newest plan back and applies it again, for development");
  add_accept_data_loss(redo, options);
  add_allow(redo, options);
  add_run(redo, options);
  auto& doctor = *app.add_subcommand("doctor", "Looks for what may go wrong with plans on a database: exit 1 when something will");
  add_format(doctor, options.apply.run.format, {"text", "json"});
  add_database(doctor, options);
  add_database(*app.add_subcommand("pause", "Makes the run that is going on wait, until `lockstep resume`"), options);
}

void add_diff(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("diff", "Shows what differs between two states");
  command.add_option("FROM", options.diff.from, "The state before")->required()->type_name("SOURCE");
  command.add_option("TO", options.diff.to, "The state after")->required()->type_name("SOURCE");
  add_format(command, options.diff.format, {"text", "json"});
  command.add_flag("--exit-code", options.diff.exit_code, "Exit with 2 when there are differences");
  add_filters(command, options.common);
  add_left_alone(command, options.common, "Leave as they are:");
  add_roles(command, options.common);
  add_server_version(command, options.common);
  add_shadow(command, options.common);
  add_color(command, options.common);
  add_config(command, options.common);
}

void add_inspect(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("inspect", "Writes a state as clean, ordered SQL that loads again");
  command.add_option("SOURCE", options.inspect.source, "The state")->required()->type_name("SOURCE");
  command.add_option("-o,--out", options.inspect.out, "The file or folder to write; without it, standard output")->type_name("FILE|DIR");
  command.add_option("--layout", options.inspect.layout, "single: one file; by-object: a file for each object")
      ->check(CLI::IsMember({"single", "by-object"}).description(""))
      ->type_name("LAYOUT")
      ->capture_default_str();
  add_left_alone(command, options.common, "Leave out");
  add_roles(command, options.common);
  add_server_version(command, options.common);
  command.add_flag("--with-secrets", options.inspect.with_secrets, "Write passwords of user mappings and connection strings of subscriptions, not masks");
  add_filters(command, options.common);
  add_config(command, options.common);
}

void add_drift(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("drift", "Tells whether a database is what its schema says: exit 0 the same, 2 different, 1 error");
  command.add_option("--from", options.drift.from, "The state there is; without it, the database of lockstep.toml")->type_name("SOURCE");
  command.add_option("--to", options.drift.to, "The state wanted; without it, the schema of lockstep.toml")->type_name("SOURCE");
  add_format(command, options.drift.format, {"text", "json", "markdown"});
  add_environment(command, options.common);
  add_filters(command, options.common);
  add_left_alone(command, options.common, "Leave as they are:");
  add_roles(command, options.common);
  add_server_version(command, options.common);
  add_shadow(command, options.common);
  add_color(command, options.common);
  add_config(command, options.common);
}

void add_verify(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("verify", "Proves a written plan again");
  command.add_option("DIR", options.verify.folder, "What `plan --out` wrote")->required()->type_name("DIR");
  add_shadow(command, options.common);
  add_config(command, options.common);
}

void add_lint(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("lint", "Tells what is dangerous in hand-written migrations of any tool: exit 0 nothing, 1 warnings or worse");
  command.add_option("FILE|DIR", options.lint.files, "SQL files and folders of them, in the order in which they run; - is standard input")->required();
  add_format(command, options.lint.format, {"text", "json", "sarif", "github"});
  command.add_option("--level", options.lint.level, "The least that is shown: note, warning or danger")
      ->check(CLI::IsMember({"note", "warning", "danger"}).description(""))
      ->type_name("LEVEL")
      ->capture_default_str();
  command.add_option("--transaction", options.lint.transaction, "What the migration tool puts into one transaction where files do not say: file or statement")
      ->check(CLI::IsMember({"file", "statement"}).description(""))
      ->type_name("WHAT");
  add_color(command, options.common);
  add_config(command, options.common);
}

void add_explain(CLI::App& app, Options& options) {
  auto& command = *app.add_subcommand("explain", "Tells what a hazard or a rule of lint means and what the safe way is; without CODE, which there are");
  command.add_option("CODE", options.explain.code, "A hazard as a plan names it, such as data-loss, or a rule as lint does, such as create-index")->type_name("CODE");
  add_color(command, options.common);
}

int dispatch(const CLI::App& app, const Options& options) {
  if (app.got_subcommand("plan")) return run_plan(options.plan, options.common);
  if (app.got_subcommand("purge")) return run_purge(options.purge, options.common);
  if (app.got_subcommand("apply")) return run_apply(options.apply, options.common);
  if (app.got_subcommand("resume")) return run_resume(options.apply, options.common);
  if (app.got_subcommand("rollback")) return run_rollback(options.apply, options.common);
  if (app.got_subcommand("status")) return run_status(options.apply, options.common);
  if (app.got_subcommand("history")) return run_history(options.apply, options.common);
  if (app.got_subcommand("redo")) return run_redo(options.apply, options.common);
  if (app.got_subcommand("doctor")) return run_doctor(options.apply, options.common);
  if (app.got_subcommand("pause")) return run_pause(options.apply, options.common);
  if (app.got_subcommand("diff")) return run_diff(options.diff, options.common);
  if (app.got_subcommand("inspect")) return run_inspect(options.inspect, options.common);
  if (app.got_subcommand("drift")) return run_drift(options.drift, options.common);
  if (app.got_subcommand("verify")) return run_verify(options.verify, options.common);
  if (app.got_subcommand("lint")) return run_lint(options.lint, options.common);
  if (app.got_subcommand("explain")) return run_explain(options.explain, options.common);
  return run_init(options.common);
}

int run(int count, char** arguments) {
  Options options;
  CLI::App app(description, "lockstep");
  app.footer(footer);
  app.set_version_flag("--version", version_text(), "Show the version, that of the SQL grammar and of libpqxx, and the compiler");
  app.require_subcommand(1);
  add_plan(app, options);
  add_purge(app, options);
  add_runner(app, options);
  add_diff(app, options);
  add_inspect(app, options);
  add_drift(app, options);
  add_verify(app, options);
  add_lint(app, options);
  add_explain(app, options);
  app.add_subcommand("init", "Writes a commented lockstep.toml and a schema folder here");
  for (auto* command : app.get_subcommands({})) command->footer("A SOURCE and the exit codes are described by `lockstep --help`.");
  if (count < 2) {
    std::fputs(app.help().c_str(), stderr);
    return exit_error;
  }
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return app.exit(problem);
    const std::string first = arguments[1];
    const auto commands = app.get_subcommands({});
    const bool known = std::any_of(commands.begin(), commands.end(), [&](const CLI::App* each) { return each->get_name() == first; });
    if (!first.starts_with('-') && !known)
      say(Severity::error, "there is no command `" + masked(first) + "`");
    else  // The parser's messages repeat what it did not understand, which may be a URL.
      say(Severity::error, masked(problem.what()));
    std::fputs("Run `lockstep --help` for what there is.\n", stderr);
    return exit_error;
  }
  return dispatch(app, options);
}

}  // namespace
}  // namespace lockstep

int main(int count, char** arguments) {
  using lockstep::Severity;
  try {
    return lockstep::run(count, arguments);
  } catch (const lockstep::Error& problem) {
    lockstep::say(Severity::error, lockstep::masked(problem.what()));
  } catch (const lockstep::Bug& problem) {
    lockstep::say(Severity::error, "this is a bug in lockstep, please report it: " + std::string(problem.what()));
  } catch (const std::exception& problem) {
    lockstep::say(Severity::error, lockstep::masked(problem.what()));
  }
  return lockstep::exit_error;
}
