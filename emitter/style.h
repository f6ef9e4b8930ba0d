// Colours of terminal output.
#pragma once

#include <string>
#include <string_view>

#include "emitter/emitter.h"

namespace lockstep {

enum class Paint { bold, dim, green, yellow, red, magenta };

// The sign in front of a line, and its colour.
struct Mark {
  const char* sign;
  Paint paint;
};

// `text` in the escape sequences of ANSI X3.64, or as it is when the style has no colour.
inline std::string painted(const TextStyle& style, Paint paint, std::string_view text) {
  if (!style.color || text.empty()) return std::string(text);
  static constexpr const char* codes[] = {"1", "2", "32", "33", "31", "35"};
  return "\033[" + std::string(codes[static_cast<int>(paint)]) + 'm' + std::string(text) + "\033[0m";
}

}  // namespace lockstep
