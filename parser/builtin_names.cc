#include "parser/builtin_names.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "ir/name.h"
#include "parser/qualify.h"

namespace lockstep {
namespace {

using Names = std::unordered_set<std::string_view>;

Names names_of(std::string_view table) {
  Names names;
  names.reserve(static_cast<std::size_t>(std::count(table.begin(), table.end(), ' ')) + 1);
  while (!table.empty()) {
    const auto end = std::min(table.find(' '), table.size());
    if (end > 0) names.insert(table.substr(0, end));
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  return names;
}

}  // namespace

bool is_builtin_function(std::string_view name) {
  static const Names names = names_of(builtin_function_names());
  return names.contains(name);
}

bool is_builtin_relation(std::string_view name) {
  static const Names names = names_of(builtin_relation_names());
  return names.contains(name);
}

bool is_builtin_type(std::string_view name) {
  static const Names names = names_of(builtin_type_names());
  return names.contains(name);
}

bool is_system_schema(std::string_view name) {
  return name == "pg_catalog" || name == "information_schema" || name == "pg_toast";
}

std::string builtin_type_text(std::string_view name) {
  using Spelling = std::pair<std::string_view, std::string_view>;
  static constexpr std::array spellings = std::to_array<Spelling>({
      {"bool", "boolean"},
      {"bpchar", "bpchar"},
      {"float4", "real"},
      {"float8", "double precision"},
      {"int2", "smallint"},
      {"int4", "integer"},
      {"int8", "bigint"},
      {"interval", "interval"},
      {"json", "json"},
      {"numeric", "numeric"},
      {"time", "time without time zone"},
      {"timestamp", "timestamp without time zone"},
      {"timestamptz", "timestamp with time zone"},
      {"timetz", "time with time zone"},
      {"varbit", "bit varying"},
      {"varchar", "character varying"},
  });
  const auto found = std::find_if(
      spellings.begin(), spellings.end(), [&](const Spelling& each) { return each.first == name; });
  return found == spellings.end() ? quoted(Name(name)) : std::string(found->second);
}

}  // namespace lockstep
