#pragma once

#include <map>
#include <string_view>

namespace lockstep {

// The queries of parser/catalog/*.sql by file name without ending; generated at build time.
const std::map<std::string_view, std::string_view>& catalog_queries();

}  // namespace lockstep
