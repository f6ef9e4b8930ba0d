// Watches the session that works from another one: what it waits for, and how far the build of an index is.
#pragma once

#include <cstdint>
#include <memory>

#include "runner/interruption.h"
#include "runner/observer.h"
#include "runner/target.h"

namespace lockstep {

// A thread with a connection of its own, which is opened when a statement takes longer than an instant. What goes wrong with it
// is nothing to the run: then nobody watches.
class Watcher {
 public:
  Watcher(const Target& target, const Observer& observer, Interruption& interruption);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  // From here to the end of the object the session with that number runs a statement of that step. `about` is the pattern of what is told.
  class Statement {
   public:
    Statement(Watcher& watcher, int pid, Happening about);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

   private:
    Watcher& watcher_;
  };

  // How long statements waited for locks since this was last asked, in milliseconds; exact to about 50 ms.
  std::int64_t take_lock_wait();
  // Who was waited for last, in words; empty when nobody was.
  std::string take_blockers();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lockstep
