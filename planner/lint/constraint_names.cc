#include "planner/lint/constraint_names.h"

#include "ir/object_name.h"

namespace lockstep::linting {
namespace {

std::string_view label_of(facts::Constraint::Type type) {
  using Type = facts::Constraint::Type;
  switch (type) {
    case Type::check: return "check";
    case Type::foreign_key: return "fkey";
    case Type::primary_key: return "pkey";
    case Type::unique: return "key";
    case Type::exclusion: return "excl";
    case Type::not_null: return "not_null";
  }
  return "check";
}

}  // namespace

Name name_of_constraint(const facts::Constraint& constraint, Name table, const KnownConstraints& known) {
  if (!constraint.name.empty()) return constraint.name;
  // ATExecAddIndexConstraint(), tablecmds.c.
  if (!constraint.using_index.empty()) return constraint.using_index;
  const std::string label(label_of(constraint.type));
  return known.free_name(table.text() + ' ' + constraint.addition + ' ' + label,
                         [&](int pass) { return Name(object_name(table.text(), constraint.addition, pass == 0 ? label : label + std::to_string(pass))); });
}

}  // namespace lockstep::linting
