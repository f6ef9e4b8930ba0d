// Statements about tables, indexes and materialized views as a whole, and those that drop, rename or move whatever has a name.
#include <algorithm>

#include "parser/lower/options.h"
#include "parser/statement_parts.h"

namespace lockstep {
namespace {

using facts::Form;
using facts::Thing;

Thing thing_of(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE: return Thing::table;
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN: return Thing::column;
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: return Thing::view;
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW: return Thing::materialized_view;
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: return Thing::index;
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return Thing::sequence;
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: return Thing::schema;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: return Thing::type;
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: return Thing::domain;
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE: return Thing::function;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER: return Thing::trigger;
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: return Thing::policy;
    case PG_QUERY__OBJECT_TYPE__OBJECT_RULE: return Thing::rule;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT: return Thing::constraint;
    case PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE: return Thing::database;
    case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION: return Thing::extension;
    case PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION: return Thing::publication;
    default: return Thing::other;
  }
}

// What a DROP or COMMENT names: a list of strings for relations, other nodes for what has arguments or a type's syntax.
void add_dropped(const PgQuery__Node& object, const FactScope& scope, facts::Statement& statement) {
  switch (object.node_case) {
    case PG_QUERY__NODE__NODE_LIST: {
      auto names = string_list(object.list->items, object.list->n_items);
      const bool part = statement.thing == Thing::trigger || statement.thing == Thing::policy || statement.thing == Thing::rule;
      if (part && names.size() > 1) {
        statement.name = Name(names.back());
        statement.relations.push_back(scope.name(object.list->items, object.list->n_items - 1));
      } else {
        statement.relations.push_back(scope.name(object.list->items, object.list->n_items));
      }
      break;
    }
    case PG_QUERY__NODE__NODE_STRING: statement.relations.push_back({Name(), Name(text_of(object.string->sval))}); break;
    case PG_QUERY__NODE__NODE_TYPE_NAME: statement.relations.push_back(scope.name(object.type_name->names, object.type_name->n_names)); break;
    case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
      statement.relations.push_back(scope.name(object.object_with_args->objname, object.object_with_args->n_objname));
      break;
    default: break;
  }
}

void index_facts(const PgQuery__IndexStmt& index, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::create_index;
  statement.relations = {scope.relation(*index.relation)};
  statement.name = Name(text_of(index.idxname));
  statement.concurrently = index.concurrent;
  statement.conditional = index.if_not_exists;
  statement.unique = index.unique;
  statement.only = !index.relation->inh;
  statement.has_where = index.where_clause != nullptr;
  for (std::size_t i = 0; i < index.n_index_params; ++i) {
    const auto& element = *index.index_params[i]->index_elem;
    statement.expression = statement.expression || element.expr != nullptr;
    statement.columns.emplace_back(text_of(element.name));
  }
}

bool has_option(PgQuery__Node* const* options, std::size_t count, std::string_view name) {
  return std::any_of(options, options + count, [&](const PgQuery__Node* each) {
    return each->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && lower_word(text_of(each->def_elem->defname)) == name && option_bool(*each->def_elem);
  });
}

void reindex_facts(const PgQuery__ReindexStmt& reindex, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::reindex;
  if (reindex.relation) statement.relations = {scope.relation(*reindex.relation)};
  statement.thing = reindex.kind == PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX ? Thing::index : Thing::table;
  statement.concurrently = has_option(reindex.params, reindex.n_params, "concurrently");
}

void vacuum_facts(const PgQuery__VacuumStmt& vacuum, const FactScope& scope, facts::Statement& statement) {
  statement.form = vacuum.is_vacuumcmd ? Form::vacuum : Form::analyze;
  statement.full = has_option(vacuum.options, vacuum.n_options, "full");
  for (std::size_t i = 0; i < vacuum.n_rels; ++i)
    if (const auto& each = *vacuum.rels[i]; each.node_case == PG_QUERY__NODE__NODE_VACUUM_RELATION && each.vacuum_relation->relation)
      statement.relations.push_back(scope.relation(*each.vacuum_relation->relation));
}

void rename_facts(const PgQuery__RenameStmt& rename, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::rename;
  statement.thing = thing_of(rename.rename_type);
  statement.conditional = rename.missing_ok;
  if (rename.relation) statement.relations = {scope.relation(*rename.relation)};
  if (!rename.relation && rename.object) add_dropped(*rename.object, scope, statement);
  statement.name = Name(text_of(rename.subname));
  if (statement.thing == Thing::schema) statement.relations = {{Name(), statement.name}};
  statement.new_name = Name(text_of(rename.newname));
}

void add_relations(PgQuery__Node* const* relations, std::size_t count, const FactScope& scope, facts::Statement& statement) {
  for (std::size_t i = 0; i < count; ++i)
    if (relations[i]->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) statement.relations.push_back(scope.relation(*relations[i]->range_var));
}

void drop_facts(const PgQuery__DropStmt& drop, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::drop;
  statement.thing = thing_of(drop.remove_type);
  statement.conditional = drop.missing_ok;
  statement.concurrently = drop.concurrent;
  statement.cascade = drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  for (std::size_t i = 0; i < drop.n_objects; ++i) add_dropped(*drop.objects[i], scope, statement);
}

}  // namespace

