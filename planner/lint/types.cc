// Types that are regretted later.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

bool is_key_of(const facts::Statement& statement, const facts::Column& column) {
  const auto is_primary = [&](const facts::Constraint& each) {
    return each.type == facts::Constraint::Type::primary_key && std::find(each.columns.begin(), each.columns.end(), column.name) != each.columns.end();
  };
  return std::any_of(column.constraints.begin(), column.constraints.end(), is_primary) || std::any_of(statement.constraints.begin(), statement.constraints.end(), is_primary);
}

void lint_type_of(const LintCheck& check, const facts::Column& column) {
  const auto& name = column.type.name;
  const auto what = "column " + quoted(column.name);
  if (column.type.builtin && name == "bpchar") check.report(LintRule::char_type, what + " is char");
  if (column.type.builtin && name == "varchar" && !column.type.modifiers.empty()) check.report(LintRule::varchar_type, what + " is varchar(" + std::to_string(column.type.modifiers.front()) + ")");
  if (column.type.builtin && name == "timestamp") check.report(LintRule::timestamp_type, what + " is timestamp without time zone");
  if (column.type.builtin && name == "json") check.report(LintRule::json_type, what + " is json");
  const bool serial = is_serial(column.type);
  if (serial) check.report(LintRule::serial_type, what + " is " + name);
  const bool is_short = (column.type.builtin && (name == "int4" || name == "int2")) || (serial && name != "bigserial" && name != "serial8");
  if (is_short && is_key_of(check.statement, column)) check.report(LintRule::short_key, what + " is a key of type " + name);
}

}  // namespace

void lint_types(const LintCheck& check) {
  for (const auto& column : check.statement.table_columns) lint_type_of(check, column);
  for (const auto& action : check.statement.actions) {
    check.about(action);
    if (action.what == Action::What::add_column || action.what == Action::What::alter_type) lint_type_of(check, action.column);
  }
}

}  // namespace lockstep::linting
