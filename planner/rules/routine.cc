// Functions and procedures, in the order of pg_get_functiondef() (src/backend/utils/adt/ruleutils.c).
#include <algorithm>
#include <array>

#include "planner/rules/altered.h"
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

Sql parameter_name(const std::string& parameter) {
  // A dot separates the prefix of a parameter that an extension or the user made up.
  std::vector<Sql> path;
  for (std::size_t begin = 0; begin <= parameter.size();) {
    const auto end = std::min(parameter.find('.', begin), parameter.size());
    path.push_back(sql("{}", Name(parameter.substr(begin, end - begin))));
    begin = end + 1;
  }
  return join(path, ".");
}

Sql set_parameter(const std::string& parameter, const std::string& value) {
  std::vector<Sql> values;
  if (holds_names(parameter)) {
    // Not every name can be an identifier in a statement: that would be cut to 63 bytes.
    for (const auto& name : split_names(value))
      values.push_back(name.empty() || name.size() > 63 ? literal(name) : sql("{}", Name(name)));
    if (values.empty()) values.push_back(literal(""));
  } else {
    values.push_back(literal(value));
  }
  return sql("SET {} TO {}", parameter_name(parameter), join(values));
}

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

namespace {

std::vector<ir::Argument> arguments_of(const ir::Routine& routine, bool input) {
  std::vector<ir::Argument> result;
  for (const auto& argument : routine.arguments) {
    const bool out = argument.mode == ir::ArgumentMode::out || argument.mode == ir::ArgumentMode::table;
    const bool both = argument.mode == ir::ArgumentMode::inout;
    if (input ? !out : (out || both)) result.push_back(argument);
  }
  return result;
}

// Whether CREATE OR REPLACE makes one out of the other (ProcedureCreate() in
// src/backend/catalog/pg_proc.c): names of arguments stay where there are any, what comes out stays,
// defaults are not taken away.
bool can_become(const ir::Routine& before, const ir::Routine& after) {
  const auto inputs_before = arguments_of(before, true);
  const auto inputs_after = arguments_of(after, true);
  if (inputs_before.size() != inputs_after.size()) return false;
  for (std::size_t i = 0; i < inputs_before.size(); ++i) {
    const auto& was = inputs_before[i];
    const auto& is = inputs_after[i];
    if (!was.name.empty() && was.name != is.name) return false;
    if (was.default_value && !is.default_value) return false;
    if (!(was.type == is.type)) return false;
  }
  const auto outputs_before = arguments_of(before, false);
  const auto outputs_after = arguments_of(after, false);
  return std::equal(outputs_before.begin(), outputs_before.end(), outputs_after.begin(), outputs_after.end(),
                    [](const ir::Argument& was, const ir::Argument& is) {
                      return was.name == is.name && was.type == is.type;
                    });
}

// The attributes that ALTER FUNCTION brings from one value to the other.
std::vector<Sql> change_attributes(const ir::Routine& before, const ir::Routine& after) {
  std::vector<Sql> result;
  if (before.volatility != after.volatility) {
    switch (after.volatility) {
      case ir::Volatility::immutable: result.push_back(sql("IMMUTABLE")); break;
      case ir::Volatility::stable: result.push_back(sql("STABLE")); break;
      case ir::Volatility::volatile_: result.push_back(sql("VOLATILE")); break;
    }
  }
  if (before.strict != after.strict)
    result.push_back(after.strict ? sql("STRICT") : sql("CALLED ON NULL INPUT"));
  if (before.security_definer != after.security_definer)
    result.push_back(after.security_definer ? sql("SECURITY DEFINER") : sql("SECURITY INVOKER"));
  if (before.leakproof != after.leakproof)
    result.push_back(after.leakproof ? sql("LEAKPROOF") : sql("NOT LEAKPROOF"));
  if (before.parallel != after.parallel) {
    switch (after.parallel) {
      case ir::ParallelSafety::safe: result.push_back(sql("PARALLEL SAFE")); break;
      case ir::ParallelSafety::restricted: result.push_back(sql("PARALLEL RESTRICTED")); break;
      case ir::ParallelSafety::unsafe: result.push_back(sql("PARALLEL UNSAFE")); break;
    }
  }
  if (before.cost != after.cost) result.push_back(sql("COST {}", number(after.cost)));
  if (before.rows != after.rows) result.push_back(sql("ROWS {}", number(after.rows)));
  for (const auto& [parameter, value] : after.configuration)
    if (const auto found = before.configuration.find(parameter);
        found == before.configuration.end() || found->second != value)
      result.push_back(set_parameter(parameter, value));
  for (const auto& [parameter, value] : before.configuration)
    if (!after.configuration.contains(parameter))
      result.push_back(sql("RESET {}", parameter_name(parameter)));
  return result;
}

// True when nothing but what change_attributes() knows differs.
bool only_attributes(const Alteration<ir::Routine>& routine) {
  using ir::Routine;
  return !routine.changed(&Routine::arguments) && !routine.changed(&Routine::language) &&
         !routine.changed(&Routine::body) && !routine.changed(&Routine::object_file) &&
         !routine.changed(&Routine::sql_body) && !routine.changed(&Routine::support) &&
         !routine.changed(&Routine::transforms) && (routine.before->rows > 0) == (routine.after->rows > 0);
}

std::vector<Sql> alter_attributes(const Subject<ir::Routine>& from, const Subject<ir::Routine>& to) {
  const auto actions = change_attributes(*from, *to);
  if (actions.empty()) return {};
  return {sql("ALTER {} {}", sql_reference(to.graph, to.node), join(actions, " "))};
}

}  // namespace

void alter(const Alteration<ir::Routine>& routine, std::vector<Step>& steps) {
  if (!is_changed(routine)) return;
  const auto name = label(routine.after.node);
  if (only_attributes(routine)) {
    add_step(steps,
             routine,
             "change attributes of " + name,
             alter_attributes(routine.before, routine.after),
             alter_attributes(routine.after, routine.before));
    return;
  }
  const auto replace = [](const Subject<ir::Routine>& to) {
    return std::vector<Sql>{definition(to, sql("CREATE OR REPLACE"))};
  };
  auto& step = add_step(steps, routine, "replace " + name, replace(routine.after), replace(routine.before));
  if (!can_become(*routine.after, *routine.before)) take_back_by_plan(step, routine);
}

bool can_alter(const Alteration<ir::Routine>& routine) {
  return can_become(*routine.before, *routine.after);
}

}  // namespace lockstep
