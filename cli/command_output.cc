#include "cli/command_output.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ir/error.h"

extern char** environ;

namespace lockstep {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

using File = std::unique_ptr<std::FILE, CloseFile>;

// An unnamed file: a pipe each for three streams could block, files cannot.
File unnamed_file() {
  File file(std::tmpfile());
  if (!file) throw Error("cannot make a temporary file");
  return file;
}

std::string content_of(std::FILE* file) {
  std::rewind(file);
  std::string text;
  char buffer[65536];
  while (const auto count = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, count);
  return text;
}

}  // namespace

CommandOutput run_command(const std::vector<std::string>& command, const std::string& input) {
  const auto in = unnamed_file();
  const auto out = unnamed_file();
  const auto errors = unnamed_file();
  if (std::fwrite(input.data(), 1, input.size(), in.get()) != input.size()) throw Error("cannot write a temporary file");
  std::rewind(in.get());

  std::vector<char*> arguments;
  for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(errors.get()), STDERR_FILENO);
  pid_t process = 0;
  const int failed = posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return {127, {}, command[0] + " cannot be started"};
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), content_of(out.get()), content_of(errors.get())};
}

}  // namespace lockstep
