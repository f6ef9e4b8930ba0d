// Spans of time as PostgreSQL's settings have them: `500ms`, `2s`, `1min`, or a number of milliseconds (manual, section 20.1.1).
#pragma once

#include <optional>
#include <string_view>

namespace lockstep {

// Nothing when it is none, is zero or longer than 24 days, which an int of milliseconds holds.
std::optional<int> parse_milliseconds(std::string_view text);

}  // namespace lockstep
