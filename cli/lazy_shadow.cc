#include "cli/lazy_shadow.h"

#include <cstdlib>

#include "ir/error.h"

namespace lockstep {

Shadow* LazyShadow::get() {
  if (!choice_) {
    try {
      choice_ = open_shadow(wanted_, major_);
    } catch (const Error& problem) {
      // A server that the user names must be there. One of our own is welcome, not needed.
      if (!wanted_.empty() || std::getenv("LOCKSTEP_SHADOW") != nullptr) throw;
      choice_ = ShadowChoice{std::nullopt, problem.what()};
    }
  }
  return choice_->shadow ? &*choice_->shadow : nullptr;
}

int LazyShadow::major_version() {
  if (!choice_)
    if (const auto known = known_shadow_version(wanted_, major_)) return *known;
  const auto* shadow = get();
  return shadow != nullptr ? shadow->server_version() / 10000 : 0;
}

}  // namespace lockstep
