#include "parser/lower/routine_options.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "parser/lower/objects.h"
#include "parser/lower/options.h"
#include "parser/number_text.h"

namespace lockstep {
namespace {

double number_of(const PgQuery__DefElem& option) {
  const auto text = option_text(option);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The name as pg_proc.proconfig has it: as the server declares the parameter.
std::string parameter_name(std::string_view name) {
  std::string folded{name};
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  static constexpr std::array mixed = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"timezone", "TimeZone"}, {"datestyle", "DateStyle"}, {"intervalstyle", "IntervalStyle"}});
  for (const auto& [plain, declared] : mixed)
    if (folded == plain) return std::string(declared);
  return folded;
}

// Parameters whose elements are identifiers (GUC_LIST_QUOTE in src/backend/utils/misc/guc.c).
bool is_list_of_names(std::string_view name) {
  static constexpr std::array names = std::to_array<std::string_view>(
      {"local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries",
       "temp_tablespaces", "unix_socket_directories"});
  return std::find(names.begin(), names.end(), name) != names.end();
}

// One value as flatten_set_variable_args() (guc.c) writes it.
std::string value_text(const PgQuery__Node& node, bool as_name) {
  if (node.node_case == PG_QUERY__NODE__NODE_TYPE_CAST) {
    // SET TIME ZONE INTERVAL '…'
    return "INTERVAL '" + value_text(*node.type_cast->arg, false) + "'";
  }
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST) return {};
  const auto& constant = *node.a_const;
  switch (constant.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL: return std::to_string(constant.ival->ival);
    case PG_QUERY__A__CONST__VAL_FVAL: return number_text(text_of(constant.fval->fval));
    case PG_QUERY__A__CONST__VAL_BOOLVAL: return constant.boolval->boolval ? "true" : "false";
    case PG_QUERY__A__CONST__VAL_SVAL:
      return as_name ? quoted(Name(text_of(constant.sval->sval))) : std::string(text_of(constant.sval->sval));
    default: return {};
  }
}

// SET name FROM CURRENT takes the session's value, of which we know the search path.
void set_from_current(Reader& reader, const Statement& statement, const std::string& name, ir::Routine& routine) {
  if (name != "search_path") {
    reader.diagnostics.error("not-a-state", statement.at(-1), "the current value of `" + name + "` is not known here",
                             {"write the value instead of `FROM CURRENT`"});
    return;
  }
  std::string value;
  for (const auto schema : reader.search_path) value += (value.empty() ? "" : ", ") + quoted(schema);
  routine.configuration.set(name, value.empty() ? "\"\"" : value);
}

void apply_set(Reader& reader, const Statement& statement, const PgQuery__VariableSetStmt& set, ir::Routine& routine) {
  const auto name = parameter_name(text_of(set.name));
  switch (set.kind) {
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE: {
      std::string value;
      for (std::size_t i = 0; i < set.n_args; ++i)
        value += (i == 0 ? "" : ", ") + value_text(*set.args[i], is_list_of_names(name));
      routine.configuration.set(name, value);
      return;
    }
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT: return set_from_current(reader, statement, name, routine);
    case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL: routine.configuration.clear(); return;
    default: routine.configuration.erase(name); return;
  }
}

}  // namespace

bool apply_routine_option(Reader& reader,
                          const Statement& statement,
                          const PgQuery__DefElem& option,
                          ir::Routine& routine,
                          std::vector<ObjectId>& references) {
  const auto name = text_of(option.defname);
  if (name == "volatility") {
    const auto value = option_text(option);
    routine.volatility = value == "immutable" ? ir::Volatility::immutable
                         : value == "stable"  ? ir::Volatility::stable
                                              : ir::Volatility::volatile_;
  } else if (name == "parallel") {
    const auto value = option_text(option);
    routine.parallel = value == "safe"         ? ir::ParallelSafety::safe
                       : value == "restricted" ? ir::ParallelSafety::restricted
                                               : ir::ParallelSafety::unsafe;
  } else if (name == "strict") {
    routine.strict = option_bool(option);
  } else if (name == "security") {
    routine.security_definer = option_bool(option);
  } else if (name == "leakproof") {
    routine.leakproof = option_bool(option);
  } else if (name == "cost") {
    routine.cost = number_of(option);
  } else if (name == "rows") {
    routine.rows = number_of(option);
  } else if (name == "support") {
    routine.support = routine_name(reader, statement, name_parts(*option.arg), references);
  } else if (name == "set") {
    apply_set(reader, statement, *option.arg->variable_set_stmt, routine);
  } else {
    return false;
  }
  return true;
}

}  // namespace lockstep
