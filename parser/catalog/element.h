// One element of an index or partition key as ruleutils.c prints it.
#pragma once

#include <string_view>

#include "ir/table.h"

namespace lockstep::catalog {

// `lower(name) COLLATE "C" text_pattern_ops DESC` → expression, collation, operator class; the order is
// left to the caller, who has it from pg_index.indoption. With `column`, the text begins with that.
ir::IndexElement element_from(std::string_view printed, Name column);

}  // namespace lockstep::catalog
