// Domains and their constraints.
#include "planner/rules.h"
#include "planner/rules/clauses.h"

namespace lockstep {

std::vector<Sql> create(const Subject<ir::Domain>& domain) {
  auto statement = sql("CREATE DOMAIN {} AS {}", domain.name(), domain->type);
  if (!domain->collation.empty()) statement += sql(" COLLATE {}", domain->collation);
  if (domain->default_value) statement += sql(" DEFAULT {}", *domain->default_value);
  if (domain->not_null) statement += sql(" NOT NULL");
  return {statement};
}

std::vector<Sql> create(const Subject<ir::DomainConstraint>& constraint) {
  auto statement = sql("ALTER DOMAIN {} ADD CONSTRAINT {} CHECK {}",
                       constraint.name(),
                       constraint.id().part,
                       enclosed(constraint->expression));
  if (!constraint->validated) statement += sql(" NOT VALID");
  return {statement};
}

}  // namespace lockstep
