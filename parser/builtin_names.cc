#include "parser/builtin_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ir/name.h"
#include "parser/qualify.h"

namespace lockstep {
namespace {

using Names = std::unordered_set<std::string_view>;
using Functions = std::unordered_map<std::string_view, BuiltinFunction>;

template <class Visit> void for_each_word(std::string_view table, Visit visit) {
  while (!table.empty()) {
    const auto end = std::min(table.find(' '), table.size());
    if (end > 0) visit(table.substr(0, end));
    table.remove_prefix(std::min(end + 1, table.size()));
  }
}

std::size_t words_in(std::string_view table) {
  return static_cast<std::size_t>(std::count(table.begin(), table.end(), ' ')) + 1;
}

Names names_of(std::string_view table) {
  Names names;
  names.reserve(words_in(table));
  for_each_word(table, [&](std::string_view word) { names.insert(word); });
  return names;
}

// `concat:1+`, `array_sort:1,2,3?`
Functions functions_of(std::string_view table) {
  Functions functions;
  functions.reserve(words_in(table));
  for_each_word(table, [&](std::string_view word) {
    const auto colon = word.find(':');
    BuiltinFunction function;
    unsigned count = 0;
    for (std::size_t at = colon + 1; at < word.size(); ++at) {
      const auto is_digit = [&](std::size_t i) {
        return i < word.size() && word[i] >= '0' && word[i] <= '9';
      };
      if (is_digit(at)) {
        count = count * 10 + static_cast<unsigned>(word[at] - '0');
        if (is_digit(at + 1)) continue;
        function.argument_counts |= std::uint64_t{1} << count;
        count = 0;
      }
      if (word[at] == '+') function.variadic = true;
      if (word[at] == '?') function.in_every_version = false;
    }
    functions.emplace(word.substr(0, colon), function);
  });
  return functions;
}

}  // namespace

const BuiltinFunction* builtin_function(std::string_view name) {
  static const Functions functions = functions_of(builtin_function_names());
  const auto found = functions.find(name);
  return found == functions.end() ? nullptr : &found->second;
}

bool is_builtin_function(std::string_view name) {
  return builtin_function(name) != nullptr;
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
