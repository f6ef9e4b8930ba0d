// How much two names differ, for those who ask what a slip was meant to be.
#pragma once

#include <cstddef>
#include <string_view>

namespace lockstep {

// The characters that have to be put in, taken out or changed to make the one of the other.
std::size_t name_distance(std::string_view left, std::string_view right);

}  // namespace lockstep
