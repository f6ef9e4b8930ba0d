// Directives before constraints that have a name of their own within a column.
#include <algorithm>

#include "parser/lower/table.h"

namespace lockstep {
namespace {

template <class Visit>
void for_each_named_constraint(const PgQuery__ColumnDef& column, const Visit& visit) {
  for (std::size_t i = 0; i < column.n_constraints; ++i) {
    const auto& constraint = *column.constraints[i]->constraint;
    if (!text_of(constraint.conname).empty()) visit(constraint);
  }
}

}  // namespace

void add_constraint_locations(const PgQuery__ColumnDef& column, std::vector<int>& locations) {
  for_each_named_constraint(column, [&](const PgQuery__Constraint& constraint) { locations.push_back(constraint.location); });
}

std::size_t give_to_constraints(const PgQuery__ColumnDef& column, std::span<std::vector<Directive>> directives, std::vector<ConstraintDraft>& drafts, Diagnostics& diagnostics) {
  std::size_t count = 0;
  for_each_named_constraint(column, [&](const PgQuery__Constraint& constraint) {
    auto& given = directives[count++];
    const auto draft = std::find_if(drafts.begin(), drafts.end(), [&](const ConstraintDraft& each) { return each.tree == &constraint; });
    if (draft != drafts.end()) {
      draft->directives = std::move(given);
      return;
    }
    for (const auto& each : given)
      diagnostics.error("directive-misplaced", each.span, "directive `@" + each.name + "` cannot be about constraint `" + std::string(text_of(constraint.conname)) + "`, which is a property of its column",
                        {"before the column, or behind it on its line, it is about the column"});
  });
  return count;
}

}  // namespace lockstep
