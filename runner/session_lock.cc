#include "runner/session_lock.h"

#include "planner/sql.h"

namespace lockstep {
namespace {

constexpr int key_of_lockstep = 1819239275;  // "lock"

Sql key_pair(SessionLock lock) { return sql("{}, {}", key_of_lockstep, static_cast<int>(lock)); }

}  // namespace

bool try_session_lock(Database& database, SessionLock lock) {
  return database.query(sql("SELECT pg_catalog.pg_try_advisory_lock({})", key_pair(lock)).text()).get(0, 0) == "t";
}

void let_go(Database& database, SessionLock lock) { database.query(sql("SELECT pg_catalog.pg_advisory_unlock({})", key_pair(lock)).text()); }

std::optional<LockHolder> holder_of(Database& database, SessionLock lock) {
  // Two keys are classid and objid, with objsubid 2 (manual, "pg_locks").
  const auto rows = database.query(sql("SELECT l.pid, a.usename, host(a.client_addr), date_trunc('second', a.backend_start), pg_catalog.regexp_replace(left(a.query, 120), '\\s+', ' ', 'g') "
                                       "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a USING (pid) "
                                       "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid = {} AND l.objid = {} "
                                       "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())",
                                       key_of_lockstep, static_cast<int>(lock))
                                       .text());
  if (rows.size() == 0) return std::nullopt;
  const auto text = [&](std::size_t column) { return std::string(rows.get(0, column).value_or("")); };
  return LockHolder{.pid = std::stoi(text(0)), .user = text(1), .host = text(2), .since = text(3), .doing = text(4)};
}

std::string to_string(const LockHolder& holder) {
  std::string text = "pid " + std::to_string(holder.pid) + " (" + (holder.user.empty() ? "somebody else" : holder.user);
  if (!holder.host.empty()) text += " on " + holder.host;
  if (!holder.since.empty()) text += ", since " + holder.since;
  return text + ")";
}

int server_process(Database& database) { return std::stoi(std::string(database.query("SELECT pg_catalog.pg_backend_pid()").get(0, 0).value())); }

bool is_pooled_by_transaction(Database& database, const std::function<Database()>& other) {
  const int first = server_process(database);
  if (first == database.backend_pid()) return false;  // what the server said when it was connected to
  // Somebody is in between. A session that is idle between transactions lets go of its server session in that mode, and whoever begins
  // a transaction gets it: so we look where we are while another one is inside a transaction.
  auto neighbour = other();
  for (int i = 0; i < 3; ++i) {
    neighbour.execute("BEGIN");
    const int taken = server_process(neighbour);
    const int now = server_process(database);
    neighbour.execute("COMMIT");
    if (taken == first || now != first) return true;
  }
  return false;
}

}  // namespace lockstep
