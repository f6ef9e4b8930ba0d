// Which types are stored alike, for whoever has no graph.
#pragma once

#include <string_view>

namespace lockstep {

// True when every value of the one type is one of the other as it is stored, and indexes over it are, too. Of types without
// domains in them, as format_type() writes them.
bool is_stored_alike(std::string_view before, std::string_view after);

}  // namespace lockstep
