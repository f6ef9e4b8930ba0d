// Values of options that may be numbers or texts.
#pragma once

#include <string_view>

namespace lockstep::ir {

// `12`, `-1.5`: what the grammar takes for a number.
constexpr bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  bool digit = false, point = false;
  for (const char c : text) {
    if (c == '.' && !point)
      point = true;
    else if (c >= '0' && c <= '9')
      digit = true;
    else
      return false;
  }
  return digit;
}

// A text that looks like a number, with its quotes.
constexpr bool is_quoted_number(std::string_view text) {
  return text.size() > 2 && text.starts_with('\'') && text.ends_with('\'') && is_number(text.substr(1, text.size() - 2));
}

}  // namespace lockstep::ir
