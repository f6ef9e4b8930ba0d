// `ALTER TABLE t OWNER TO role`.
#include "planner/rules.h"

namespace lockstep {
namespace {

bool has_owner(const Node& node) {
  switch (node.id.kind) {
    case Kind::schema:
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::language:
    case Kind::foreign_data_wrapper:
    case Kind::foreign_server:
    case Kind::collation:
    case Kind::base_type:
    case Kind::text_search_dictionary:
    case Kind::text_search_configuration:
    case Kind::aggregate:
    case Kind::operator_:
    case Kind::operator_family:
    case Kind::operator_class:
    case Kind::conversion:
    case Kind::statistics:
    case Kind::event_trigger:
    case Kind::publication:
    case Kind::subscription:
    case Kind::table:
    case Kind::routine:
    case Kind::view:
    case Kind::materialized_view: return true;
    // What a column owns follows its table; see set_owned_by().
    case Kind::sequence: return !node.as<ir::Sequence>().owned_by;
    case Kind::role:
    case Kind::role_membership:
    case Kind::extension:  // there is no ALTER EXTENSION … OWNER TO
    case Kind::access_method:
    case Kind::user_mapping:
    case Kind::shell_type:
    case Kind::text_search_parser:
    case Kind::text_search_template:
    case Kind::cast:
    case Kind::transform:
    case Kind::rule:
    case Kind::publication_table:
    case Kind::publication_schema:
    case Kind::domain_constraint:
    case Kind::column:
    case Kind::constraint:
    case Kind::index:
    case Kind::view_column:
    case Kind::trigger:
    case Kind::policy:
    case Kind::stock_object:
    case Kind::default_privilege: return false;
  }
  return false;
}

}  // namespace

std::vector<Sql> set_owner(const Node& node, Name owner) {
  if (owner.empty() || !has_owner(node)) return {};
  const Graph none;
  return {sql("ALTER {} OWNER TO {}", sql_reference(none, node), owner)};
}

Sql set_owner_to_runner(const Node& node) {
  const Graph none;
  // Its stock owner since PostgreSQL 15 (src/include/catalog/pg_namespace.dat).
  if (node.id.kind == Kind::schema && node.id.name.text() == "public") return sql("ALTER SCHEMA public OWNER TO pg_database_owner");
  return sql("ALTER {} OWNER TO CURRENT_USER", sql_reference(none, node));
}

}  // namespace lockstep
