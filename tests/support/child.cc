#include "tests/support/child.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lockstep::testing {
namespace {

using ChildClock = std::chrono::steady_clock;

int milliseconds_until(ChildClock::time_point end) {
  return static_cast<int>(std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::milliseconds>(end - ChildClock::now()).count()));
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // A signal that comes before the program is there must not meet the handlers of the test.
  sigset_t all;
  sigset_t had;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &had);
  pid_ = fork();
  if (pid_ != 0) sigprocmask(SIG_SETMASK, &had, nullptr);
  if (pid_ == 0) {
    for (const auto& [key, value] : environment) setenv(key.c_str(), value.c_str(), 1);
    for (const int each : {SIGINT, SIGTERM}) signal(each, SIG_DFL);
    sigprocmask(SIG_SETMASK, &had, nullptr);
    const int none = open("/dev/null", O_RDONLY);
    dup2(none, STDIN_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(ends[1]);
  out_ = ends[0];
  fcntl(out_, F_SETFD, FD_CLOEXEC);
}

Child::~Child() {
  if (pid_ != 0) {
    ::kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  close(out_);
}

std::optional<std::string> Child::line(int milliseconds) {
  const auto end = ChildClock::now() + std::chrono::milliseconds(milliseconds);
  while (true) {
    if (const auto at = pending_.find('\n'); at != std::string::npos) {
      auto result = pending_.substr(0, at);
      pending_.erase(0, at + 1);
      return result;
    }
    pollfd waiting{.fd = out_, .events = POLLIN, .revents = 0};
    if (poll(&waiting, 1, milliseconds_until(end)) <= 0) return std::nullopt;
    char buffer[4096];
    const auto got = read(out_, buffer, sizeof buffer);
    if (got <= 0) return std::nullopt;
    pending_.append(buffer, static_cast<std::size_t>(got));
  }
}

void Child::kill(int signal) {
  if (pid_ != 0) ::kill(pid_, signal);
}

int Child::wait(int milliseconds) {
  const auto end = ChildClock::now() + std::chrono::milliseconds(milliseconds);
  while (auto text = line(milliseconds_until(end))) rest += *text + '\n';
  rest += pending_;
  if (ChildClock::now() >= end) kill(SIGKILL);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace lockstep::testing
