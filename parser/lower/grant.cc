// GRANT, REVOKE and ALTER DEFAULT PRIVILEGES.
#include <algorithm>

#include "ir/error.h"
#include "ir/stock_sort.h"
#include "parser/lower/left_out.h"
#include "parser/lower/objects.h"
#include "parser/lower/privileges.h"
#include "parser/lower/stock_object.h"

namespace lockstep {
namespace {

// One GRANT or REVOKE with its roles.
struct Order {
  const PgQuery__GrantStmt& tree;
  std::vector<Name> grantees;
  Name role;  // who says so
};

// Servers before 17 do not have it. ALL stands for what the server has.
void note_maintain(Reader& reader, const Statement& statement, const PgQuery__GrantStmt& grant) {
  if (!grant.is_grant) return;
  for (std::size_t i = 0; i < grant.n_privileges; ++i)
    if (text_of(grant.privileges[i]->access_priv->priv_name) == "maintain") {
      auto& origin = reader.graph.origin;
      origin.written_for = std::max(origin.written_for, 170000);
      origin.grants_of_maintain.push_back(statement.span);
      return;
    }
}

void apply(const Order& order, const Grantable& object, const std::vector<std::string>& privileges) {
  for (const auto grantee : order.grantees)
    for (const auto& name : privileges) {
      const Privilege privilege{grantee, name, order.tree.is_grant && order.tree.grant_option, 0, grantor_on(object, order.role, name)};
      if (order.tree.is_grant)
        grant(object, privilege);
      else
        revoke(object, privilege, order.tree.grant_option != 0);
    }
}

Grantable on_column(Reader& reader, const ObjectId& relation, Node& column) {
  const auto& whole = reader.graph.at(relation);
  return {.privileges = column.privileges, .id = column.id, .owner = whole.owner, .of_table = &whole.privileges};
}

// Taking a privilege on a table takes it on all columns, too (manual, REVOKE, Notes).
void revoke_on_columns(Reader& reader, const Order& order, const ObjectId& relation, const std::vector<std::string>& privileges) {
  for (const auto& id : reader.graph.children(relation)) {
    if (id.kind != Kind::column && id.kind != Kind::view_column) continue;
    auto& node = reader.graph.at(id);
    if (!node.privileges.empty()) apply(order, on_column(reader, relation, node), privileges);
    if (id.kind == Kind::view_column) drop_empty_view_column(reader, id);
  }
}

// src/backend/catalog/heap.c; a node of them is there while it carries privileges.
bool is_system_column(std::string_view name) {
  return name == "tableoid" || name == "ctid" || name == "xmin" || name == "cmin" || name == "xmax" || name == "cmax";
}

void apply_to_columns(Reader& reader, const Statement& statement, const Order& order, const ObjectId& relation, const PgQuery__AccessPriv& given) {
  const auto privileges = privilege_names(reader, statement, &given, Kind::column);
  for (const auto each : string_list(given.cols, given.n_cols)) {
    const Name column(each);
    auto* node = relation.kind == Kind::table && !is_system_column(each)
                     ? reader.graph.find({.kind = Kind::column, .schema = relation.schema, .name = relation.name, .part = column})
                     : view_column(reader, relation, column, order.tree.is_grant != 0);
    if (!node && relation.kind == Kind::table && !is_system_column(each))
      postpone(statement, -1, "`" + quoted(relation.qualified_name()) + "` has no column `" + quoted(column) + "`");
    if (!node) continue;
    apply(order, on_column(reader, relation, *node), privileges);
    if (node->id.kind == Kind::view_column) drop_empty_view_column(reader, node->id);
  }
}

void apply_to(Reader& reader, const Statement& statement, const Order& order, const ObjectId& id) {
  const auto& tree = order.tree;
  const auto whole = [&](const PgQuery__AccessPriv* given) {
    auto& node = reader.graph.at(id);
    const auto privileges = privilege_names(reader, statement, given, id.kind);
    apply(order, {node.privileges, id, node.owner}, privileges);
    if (!tree.is_grant) revoke_on_columns(reader, order, id, privileges);
  };
  if (tree.n_privileges == 0) return whole(nullptr);
  for (std::size_t i = 0; i < tree.n_privileges; ++i) {
    const auto& given = *tree.privileges[i]->access_priv;
    if (given.n_cols > 0)
      apply_to_columns(reader, statement, order, id, given);
    else
      whole(&given);
  }
}

// The kinds that ALL … IN SCHEMA and a GRANT of this type reach.
std::vector<Kind> reached_kinds(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE: return {Kind::table, Kind::view, Kind::materialized_view};
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return {Kind::sequence};
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE: return {Kind::routine};
    default: return {Kind::routine, Kind::aggregate};
  }
}

std::vector<ObjectId> all_in_schema(Reader& reader, const Statement& statement, PgQuery__ObjectType type, Name schema) {
  if (!reader.graph.contains({.kind = Kind::schema, .name = schema})) postpone(statement, -1, "there is no schema `" + quoted(schema) + "`");
  std::vector<ObjectId> result;
  const auto& nodes = reader.graph.nodes();
  for (const auto kind : reached_kinds(type))
    for (auto at = nodes.lower_bound({.kind = kind, .schema = schema});
         at != nodes.end() && at->first.kind == kind && at->first.schema == schema; ++at) {
      if (kind == Kind::routine) {
        const bool procedure = at->second.as<ir::Routine>().procedure;
        if (type == PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION && procedure) continue;
        if (type == PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE && !procedure) continue;
      }
      result.push_back(at->first);
    }
  return result;
}

// What one member has is what all have and what it has beyond that.
void apply_to_stock_node(Reader& reader, const Order& order, const ObjectId& id, const std::vector<std::string>& privileges) {
  auto& node = reader.graph.at(id);
  const auto of_sort = privileges_of_sort(reader.graph, id, node.parent);
  node.privileges = with_sort(node.privileges, of_sort);
  apply(order, {.privileges = node.privileges, .id = id, .owner = node.owner}, privileges);
  node.privileges = beyond_sort(node.privileges, of_sort);
  drop_empty_stock_object(reader, id);
}

void apply_to_stock_columns(Reader& reader, const Statement& statement, const Order& order, const StockName& name, const PgQuery__AccessPriv& given) {
  const auto privileges = privilege_names(reader, statement, &given, Kind::column);
  for (const auto each : string_list(given.cols, given.n_cols)) {
    auto column = name;
    column.id.part = Name(each);
    apply_to_stock_node(reader, order, stock_node(reader, statement, column).id, privileges);
  }
}

// Columns of such relations are objects beside them.
void revoke_on_stock_columns(Reader& reader, const Order& order, const ObjectId& relation, const std::vector<std::string>& privileges) {
  std::vector<ObjectId> columns;
  for (const auto& [id, node] : reader.graph.nodes(Kind::stock_object))
    if (!id.part.empty() && id.qualified_name() == relation.qualified_name()) columns.push_back(id);
  for (const auto& id : columns) apply_to_stock_node(reader, order, id, privileges);
}

void apply_to_stock_object(Reader& reader, const Statement& statement, const Order& order, const StockName& name) {
  const auto& tree = order.tree;
  const auto whole = [&](const PgQuery__AccessPriv* given) {
    const auto privileges = privilege_names(reader, statement, given, kind_like_stock(name.id));
    apply_to_stock_node(reader, order, stock_node(reader, statement, name).id, privileges);
    if (!tree.is_grant && stock_type(name.id) == "TABLE") revoke_on_stock_columns(reader, order, name.id, privileges);
  };
  if (tree.n_privileges == 0) return whole(nullptr);
  for (std::size_t i = 0; i < tree.n_privileges; ++i) {
    const auto& given = *tree.privileges[i]->access_priv;
    if (given.n_cols > 0)
      apply_to_stock_columns(reader, statement, order, name, given);
    else
      whole(&given);
  }
}

// True when the statement is about an object that PostgreSQL or an extension brings, and was heeded.
bool is_about_stock_object(Reader& reader, const Statement& statement, const Order& order, const PgQuery__Node& object) {
  const auto type = order.tree.objtype;
  const auto name = names_system_object(reader, type, object) ? stock_object_of_system(reader, type, object)
                    : reader.last_chance                      ? stock_object_of_extension(reader, type, object)
                                                              : std::nullopt;
  if (name) apply_to_stock_object(reader, statement, order, *name);
  return name.has_value();
}

// The relation of a GRANT … ON [TABLE | SEQUENCE]. Nothing for the sequence of an identity column.
std::optional<ObjectId> granted_relation(Reader& reader, const Statement& statement, const Order& order, const PgQuery__Node& object) {
  const auto type = order.tree.objtype;
  const auto& range = *object.range_var;
  auto kinds = reached_kinds(type);
  if (type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) kinds.push_back(Kind::sequence);
  const QualifiedName name{Name(text_of(range.schemaname)), Name(text_of(range.relname))};
  for (const auto kind : kinds)
    if (const auto* found = find_relation(reader.scope(), name.schema, name.name, {kind})) return found->id;
  if (hidden_owner(reader, name)) {
    reader.diagnostics.warning("privilege-skipped", statement.at(range.location),
                               "privileges on `" + quoted(name) + "` are left out: the sequence belongs to an identity column");
    return std::nullopt;
  }
  if (is_about_stock_object(reader, statement, order, object)) return std::nullopt;
  if (is_left_out(reader, statement, type, "GRANT or REVOKE", object)) return std::nullopt;
  postpone(statement, range.location, "there is no relation `" + quoted(name) + "`");
}

// Those of the schema; what is said of others is heeded at once, or left out.
std::vector<ObjectId> granted_objects(Reader& reader, const Statement& statement, const Order& order) {
  const auto& grant = order.tree;
  std::vector<ObjectId> result;
  for (std::size_t i = 0; i < grant.n_objects; ++i) {
    const auto& object = *grant.objects[i];
    const auto* verb = grant.is_grant ? "GRANT" : "REVOKE";
    const bool all_in = grant.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA;
    if (!all_in && names_system_object(reader, grant.objtype, object) && is_about_stock_object(reader, statement, order, object)) continue;
    if (is_of_system(reader, statement, grant.objtype, verb, object)) continue;
    if (all_in) {
      const auto all = all_in_schema(reader, statement, grant.objtype, Name(name_parts(object).back()));
      result.insert(result.end(), all.begin(), all.end());
    } else if (object.node_case == PG_QUERY__NODE__NODE_RANGE_VAR) {
      if (const auto id = granted_relation(reader, statement, order, object)) result.push_back(*id);
    } else {
      const auto named = find_named(reader, grant.objtype, object);
      if (!named.node && is_about_stock_object(reader, statement, order, object)) continue;
      if (!named.node && is_left_out(reader, statement, grant.objtype, "GRANT or REVOKE", object)) continue;
      result.push_back(found_or_postpone(named, statement).id);
    }
  }
  return result;
}

// The words of ALTER DEFAULT PRIVILEGES, and a kind that has the privileges in question.
struct DefaultTarget {
  const char* part;
  Kind kind;
};

DefaultTarget default_target(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE: return {"TABLES", Kind::table};
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return {"SEQUENCES", Kind::sequence};
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: return {"TYPES", Kind::enum_type};
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: return {"SCHEMAS", Kind::schema};
    default: return {"FUNCTIONS", Kind::routine};
  }
}

