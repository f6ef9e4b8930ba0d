// What PostgreSQL and its extensions bring for text search, as far as files refer to it by name
// (src/backend/snowball/snowball_create.pl, src/include/catalog/pg_ts_*.dat).
#pragma once

#include <string_view>
#include <vector>

#include "ir/kind.h"
#include "ir/text_search.h"

namespace lockstep {

// True when every server, or every one that is new enough, has a parser, template, dictionary or configuration of that
// name in pg_catalog.
bool is_builtin_text_search_name(Kind kind, std::string_view name);

// The extension that brings a template or dictionary of that name; empty when none does that we know.
std::string_view extension_of_text_search_name(std::string_view name);

// The mappings of a configuration of pg_catalog, by token; empty when there is none of that name.
std::vector<ir::TokenMapping> builtin_token_mappings(std::string_view configuration);

}  // namespace lockstep
