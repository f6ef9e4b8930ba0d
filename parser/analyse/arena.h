// The memory of one analysis.
#pragma once

#include <deque>
#include <tuple>

#include "parser/analyse/query.h"

namespace lockstep::analyse {

// Owns everything that an analysis makes; it goes as a whole.
class Arena {
 public:
  Value* value(Op op, Type type);
  Value* constant(Type type, std::string text);
  Value* copy(const Value& original);

  template <class T>
  T* make() {
    return &std::get<std::deque<T>>(others_).emplace_back();
  }

 private:
  std::deque<Value> values_;
  std::tuple<std::deque<CallDetails>, std::deque<Window>, std::deque<Query>, std::deque<RangeItem>, std::deque<CommonTable>> others_;
};

}  // namespace lockstep::analyse
