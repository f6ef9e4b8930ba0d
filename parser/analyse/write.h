// Analysed values as canonical text. What PostgreSQL's printer loses and its parser puts back is left out
// here, too: coercions that are not shown, parentheses, the order in which ANDs were nested
// (src/backend/utils/adt/ruleutils.c). Equal texts mean trees that print alike.
#pragma once

#include <functional>
#include <string>

#include "parser/analyse/analysis.h"

namespace lockstep::analyse {

// `show_implicit`: coercions on top that nobody wrote are part of the text.
// `hides`: casts that are left out, too.
std::string write_value(const Types& types, const Value& value, bool show_implicit = false, const std::vector<Name>& names_in_use = {},
                        const std::function<bool(const Value& cast)>& hides = {});

// `output`: names of the output columns that override those of the query (CREATE VIEW v (a, b)).
std::string write_query(const Types& types, const Query& query, const std::vector<Name>& output = {}, const std::vector<Name>& names_in_use = {});

}  // namespace lockstep::analyse
