#include "runner/signals.h"

#include <csignal>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include <unistd.h>

namespace lockstep {
namespace {

struct CleanUps {
  std::mutex mutex;
  std::map<int, std::function<void()>> all;
  int next = 1;
  bool watching = false;
  std::function<void()> request;  // for the first signal
};

// Never destroyed: the watching thread may outlive the statics.
CleanUps& clean_ups() {
  static auto* const all = new CleanUps;
  return *all;
}

std::function<void()> take_request() {
  const std::lock_guard lock(clean_ups().mutex);
  return std::exchange(clean_ups().request, nullptr);
}

void watch() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int each : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, each);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals] {
    int received = 0;
    sigwait(&signals, &received);
    if (auto request = take_request()) {
      request();
      sigwait(&signals, &received);
    }
    const std::lock_guard lock(clean_ups().mutex);
    for (const auto& [number, clean_up] : clean_ups().all) clean_up();
    _exit(128 + received);
  }).detach();
}

}  // namespace

void on_first_end_signal(std::function<void()> request) {
  auto& state = clean_ups();
  const std::lock_guard lock(state.mutex);
  state.request = std::move(request);
  if (!std::exchange(state.watching, true)) watch();
}

int on_end_signal(std::function<void()> clean_up) {
  auto& state = clean_ups();
  const std::lock_guard lock(state.mutex);
  if (!std::exchange(state.watching, true)) watch();
  state.all.emplace(state.next, std::move(clean_up));
  return state.next++;
}

void forget_clean_up(int number) {
  const std::lock_guard lock(clean_ups().mutex);
  clean_ups().all.erase(number);
}

}  // namespace lockstep