const char* default_part(Kind kind) {
  switch (kind) {
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view: return "TABLES";
    case Kind::sequence: return "SEQUENCES";
    case Kind::routine:
    case Kind::aggregate: return "FUNCTIONS";
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::base_type: return "TYPES";
    case Kind::schema: return "SCHEMAS";
    default: return nullptr;
  }
}

void alter_default(Reader& reader, const Statement& statement, const Order& order, Name role, Name schema) {
  const auto target = default_target(order.tree.objtype);
  const ObjectId id{.kind = Kind::default_privilege, .schema = schema, .name = role, .part = Name(target.part)};
  auto* node = reader.graph.find(id);
  if (!node) node = &reader.graph.insert({.id = id, .object = ir::DefaultPrivilege{}, .origin = statement.span});
  const Grantable object{node->privileges, id, role, !schema.empty()};
  if (order.tree.n_privileges == 0) return apply(order, object, all_privileges(target.kind));
  for (std::size_t i = 0; i < order.tree.n_privileges; ++i)
    apply(order, object, privilege_names(reader, statement, order.tree.privileges[i]->access_priv, target.kind));
}

}  // namespace

void lower_grant(Reader& reader, const Statement& statement, const PgQuery__GrantStmt& grant) {
  if (is_unmodelled(reader, statement, grant.objtype, grant.is_grant ? "GRANT ON" : "REVOKE ON")) return;
  const Order order{grant, grantees_of(reader, grant), reader.role};
  for (const auto& id : granted_objects(reader, statement, order)) apply_to(reader, statement, order, id);
  note_maintain(reader, statement, grant);
}

