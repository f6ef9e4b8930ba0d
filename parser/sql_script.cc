#include "parser/sql_script.h"

#include "parser/membership_options.h"
#include "parser/sql_ast.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

bool is_of_server(PgQuery__ObjectType type) {
  return type == PG_QUERY__OBJECT_TYPE__OBJECT_ROLE || type == PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE || type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE;
}

bool is_left_out(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_COMMENT_STMT: return is_of_server(node.comment_stmt->objtype);
    case PG_QUERY__NODE__NODE_RENAME_STMT: return is_of_server(node.rename_stmt->rename_type);
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
    case PG_QUERY__NODE__NODE_COPY_STMT:
    case PG_QUERY__NODE__NODE_SEC_LABEL_STMT:  // the server lacks their providers
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT:
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TABLE_SPACE_OPTIONS_STMT:
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
    case PG_QUERY__NODE__NODE_LISTEN_STMT: return true;
    default: return false;
  }
}

// What does not parse may be newer than the parser: the server shall say.
bool is_left_out(std::string_view text) {
  if (without_membership_options(text)) return true;
  try {
    const auto tree = Ast::parse(text);
    const auto& result = tree.result();
    for (std::size_t i = 0; i < result.n_stmts; ++i)
      if (is_left_out(*result.stmts[i]->stmt)) return true;
    return result.n_stmts == 0;
  } catch (const SyntaxError&) {
    return false;
  }
}

}  // namespace

std::vector<ScriptStatement> script_statements(const SqlText& text) {
  std::vector<ScriptStatement> result;
  bool fresh = false;
  for (const auto& segment : text.segments) {
    fresh = fresh || segment.fresh;
    const auto whole = std::string_view(segment.file->text).substr(segment.begin, segment.end - segment.begin);
    for (const auto& range : split_statements(whole)) {
      const auto statement = whole.substr(range.begin, range.end - range.begin);
      if (is_left_out(statement)) continue;
      result.push_back({statement, {segment.file, segment.begin + range.begin, segment.begin + range.end}, fresh});
      fresh = false;
    }
  }
  return result;
}

}  // namespace lockstep
