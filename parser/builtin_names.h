// What pg_catalog holds, by name. The tables are generated (parser/builtin_names_table.cc); the
// tests below are hash lookups. is_builtin_function() and is_builtin_relation() are in
// parser/qualify.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep {

// The tables: names separated by blanks; behind a function's name the numbers of its arguments.
std::string_view builtin_function_names();
std::string_view builtin_relation_names();
std::string_view builtin_type_names();

// The functions of one name.
struct BuiltinFunction {
  std::uint64_t argument_counts = 0;  // a bit for each number of arguments that one of them takes
  bool variadic = false;              // one takes more than that
  bool in_every_version = true;       // from 13 to 18

  bool takes(std::size_t arguments) const {
    return variadic || arguments >= 64 || (argument_counts >> arguments & 1U) != 0;
  }
};

// Null when pg_catalog has no function of that name.
const BuiltinFunction* builtin_function(std::string_view name);

// True for base, range and pseudo types of pg_catalog by their catalog name (`int4`, not `integer`;
// arrays and row types are not among them).
bool is_builtin_type(std::string_view name);

// True for pg_catalog, information_schema and the other schemas that no state holds.
bool is_system_schema(std::string_view name);

// The name of a pg_catalog type as format_type() prints it without a modifier: `int4` → `integer`,
// `char` → `"char"` (src/backend/utils/adt/format_type.c).
std::string builtin_type_text(std::string_view name);

}  // namespace lockstep
