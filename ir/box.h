// An optional value on the heap with value semantics: one pointer when empty. For the rare parts of
// objects of which there are hundreds of thousands.
#pragma once

#include <memory>

namespace lockstep {

template <class T>
class Box {
 public:
  Box() = default;
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT(google-explicit-constructor): a value is a full box
  Box(const Box& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Box(Box&&) noexcept = default;
  Box& operator=(const Box& other) {
    if (this != &other) value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    return *this;
  }
  Box& operator=(Box&&) noexcept = default;
  ~Box() = default;

  explicit operator bool() const { return value_ != nullptr; }
  bool has_value() const { return value_ != nullptr; }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  void reset() { value_.reset(); }

  friend bool operator==(const Box& left, const Box& right) {
    if (!left.value_ || !right.value_) return !left.value_ && !right.value_;
    return *left.value_ == *right.value_;
  }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace lockstep
