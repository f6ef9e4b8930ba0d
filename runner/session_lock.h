// One runner per database: session advisory locks, each on the connection that it stands for.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "parser/database.h"

namespace lockstep {

// Numbers of the advisory locks (their first key is that of lockstep).
enum class SessionLock {
  runner = 1,  // held as long as a command changes the database
  worker = 2,  // held by the session that runs statements: whoever was killed may have left one that still does
};

struct LockHolder {
  int pid = 0;
  std::string user;
  std::string host;  // empty: a local socket
  std::string since;  // of the session
  std::string doing;  // the statement, cut short
};

// Takes the lock if it is free. It is asked for again and again, never waited for in the server: a session that waits there has a snapshot,
// for which CREATE INDEX CONCURRENTLY waits in turn.
bool try_session_lock(Database& database, SessionLock lock);

void let_go(Database& database, SessionLock lock);

// Who has it; nobody when it was let go meanwhile.
std::optional<LockHolder> holder_of(Database& database, SessionLock lock);

std::string to_string(const LockHolder& holder);  // `pid 4711 (app on 10.0.0.7, since 2026-11-20 10:11:12+00)`

// Whether statements of one session may reach different server sessions: a pooler in transaction mode, where locks and settings
// of sessions get lost. `other` is a second connection, made in the same way.
bool is_pooled_by_transaction(Database& database, const std::function<Database()>& other);

// The number of the server's process, also behind a pooler.
int server_process(Database& database);

}  // namespace lockstep
