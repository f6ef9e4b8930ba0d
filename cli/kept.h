// Objects that stay until the process ends.
#pragma once

#include <memory>
#include <vector>

namespace lockstep {

// A new object that is never destroyed. For states: taking hundreds of thousands of nodes apart one by one costs
// more than a tenth of reading them, and the process is about to end anyway.
template <class T>
T& kept() {
  static auto& all = *new std::vector<std::unique_ptr<T>>;
  return *all.emplace_back(std::make_unique<T>());
}

}  // namespace lockstep
