#include "cli/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <sys/stat.h>
#include <unistd.h>

#include "ir/error.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

Error cannot(const char* what, const fs::path& path) {
  return Error(std::string("cannot ") + what + ' ' + path.string() + ": " + std::strerror(errno));
}

void write_directly(const fs::path& path, const std::string& text, Readers readers) {
  errno = 0;
  std::ofstream out(path, std::ios::binary);
  // Before anything is in it.
  if (readers == Readers::owner && chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0) throw cannot("write", path);
  out << text;
  if (!out.flush()) throw cannot("write", path);
}

void move(const fs::path& from, const fs::path& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) throw cannot("write", to);
}

void make_folder(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) throw Error("cannot make the folder " + folder.string() + ": " + problem.message());
}

}  // namespace

std::string read_text_file(const fs::path& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw cannot("read", path);
  return text.str();
}

void write_text_file(const fs::path& path, const std::string& text, Readers readers) {
  const fs::path temporary = path.string() + '.' + std::to_string(getpid()) + ".tmp";
  try {
    write_directly(temporary, text, readers);
    move(temporary, path);
  } catch (const Error&) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    throw;
  }
}

StagedFiles::StagedFiles(const fs::path& folder)
    : folder_(folder), temporary_((make_folder(folder), folder), ".lockstep-") {}

void StagedFiles::add(const std::string& name, const std::string& text, Readers readers) {
  make_folder((temporary_.path() / name).parent_path());
  write_directly(temporary_.path() / name, text, readers);
  names_.push_back(name);
}

void StagedFiles::make_room() const {
  for (const auto& name : names_) {
    make_folder((folder_ / name).parent_path());
    if (fs::is_directory(folder_ / name)) throw Error("cannot write " + (folder_ / name).string() + ": it is a folder");
  }
}

void StagedFiles::move_into_place() {
  make_room();
  for (const auto& name : names_) move(temporary_.path() / name, folder_ / name);
}

}  // namespace lockstep
