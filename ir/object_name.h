// Names that PostgreSQL makes for what nobody named.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// base1_base2_label in 63 bytes: the longer of the two names gives way first (makeObjectName(), indexcmds.c).
std::string object_name(std::string_view base1, std::string_view base2, std::string_view label);

// The first `bytes` bytes of a text, cut back to a character boundary (pg_mbcliplen()).
std::string_view clipped(std::string_view text, std::size_t bytes);

}  // namespace lockstep
