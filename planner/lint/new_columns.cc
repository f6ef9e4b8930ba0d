// ALTER TABLE … ADD COLUMN on tables in use.
#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

// A domain with a constraint, or over such a one.
bool is_constrained_domain(const LintCheck& check, const facts::Type& type) {
  if (type.builtin || type.array) return false;
  const auto& domains = check.history.domains;
  auto found = domains.find(type.named);
  // As many steps as there are domains: a file may say that one is over itself.
  for (auto steps = domains.size(); found != domains.end() && steps > 0; --steps) {
    if (found->second.constrained) return true;
    found = domains.find(found->second.base);
  }
  return false;
}

void lint_written_constraints(const LintCheck& check, const facts::Column& column, const std::string& what) {
  using Type = facts::Constraint::Type;
  for (const auto& constraint : column.constraints) {
    if (constraint.type == Type::check || (constraint.type == Type::foreign_key && column.has_default))
      check.report(LintRule::add_column_check, what + " has a constraint that is proven for every row at once");
    if (constraint.type == Type::unique || constraint.type == Type::primary_key)
      check.report(LintRule::add_column_key, what + " has a key, whose index is built while nobody reads or writes the table");
  }
}

void lint_new_column(const LintCheck& check, const facts::Column& column) {
  const auto table = check.target();
  const auto what = "column " + quoted(column.name) + " of " + table;
  const bool computed = column.identity || column.generated || is_serial(column.type);
  const auto bare = "ALTER TABLE " + table + " ADD COLUMN " + quoted(column.name) + " …;\n";
  if (computed) {
    check.report(LintRule::add_column_computed, what + " is " + (column.generated ? "generated and stored" : "numbered") + ": every row is written again",
                 bare + "-- a default or trigger for new rows, the others in batches");
  } else if (column.default_is_volatile) {
    check.report(LintRule::add_column_volatile_default, what + " has a volatile default: every row is written again",
                 bare + "ALTER TABLE " + table + " ALTER COLUMN " + quoted(column.name) + " SET DEFAULT …;\n-- then fill the rows that are there, in batches");
  } else if (column.default_calls) {
    check.report(LintRule::add_column_volatile_default, what + " has a default that calls a function of yours: unless that is STABLE or IMMUTABLE, every row is written again");
  } else if (is_constrained_domain(check, column.type)) {
    check.report(LintRule::add_column_of_domain, what + " is of the domain " + column.type.name + ", which has a constraint: every row is written again");
  }
  if (column.not_null && !column.has_default && !computed)
    check.report(LintRule::add_column_not_null, what + " is NOT NULL and has no default",
                 bare + "-- fill it, then\nALTER TABLE " + table + " ADD CONSTRAINT … CHECK (" + quoted(column.name) + " IS NOT NULL) NOT VALID;");
  lint_written_constraints(check, column, what);
}

}  // namespace

void lint_new_columns(const LintCheck& check) {
  if (check.statement.form != Form::alter_table) return;
  for (const auto& action : check.statement.actions) {
    check.about(action);
    if (action.what != Action::What::add_column) continue;
    if (action.column.name == Name("type")) check.report(LintRule::column_named_type, "a column that is called `type`");
    if (check.busy()) lint_new_column(check, action.column);
  }
}

}  // namespace lockstep::linting
