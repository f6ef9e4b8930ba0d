// The private throw-away server.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parser/database.h"

namespace lockstep {

// Where initdb, postgres and pg_ctl are: $LOCKSTEP_PG_BIN, PATH, `pg_config --bindir`,
// /usr/lib/postgresql/*/bin (the wanted major version first, then the newest). Empty when there is none.
std::optional<std::filesystem::path> find_server_binaries(int wanted_major = 0);

// A server to try things on: started by us, or a URL that the user named. Databases made on it are
// dropped, and a started server is stopped and removed, when the object goes; also after
// SIGINT and SIGTERM (runner/signals.h).
class Shadow {
 public:
  struct Impl;

  // Starts a private server: unix socket only in a 0700 folder, fsync off, data folder copied from a
  // cache of initialised ones by version, as an unprivileged user when run as root.
  // Throws Error when it cannot be started.
  static Shadow start(const std::filesystem::path& binaries);

  // Uses a server that runs already; the role must be allowed to create databases.
  static Shadow use(const std::string& conninfo);

  Shadow(const Shadow&) = delete;
  Shadow& operator=(const Shadow&) = delete;
  Shadow(Shadow&&) noexcept;
  Shadow& operator=(Shadow&&) noexcept;
  ~Shadow();

  // A further private server of the same programs; nothing when this one is a server that the user named.
  std::optional<Shadow> another() const;

  int server_version() const;

  // A fresh empty database, as from template0; dropped with the Shadow.
  Database create_database();

  // Conninfo for psql and tests.
  std::string conninfo(const std::string& database) const;

 private:
  explicit Shadow(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// `--shadow`, $LOCKSTEP_SHADOW, or a private server; empty with a reason when there is none.
struct ShadowChoice {
  std::optional<Shadow> shadow;
  std::string reason;
};

ShadowChoice open_shadow(const std::string& wanted_conninfo, int wanted_major);

// The major version of the server that open_shadow() would open, when that can be told without opening one: it is
// one of our own, and its data folder was initialised before.
std::optional<int> known_shadow_version(const std::string& wanted_conninfo, int wanted_major);

}  // namespace lockstep
