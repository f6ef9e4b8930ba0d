// A folder that goes away with its object.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "ir/error.h"

namespace lockstep {

class TemporaryFolder {
 public:
  // Makes `<parent>/<prefix>XXXXXX`, readable by nobody else. Throws Error when it cannot be made.
  explicit TemporaryFolder(const std::filesystem::path& parent = std::filesystem::temp_directory_path(),
                           const std::string& prefix = "lockstep-") {
    std::string name = (parent / (prefix + "XXXXXX")).string();
    if (mkdtemp(name.data()) == nullptr) throw Error("cannot make a folder in " + parent.string());
    path_ = name;
  }

  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace lockstep
