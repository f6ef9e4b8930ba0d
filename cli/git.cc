#include "cli/git.h"

#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "cli/command_output.h"
#include "cli/temporary_folder.h"
#include "ir/error.h"
#include "parser/source_files.h"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string git(std::vector<std::string> arguments, const std::string& what, const std::string& input = {}) {
  arguments.insert(arguments.begin(), "git");
  auto result = run_command(arguments, input);
  if (result.status == 127) throw Error("cannot read " + what + ": git is not installed");
  if (result.status != 0) throw Error("cannot read " + what + ": " + first_line(result.errors));
  return std::move(result.output);
}

struct Blob {
  std::string hash;
  std::string path;  // from the repository's top
};

// The regular files at or below `path`; all of the commit's when it is empty.
std::vector<Blob> blobs(const std::string& commit, const std::string& path, const std::string& what) {
  std::vector<std::string> command = {"ls-tree", "-r", "-z", "--full-tree", commit};
  if (!path.empty()) command.insert(command.end(), {"--", path});
  std::istringstream lines(git(command, what));
  std::vector<Blob> found;
  for (std::string line; std::getline(lines, line, '\0');) {
    // `100644 blob <hash>\t<path>`; links and submodules have other modes.
    const auto tab = line.find('\t');
    if (tab == std::string::npos || !line.starts_with("100")) continue;
    const auto hash = line.rfind(' ', tab);
    found.push_back({line.substr(hash + 1, tab - hash - 1), line.substr(tab + 1)});
  }
  return found;
}

// Puts the blobs into `folder` under their paths.
void extract(const std::vector<Blob>& files, const fs::path& folder, const std::string& what) {
  std::string hashes;
  for (const auto& each : files) hashes += each.hash + '\n';
  const auto stream = git({"cat-file", "--batch"}, what, hashes);
  std::size_t at = 0;
  for (const auto& each : files) {
    // `<hash> blob <size>\n<bytes>\n`
    const auto line_end = stream.find('\n', at);
    if (line_end == std::string::npos) throw Error("cannot read " + what + ": git ended early");
    const auto size = std::stoul(stream.substr(stream.rfind(' ', line_end) + 1, line_end));
    const auto path = folder / each.path;
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out.write(stream.data() + line_end + 1, static_cast<std::streamsize>(size));
    if (!out.flush()) throw Error("cannot write " + path.string());
    at = line_end + 1 + size + 1;
  }
}

bool includes_others(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const auto begin = line.find_first_not_of(" \t");
      if (begin != std::string::npos && line.compare(begin, 2, "\\i") == 0) return true;
    }
  }
  return false;
}

// Gives files below `folder` the names they have in git, for messages.
class Renaming {
 public:
  Renaming(const fs::path& folder, std::string prefix) : folder_(folder.string() + '/'), prefix_(std::move(prefix)) {}

  std::shared_ptr<const SourceFile> operator()(const std::shared_ptr<const SourceFile>& file) {
    if (!file) return file;
    auto& renamed = files_[file.get()];
    if (!renamed) renamed = std::make_shared<SourceFile>(SourceFile{prefix_ + path_inside(file->path), file->text});
    return renamed;
  }

 private:
  std::string path_inside(const std::string& path) const {
    if (path.starts_with(folder_)) return path.substr(folder_.size());
    if (!path.starts_with('/')) return path;  // by way of the working directory
    throw Error("`" + path + "` is included by a file of `" + prefix_ + "`, but is not part of that revision");
  }

  std::string folder_;
  std::string prefix_;
  std::map<const SourceFile*, std::shared_ptr<const SourceFile>> files_;
};

// psql looks for `\i` in the working directory, and projects start it at their top.
class WorkingDirectory {
 public:
  explicit WorkingDirectory(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  WorkingDirectory(const WorkingDirectory&) = delete;
  WorkingDirectory& operator=(const WorkingDirectory&) = delete;

  ~WorkingDirectory() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
  }

 private:
  fs::path before_;
};

// `path` from the repository's top.
std::string from_top(const std::string& path, const std::string& what) {
  const bool from_here = path == "." || path == ".." || path.starts_with("./") || path.starts_with("../");
  const auto prefix = from_here ? first_line(git({"rev-parse", "--show-prefix"}, what)) : std::string();
  auto normal = (fs::path(prefix) / path).lexically_normal().string();
  if (normal.starts_with("..") || normal.starts_with('/')) throw Error("cannot read " + what + ": it is outside the repository");
  while (normal.ends_with('/')) normal.pop_back();
  return normal == "." ? std::string() : normal;
}

}  // namespace

SqlText load_sql_from_git(const std::string& revision, const std::string& path, Diagnostics& diagnostics) {
  const auto what = "`git:" + revision + ':' + path + '`';
  if (revision.starts_with('-')) throw Error("cannot read " + what + ": not a revision");
  git({"rev-parse", "--git-dir"}, what);
  const auto found = run_command({"git", "rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (found.status != 0) throw Error("cannot read " + what + ": there is no revision `" + revision + "`");
  const auto commit = first_line(found.output);
  const auto inside = from_top(path, what);
  auto files = blobs(commit, inside, what);
  if (files.empty()) throw Error("cannot read " + what + ": there is no such file or folder in that revision");
  const TemporaryFolder folder;
  extract(files, folder.path(), what);
  // What is included may lie anywhere in the repository.
  if (includes_others(folder.path())) extract(blobs(commit, {}, what), folder.path(), what);

  Diagnostics own;
  const WorkingDirectory there(folder.path());
  auto text = load_sql(inside.empty() ? folder.path() : folder.path() / inside, own);
  Renaming renamed(folder.path(), "git:" + revision + ':');
  for (auto& segment : text.segments) segment.file = renamed(segment.file);
  for (auto each : own.all()) {
    each.span.file = renamed(each.span.file);
    diagnostics.add(std::move(each));
  }
  text.description = "git:" + revision + ':' + path;
  return text;
}

}  // namespace lockstep
