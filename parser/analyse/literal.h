// Values of literals in the form that the type's output function gives, as far as we know it: `'007'::integer`
// and `7` are the same constant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parser/analyse/analysis.h"

namespace lockstep::analyse {

// The constant that an untyped literal becomes when it is coerced to `type`.
Value* literal(const Analysis& analysis, const Value& untyped, Type type);

// The normal form of a value of a type; empty when it is not known or depends on the session (the
// text as it stands is compared then).
std::optional<std::string> normal_value(const Types& types, Type type, std::string_view text);

std::optional<std::string> normal_integer(std::string_view text);
std::optional<std::string> normal_numeric(std::string_view text);
std::optional<std::string> normal_date(std::string_view text);
std::optional<std::string> normal_time(std::string_view text);
std::optional<std::string> normal_timestamp(std::string_view text, bool with_zone);
// `fields` is the modifier of the type, such as ` day to second(3)`.
std::optional<std::string> normal_interval(std::string_view text, std::string_view fields);
std::optional<std::string> normal_jsonb(std::string_view text);

}  // namespace lockstep::analyse
