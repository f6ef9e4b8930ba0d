#include "planner/lint/known_constraints.h"

#include <algorithm>

namespace lockstep {

using ConstraintType = facts::Constraint::Type;

void KnownConstraints::count(const KnownConstraint& constraint, int difference) {
  if (!constraint.valid || constraint.type != ConstraintType::check) return;
  for (const auto column : constraint.not_null)
    if ((proofs_[column] += difference) == 0) proofs_.erase(column);
}

void KnownConstraints::add(Name name, KnownConstraint constraint) {
  take_out(name);
  for (const auto column : constraint.columns) by_column_[column].insert(name);
  if (constraint.valid && constraint.type == ConstraintType::not_null) not_null_.insert(constraint.columns.begin(), constraint.columns.end());
  count(constraint, 1);
  named_.emplace(name, std::move(constraint));
}

void KnownConstraints::validate(Name name) {
  const auto found = named_.find(name);
  if (found == named_.end()) return add(name, {.valid = true});
  auto constraint = found->second;
  constraint.valid = true;
  add(name, std::move(constraint));
}

void KnownConstraints::drop(Name name) {
  numbers_.clear();
  take_out(name);
}

void KnownConstraints::take_out(Name name) {
  const auto found = named_.find(name);
  if (found == named_.end()) return;
  count(found->second, -1);
  for (const auto column : found->second.columns) by_column_[column].erase(name);
  named_.erase(found);
}

Name KnownConstraints::free_name(const std::string& words, const std::function<Name(int)>& attempt) const {
  for (auto& number = numbers_[words];; ++number)
    if (const auto name = attempt(number); !named_.contains(name)) return name;
}

void KnownConstraints::rename(Name name, Name new_name) {
  const auto found = named_.find(name);
  if (found == named_.end()) return;
  auto constraint = found->second;
  drop(name);
  add(new_name, std::move(constraint));
}

void KnownConstraints::drop_column(Name column) {
  const auto names = by_column_.extract(column);
  if (!names.empty())
    for (const auto name : names.mapped()) drop(name);
  by_column_.erase(column);
  not_null_.erase(column);
}

void KnownConstraints::rename_column(Name column, Name new_name) {
  if (not_null_.erase(column) > 0) not_null_.insert(new_name);
  const auto names = by_column_.extract(column);
  if (names.empty()) return;
  for (const auto name : names.mapped()) {
    auto constraint = named_.at(name);
    drop(name);
    std::replace(constraint.columns.begin(), constraint.columns.end(), column, new_name);
    std::replace(constraint.not_null.begin(), constraint.not_null.end(), column, new_name);
    add(name, std::move(constraint));
  }
  by_column_.erase(column);
}

void KnownConstraints::set_not_null(Name column, bool not_null) {
  if (not_null) not_null_.insert(column);
  else not_null_.erase(column);
}

bool KnownConstraints::may_prove_bounds(const std::vector<Name>& key) const {
  std::set<Name> mentioned;
  for (const auto& [name, constraint] : named_) {
    if (!constraint.valid || constraint.type != ConstraintType::check) continue;
    if (constraint.columns.empty() || (key.empty() && !constraint.with_table)) return true;
    mentioned.insert(constraint.columns.begin(), constraint.columns.end());
  }
  return !key.empty() && std::all_of(key.begin(), key.end(), [&](Name column) { return mentioned.contains(column); });
}

}  // namespace lockstep
