// SET, RESET and set_config(): the settings that decide what later statements mean.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower.h"

namespace lockstep {
namespace {

// Names of a list such as `"$user", public`, folded, as SplitIdentifierString() in
// src/backend/utils/adt/varlena.c reads it.
std::vector<std::string> identifier_list(std::string_view text) {
  std::vector<std::string> names;
  std::string name;
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      any = true;
      for (++i; i < text.size(); ++i) {
        if (text[i] == '"' && (i + 1 >= text.size() || text[++i] != '"')) {
          --i;
          break;
        }
        name += text[i];
      }
    } else if (c == ',') {
      if (any) names.push_back(std::move(name));
      name.clear();
      any = false;
    } else if (c != ' ' && c != '\t' && c != '\n') {
      any = true;
      name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  if (any) names.push_back(std::move(name));
  return names;
}

// pg_catalog stands first when the path does not name it, so naming it there says nothing. "$user" and
// temporary schemas are not part of a state.
void set_search_path(Session& session, const std::vector<std::string>& names) {
  session.search_path.clear();
  for (const auto& each : names) {
    if (each.empty() || each == "$user" || each.starts_with("pg_temp")) continue;
    if (each == "pg_catalog" && session.search_path.empty()) continue;
    session.search_path.emplace_back(truncated_identifier(each));
  }
}

void reset_value(Session& session, std::string_view name) {
  const Session fresh;
  if (name == "search_path") session.search_path = fresh.search_path;
  if (name == "timezone") session.is_utc = fresh.is_utc;
  if (name == "default_tablespace") session.default_tablespace = fresh.default_tablespace;
  if (name == "default_table_access_method") session.default_table_access_method = fresh.default_table_access_method;
  if (name == "role" || name == "session_authorization") session.role = fresh.role;
}

}  // namespace

void set_session_value(Session& session, std::string_view name, std::string_view value) {
  if (name == "search_path") return set_search_path(session, identifier_list(value));
  if (name == "default_tablespace") session.default_tablespace = Name(value);
  if (name == "default_table_access_method") session.default_table_access_method = Name(value == "heap" ? "" : value);
  if (name == "role" || name == "session_authorization") session.role = Name(value == "none" ? "" : value);
  if (name == "timezone") session.is_utc = value == "UTC" || value == "Etc/UTC" || value == "GMT";
}

void lower_set(Reader& reader, const Statement& /*statement*/, const PgQuery__VariableSetStmt& set) {
  const auto name = text_of(set.name);
  switch (set.kind) {
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE: {
      std::vector<std::string> values;
      for (std::size_t i = 0; i < set.n_args; ++i) values.emplace_back(constant_text(*set.args[i]));
      if (name == "search_path") return set_search_path(reader, values);
      if (!values.empty()) set_session_value(reader, name, values.front());
      return;
    }
    case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT:
    case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET: return reset_value(reader, name);
    case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL:
      for (const auto* each : {"search_path", "timezone", "default_tablespace", "default_table_access_method"}) reset_value(reader, each);
      return;
    default: return;
  }
}

}  // namespace lockstep
