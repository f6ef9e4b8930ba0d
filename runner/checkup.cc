#include "runner/checkup.h"

#include <fmt/format.h>

#include "ir/error.h"
#include "planner/sql.h"
#include "runner/blockers.h"
#include "runner/journal.h"
#include "runner/session_lock.h"

namespace lockstep {
namespace {

using Level = Remark::Level;

struct Checkup {
  const Target& target;
  Database& database;
  std::vector<Remark> remarks;

  void say(Level level, std::string subject, std::string text, std::string advice = {}) { remarks.push_back({level, std::move(subject), std::move(text), std::move(advice)}); }
};

std::string value(const Rows& rows, std::size_t row, std::size_t column) { return std::string(rows.get(row, column).value_or("")); }

// The first column of all rows, the first few of them named.
std::string listed(const Rows& rows) {
  constexpr std::size_t shown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i) text += (i == 0 ? "`" : ", `") + value(rows, i, 0) + '`';
  if (rows.size() > shown) text += fmt::format(" and {} more", rows.size() - shown);
  return text;
}

void look_at_connection(Checkup& up) {
  up.say(Level::good, "connection", up.database.description() + ", PostgreSQL " + value(up.database.query("SHOW server_version"), 0, 0));
  if (is_pooled_by_transaction(up.database, [&] { return connect(up.target, "doctor"); }))
    up.say(Level::error, "connection", "a pooler gives each transaction another session", "connect to the server itself: locks and settings of sessions get lost in between");
  if (up.database.query("SELECT pg_catalog.pg_is_in_recovery()").get(0, 0) == "t") up.say(Level::error, "connection", "this is a standby, where nothing can be changed", "connect to the primary");
  if (up.database.server_version() < 130000) up.say(Level::error, "connection", "the server is older than PostgreSQL 13", "upgrade it");
}

void look_at_rights(Checkup& up) {
  const auto rows = up.database.query(
      "SELECT current_user, r.rolsuper, pg_catalog.has_database_privilege(current_database(), 'CREATE'), pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'), "
      "pg_catalog.pg_has_role(current_user, 'pg_signal_backend', 'USAGE') FROM pg_catalog.pg_roles r WHERE r.rolname = current_user");
  const auto role = value(rows, 0, 0);
  const bool super = rows.get(0, 1) == "t";
  up.say(Level::good, "rights", "works as `" + role + "`" + (super ? ", a superuser" : ""));
  if (rows.get(0, 2) != "t" && !has_journal(up.database, up.target.journal))
    up.say(Level::error, "rights", "`" + role + "` may not create a schema, so there can be no journal", "GRANT CREATE ON DATABASE, or have somebody else make schema `" + quoted(up.target.journal) + "` as docs/applying.md says");
  if (rows.get(0, 3) != "t") up.say(Level::note, "rights", "`" + role + "` does not see what other sessions run", "GRANT pg_read_all_stats, so that lockstep can say who is in the way");
  if (rows.get(0, 4) != "t") up.say(Level::note, "rights", "`" + role + "` may not cancel other sessions, which `--cancel-blockers-after` needs", "GRANT pg_signal_backend where that is wanted");
  if (super) return;
  const auto foreign = up.database.query(
      "SELECT DISTINCT pg_catalog.pg_get_userbyid(c.relowner) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') "
      "AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT pg_catalog.pg_has_role(current_user, c.relowner, 'USAGE') ORDER BY 1");
  if (foreign.size() > 0) up.say(Level::warning, "rights", "there are tables of owners that `" + role + "` is no member of: " + listed(foreign), "only owners can change them: GRANT their roles, or use `--role`");
}

void look_at_settings(Checkup& up) {
  const auto setting = [&](const char* name) { return value(up.database.query(sql("SELECT pg_catalog.current_setting({})", literal(name)).text()), 0, 0); };
  if (setting("default_transaction_read_only") == "on") up.say(Level::error, "settings", "sessions are read-only (`default_transaction_read_only`)", "ALTER ROLE … SET default_transaction_read_only = off for who applies plans");
  if (setting("fsync") == "off") up.say(Level::warning, "settings", "`fsync` is off: after a crash of the machine neither data nor journal can be relied upon");
  if (setting("autovacuum") == "off") up.say(Level::warning, "settings", "`autovacuum` is off: backfills leave dead rows behind");
  const auto locks = up.database.query("SELECT current_setting('max_locks_per_transaction')::bigint * (current_setting('max_connections')::bigint + current_setting('max_prepared_transactions')::bigint), "
                                       "(SELECT count(*) FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'i', 'I'))");
  if (std::stoll(value(locks, 0, 0)) < std::stoll(value(locks, 0, 1)))
    up.say(Level::note, "settings", "there is room for " + value(locks, 0, 0) + " locks and there are " + value(locks, 0, 1) + " tables and indexes", "raise `max_locks_per_transaction` before plans that touch all of them at once, such as pg_dump does");
}

void look_at_sessions(Checkup& up) {
  const auto old = up.database.query(
      "SELECT pid || ' of ' || coalesce(usename, '?') || ', ' || date_trunc('second', clock_timestamp() - xact_start) || ' old, ' || state FROM pg_catalog.pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_catalog.pg_backend_pid() AND clock_timestamp() - xact_start > interval '1 minute' AND backend_type = 'client backend' ORDER BY xact_start");
  if (old.size() > 0) up.say(Level::warning, "sessions", "transactions are older than a minute: " + listed(old), "strong locks and CREATE INDEX CONCURRENTLY wait for them");
  const auto prepared = up.database.query("SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE database = current_database() ORDER BY prepared");
  if (prepared.size() > 0) up.say(Level::warning, "sessions", "prepared transactions hold locks although no session shows them: " + listed(prepared), "COMMIT PREPARED or ROLLBACK PREPARED");
  const auto vacuum = up.database.query("SELECT query FROM pg_catalog.pg_stat_activity WHERE datname = current_database() AND query LIKE 'autovacuum:%to prevent wraparound%'");
  if (vacuum.size() > 0) up.say(Level::warning, "sessions", "vacuums run that do not give way: " + listed(vacuum), "wait for them");
}

void look_at_objects(Checkup& up) {
  const auto indexes = up.database.query("SELECT indexrelid::regclass FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE NOT indisvalid AND c.relkind = 'i' ORDER BY 1");
  if (indexes.size() > 0) up.say(Level::warning, "objects", "indexes are invalid, cost writes and serve nobody: " + listed(indexes), "DROP INDEX CONCURRENTLY, then plan again");
  const auto constraints = up.database.query("SELECT conrelid::regclass || '.' || conname FROM pg_catalog.pg_constraint WHERE NOT convalidated AND conrelid <> 0 ORDER BY 1");
  if (constraints.size() > 0) up.say(Level::note, "objects", "constraints are not validated: " + listed(constraints), "ALTER TABLE … VALIDATE CONSTRAINT");
  const auto triggers = up.database.query("SELECT tgrelid::regclass || '.' || tgname FROM pg_catalog.pg_trigger WHERE tgenabled = 'D' ORDER BY 1");
  if (triggers.size() > 0) up.say(Level::note, "objects", "triggers are disabled: " + listed(triggers));
}

void look_at_replication(Checkup& up) {
  const auto idle = up.database.query("SELECT slot_name FROM pg_catalog.pg_replication_slots WHERE NOT active ORDER BY 1");
  if (idle.size() > 0) up.say(Level::warning, "replication", "slots that nobody reads keep the log: " + listed(idle), "backfills write a lot of it; drop those that nobody comes back to");
  const auto behind = up.database.query("SELECT application_name || ', ' || extract(epoch FROM replay_lag)::numeric(12, 1) || ' s' FROM pg_catalog.pg_stat_replication WHERE replay_lag > interval '5 seconds' ORDER BY 1");
  if (behind.size() > 0) up.say(Level::warning, "replication", "replicas are behind: " + listed(behind), "backfills wait until they are not");
  if (const auto publications = publications_of_all_tables(up.database); !publications.empty() && !has_journal(up.database, up.target.journal))
    up.say(Level::warning, "replication", "publication `" + publications.front() + "` publishes all tables, so it will publish the journal", "make the tables of the journal on subscribers first (docs/applying.md)");
}

void look_at_journal(Checkup& up) {
  if (!has_journal(up.database, up.target.journal)) return up.say(Level::note, "journal", "there is none yet; the first `lockstep apply` makes it in schema `" + quoted(up.target.journal) + "`");
  try {
    const auto problems = verify_journal(up.database, up.target.journal);
    for (const auto& each : problems) up.say(Level::error, "journal", each);
    if (problems.empty()) up.say(Level::good, "journal", "whole");
  } catch (const Error& problem) {
    up.say(Level::error, "journal", std::string("cannot be read: ") + problem.what(), "GRANT USAGE on its schema and SELECT on its tables");
  }
  if (const auto holder = holder_of(up.database, SessionLock::runner)) up.say(Level::note, "journal", "a run is going on: " + to_string(*holder));
}

}  // namespace

std::vector<Remark> check_up(const Target& target) {
  auto database = connect(target, "doctor");
  Checkup up{target, database, {}};
  for (const auto look : {look_at_connection, look_at_rights, look_at_settings, look_at_sessions, look_at_objects, look_at_replication, look_at_journal}) {
    try {
      look(up);
    } catch (const Error& problem) {
      if (is_connection_lost(problem.sqlstate)) throw;
      up.say(Level::warning, "doctor", std::string("something could not be looked at: ") + problem.what());
    }
  }
  return std::move(up.remarks);
}

}  // namespace lockstep
