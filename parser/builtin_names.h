// What pg_catalog holds, by name. The tables are generated (parser/builtin_names_table.cc); the tests
// below are hash lookups. is_builtin_function() and is_builtin_relation() are in parser/qualify.h.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// The tables: names separated by blanks.
std::string_view builtin_function_names();
std::string_view builtin_relation_names();
std::string_view builtin_type_names();

// True for base, range and pseudo types of pg_catalog by their catalog name (`int4`, not `integer`;
// arrays and row types are not among them).
bool is_builtin_type(std::string_view name);

// True for pg_catalog, information_schema and the other schemas that no state holds.
bool is_system_schema(std::string_view name);

// The name of a pg_catalog type as format_type() prints it without a modifier: `int4` → `integer`,
// `char` → `"char"` (src/backend/utils/adt/format_type.c).
std::string builtin_type_text(std::string_view name);

}  // namespace lockstep
