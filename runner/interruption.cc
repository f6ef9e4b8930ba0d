#include "runner/interruption.h"

namespace lockstep {

void Interruption::request() {
  const std::lock_guard lock(mutex_);
  requested_ = true;
  if (running_ != nullptr) running_->cancel();
  wake_.notify_all();
}

void Interruption::cancel_again() {
  const std::lock_guard lock(mutex_);
  if (requested_ && running_ != nullptr) running_->cancel();
}

bool Interruption::requested() const {
  const std::lock_guard lock(mutex_);
  return requested_;
}

bool Interruption::sleep(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, time, [this] { return requested_; });
}

Interruption::Watch::Watch(Interruption& interruption, Database& database) : interruption_(interruption) {
  const std::lock_guard lock(interruption_.mutex_);
  interruption_.running_ = &database;
}

Interruption::Watch::~Watch() {
  const std::lock_guard lock(interruption_.mutex_);
  interruption_.running_ = nullptr;
}

}  // namespace lockstep
