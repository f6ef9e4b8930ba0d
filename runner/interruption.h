// A wish to stop: the statement that runs is cancelled on the server, sleeps end, and no other statement is begun.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "parser/database.h"

namespace lockstep {

class Interruption {
 public:
  // By any thread.
  void request();
  bool requested() const;
  // Cancels what runs when that was asked for: a cancellation that reaches the server before the statement does nothing.
  void cancel_again();

  // True when the time has passed, false when it was cut short.
  bool sleep(std::chrono::milliseconds time);

  // As long as it lives, request() cancels what the connection runs.
  class Watch {
   public:
    Watch(Interruption& interruption, Database& database);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    Interruption& interruption_;
  };

 private:
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool requested_ = false;
  Database* running_ = nullptr;
};

}  // namespace lockstep
