// Texts that tests expect, kept as files: LOCKSTEP_UPDATE_GOLDEN=1 writes what came out instead of
// comparing, and `git diff` shows what that changed.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

namespace lockstep::testing {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// `name` is relative to tests/.
inline void check_golden(const std::string& name, const std::string& actual) {
  const auto path = std::filesystem::path(LOCKSTEP_SOURCE_DIR) / "tests" / name;
  if (std::getenv("LOCKSTEP_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  INFO("expected in " << path.string());
  CHECK(actual == file_text(path));
}

}  // namespace lockstep::testing
