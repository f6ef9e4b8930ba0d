// Which facts the tree of a statement has, by kinds of statements.
#include <algorithm>

#include "parser/lower/options.h"
#include "parser/sql_lexer.h"
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

// Values of settings that mean "none": 0 with or without a unit, DEFAULT.
bool is_positive(std::string_view value) { return std::any_of(value.begin(), value.end(), [](char c) { return c >= '1' && c <= '9'; }); }

void set_facts(const PgQuery__VariableSetStmt& set, facts::Statement& statement) {
  statement.form = Form::set;
  statement.name = Name(lower_word(text_of(set.name)));
  statement.local = set.is_local;
  for (std::size_t i = 0; i < set.n_args; ++i) {
    if (set.args[i]->node_case != PG_QUERY__NODE__NODE_A_CONST) continue;
    const auto& constant = *set.args[i]->a_const;
    const auto text = constant.val_case == PG_QUERY__A__CONST__VAL_SVAL ? std::string(text_of(constant.sval->sval))
                      : constant.val_case == PG_QUERY__A__CONST__VAL_IVAL ? std::to_string(constant.ival->ival)
                                                                         : std::string();
    if (i == 0) statement.value = text;
  }
  statement.positive = is_positive(statement.value);
}

void select_facts(const PgQuery__SelectStmt& select, const FactScope& scope, facts::Statement& statement) {
  statement.form = select.into_clause ? Form::create_table_as : Form::select;
  if (select.into_clause && select.into_clause->rel) statement.relations = {scope.relation(*select.into_clause->rel)};
  walk(select.base, [&](const ProtobufCMessage& message) {
    if (is(message, pg_query__insert_stmt__descriptor)) statement.form = Form::insert;
    if (is(message, pg_query__update_stmt__descriptor)) statement.form = Form::update;
    if (is(message, pg_query__delete_stmt__descriptor)) statement.form = Form::delete_;
    if (!is(message, pg_query__func_call__descriptor)) return true;
    const auto& call = reinterpret_cast<const PgQuery__FuncCall&>(message);
    const auto names = string_list(call.funcname, call.n_funcname);
    if (names.empty() || names.back() != "set_config" || call.n_args < 2) return true;
    statement.form = Form::set;
    statement.name = Name(lower_word(constant_text(*call.args[0])));
    statement.value = std::string(constant_text(*call.args[1]));
    statement.positive = is_positive(statement.value);
    return true;
  });
}

