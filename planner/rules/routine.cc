// Functions and procedures, in the order of pg_get_functiondef() (src/backend/utils/adt/ruleutils.c).
#include <algorithm>
#include <array>

#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

Sql argument_definition(const ir::Argument& argument) {
  Sql result;
  switch (argument.mode) {
    case ir::ArgumentMode::in: break;
    case ir::ArgumentMode::table: break;
    case ir::ArgumentMode::out: result = sql("OUT "); break;
    case ir::ArgumentMode::inout: result = sql("INOUT "); break;
    case ir::ArgumentMode::variadic: result = sql("VARIADIC "); break;
  }
  if (!argument.name.empty()) result += sql("{} ", argument.name);
  result += sql("{}", argument.type);
  if (argument.default_value) result += sql(" DEFAULT {}", *argument.default_value);
  return result;
}

// ` RETURNS …`; empty for procedures.
Sql returns_clause(const ir::Routine& routine) {
  if (routine.procedure) return {};
  std::vector<Sql> columns;
  for (const auto& argument : routine.arguments)
    if (argument.mode == ir::ArgumentMode::table) columns.push_back(argument_definition(argument));
  if (!columns.empty()) return parenthesized_list(sql("RETURNS TABLE"), columns);
  if (routine.returns.empty()) return {};  // the OUT arguments say it
  return routine.returns_set ? sql("RETURNS SETOF {}", routine.returns)
                             : sql("RETURNS {}", routine.returns);
}

bool is_compiled(const ir::Routine& routine) {
  return routine.language.text() == "internal" || routine.language.text() == "c";
}

// `STABLE STRICT COST 10`: what differs from what CREATE FUNCTION assumes.
Sql behaviour(const ir::Routine& routine) {
  std::vector<Sql> words;
  if (routine.window) words.push_back(sql("WINDOW"));
  if (routine.volatility == ir::Volatility::immutable) words.push_back(sql("IMMUTABLE"));
  if (routine.volatility == ir::Volatility::stable) words.push_back(sql("STABLE"));
  if (routine.strict) words.push_back(sql("STRICT"));
  if (routine.security_definer) words.push_back(sql("SECURITY DEFINER"));
  if (routine.leakproof) words.push_back(sql("LEAKPROOF"));
  if (routine.parallel == ir::ParallelSafety::safe) words.push_back(sql("PARALLEL SAFE"));
  if (routine.parallel == ir::ParallelSafety::restricted) words.push_back(sql("PARALLEL RESTRICTED"));
  // Zero stands for "not said" as in a catalog row; no function has it.
  if (routine.cost > 0 && routine.cost != (is_compiled(routine) ? 1.0 : 100.0))
    words.push_back(sql("COST {}", number(routine.cost)));
  if (routine.returns_set && routine.rows > 0 && routine.rows != 1000.0)
    words.push_back(sql("ROWS {}", number(routine.rows)));
  if (!routine.support.empty()) words.push_back(sql("SUPPORT {}", routine.support));
  return join(words, " ");
}

// The parameters that hold a list of names, GUC_LIST_QUOTE in src/backend/utils/misc/guc_tables.c:
// their values are stored as identifiers, quoted where needed, with commas between.
bool holds_names(const std::string& parameter) {
  static constexpr std::array names = std::to_array<std::string_view>(
      {"local_preload_libraries", "search_path", "session_preload_libraries",
       "shared_preload_libraries", "temp_tablespaces", "unix_socket_directories"});
  return std::find(names.begin(), names.end(), parameter) != names.end();
}

// Takes a name in double quotes from the front of `text`.
std::string take_quoted_name(std::string_view& text) {
  std::string name;
  for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
    if (text.front() == '"') {
      text.remove_prefix(1);
      if (!text.starts_with('"')) break;
    }
    name += text.front();
  }
  return name;
}

// `"$user", public` → its names; an unquoted one stands for itself, whatever its case
// (SplitGUCList() in src/backend/utils/adt/varlena.c).
std::vector<std::string> split_names(std::string_view value) {
  std::vector<std::string> result;
  const auto skip = [&](std::string_view characters) {
    value.remove_prefix(std::min(value.find_first_not_of(characters), value.size()));
  };
  for (skip(" \t\n"); !value.empty(); skip(" \t\n,")) {
    if (value.front() == '"') {
      result.push_back(take_quoted_name(value));
    } else {
      const auto name = value.substr(0, value.find_first_of(" \t\n,"));
      result.emplace_back(name);
      value.remove_prefix(name.size());
    }
  }
  return result;
}

}  // namespace

Sql set_parameter(const std::string& parameter, const std::string& value) {
  // A dot separates the prefix of a parameter that an extension or the user made up.
  std::vector<Sql> path;
  for (std::size_t begin = 0; begin <= parameter.size();) {
    const auto end = std::min(parameter.find('.', begin), parameter.size());
    path.push_back(sql("{}", Name(parameter.substr(begin, end - begin))));
    begin = end + 1;
  }
  std::vector<Sql> values;
  if (holds_names(parameter)) {
    for (const auto& name : split_names(value))
      values.push_back(name.empty() ? literal(name) : sql("{}", Name(name)));
    if (values.empty()) values.push_back(literal(""));
  } else {
    values.push_back(literal(value));
  }
  return sql("SET {} TO {}", join(path, "."), join(values));
}

namespace {

Sql body(const ir::Routine& routine) {
  if (routine.sql_body) return sql("{}", *routine.sql_body);
  if (!routine.object_file.empty())
    return sql("AS {}, {}", literal(routine.object_file), literal(routine.body));
  if (is_compiled(routine)) return sql("AS {}", literal(routine.body));
  return sql("AS {}", dollar_quoted(routine.body, routine.procedure ? "procedure" : "function"));
}

// `CREATE FUNCTION f(…) …` behind the verb.
Sql definition(const Subject<ir::Routine>& routine, const Sql& verb) {
  const auto what = routine->procedure ? sql("PROCEDURE") : sql("FUNCTION");
  std::vector<Sql> arguments;
  for (const auto& argument : routine->arguments)
    if (argument.mode != ir::ArgumentMode::table) arguments.push_back(argument_definition(argument));
  std::vector<Sql> lines{
      parenthesized_list(sql("{} {} {}", verb, what, routine.name()), arguments)};
  const auto add = [&](const Sql& line) {
    if (!line.empty()) lines.push_back(line);
  };
  add(returns_clause(*routine));
  std::vector<Sql> transforms;
  for (const auto& type : routine->transforms) transforms.push_back(sql("FOR TYPE {}", type));
  if (!transforms.empty()) add(sql("TRANSFORM {}", join(transforms)));
  add(sql("LANGUAGE {}", routine->language));
  add(behaviour(*routine));
  for (const auto& [parameter, value] : routine->configuration) add(set_parameter(parameter, value));
  add(body(*routine));
  return join(lines, "\n");
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Routine>& routine) {
  return {definition(routine, sql("CREATE"))};
}

}  // namespace lockstep
