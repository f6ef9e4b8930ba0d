#include "planner/step.h"

#include <array>

namespace lockstep {

std::string_view lock_name(Lock lock) {
  static constexpr std::array<std::string_view, 9> names = {
      "", "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE",
      "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};
  return names.at(static_cast<std::size_t>(lock));
}

}  // namespace lockstep
