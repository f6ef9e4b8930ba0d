// The fields of an interval type.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lockstep {

// ` day to second` for the mask that the grammar makes of the SQL fields (INTERVAL_MASK in
// src/include/utils/timestamp.h); the empty text for all fields; nothing for a mask that SQL cannot
// say.
std::optional<std::string_view> interval_fields(std::int64_t mask);

}  // namespace lockstep
