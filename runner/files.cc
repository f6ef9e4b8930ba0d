#include "runner/files.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace lockstep {

namespace fs = std::filesystem;

std::optional<fs::path> cache_folder() {
  fs::path base;
  if (const char* xdg = std::getenv("XDG_CACHE_HOME"); xdg && *xdg)
    base = xdg;
  else if (const char* home = std::getenv("HOME"); home && *home)
    base = fs::path(home) / ".cache";
  else
    return std::nullopt;
  const auto folder = base / "lockstep";
  std::error_code error;
  const bool fresh = fs::create_directories(folder, error);
  if (error) return std::nullopt;
  if (fresh) fs::permissions(folder, fs::perms::owner_all, error);
  if (access(folder.c_str(), W_OK) != 0) return std::nullopt;
  return folder;
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool write_file_atomically(const fs::path& path, const std::string& content) {
  const fs::path temporary = path.string() + "." + std::to_string(getpid()) + ".tmp";
  std::error_code error;
  {
    std::ofstream out(temporary, std::ios::binary);
    out << content;
    if (!out.flush()) {
      fs::remove(temporary, error);
      return false;
    }
  }
  fs::rename(temporary, path, error);
  if (error) fs::remove(temporary, error);
  return !error;
}

}  // namespace lockstep
