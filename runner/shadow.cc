#include "runner/shadow.h"

#include <cstdlib>

#include <unistd.h>

#include "ir/error.h"
#include "ir/name.h"
#include "runner/shadow_server.h"
#include "runner/signals.h"

namespace lockstep {

struct Shadow::Impl {
  ServerProcess server;  // of a private server
  std::filesystem::path binaries;
  std::string base;      // conninfo without a database name
  int clean_up = 0;
  std::optional<Database> admin;
  std::vector<std::string> databases;
  int made = 0;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  ~Impl() {
    if (clean_up != 0) forget_clean_up(clean_up);
    if (server.pid == 0) drop_databases();
    admin.reset();
    stop_server(server);
  }

  std::string conninfo(const std::string& database) const {
    const bool url = base.starts_with("postgresql://") || base.starts_with("postgres://");
    if (!url) return base + " dbname=" + database;
    // A dbname among the parameters wins over the one in the path.
    return base + (base.find('?') == std::string::npos ? "?" : "&") + "dbname=" + database;
  }

  // A database with subscriptions cannot be dropped (dropdb() in src/backend/commands/dbcommands.c).
  void drop_subscriptions(const std::string& name) {
    const auto query = "SELECT quote_ident(s.subname) FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = '" + name + "'";
    const auto rows = admin->query(query);
    if (rows.size() == 0) return;
    Database database(conninfo(name));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto alter = "ALTER SUBSCRIPTION " + std::string(rows.get(i, 0).value_or(""));
      database.execute(alter + " DISABLE; " + alter + " SET (slot_name = NONE)");
      database.execute("DROP SUBSCRIPTION " + std::string(rows.get(i, 0).value_or("")));
    }
  }

  // On a server of the user's, what we made must go.
  void drop_databases() noexcept {
    for (const auto& name : databases) {
      try {
        drop_subscriptions(name);
        admin->execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      } catch (const std::exception&) {
        // Nothing to be done about it while ending; the name says whose it was.
      }
    }
  }
};

Shadow::Shadow(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Shadow::Shadow(Shadow&&) noexcept = default;
Shadow& Shadow::operator=(Shadow&&) noexcept = default;
Shadow::~Shadow() = default;

Shadow Shadow::start(const std::filesystem::path& binaries) {
  auto impl = std::make_unique<Impl>();
  // The signal is blocked from here on, so nothing is left behind however early it comes.
  impl->clean_up = on_end_signal([raw = impl.get()] { stop_server(raw->server); });
  impl->binaries = binaries;
  impl->server = start_server(binaries);
  impl->base = "host=" + impl->server.folder.string() + " port=5432 user=postgres";
  for (int attempt = 0;; ++attempt) {
    try {
      impl->admin.emplace(impl->base + " dbname=postgres");
      break;
    } catch (const Error&) {
      if (attempt == 500) throw;  // "the database system is starting up"
      usleep(5000);
    }
  }
  return Shadow(std::move(impl));
}

Shadow Shadow::use(const std::string& conninfo) {
  auto impl = std::make_unique<Impl>();
  impl->base = conninfo;
  impl->admin.emplace(conninfo);
  return Shadow(std::move(impl));
}

std::optional<Shadow> Shadow::another() const {
  if (impl_->server.pid == 0) return std::nullopt;
  return start(impl_->binaries);
}

int Shadow::server_version() const { return impl_->admin->server_version(); }

std::string Shadow::conninfo(const std::string& database) const { return impl_->conninfo(database); }

Database Shadow::create_database() {
  const auto name = "lockstep_" + std::to_string(getpid()) + "_" + std::to_string(++impl_->made);
  impl_->admin->execute("CREATE DATABASE " + name + " TEMPLATE template0");
  impl_->databases.push_back(name);
  return Database(conninfo(name));
}

namespace {

std::string named_server(const std::string& wanted_conninfo) {
  const char* named = std::getenv("LOCKSTEP_SHADOW");
  return wanted_conninfo.empty() && named != nullptr ? named : wanted_conninfo;
}

}  // namespace

std::optional<int> known_shadow_version(const std::string& wanted_conninfo, int wanted_major) {
  if (!named_server(wanted_conninfo).empty()) return std::nullopt;
  const auto binaries = find_server_binaries(wanted_major);
  return binaries ? initialised_version(*binaries) : std::nullopt;
}

ShadowChoice open_shadow(const std::string& wanted_conninfo, int wanted_major) {
  const auto conninfo = named_server(wanted_conninfo);
  if (!conninfo.empty()) return {.shadow = Shadow::use(conninfo), .reason = {}};
  const auto binaries = find_server_binaries(wanted_major);
  if (!binaries)
    return {.shadow = std::nullopt,
            .reason = "no PostgreSQL server binaries found (looked at $LOCKSTEP_PG_BIN, PATH, `pg_config` and "
                      "/usr/lib/postgresql)"};
  return {.shadow = Shadow::start(*binaries), .reason = {}};
}

}  // namespace lockstep
