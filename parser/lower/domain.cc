// Domains and their constraints.
#include "ir/error.h"
#include "parser/lower/objects.h"
#include "parser/lower/type_facts.h"

namespace lockstep {
namespace {

void set_domain_default(Reader& reader, const ObjectId& id, const PgQuery__Node* expression) {
  const bool is_null = expression && expression->node_case == PG_QUERY__NODE__NODE_A_CONST && expression->a_const->isnull;
  auto& node = reader.graph.at(id);
  node.as<ir::Domain>().default_value.reset();
  node.references.clear();  // they are of the default; the type is no Ref among them
  if (!expression || is_null) return;
  reader.set_expression(id, *expression, nullptr, [](Node& owner, Expr value) { owner.as<ir::Domain>().default_value = std::move(value); });
}

// A domain over another starts with the default that the other has by then (DefineDomain(), typecmds.c).
void take_default(Reader& reader, const ObjectId& id) {
  auto& node = reader.graph.at(id);
  auto& domain = node.as<ir::Domain>();
  if (!domain.type.reference || is_array_type(domain.type.text.text())) return;
  const auto* base = reader.graph.find(*domain.type.reference);
  if (!base || base->id.kind != Kind::domain || !base->as<ir::Domain>().default_value) return;
  domain.default_value = base->as<ir::Domain>().default_value;
  for (const auto& each : base->references) add_reference(node, each);
}

void add_check(Reader& reader, const Statement& statement, const ObjectId& domain, const PgQuery__Constraint& check) {
  const auto given = text_of(check.conname);
  const auto taken = [&](Name name) { return reader.relations.constraint_name_taken(domain.schema, name); };
  const auto name = given.empty() ? generated_name(domain.name.text(), "", "check", taken) : Name(given);
  const ObjectId id{.kind = Kind::domain_constraint, .schema = domain.schema, .name = domain.name, .part = name};
  if (!reader.is_new(id, statement, check.location, false)) return;
  auto& node = reader.graph.insert({.id = id,
                                    .parent = domain,
                                    .object = ir::DomainConstraint{.validated = !check.skip_validation},
                                    .origin = statement.span,
                                    .generated_name = given.empty()});
  reader.relations.added(node);
  reader.set_expression(id, *check.raw_expr, nullptr,
                        [](Node& to, Expr value) { to.as<ir::DomainConstraint>().expression = std::move(value); });
}

Node& constraint_named(Reader& reader, const Statement& statement, const ObjectId& domain, Name name) {
  auto* node = reader.graph.find({.kind = Kind::domain_constraint, .schema = domain.schema, .name = domain.name, .part = name});
  if (!node) postpone(statement, -1, "domain `" + quoted(domain.qualified_name()) + "` has no constraint `" + quoted(name) + "`");
  return *node;
}

}  // namespace

void lower_create_domain(Reader& reader, const Statement& statement, const PgQuery__CreateDomainStmt& create) {
  const auto name = qualified_name_in(string_list(create.domainname, create.n_domainname));
  const ObjectId id{.kind = Kind::domain, .schema = reader.creation_schema(name.schema.text().c_str(), statement, -1), .name = name.name};
  ir::Domain domain{.type = reader.type(*create.type_name, statement)};
  domain.collation = collation_of(reader, create.coll_clause, domain.type);
  if (!reader.is_new(id, statement, -1, false)) return;
  const PgQuery__Node* default_value = nullptr;
  std::vector<const PgQuery__Constraint*> checks;
  for (std::size_t i = 0; i < create.n_constraints; ++i) {
    const auto& constraint = *create.constraints[i]->constraint;
    switch (constraint.contype) {
      case PG_QUERY__CONSTR_TYPE__CONSTR_NULL: break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: domain.not_null = true; break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT: default_value = constraint.raw_expr; break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK: checks.push_back(&constraint); break;
      default: reader.diagnostics.error("unsupported-constraint", statement.at(constraint.location), "domains have no such constraint");
    }
  }
  create_object(reader, statement, id, std::move(domain));
  if (default_value)
    set_domain_default(reader, id, default_value);
  else
    take_default(reader, id);
  for (const auto* check : checks) add_check(reader, statement, id, *check);
}

void lower_alter_domain(Reader& reader, const Statement& statement, const PgQuery__AlterDomainStmt& alter) {
  const auto name = qualified_name_in(string_list(alter.type_name, alter.n_type_name));
  const auto* found = find_type(reader.scope(), name.schema, name.name);
  if (!found || found->id.kind != Kind::domain) postpone(statement, -1, "there is no domain `" + quoted(name) + "`");
  const auto id = found->id;
  const auto form = text_of(alter.subtype);
  if (form == "T") {
    set_domain_default(reader, id, alter.def);
  } else if (form == "N" || form == "O") {
    reader.graph.at(id).as<ir::Domain>().not_null = form == "O";
  } else if (form == "C") {
    const auto& constraint = *alter.def->constraint;
    if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL)
      reader.graph.at(id).as<ir::Domain>().not_null = true;
    else
      add_check(reader, statement, id, constraint);
  } else if (form == "X") {
    const Name constraint(text_of(alter.name));
    const ObjectId part{.kind = Kind::domain_constraint, .schema = id.schema, .name = id.name, .part = constraint};
    if (alter.missing_ok && !reader.graph.contains(part)) return;
    reader.graph.erase(constraint_named(reader, statement, id, constraint).id);
  } else if (form == "V") {
    constraint_named(reader, statement, id, Name(text_of(alter.name))).as<ir::DomainConstraint>().validated = true;
  }
}

}  // namespace lockstep