void update_facts(const PgQuery__UpdateStmt& update, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::update;
  statement.relations = {scope.relation(*update.relation)};
  statement.has_where = update.where_clause != nullptr;
  for (std::size_t i = 0; i < update.n_target_list; ++i)
    if (update.target_list[i]->node_case == PG_QUERY__NODE__NODE_RES_TARGET) statement.columns.emplace_back(text_of(update.target_list[i]->res_target->name));
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

// What the options of CREATE and ALTER FUNCTION say about rights.
void function_options(PgQuery__Node* const* options, std::size_t count, facts::Statement& statement) {
  for (std::size_t i = 0; i < count; ++i) {
    if (options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const auto& option = *options[i]->def_elem;
    const auto name = text_of(option.defname);
    if (name == "security") {
      statement.positioned = true;
      statement.full = option_bool(option);
    }
    if (name == "set" && option.arg && option.arg->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT)
      statement.has_search_path = statement.has_search_path || text_of(option.arg->variable_set_stmt->name) == "search_path";
  }
}

void grant_facts(const PgQuery__GrantStmt& grant, const FactScope& scope, facts::Statement& statement) {
  statement.form = grant.is_grant ? Form::grant : Form::revoke;
  statement.all = grant.n_privileges == 0;
  for (std::size_t i = 0; i < grant.n_grantees; ++i)
    if (const auto& each = *grant.grantees[i]; each.node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
      statement.to_public = statement.to_public || each.role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC;
  for (std::size_t i = 0; i < grant.n_objects; ++i)
    if (grant.objects[i]->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) statement.relations.push_back(scope.relation(*grant.objects[i]->range_var));
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

void domain_facts(const PgQuery__CreateDomainStmt& create, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::create_domain;
  statement.relations = {scope.name(create.domainname, create.n_domainname)};
  for (std::size_t i = 0; i < create.n_constraints; ++i) {
    const auto& constraint = *create.constraints[i]->constraint;
    if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL)
      statement.constraints.push_back(constraint_facts(constraint, scope));
  }
}

// `C` adds a constraint, `O` sets NOT NULL, `V` validates (AlterDomainStmt in parsenodes.h).
void alter_domain_facts(const PgQuery__AlterDomainStmt& alter, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::alter_domain;
  statement.relations = {scope.name(alter.type_name, alter.n_type_name)};
  statement.name = Name(text_of(alter.name));
  const auto what = text_of(alter.subtype);
  if (what == "C" && alter.def && alter.def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) statement.constraints = {constraint_facts(*alter.def->constraint, scope)};
  if (what == "O") statement.constraints = {{.type = facts::Constraint::Type::not_null}};
  if (what == "V") statement.value = "validate";
}

Form transaction_form(PgQuery__TransactionStmtKind kind) {
  switch (kind) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START: return Form::begin;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE: return Form::commit;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK: return Form::rollback;
    default: return Form::savepoint;
  }
}

void alter_enum_facts(const PgQuery__AlterEnumStmt& alter, const FactScope& scope, facts::Statement& statement) {
  statement.form = text_of(alter.old_val).empty() ? Form::alter_enum : Form::rename;
  statement.thing = Thing::enum_value;
  statement.relations = {scope.name(alter.type_name, alter.n_type_name)};
  statement.name = Name(text_of(alter.old_val));
  statement.new_name = Name(text_of(alter.new_val));
  statement.value = std::string(text_of(alter.new_val));
  statement.positioned = !text_of(alter.new_val_neighbor).empty();
  statement.conditional = alter.skip_if_new_val_exists;
}

void create_function_facts(const PgQuery__CreateFunctionStmt& create, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::create_function;
  statement.relations = {scope.name(create.funcname, create.n_funcname)};
  statement.replace = create.replace;
  function_options(create.options, create.n_options, statement);
}

void alter_function_facts(const PgQuery__AlterFunctionStmt& alter, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::alter_function;
  if (alter.func) statement.relations = {scope.name(alter.func->objname, alter.func->n_objname)};
  function_options(alter.actions, alter.n_actions, statement);
}

// Statements that make or change something and are described by names alone.
bool named_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
      statement.form = Form::create_trigger;
      statement.relations = {scope.relation(*node.create_trig_stmt->relation)};
      statement.name = Name(text_of(node.create_trig_stmt->trigname));
      statement.replace = node.create_trig_stmt->replace;
      return true;
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
      statement.form = Form::create_policy;
      statement.relations = {scope.relation(*node.create_policy_stmt->table)};
      statement.name = Name(text_of(node.create_policy_stmt->policy_name));
      return true;
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
      statement.form = Form::alter_policy;
      statement.relations = {scope.relation(*node.alter_policy_stmt->table)};
      statement.name = Name(text_of(node.alter_policy_stmt->policy_name));
      return true;
    case PG_QUERY__NODE__NODE_RULE_STMT:
      statement.form = Form::create_rule;
      statement.relations = {scope.relation(*node.rule_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      statement.form = Form::create_view;
      statement.relations = {scope.relation(*node.view_stmt->view)};
      statement.replace = node.view_stmt->replace;
      return true;
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
      statement.form = Form::create_sequence;
      statement.relations = {scope.relation(*node.create_seq_stmt->sequence)};
      statement.conditional = node.create_seq_stmt->if_not_exists;
      return true;
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
      statement.form = Form::alter_sequence;
      statement.relations = {scope.relation(*node.alter_seq_stmt->sequence)};
      return true;
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      statement.form = Form::create_schema;
      statement.relations = {{Name(), Name(text_of(node.create_schema_stmt->schemaname))}};
      statement.conditional = node.create_schema_stmt->if_not_exists;
      return true;
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
      statement.form = Form::create_type;
      statement.relations = {scope.name(node.create_enum_stmt->type_name, node.create_enum_stmt->n_type_name)};
      return true;
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT: statement.form = Form::create_type; return true;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: alter_enum_facts(*node.alter_enum_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
      statement.form = Form::create_statistics;
      if (node.create_stats_stmt->n_relations > 0 && node.create_stats_stmt->relations[0]->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
        statement.relations = {scope.relation(*node.create_stats_stmt->relations[0]->range_var)};
      return true;
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
      statement.form = Form::create_extension;
      statement.conditional = node.create_extension_stmt->if_not_exists;
      statement.name = Name(text_of(node.create_extension_stmt->extname));
      return true;
    case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT:
      statement.form = Form::alter_extension;
      statement.name = Name(text_of(node.alter_extension_stmt->extname));
      return true;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: create_function_facts(*node.create_function_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT: alter_function_facts(*node.alter_function_stmt, scope, statement); return true;
    default: return false;
  }
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

// Statements about relations as a whole.
bool relation_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
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
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: domain_facts(*node.create_domain_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT: alter_domain_facts(*node.alter_domain_stmt, scope, statement); return true;
    default: return false;
  }
}

bool data_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_SELECT_STMT: select_facts(*node.select_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_UPDATE_STMT: update_facts(*node.update_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      statement.form = Form::delete_;
      statement.relations = {scope.relation(*node.delete_stmt->relation)};
      statement.has_where = node.delete_stmt->where_clause != nullptr;
      return true;
    case PG_QUERY__NODE__NODE_INSERT_STMT: {
      statement.form = Form::insert;
      statement.relations = {scope.relation(*node.insert_stmt->relation)};
      const auto* source = node.insert_stmt->select_stmt;
      // Of a query, not of VALUES.
      statement.expression = source && source->node_case == PG_QUERY__NODE__NODE_SELECT_STMT && source->select_stmt->n_values_lists == 0;
      return true;
    }
    case PG_QUERY__NODE__NODE_MERGE_STMT:
      statement.form = Form::merge;
      statement.relations = {scope.relation(*node.merge_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_COPY_STMT:
      statement.form = node.copy_stmt->is_from ? Form::copy_from : Form::select;
      if (node.copy_stmt->relation) statement.relations = {scope.relation(*node.copy_stmt->relation)};
      return true;
    case PG_QUERY__NODE__NODE_DO_STMT:
    case PG_QUERY__NODE__NODE_EXECUTE_STMT:
    case PG_QUERY__NODE__NODE_CALL_STMT: statement.form = Form::dynamic; return true;
    default: return false;
  }
}

// What holds up nobody who reads or writes a table.
bool is_harmless(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT:
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
    case PG_QUERY__NODE__NODE_SEC_LABEL_STMT:
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
    case PG_QUERY__NODE__NODE_LISTEN_STMT:
    case PG_QUERY__NODE__NODE_UNLISTEN_STMT:
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
    case PG_QUERY__NODE__NODE_DEALLOCATE_STMT:
    case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
    case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
    case PG_QUERY__NODE__NODE_FETCH_STMT:
    case PG_QUERY__NODE__NODE_CLOSE_PORTAL_STMT:
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
    case PG_QUERY__NODE__NODE_LOAD_STMT:
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_CAST_STMT:
    case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_OP_CLASS_STMT:
    case PG_QUERY__NODE__NODE_CREATE_OP_FAMILY_STMT:
    case PG_QUERY__NODE__NODE_ALTER_OP_FAMILY_STMT:
    case PG_QUERY__NODE__NODE_ALTER_OPERATOR_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TYPE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_STATS_STMT:
    case PG_QUERY__NODE__NODE_ALTER_COLLATION_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TSDICTIONARY_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TSCONFIGURATION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TRANSFORM_STMT:
    case PG_QUERY__NODE__NODE_CREATE_PLANG_STMT:
    case PG_QUERY__NODE__NODE_CREATE_AM_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FDW_STMT:
    case PG_QUERY__NODE__NODE_ALTER_FDW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT:
    case PG_QUERY__NODE__NODE_ALTER_FOREIGN_SERVER_STMT:
    case PG_QUERY__NODE__NODE_CREATE_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_ALTER_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_IMPORT_FOREIGN_SCHEMA_STMT:
    case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT:
    case PG_QUERY__NODE__NODE_ALTER_EVENT_TRIG_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT: return true;
    default: return false;
  }
}

}  // namespace

void facts_of(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
  if (relation_facts(node, scope, statement) || named_facts(node, scope, statement) || data_facts(node, scope, statement)) return;
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT: statement.form = transaction_form(node.transaction_stmt->kind); return;
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: return set_facts(*node.variable_set_stmt, statement);
    case PG_QUERY__NODE__NODE_GRANT_STMT: return grant_facts(*node.grant_stmt, scope, statement);
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
      if (node.alter_default_privileges_stmt->action) grant_facts(*node.alter_default_privileges_stmt->action, scope, statement);
      return;
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
      statement.form = node.grant_role_stmt->is_grant ? Form::grant : Form::revoke;
      return;
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
    case PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT: statement.form = Form::publication; return;
    case PG_QUERY__NODE__NODE_DROPDB_STMT: statement.form = Form::drop_database; return;
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT: statement.form = Form::drop_owned; return;
    default: statement.form = is_harmless(node) ? Form::harmless : Form::unknown; return;
  }
}

}  // namespace lockstep