bool table_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
  using facts::Form;  // there is another one in lockstep, which a unity build can bring along (parser/analyse/value.h)
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT: create_table_facts(*node.create_stmt, scope); return true;
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT: create_table_facts(*node.create_foreign_table_stmt->base_stmt, scope); return true;
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: alter_table_facts(*node.alter_table_stmt, scope); return true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      statement.form = Form::create_table_as;
      statement.conditional = node.create_table_as_stmt->if_not_exists;
      if (node.create_table_as_stmt->into && node.create_table_as_stmt->into->rel) statement.relations = {scope.relation(*node.create_table_as_stmt->into->rel)};
      return true;
    case PG_QUERY__NODE__NODE_INDEX_STMT: index_facts(*node.index_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_REINDEX_STMT: reindex_facts(*node.reindex_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_VACUUM_STMT: vacuum_facts(*node.vacuum_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
      statement.form = Form::cluster;
      if (node.cluster_stmt->relation) statement.relations = {scope.relation(*node.cluster_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
      statement.form = Form::refresh;
      statement.concurrently = node.refresh_mat_view_stmt->concurrent;
      statement.no_data = node.refresh_mat_view_stmt->skip_data;
      statement.relations = {scope.relation(*node.refresh_mat_view_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
      statement.form = Form::truncate;
      add_relations(node.truncate_stmt->relations, node.truncate_stmt->n_relations, scope, statement);
      statement.cascade = node.truncate_stmt->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
      return true;
    case PG_QUERY__NODE__NODE_LOCK_STMT:
      statement.form = Form::lock;
      add_relations(node.lock_stmt->relations, node.lock_stmt->n_relations, scope, statement);
      statement.value = std::to_string(node.lock_stmt->mode);
      return true;
    case PG_QUERY__NODE__NODE_DROP_STMT: drop_facts(*node.drop_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_RENAME_STMT: rename_facts(*node.rename_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
      statement.form = Form::set_schema;
      statement.thing = thing_of(node.alter_object_schema_stmt->object_type);
      if (node.alter_object_schema_stmt->relation) statement.relations = {scope.relation(*node.alter_object_schema_stmt->relation)};
      statement.new_name = Name(text_of(node.alter_object_schema_stmt->newschema));
      return true;
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
      statement.form = Form::change_owner;
      statement.thing = thing_of(node.alter_owner_stmt->object_type);
      if (node.alter_owner_stmt->object) add_dropped(*node.alter_owner_stmt->object, scope, statement);
      return true;
    default: return false;
  }
}

}  // namespace lockstep
