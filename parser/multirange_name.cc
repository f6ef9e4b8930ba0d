#include "parser/multirange_name.h"

#include <string>

namespace lockstep {

Name multirange_name(Name range) {
  const auto& text = range.text();
  if (const auto at = text.find("range"); at != std::string::npos)
    return Name(truncated_identifier(text.substr(0, at) + "multi" + text.substr(at)));
  constexpr std::size_t room = 63 - 11;
  const auto cut = text.size() > room ? std::string(truncated_identifier(text.substr(0, room))) : text;
  return Name(truncated_identifier(cut + "_multirange"));
}

}  // namespace lockstep
