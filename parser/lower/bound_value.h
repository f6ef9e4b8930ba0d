// Constants in partition bounds, printed the way the server prints them back.
#pragma once

#include <optional>
#include <string>

#include "parser/sql_ast.h"

namespace lockstep {

struct Constant {
  enum class Type { null, number, text, boolean };
  Type type = Type::null;
  std::string text;
};

// A literal, also with a sign or a cast around it; nothing for other expressions.
std::optional<Constant> constant_of(const PgQuery__Node& expression);

// The constant converted to `type` (format_type() text) and printed without a cast (get_const_expr,
// ruleutils.c). Times with time zone are printed in UTC, and read as UTC when they name no zone.
std::string bound_text(const std::string& type, const Constant& constant);

// True for a `timestamp with time zone` that names no zone: another moment in another session.
bool lacks_zone(const std::string& type, const Constant& constant);

}  // namespace lockstep
