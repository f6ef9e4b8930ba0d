#include "runner/process.h"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ir/error.h"

namespace lockstep {

Account server_account() {
  if (geteuid() != 0) return {.user = geteuid(), .group = getegid(), .switched = false};
  for (const char* name : {"postgres", "nobody"})
    if (const auto* entry = getpwnam(name))
      return {.user = entry->pw_uid, .group = entry->pw_gid, .switched = true};
  throw Error(
      "PostgreSQL refuses to run as root, and there is neither a user `postgres` nor a user `nobody` "
      "to run it as");
}

namespace {

// What the child does between fork and exec; only async-signal-safe calls.
[[noreturn]] void become(char* const* arguments, const Account& account, const char* log, pid_t parent) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  setsid();  // a Ctrl-C in the terminal is ours to handle
  const int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
  const int in = open("/dev/null", O_RDONLY);
  if (in >= 0) dup2(in, STDIN_FILENO);
  if (out >= 0) {
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
  }
  if (account.switched && (setgroups(0, nullptr) != 0 || setgid(account.group) != 0 ||
                           setuid(account.user) != 0))
    _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after setuid(), which clears it
  if (getppid() != parent) _exit(125);
  execv(arguments[0], arguments);
  _exit(127);
}

}  // namespace

pid_t start_process(const std::vector<std::string>& command,
                    const Account& account,
                    const std::filesystem::path& log) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw Error("cannot start `" + command.front() + "`: " + std::strerror(errno));
  if (child == 0) become(arguments.data(), account, log.c_str(), parent);
  return child;
}

int run_process(const std::vector<std::string>& command,
                const Account& account,
                const std::filesystem::path& log) {
  const pid_t child = start_process(command, account, log);
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw Error("cannot wait for `" + command.front() + "`: " + std::strerror(errno));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace lockstep
