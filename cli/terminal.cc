#include "cli/terminal.h"

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

#include <unistd.h>

#include "ir/error.h"

namespace lockstep {

TextStyle output_style(Color color) {
  if (color != Color::automatic) return {.color = color == Color::always};
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return {.color = !refused && !dumb && isatty(STDOUT_FILENO) == 1};
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw Error("cannot write to standard output");
}

void say(Severity severity, std::string_view message) {
  static constexpr const char* words[] = {"note", "warning", "error"};
  std::fprintf(stderr, "%s: %.*s\n", words[static_cast<int>(severity)], static_cast<int>(message.size()), message.data());
}

bool report(const Diagnostics& diagnostics, bool quiet) {
  for (const auto& each : diagnostics.all()) {
    if (quiet && each.severity == Severity::note) continue;
    std::fputs(render(each).c_str(), stderr);
  }
  return diagnostics.has_errors();
}

struct Progress::State {
  std::mutex mutex;
  std::condition_variable wake;
  std::string what;
  bool done = false;
  std::thread thread;

  void run() {
    // Signals are for the threads that clean up.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    bool shown = false;
    std::unique_lock lock(mutex);
    while (!wake.wait_until(lock, std::max(Clock::now() + std::chrono::milliseconds(200), start + std::chrono::seconds(1)),
                            [this] { return done; })) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start).count();
      std::fprintf(stderr, "\r\033[K%s … %d s", what.c_str(), static_cast<int>(seconds));
      std::fflush(stderr);
      shown = true;
    }
    if (shown) std::fputs("\r\033[K", stderr);
  }
};

Progress::Progress() {
  if (isatty(STDERR_FILENO) != 1) return;
  state_ = std::make_unique<State>();
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Progress::~Progress() {
  if (!state_) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->done = true;
  }
  state_->wake.notify_all();
  state_->thread.join();
}

void Progress::now(std::string what) {
  if (!state_) return;
  const std::lock_guard lock(state_->mutex);
  state_->what = std::move(what);
}

}  // namespace lockstep
