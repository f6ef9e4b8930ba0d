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

Name name_of_constraint(const facts::Constraint& constraint, Name table, const KnownTable* known) {
  if (!constraint.name.empty()) return constraint.name;
  for (int pass = 0;; ++pass) {
    const auto label = std::string(label_of(constraint.type)) + (pass == 0 ? "" : std::to_string(pass));
    const Name name(object_name(table.text(), constraint.addition, label));
    if (known == nullptr || !known->constraints.contains(name)) return name;
  }
}

}  // namespace lockstep::linting
