#include "parser/lower/support_function.h"

#include "parser/builtin/catalog.h"
#include "parser/find_object.h"
#include "parser/lower/objects.h"

namespace lockstep {
namespace {

// The handlers and methods of pg_catalog (pg_proc.dat), and those that plpgsql puts there. What returns a handler, no expression
// can call, and the tables of built-in names are without it.
bool is_built_in(std::string_view name) {
  if (!builtin::find_functions(name).empty()) return true;
  for (const auto* start : {"dsnowball_", "plpgsql_"})
    if (name.starts_with(start)) return true;
  for (const auto* whole : {"bthandler", "hashhandler", "gisthandler", "ginhandler", "spghandler", "brinhandler", "heap_tableam_handler"})
    if (name == whole) return true;
  return false;
}

}  // namespace

QualifiedName support_function(Reader& reader,
                               const Statement& statement,
                               const std::vector<std::string_view>& parts,
                               std::vector<ObjectId>& references) {
  const auto name = qualified_name_in(parts);
  if (name.schema.empty() && is_built_in(name.name.text()) && !lookup_routine(reader.scope(), Name(), name.name)) return name;
  return routine_name(reader, statement, parts, references);
}

}  // namespace lockstep
