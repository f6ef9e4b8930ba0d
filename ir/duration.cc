#include "ir/duration.h"

#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

namespace lockstep {

std::optional<int> parse_milliseconds(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || number <= 0 || number > std::numeric_limits<int>::max()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  static constexpr std::pair<std::string_view, std::int64_t> units[] = {{"", 1}, {"ms", 1}, {"s", 1000}, {"min", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};
  for (const auto& [unit, factor] : units)
    if (unit == text && number * factor <= std::numeric_limits<int>::max()) return static_cast<int>(number * factor);
  return std::nullopt;
}

}  // namespace lockstep
