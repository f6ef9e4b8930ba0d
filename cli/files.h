// Files that are written all or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/temporary_folder.h"

namespace lockstep {

// Throws Error when the file cannot be read.
std::string read_text_file(const std::filesystem::path& path);

// Who may read a file: as the umask says, or its owner alone (mode 0600).
enum class Readers { usual, owner };

// By way of a temporary file and rename(). Throws Error when it cannot be written.
void write_text_file(const std::filesystem::path& path, const std::string& text, Readers readers = Readers::usual);

// Several files below one folder, which is made when missing. They wait in a temporary folder inside it
// until all of them are written; whoever fails before move_into_place() has changed nothing.
class StagedFiles {
 public:
  // Throws Error when the folder cannot be made.
  explicit StagedFiles(const std::filesystem::path& folder);

  // `name` may have folders in it. Throws Error when the file cannot be written.
  void add(const std::string& name, const std::string& text, Readers readers = Readers::usual);

  // Makes the folders that the files need. Throws Error when something stands where they belong.
  void make_room() const;

  // In the order in which they were added, after make_room().
  void move_into_place();

 private:
  std::filesystem::path folder_;
  TemporaryFolder temporary_;
  std::vector<std::string> names_;
};

}  // namespace lockstep
