// Functions that may give another value for each row.
#pragma once

#include <string_view>

namespace lockstep {

// True when every function of this name in pg_catalog is VOLATILE, in one of the versions 13 to 18, and for those of the
// extensions that come with PostgreSQL.
bool is_volatile_function(std::string_view name);

}  // namespace lockstep
