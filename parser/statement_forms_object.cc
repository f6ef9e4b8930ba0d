// Statements that make or change one object, neither table nor index: what they say of it is little more than its name.
#include "parser/lower/options.h"
#include "parser/statement_parts.h"

namespace lockstep {
namespace {

using facts::Form;
using facts::Thing;

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
    if (name != "set" || !option.arg || option.arg->node_case != PG_QUERY__NODE__NODE_VARIABLE_SET_STMT) continue;
    // RESET and SET … TO DEFAULT take a setting of the function away.
    const auto& set = *option.arg->variable_set_stmt;
    const bool sets = set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE || set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT;
    if (text_of(set.name) == "search_path" || set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL) statement.has_search_path = sets;
  }
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

void domain_facts(const PgQuery__CreateDomainStmt& create, const FactScope& scope, facts::Statement& statement) {
  statement.form = Form::create_domain;
  statement.relations = {scope.name(create.domainname, create.n_domainname)};
  if (create.type_name) statement.base = type_facts(*create.type_name, scope);
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

}  // namespace

bool object_facts(const PgQuery__Node& node, const FactScope& scope, facts::Statement& statement) {
  using facts::Form;  // there is another one in lockstep, which a unity build can bring along (parser/analyse/value.h)
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
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: domain_facts(*node.create_domain_stmt, scope, statement); return true;
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT: alter_domain_facts(*node.alter_domain_stmt, scope, statement); return true;
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

}  // namespace lockstep
