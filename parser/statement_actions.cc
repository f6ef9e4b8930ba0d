// What the parts of an ALTER TABLE do, and where they stand in its text.
#include <algorithm>

#include "parser/sql_lexer.h"
#include "parser/statement_parts.h"

namespace lockstep {
namespace {

using facts::Action;
using What = facts::Action::What;

// The forms that say nothing but which they are.
What plain_action(PgQuery__AlterTableType type) {
  switch (type) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn: return What::drop_column;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull: return What::set_not_null;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull: return What::drop_not_null;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint: return What::validate;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint: return What::alter_constraint;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint: return What::drop_constraint;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity: return What::add_identity;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression: return What::drop_expression;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics: return What::set_statistics;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged: return What::set_logged;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged: return What::set_unlogged;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace: return What::set_tablespace;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod: return What::set_access_method;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser: return What::disable_trigger;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity: return What::enable_row_security;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity: return What::disable_row_security;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity: return What::no_force_row_security;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner: return What::change_owner;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplaceRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartitionFinalize: return What::light;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnGenericOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_GenericOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRule:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysRule:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaRule:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRule:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddOf:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropOf:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity: return What::instant;
    default: return What::unknown;
  }
}

// USING with the column alone, as it is or cast to the type that it gets, is what ALTER … TYPE does by itself.
bool is_plain_conversion(const PgQuery__Node& expression, const facts::Column& column, const FactScope& scope) {
  if (expression.node_case != PG_QUERY__NODE__NODE_TYPE_CAST) return column_name(expression) == column.name.text();
  const auto& cast = *expression.type_cast;
  const auto to = type_facts(*cast.type_name, scope);
  const bool same = to.name == column.type.name && to.array == column.type.array && to.modifiers == column.type.modifiers;
  return same && column_name(*cast.arg) == column.name.text();
}

void partition_facts(const PgQuery__PartitionCmd& partition, const FactScope& scope, Action& action) {
  if (partition.name) action.other = scope.relation(*partition.name);
  action.concurrently = partition.concurrent;
  action.uses = partition.bound && partition.bound->is_default;
}

Action action_facts(const PgQuery__AlterTableCmd& command, const FactScope& scope) {
  Action action{.what = plain_action(command.subtype), .name = Name(text_of(command.name)), .conditional = command.missing_ok != 0,
                .cascade = command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE};
  const auto* def = command.def;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
      action.what = What::add_column;
      action.column = column_facts(*def->column_def, scope);
      action.name = action.column.name;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      action.what = What::alter_type;
      action.column = {.name = action.name, .type = type_facts(*def->column_def->type_name, scope), .collation = collation_text(*def->column_def)};
      action.uses = def->column_def->raw_default && !is_plain_conversion(*def->column_def->raw_default, action.column, scope);
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
      action.what = def ? What::set_default : What::drop_default;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      action.what = What::add_constraint;
      action.constraint = constraint_facts(*def->constraint, scope);
      action.name = action.constraint.name;
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
      action.what = What::attach_partition;
      partition_facts(*def->partition_cmd, scope, action);
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      action.what = What::detach_partition;
      partition_facts(*def->partition_cmd, scope, action);
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
      action.what = What::inherit;
      if (def && def->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) action.other = scope.relation(*def->range_var);
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplicaIdentity:
      action.what = What::replica_identity;
      action.uses = def && def->node_case == PG_QUERY__NODE__NODE_REPLICA_IDENTITY_STMT && text_of(def->replica_identity_stmt->identity_type) == "n";
      break;
    default: break;
  }
  return action;
}

// Behind the name that begins at `at`, with its schema.
std::size_t end_of_name(std::string_view text, std::size_t at) {
  for (bool wants_part = true; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    const bool dot = text[lexeme.begin] == '.';
    const bool part = lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::quoted_name;
    const bool blank = lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment || text[lexeme.begin] == '*';
    if (!blank && !dot && !(part && wants_part)) break;
    if (part) wants_part = false;
    if (dot) wants_part = true;
    at = lexeme.end;
  }
  return at;
}

// Where the parts of an ALTER TABLE stand: commas outside of parentheses are between them.
void place_actions(std::string_view text, std::size_t at, std::vector<Action>& actions) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  int depth = 0;
  auto begin = std::string_view::npos;
  auto end = at;
  const auto close = [&] {
    if (begin != std::string_view::npos) places.emplace_back(begin, end);
    begin = std::string_view::npos;
  };
  while (at < text.size()) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) continue;
    if (lexeme.kind == LexemeKind::open) ++depth;
    if (lexeme.kind == LexemeKind::close) --depth;
    if (depth == 0 && text[lexeme.begin] == ',') {
      close();
      continue;
    }
    if (begin == std::string_view::npos) begin = lexeme.begin;
    end = lexeme.end;
  }
  close();
  const bool fits = places.size() == actions.size();
  for (std::size_t i = 0; i < actions.size(); ++i) {
    actions[i].begin = fits ? places[i].first : 0;
    actions[i].end = fits ? places[i].second : text.size();
  }
}

}  // namespace

void alter_table_facts(const PgQuery__AlterTableStmt& alter, const FactScope& scope) {
  auto& statement = scope.statement;
  switch (alter.objtype) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: statement.form = facts::Form::alter_index; break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: statement.form = facts::Form::alter_sequence; break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: statement.form = facts::Form::alter_view; break;
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: statement.form = facts::Form::alter_type; break;
    default: statement.form = facts::Form::alter_table; break;
  }
  statement.relations = {scope.relation(*alter.relation)};
  statement.only = !alter.relation->inh;
  statement.conditional = alter.missing_ok;
  for (std::size_t i = 0; i < alter.n_cmds; ++i)
    if (alter.cmds[i]->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) statement.actions.push_back(action_facts(*alter.cmds[i]->alter_table_cmd, scope));
  const auto named = static_cast<std::size_t>(std::max(alter.relation->location, 0));
  place_actions(scope.text, end_of_name(scope.text, std::min(named, scope.text.size())), statement.actions);
}

}  // namespace lockstep
