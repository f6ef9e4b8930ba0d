// Small file system services of the runner.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace lockstep {

// $XDG_CACHE_HOME/lockstep or ~/.cache/lockstep, made when missing (0700). Empty when there is no
// place that can be written to.
std::optional<std::filesystem::path> cache_folder();

// The file's bytes; empty when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

// Writes by way of a temporary file and rename(), so that readers see all or nothing. False when it
// cannot be written.
bool write_file_atomically(const std::filesystem::path& path, const std::string& content);

}  // namespace lockstep
