// Which statement is lowered by whom, which are skipped, and which cannot be part of a state.
#include <algorithm>

#include "ir/error.h"
#include "parser/lower.h"
#include "parser/lower/misplaced_directives.h"
#include "parser/lower/objects.h"
#include "parser/lower/role_block.h"
#include "parser/qualify.h"

namespace lockstep {
namespace {

constexpr const char* not_part = "roles, databases and tablespaces are not part of a schema";
constexpr const char* are_settings = "settings of databases and roles are not part of a schema; those of a live database are reported, and never planned";
constexpr const char* is_data = "data is not part of a schema";
constexpr const char* does_maintenance = "it changes nothing about the schema";

void not_a_state(Reader& reader, const Statement& statement, std::string message) {
  reader.diagnostics.error("not-a-state", statement.at(-1), std::move(message),
                           {"a state is made of CREATE, ALTER, COMMENT, GRANT and DROP; write down what the statement leaves behind"});
}

// The function that a call in a SELECT names, without pg_catalog; empty when it is of another schema.
std::string_view called_builtin(const PgQuery__FuncCall& call) {
  const auto names = string_list(call.funcname, call.n_funcname);
  if (names.size() == 2 && names.front() != "pg_catalog") return {};
  return names.empty() || names.size() > 2 || !is_builtin_function(names.back()) ? std::string_view() : names.back();
}

// `SELECT pg_catalog.set_config('search_path', '', false)` is how pg_dump sets the search path.
void apply_set_config(Reader& reader, const PgQuery__FuncCall& call) {
  const auto text_argument = [&](std::size_t i) -> const char* {
    if (i >= call.n_args || call.args[i]->node_case != PG_QUERY__NODE__NODE_A_CONST) return nullptr;
    const auto& constant = *call.args[i]->a_const;
    return constant.val_case == PG_QUERY__A__CONST__VAL_SVAL ? constant.sval->sval : nullptr;
  };
  const char* name = text_argument(0);
  const char* value = text_argument(1);
  if (name && value) set_session_value(reader, name, value);
}

void lower_select(Reader& reader, const Statement& statement, const PgQuery__SelectStmt& select) {
  if (select.into_clause) {
    reader.unsupported(statement, "SELECT INTO");
    return;
  }
  bool moves_data = false;
  bool sets = false;
  std::string culprit;
  walk(select.base, [&](const ProtobufCMessage& message) {
    if (!is(message, pg_query__func_call__descriptor)) return true;
    const auto& call = reinterpret_cast<const PgQuery__FuncCall&>(message);
    const auto name = called_builtin(call);
    if (name == "set_config") {
      sets = true;
      apply_set_config(reader, call);
    } else if (name == "setval" || name == "nextval" || name.starts_with("lo_") || name == "lowrite" || name == "loread") {
      moves_data = true;
    } else if (name.empty() && culprit.empty()) {
      const auto names = string_list(call.funcname, call.n_funcname);
      for (const auto each : names) culprit += (culprit.empty() ? "" : ".") + quoted(Name(each));
    }
    return true;
  });
  if (!culprit.empty())
    not_a_state(reader, statement, "`SELECT` calls `" + culprit + "`, which may change anything");
  else if (moves_data)
    reader.skip(statement, "data-skipped", "SELECT setval", is_data);
  else if (!sets)
    reader.skip(statement, "statement-skipped", "SELECT", does_maintenance);
}

void lower_do(Reader& reader, const Statement& statement, const PgQuery__DoStmt& block) {
  if (manages_roles_only(block) && reader.graph.origin.with_roles) {
    reader.diagnostics.error("roles-in-block", statement.at(-1), "a `DO` block that makes or changes roles is not carried out, and roles are managed",
                             {"write `CREATE ROLE` and what else it does as plain statements, or plan without --roles"});
    return;
  }
  if (manages_roles_only(block)) {
    reader.skip(statement, "roles-skipped", "DO", not_part);
    return;
  }
  not_a_state(reader, statement, "a `DO` block may change anything");
}

void lower_transaction(Reader& reader, const Statement& statement, const PgQuery__TransactionStmt& transaction) {
  switch (transaction.kind) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_TO:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED:
      reader.diagnostics.error("rolled-back", statement.at(-1), "`ROLLBACK` takes back what stands before it",
                               {"leave out what is taken back"});
      return;
    default: return;
  }
}

// `CLUSTER table USING index` is kept by PostgreSQL as the table's setting for the next time.
void lower_cluster(Reader& reader, const Statement& statement, const PgQuery__ClusterStmt& cluster) {
  const Name index(text_of(cluster.indexname));
  if (!cluster.relation || index.empty()) return;
  auto& node = reader.relation(*cluster.relation, statement, {Kind::table, Kind::materialized_view});
  const auto id = node.id;
  const ObjectId as_index{.kind = Kind::index, .schema = id.schema, .name = index};
  const ObjectId as_constraint{.kind = Kind::constraint, .schema = id.schema, .name = id.name, .part = index};
  if (!reader.graph.contains(as_index) && !reader.graph.contains(as_constraint))
    postpone(statement, -1, "there is no index `" + quoted(index) + "` on `" + quoted(id.qualified_name()) + "`");
  if (auto* table = std::get_if<ir::Table>(&node.object))
    table->cluster_on = index;
  else
    node.as<ir::MaterializedView>().cluster_on = index;
}

// The statement's leading keywords, `CREATE EVENT TRIGGER`.
std::string leading_words(std::string_view text) {
  std::string words;
  for (int count = 0; count < 2 && !text.empty();) {
    const auto begin = std::min(text.size(), text.find_first_not_of(" \t\r\n"));
    text.remove_prefix(begin);
    std::size_t end = 0;
    while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
    if (end == 0) break;
    if (!words.empty()) words += ' ';
    for (const char c : text.substr(0, end)) words += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    text.remove_prefix(end);
    const bool filler = words.ends_with(" OR") || words.ends_with(" REPLACE") || words.ends_with(" EVENT") ||
                        words.ends_with(" FOREIGN") || words.ends_with(" TEXT") || words.ends_with(" USER") ||
                        words.ends_with(" TRUSTED") || words.ends_with(" PROCEDURAL") || words.ends_with(" OPERATOR") ||
                        words.ends_with(" DATA") || words.ends_with(" DEFAULT") || words.ends_with(" ACCESS") || words.ends_with(" SEARCH") || words.ends_with(" SECURITY");
    if (!filler) ++count;
  }
  return words;
}

// Statements that say nothing about a schema. Gives whether the statement was one.
bool skip_what_is_no_schema(Reader& reader, const Statement& statement) {
  const auto skip = [&](const char* code, const char* what, const char* why) {
    reader.skip(statement, code, what, why);
    return true;
  };
  switch (statement.node->node_case) {
    case PG_QUERY__NODE__NODE_INSERT_STMT: return skip("data-skipped", "INSERT", is_data);
    case PG_QUERY__NODE__NODE_UPDATE_STMT: return skip("data-skipped", "UPDATE", is_data);
    case PG_QUERY__NODE__NODE_DELETE_STMT: return skip("data-skipped", "DELETE", is_data);
    case PG_QUERY__NODE__NODE_MERGE_STMT: return skip("data-skipped", "MERGE", is_data);
    case PG_QUERY__NODE__NODE_COPY_STMT: return skip("data-skipped", "COPY", is_data);
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT: return skip("data-skipped", "TRUNCATE", is_data);
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT: return skip("data-skipped", "REFRESH MATERIALIZED VIEW", is_data);
    case PG_QUERY__NODE__NODE_VACUUM_STMT: return skip("statement-skipped", "VACUUM or ANALYZE", does_maintenance);
    case PG_QUERY__NODE__NODE_ALTER_COLLATION_STMT: return skip("statement-skipped", "ALTER COLLATION", does_maintenance);
    case PG_QUERY__NODE__NODE_REINDEX_STMT: return skip("statement-skipped", "REINDEX", does_maintenance);
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT: return skip("roles-skipped", "CREATE ROLE", not_part);
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT: return skip("roles-skipped", "ALTER ROLE", not_part);
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT: return skip("settings-skipped", "ALTER ROLE SET", are_settings);
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT: return skip("roles-skipped", "DROP ROLE", not_part);
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT: return skip("roles-skipped", "GRANT role", not_part);
    case PG_QUERY__NODE__NODE_CREATEDB_STMT: return skip("roles-skipped", "CREATE DATABASE", not_part);
    case PG_QUERY__NODE__NODE_DROPDB_STMT: return skip("roles-skipped", "DROP DATABASE", not_part);
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT: return skip("settings-skipped", "ALTER DATABASE SET", are_settings);
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_REFRESH_COLL_STMT: return skip("roles-skipped", "ALTER DATABASE", not_part);
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT: return skip("roles-skipped", "CREATE TABLESPACE", not_part);
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT: return skip("roles-skipped", "DROP TABLESPACE", not_part);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_SPACE_OPTIONS_STMT: return skip("roles-skipped", "ALTER TABLESPACE", not_part);
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT: return skip("roles-skipped", "ALTER SYSTEM", "server settings are not part of a schema");
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
    case PG_QUERY__NODE__NODE_LISTEN_STMT:
    case PG_QUERY__NODE__NODE_UNLISTEN_STMT:
    case PG_QUERY__NODE__NODE_LOAD_STMT:
    case PG_QUERY__NODE__NODE_LOCK_STMT:
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
    case PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT:
    case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
    case PG_QUERY__NODE__NODE_DEALLOCATE_STMT:
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
    case PG_QUERY__NODE__NODE_CLOSE_PORTAL_STMT:
    case PG_QUERY__NODE__NODE_FETCH_STMT:
    case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
      return skip("statement-skipped", leading_words(statement.text).c_str(), does_maintenance);
    default: return false;
  }
}

// Statements about roles, when roles are part of the state.
bool lower_role_statement(Reader& reader, const Statement& statement) {
  if (!reader.graph.origin.with_roles) return false;
  const auto& node = *statement.node;
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT: lower_create_role(reader, statement, *node.create_role_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT: lower_alter_role(reader, statement, *node.alter_role_stmt); return true;
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT: lower_drop_role(reader, statement, *node.drop_role_stmt); return true;
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT: lower_grant_role(reader, statement, *node.grant_role_stmt); return true;
    default: return false;
  }
}

// Statements that are about tables, columns, constraints, indexes and sequences.
bool lower_table_statement(Reader& reader, const Statement& statement) {
  const auto& node = *statement.node;
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT: lower_create_table(reader, statement, *node.create_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT: lower_create_table_as(reader, statement, *node.create_table_as_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
      lower_create_foreign_table(reader, statement, *node.create_foreign_table_stmt);
      return true;
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: lower_alter_table(reader, statement, *node.alter_table_stmt); return true;
    case PG_QUERY__NODE__NODE_INDEX_STMT: lower_create_index(reader, statement, *node.index_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: lower_create_sequence(reader, statement, *node.create_seq_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: lower_alter_sequence(reader, statement, *node.alter_seq_stmt); return true;
    default: return false;
  }
}

// Statements about foreign data and logical replication.
bool lower_foreign_statement(Reader& reader, const Statement& statement) {
  const auto& node = *statement.node;
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT: lower_create_publication(reader, statement, *node.create_publication_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT: lower_alter_publication(reader, statement, *node.alter_publication_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_FDW_STMT: lower_create_wrapper(reader, statement, *node.create_fdw_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_FDW_STMT: lower_alter_wrapper(reader, statement, *node.alter_fdw_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT: lower_create_server(reader, statement, *node.create_foreign_server_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_FOREIGN_SERVER_STMT: lower_alter_server(reader, statement, *node.alter_foreign_server_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_USER_MAPPING_STMT: lower_create_user_mapping(reader, statement, *node.create_user_mapping_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_USER_MAPPING_STMT: lower_alter_user_mapping(reader, statement, *node.alter_user_mapping_stmt); return true;
    case PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT: lower_drop_user_mapping(reader, statement, *node.drop_user_mapping_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT: lower_create_subscription(reader, statement, *node.create_subscription_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT: lower_alter_subscription(reader, statement, *node.alter_subscription_stmt); return true;
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT: lower_drop_subscription(reader, statement, *node.drop_subscription_stmt); return true;
    case PG_QUERY__NODE__NODE_IMPORT_FOREIGN_SCHEMA_STMT:
      not_a_state(reader, statement, "`IMPORT FOREIGN SCHEMA` makes what it finds on another server");
      return true;
    default: return false;
  }
}

// CREATE AGGREGATE, OPERATOR, TYPE and what else is a list of `name = value`.
bool lower_definition(Reader& reader, const Statement& statement, const PgQuery__DefineStmt& define) {
  switch (define.kind) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE: lower_create_aggregate(reader, statement, define); return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR: lower_create_operator(reader, statement, define); return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION: lower_create_collation(reader, statement, define); return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: lower_create_base_type(reader, statement, define); return true;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSCONFIGURATION: lower_create_text_search_object(reader, statement, define); return true;
    default: return false;
  }
}

bool lower_other_statement(Reader& reader, const Statement& statement) {
  const auto& node = *statement.node;
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: lower_create_schema(reader, statement, *node.create_schema_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT: lower_create_extension(reader, statement, *node.create_extension_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT: lower_create_enum(reader, statement, *node.create_enum_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: lower_alter_enum(reader, statement, *node.alter_enum_stmt); return true;
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT: lower_composite_type(reader, statement, *node.composite_type_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: lower_create_domain(reader, statement, *node.create_domain_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT: lower_alter_domain(reader, statement, *node.alter_domain_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT: lower_create_range(reader, statement, *node.create_range_stmt); return true;
    case PG_QUERY__NODE__NODE_VIEW_STMT: lower_view(reader, statement, *node.view_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: lower_create_function(reader, statement, *node.create_function_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT: lower_alter_function(reader, statement, *node.alter_function_stmt); return true;
    case PG_QUERY__NODE__NODE_DEFINE_STMT: return lower_definition(reader, statement, *node.define_stmt);
    case PG_QUERY__NODE__NODE_ALTER_TYPE_STMT: lower_alter_base_type(reader, statement, *node.alter_type_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_OPERATOR_STMT: lower_alter_operator(reader, statement, *node.alter_operator_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_OP_CLASS_STMT: lower_create_operator_class(reader, statement, *node.create_op_class_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_OP_FAMILY_STMT: lower_create_operator_family(reader, statement, *node.create_op_family_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_OP_FAMILY_STMT: lower_alter_operator_family(reader, statement, *node.alter_op_family_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_CAST_STMT: lower_create_cast(reader, statement, *node.create_cast_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT: lower_create_conversion(reader, statement, *node.create_conversion_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT: lower_create_trigger(reader, statement, *node.create_trig_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT: lower_create_policy(reader, statement, *node.create_policy_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT: lower_alter_policy(reader, statement, *node.alter_policy_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT: lower_create_statistics(reader, statement, *node.create_stats_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_STATS_STMT: lower_alter_statistics(reader, statement, *node.alter_stats_stmt); return true;
    case PG_QUERY__NODE__NODE_RULE_STMT: lower_create_rule(reader, statement, *node.rule_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT: lower_create_event_trigger(reader, statement, *node.create_event_trig_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_EVENT_TRIG_STMT: lower_alter_event_trigger(reader, statement, *node.alter_event_trig_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_TSDICTIONARY_STMT: lower_alter_dictionary(reader, statement, *node.alter_tsdictionary_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_TSCONFIGURATION_STMT: lower_alter_configuration(reader, statement, *node.alter_tsconfiguration_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_PLANG_STMT: lower_create_language(reader, statement, *node.create_plang_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_AM_STMT: lower_create_access_method(reader, statement, *node.create_am_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_TRANSFORM_STMT: lower_create_transform(reader, statement, *node.create_transform_stmt); return true;
    case PG_QUERY__NODE__NODE_SEC_LABEL_STMT: lower_security_label(reader, statement, *node.sec_label_stmt); return true;
    case PG_QUERY__NODE__NODE_COMMENT_STMT: lower_comment(reader, statement, *node.comment_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT: lower_alter_owner(reader, statement, *node.alter_owner_stmt); return true;
    case PG_QUERY__NODE__NODE_GRANT_STMT: lower_grant(reader, statement, *node.grant_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
      lower_alter_default_privileges(reader, statement, *node.alter_default_privileges_stmt);
      return true;
    case PG_QUERY__NODE__NODE_DROP_STMT: lower_drop(reader, statement, *node.drop_stmt); return true;
    case PG_QUERY__NODE__NODE_RENAME_STMT: lower_rename(reader, statement, *node.rename_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: lower_set_schema(reader, statement, *node.alter_object_schema_stmt); return true;
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: lower_set(reader, statement, *node.variable_set_stmt); return true;
    case PG_QUERY__NODE__NODE_DISCARD_STMT: return true;
    case PG_QUERY__NODE__NODE_SELECT_STMT: lower_select(reader, statement, *node.select_stmt); return true;
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT: lower_transaction(reader, statement, *node.transaction_stmt); return true;
    case PG_QUERY__NODE__NODE_DO_STMT: lower_do(reader, statement, *node.do_stmt); return true;
    case PG_QUERY__NODE__NODE_CLUSTER_STMT: lower_cluster(reader, statement, *node.cluster_stmt); return true;
    case PG_QUERY__NODE__NODE_CALL_STMT: not_a_state(reader, statement, "a `CALL` may change anything"); return true;
    case PG_QUERY__NODE__NODE_EXECUTE_STMT: not_a_state(reader, statement, "`EXECUTE` may change anything"); return true;
    default: return false;
  }
}

}  // namespace

void lower(Reader& reader, const Statement& statement) {
  const auto* outer = std::exchange(reader.statement_, &statement);
  const struct Restore {
    Reader& reader;
    const Statement* outer;
    ~Restore() { reader.statement_ = outer; }
  } restore{reader, outer};
  if (!statement.node) return;
  if (statement.node->node_case != PG_QUERY__NODE__NODE_DROP_STMT) reader.dependents.reset();
  refuse_misplaced_directives(reader, statement);
  if (lower_table_statement(reader, statement) || lower_foreign_statement(reader, statement) || lower_other_statement(reader, statement) ||
      lower_role_statement(reader, statement))
    return;
  if (skip_what_is_no_schema(reader, statement)) return;
  const bool defines = statement.node->node_case == PG_QUERY__NODE__NODE_DEFINE_STMT;
  reader.unsupported(statement, defines ? "CREATE " + std::string(object_type_words(statement.node->define_stmt->kind))
                                        : leading_words(statement.text));
}

}  // namespace lockstep
