#include "runner/shadow_server.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ir/error.h"
#include "ir/sha256.h"
#include "runner/files.h"
#include "runner/process.h"

namespace lockstep {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "lockstep-shadow-";

// The socket's path may have 107 bytes, so a long $TMPDIR is not used.
fs::path temporary_base() {
  const char* named = std::getenv("TMPDIR");
  if (named && *named && std::strlen(named) < 60 && access(named, W_OK) == 0) return named;
  return "/tmp";
}

void give_to(const fs::path& path, const Account& account) {
  if (account.switched && lchown(path.c_str(), account.user, account.group) != 0)
    throw Error("cannot give `" + path.string() + "` to the server's user: " + std::strerror(errno));
}

void give_tree_to(const fs::path& root, const Account& account) {
  if (!account.switched) return;
  give_to(root, account);
  for (const auto& entry : fs::recursive_directory_iterator(root)) give_to(entry.path(), account);
}

// Ends the server of a folder whose owner is gone, by the pid in its data folder.
void end_orphan(const fs::path& folder) {
  const auto pid_file = read_file(folder / "data" / "postmaster.pid");
  if (!pid_file) return;
  const pid_t pid = std::atoi(pid_file->c_str());
  const auto command = read_file("/proc/" + std::to_string(pid) + "/cmdline");
  if (pid > 1 && command && command->find(folder.string()) != std::string::npos) kill(pid, SIGQUIT);
}

// Removes the folders of processes that no longer exist.
void remove_stale(const fs::path& base) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(base, error)) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    struct stat status {};
    if (lstat(entry.path().c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) continue;
    const auto account = server_account();
    if (status.st_uid != geteuid() && status.st_uid != account.user) continue;
    const pid_t owner = std::atoi(name.c_str() + prefix.size());
    if (owner <= 0 || (kill(owner, 0) == 0 || errno == EPERM)) continue;
    end_orphan(entry.path());
    fs::remove_all(entry.path(), error);
  }
}

fs::path make_folder(const Account& account) {
  const auto base = temporary_base();
  remove_stale(base);
  std::string name = (base / (std::string(prefix) + std::to_string(getpid()) + "-XXXXXX")).string();
  if (!mkdtemp(name.data())) throw Error("cannot make a folder below `" + base.string() + "`: " + std::strerror(errno));
  give_to(name, account);
  return name;
}

void initialise(const fs::path& binaries, const fs::path& data, const Account& account, const fs::path& log) {
  const std::vector<std::string> common = {
      (binaries / "initdb").string(), "-D", data.string(), "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8",
      "--wal-segsize=1"};
  auto command = common;
  command.emplace_back("--locale=C.UTF-8");
  if (run_process(command, account, log) == 0) return;
  std::error_code error;
  fs::remove_all(data, error);
  command = common;
  command.emplace_back("--locale=C");
  if (run_process(command, account, log) != 0)
    throw Error("`initdb` failed: " + read_file(log).value_or("no log"));
}

void copy_tree(const fs::path& from, const fs::path& to) {
  fs::copy(from, to, fs::copy_options::recursive);
  fs::permissions(to, fs::perms::owner_all);
}

// The name of the cached data folder: one per set of programs.
std::string cache_name(const fs::path& binaries) {
  std::error_code error;
  const auto program = binaries / "postgres";
  const auto changed = fs::last_write_time(program, error).time_since_epoch().count();
  return "data-" + sha256(program.string() + ' ' + std::to_string(changed) + " 1").substr(0, 16);
}

// An initialised data folder: copied from the cache, which is filled on first use.
void provide_data(const fs::path& binaries, const fs::path& folder, const Account& account) {
  const auto data = folder / "data";
  const auto log = folder / "log";
  const auto cache = cache_folder();
  if (!cache) return initialise(binaries, data, account, log);
  const auto kept = *cache / cache_name(binaries);
  std::error_code error;
  if (!fs::exists(kept / "PG_VERSION", error)) {
    initialise(binaries, data, account, log);
    const auto fresh = kept.string() + "." + std::to_string(getpid());
    fs::remove_all(fresh, error);
    fs::copy(data, fresh, fs::copy_options::recursive, error);
    if (!error) fs::rename(fresh, kept, error);
    if (error) fs::remove_all(fresh, error);  // somebody else was faster, or there is no room
    return;
  }
  copy_tree(kept, data);
  give_tree_to(data, account);
}

bool answers(const fs::path& socket_path) {
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto text = socket_path.string();
  const bool fits = text.size() < sizeof address.sun_path;
  if (fits) std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  const bool connected =
      fits && connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(fd);
  return connected;
}

void wait_until_ready(const ServerProcess& server) {
  using namespace std::chrono_literals;
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  const auto log = server.folder / "log";
  while (std::chrono::steady_clock::now() < deadline) {
    int status = 0;
    if (waitpid(server.pid, &status, WNOHANG) == server.pid)
      throw Error("the shadow server ended while it started: " + read_file(log).value_or("no log"));
    if (answers(server.folder / ".s.PGSQL.5432")) return;
    std::this_thread::sleep_for(2ms);
  }
  throw Error("the shadow server did not come up within 60 s: " + read_file(log).value_or("no log"));
}

}  // namespace

std::optional<int> initialised_version(const fs::path& binaries) {
  const auto cache = cache_folder();
  const auto version = cache ? read_file(*cache / cache_name(binaries) / "PG_VERSION") : std::nullopt;
  const int major = version ? std::atoi(version->c_str()) : 0;
  return major > 0 ? std::optional(major) : std::nullopt;
}

ServerProcess start_server(const fs::path& binaries) {
  const auto account = server_account();
  ServerProcess server;
  server.folder = make_folder(account);
  try {
    provide_data(binaries, server.folder, account);
    const auto folder = server.folder.string();
    server.pid = start_process(
        {(binaries / "postgres").string(), "-D", folder + "/data", "-k", folder, "-c", "listen_addresses=",
         "-c", "unix_socket_permissions=0700", "-c", "port=5432", "-c", "fsync=off", "-c", "full_page_writes=off",
         "-c", "synchronous_commit=off", "-c", "autovacuum=off", "-c", "wal_level=minimal", "-c",
         "max_wal_senders=0", "-c", "max_connections=30", "-c", "shared_buffers=64MB", "-c",
         "max_locks_per_transaction=1000", "-c", "logging_collector=off", "-c", "log_min_messages=error", "-c",
         "log_min_error_statement=panic", "-c", "jit=off", "-c", "max_prepared_transactions=0"},
        account, server.folder / "log");
    wait_until_ready(server);
  } catch (...) {
    stop_server(server);
    throw;
  }
  return server;
}

void stop_server(ServerProcess& server) noexcept {
  if (server.pid > 0) {
    kill(server.pid, SIGQUIT);
    while (waitpid(server.pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    server.pid = 0;
  }
  if (server.folder.empty()) return;
  std::error_code error;
  fs::remove_all(server.folder, error);
  server.folder.clear();
}

}  // namespace lockstep
