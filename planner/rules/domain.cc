// Domains and their constraints.
#include "planner/rules/altered.h"
#include "planner/rules/clauses.h"

namespace lockstep {
namespace {

// A domain takes over the default of the one it is made of.
bool would_take_default(const Subject<ir::Domain>& domain) {
  const auto& type = domain->type.reference;
  const Node* base = type && type->kind == Kind::domain ? domain.graph.find(*type) : nullptr;
  return base != nullptr && base->as<ir::Domain>().default_value && !domain->type.text.text().ends_with("[]");
}

}  // namespace

std::vector<Sql> create(const Subject<ir::Domain>& domain) { return create_domain(domain, {}); }

std::vector<Sql> create_domain(const Subject<ir::Domain>& domain, Name not_null) {
  auto statement = sql("CREATE DOMAIN {} AS {}", domain.name(), domain->type);
  if (!domain->collation.empty()) statement += sql(" COLLATE {}", domain->collation);
  if (domain->default_value)
    statement += sql(" DEFAULT {}", *domain->default_value);
  else if (would_take_default(domain))
    statement += sql(" DEFAULT NULL");
  if (domain->not_null) statement += not_null.empty() ? sql(" NOT NULL") : sql(" CONSTRAINT {} NOT NULL", not_null);
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

namespace {

Sql change_default(const Subject<ir::Domain>& to) {
  if (!to->default_value) return sql("ALTER DOMAIN {} DROP DEFAULT", to.name());
  return sql("ALTER DOMAIN {} SET DEFAULT {}", to.name(), *to->default_value);
}

Sql change_not_null(const Subject<ir::Domain>& to) {
  return to->not_null ? sql("ALTER DOMAIN {} SET NOT NULL", to.name())
                      : sql("ALTER DOMAIN {} DROP NOT NULL", to.name());
}

std::vector<Sql> drop_and_add(const Subject<ir::DomainConstraint>& constraint) {
  std::vector<Sql> result{
      sql("ALTER DOMAIN {} DROP CONSTRAINT {}", constraint.name(), constraint.id().part)};
  for (auto& each : create(constraint)) result.push_back(std::move(each));
  if (const auto& comment = constraint.node.comment)
    for (auto& each : set_comment(constraint.graph, constraint.node, comment))
      result.push_back(std::move(each));
  return result;
}

}  // namespace

void mark_domain_scan(Step& step, const Graph& graph, const ObjectId& domain) {
  const auto relations = relations_using(graph, domain);
  if (relations.empty()) return;
  step.locks = locks_on(relations, Lock::share);
  for (const auto& each : relations) add_work(step, each, false);
  step.hazards.push_back({"blocking-scan",
                          "reads every table with a column of domain " + quoted(domain.qualified_name()) +
                              ", which nobody can write to until that is done"});
  step.hazards.push_back({"may-fail", "fails when a value in one of those columns is not as the domain asks"});
}

void alter(const Alteration<ir::Domain>& domain, std::vector<Step>& steps) {
  const auto name = label(domain.after.node);
  if (domain.changed(&ir::Domain::default_value))
    add_step(steps,
             domain,
             (domain.after->default_value ? "set default of " : "drop default of ") + name,
             {change_default(domain.after)},
             {change_default(domain.before)});
  if (!domain.changed(&ir::Domain::not_null)) return;
  auto& step = add_step(steps,
                        domain,
                        (domain.after->not_null ? "forbid null in " : "allow null in ") + name,
                        {change_not_null(domain.after)},
                        {change_not_null(domain.before)});
  if (domain.after->not_null) mark_domain_scan(step, domain.before.graph, domain.after.id());
}

void alter(const Alteration<ir::DomainConstraint>& constraint, std::vector<Step>& steps) {
  if (!constraint.changed(&ir::DomainConstraint::validated)) return;
  auto& step = add_step(steps,
                        constraint,
                        "validate " + label(constraint.after.node),
                        {sql("ALTER DOMAIN {} VALIDATE CONSTRAINT {}",
                             constraint.after.name(),
                             constraint.after.id().part)},
                        drop_and_add(constraint.before));
  mark_domain_scan(step, constraint.before.graph, *constraint.after.node.parent);
}

// PostgreSQL does not forget that a constraint was validated.
bool can_alter(const Alteration<ir::DomainConstraint>& constraint) {
  return constraint.after->validated;
}

}  // namespace lockstep
