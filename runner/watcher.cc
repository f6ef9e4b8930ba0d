#include "runner/watcher.h"

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <optional>
#include <thread>

#include "ir/error.h"
#include "planner/sql.h"
#include "runner/blockers.h"

namespace lockstep {

namespace {

using WatchClock = std::chrono::steady_clock;
constexpr auto tick = std::chrono::milliseconds(50);
constexpr auto told_every = std::chrono::seconds(1);

}  // namespace

struct Watcher::State {
  explicit State(Interruption& interrupts) : interruption(interrupts) {}

  Interruption& interruption;
  Target target;
  Observer observer;
  std::mutex mutex;
  std::condition_variable wake;
  bool ended = false;
  int pid = 0;  // 0: nothing runs
  WatchClock::time_point begun;  // of what runs
  Happening about;
  std::int64_t lock_wait_ms = 0;
  std::string blockers;
  std::optional<Database> database;
  std::thread thread;

  void run() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::unique_lock lock(mutex);
    auto told = WatchClock::now();
    while (!ended) {
      // Nobody wakes it for a statement: most are over before there would be anything to see.
      wake.wait_for(lock, tick, [this] { return ended; });
      if (ended || pid == 0 || WatchClock::now() - begun < tick) continue;
      if (told < begun) told = begun;
      const int watched = pid;
      auto happening = about;
      lock.unlock();
      interruption.cancel_again();
      const bool now = WatchClock::now() - told >= told_every;
      std::string waits_for;
      const bool waits = look(watched, happening, now, waits_for);
      if (now) told = WatchClock::now();
      lock.lock();
      if (waits) lock_wait_ms += tick.count();
      if (!waits_for.empty()) blockers = waits_for;
    }
  }

  // True when the session waits for a lock.
  bool look(int watched, Happening happening, bool tell, std::string& waits_for) {
    try {
      if (!database) database.emplace(connect(target, "watch"));
      const auto rows = database->query(sql("SELECT a.wait_event_type = 'Lock' FROM pg_catalog.pg_stat_activity a WHERE a.pid = {}", watched).text());
      const bool waits = rows.size() == 1 && rows.get(0, 0) == "t";
      if (waits) {
        waits_for = to_string(blockers_of_session(*database, watched));
        happening.what = Happening::What::waits;
        happening.text = waits_for;
        if (tell && !waits_for.empty()) observer(happening);
        return true;
      }
      if (tell) tell_of_index(watched, happening);
    } catch (const Error&) {
      database.reset();  // tried again at the next tick
    }
    return false;
  }

  void tell_of_index(int watched, Happening happening) {
    const auto rows = database->query(sql("SELECT phase, CASE WHEN blocks_total > 0 THEN 100.0 * blocks_done / blocks_total WHEN tuples_total > 0 THEN 100.0 * tuples_done / tuples_total END "
                                          "FROM pg_catalog.pg_stat_progress_create_index WHERE pid = {}",
                                          watched)
                                          .text());
    if (rows.size() == 0) return;
    happening.what = Happening::What::building;
    happening.text = std::string(rows.get(0, 0).value_or(""));
    if (const auto percent = rows.get(0, 1)) happening.percent = std::stod(std::string(*percent));
    observer(happening);
  }
};

Watcher::Watcher(const Target& target, const Observer& observer, Interruption& interruption) : state_(std::make_unique<State>(interruption)) {
  state_->target = target;
  state_->observer = observer;
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Watcher::~Watcher() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->ended = true;
    state_->pid = 0;
  }
  state_->wake.notify_all();
  state_->thread.join();
}

Watcher::Statement::Statement(Watcher& watcher, int pid, Happening about) : watcher_(watcher) {
  const std::lock_guard lock(watcher_.state_->mutex);
  watcher_.state_->pid = pid;
  watcher_.state_->begun = WatchClock::now();
  watcher_.state_->about = std::move(about);
}

Watcher::Statement::~Statement() {
  const std::lock_guard lock(watcher_.state_->mutex);
  watcher_.state_->pid = 0;
}

std::int64_t Watcher::take_lock_wait() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->lock_wait_ms, 0);
}

std::string Watcher::take_blockers() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->blockers, {});
}

}  // namespace lockstep
