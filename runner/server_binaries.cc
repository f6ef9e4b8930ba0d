// Finding the programs of an installed PostgreSQL server.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>

#include <unistd.h>

#include "runner/shadow.h"

namespace lockstep {

namespace fs = std::filesystem;

namespace {

bool has_server(const fs::path& folder) {
  return access((folder / "initdb").c_str(), X_OK) == 0 &&
         access((folder / "postgres").c_str(), X_OK) == 0;
}

// The folder that really holds the programs: distributions put links or wrappers on the PATH.
std::optional<fs::path> server_folder(const fs::path& folder) {
  if (!has_server(folder)) return std::nullopt;
  std::error_code error;
  const auto real = fs::canonical(folder / "postgres", error);
  if (!error && has_server(real.parent_path())) return real.parent_path();
  return folder;
}

std::optional<fs::path> on_path() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (!folder.empty())
      if (auto found = server_folder(folder)) return found;
  return std::nullopt;
}

std::optional<fs::path> from_pg_config() {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen("pg_config --bindir 2>/dev/null", "r"), pclose);
  if (!pipe) return std::nullopt;
  char line[4096];
  if (!fgets(line, sizeof line, pipe.get())) return std::nullopt;
  std::string folder = line;
  while (folder.ends_with('\n')) folder.pop_back();
  return server_folder(folder);
}

// /usr/lib/postgresql/<major>/bin, newest first.
std::vector<std::pair<int, fs::path>> debian_folders() {
  std::vector<std::pair<int, fs::path>> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    const int major = std::atoi(entry.path().filename().c_str());
    if (major > 0 && has_server(entry.path() / "bin")) found.emplace_back(major, entry.path() / "bin");
  }
  std::sort(found.rbegin(), found.rend());
  return found;
}

}  // namespace

std::optional<fs::path> find_server_binaries(int wanted_major) {
  if (const char* named = std::getenv("LOCKSTEP_PG_BIN"); named && *named) return server_folder(named);
  const auto installed = debian_folders();
  for (const auto& [major, folder] : installed)
    if (major == wanted_major) return folder;
  if (auto found = on_path()) return found;
  if (auto found = from_pg_config()) return found;
  if (!installed.empty()) return installed.front().second;
  return std::nullopt;
}

}  // namespace lockstep
