// Which facts the tree of a statement has, by kinds of statements: each family has a file of its own, and here is what is in none.
#include "parser/statement_parts.h"

namespace lockstep {
namespace {

using facts::Form;

void grant_facts(const PgQuery__GrantStmt& grant, const FactScope& scope, facts::Statement& statement) {
  statement.form = grant.is_grant ? Form::grant : Form::revoke;
  statement.all = grant.n_privileges == 0;
  for (std::size_t i = 0; i < grant.n_grantees; ++i)
    if (const auto& each = *grant.grantees[i]; each.node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
      statement.to_public = statement.to_public || each.role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC;
  for (std::size_t i = 0; i < grant.n_objects; ++i)
    if (grant.objects[i]->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) statement.relations.push_back(scope.relation(*grant.objects[i]->range_var));
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

// Of what is harmless, that in which a string may be a value of some type; elsewhere strings are remarks, options and the like.
bool may_have_values(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
    case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
    case PG_QUERY__NODE__NODE_DEFINE_STMT: return true;
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
  using facts::Form;  // there is another one in lockstep, which a unity build can bring along (parser/analyse/value.h)
  if (table_facts(node, scope, statement) || object_facts(node, scope, statement) || row_facts(node, scope, statement)) return;
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
      statement.form = transaction_form(node.transaction_stmt->kind);
      statement.chain = node.transaction_stmt->chain;
      return;
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
    default:
      statement.form = is_harmless(node) ? Form::harmless : Form::unknown;
      if (statement.form == Form::harmless && !may_have_values(node)) statement.strings.clear();
      return;
  }
}

}  // namespace lockstep