void lower_alter_default_privileges(Reader& reader, const Statement& statement, const PgQuery__AlterDefaultPrivilegesStmt& alter) {
  std::vector<Name> roles;
  std::vector<Name> schemas;
  for (std::size_t i = 0; i < alter.n_options; ++i) {
    const auto& option = *alter.options[i]->def_elem;
    for (std::size_t k = 0; k < option.arg->list->n_items; ++k) {
      const auto& item = *option.arg->list->items[k];
      if (item.node_case == PG_QUERY__NODE__NODE_ROLE_SPEC) {
        const auto role = role_name(item.role_spec);
        roles.push_back(role.empty() ? reader.role : role);
      } else {
        schemas.push_back(reader.creation_schema(item.string->sval, statement, -1));
      }
    }
  }
  if (roles.empty()) roles.push_back(reader.role);
  if (schemas.empty()) schemas.emplace_back();
  const Order order{*alter.action, grantees_of(reader, *alter.action), Name()};
  for (const auto role : roles)
    for (const auto schema : schemas) alter_default(reader, statement, order, role, schema);
  note_maintain(reader, statement, *alter.action);
}

namespace {

// Those of the role that are in force for what it makes in the schema, one after the other.
void apply_defaults_in(Reader& reader, Name schema, const char* part, const Grantable& object) {
  std::vector<Name> schemas{Name()};
  if (!schema.empty()) schemas.push_back(schema);
  for (const auto each_schema : schemas) {
    const auto* found = reader.graph.find({.kind = Kind::default_privilege, .schema = each_schema, .name = reader.role, .part = Name(part)});
    if (!found) continue;
    for (const auto& each : found->privileges.revoked) revoke(object, each, false);
    for (const auto& each : found->privileges.granted) grant(object, each);
  }
}

void apply_to_members(Reader& reader, const Node& extension) {
  for (const auto sort : stock_sorts) {
    Node members{.id = stock_sort_id(extension.id.name, sort), .parent = extension.id, .object = ir::StockObject{}, .origin = extension.origin};
    apply_defaults_in(reader, extension.as<ir::Extension>().schema, std::string(sort).c_str(), {.privileges = members.privileges, .id = members.id, .owner = Name()});
    if (!members.privileges.empty()) reader.graph.insert(std::move(members));
  }
}

}  // namespace

void apply_default_privileges(Reader& reader, Node& node) {
  if (!reader.role.empty() && node.owner.empty()) node.owner = reader.role;
  const auto& nodes = reader.graph.nodes();
  if (nodes.empty() || nodes.rbegin()->first.kind != Kind::default_privilege) return;
  if (node.id.kind == Kind::extension) return apply_to_members(reader, node);
  const auto* part = default_part(node.id.kind);
  if (part) apply_defaults_in(reader, node.id.schema, part, {node.privileges, node.id, node.owner});
}

}  // namespace lockstep
