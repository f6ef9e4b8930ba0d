#include "parser/lower/misplaced_directives.h"

#include <algorithm>

#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

bool may_have_directives(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
    case PG_QUERY__NODE__NODE_INDEX_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
    case PG_QUERY__NODE__NODE_VIEW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_OP_CLASS_STMT:
    case PG_QUERY__NODE__NODE_CREATE_OP_FAMILY_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FDW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
    case PG_QUERY__NODE__NODE_RULE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT:
    case PG_QUERY__NODE__NODE_CREATE_PLANG_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT: return true;
    default: return false;
  }
}

// True for a directive inside the parentheses of the statement: about a value of an enum, an attribute, an argument.
// Right behind the parenthesis, on its line, it is about the whole still, as with tables.
bool is_about_a_part(const Statement& statement, const Directive& directive) {
  if (directive.span.begin < statement.span.begin) return false;
  const auto place = std::min<std::size_t>(directive.span.begin - statement.span.begin, statement.text.size());
  int depth = 0;
  bool behind_parenthesis = false;
  for (std::size_t at = 0; at < place;) {
    const auto lexeme = next_lexeme(statement.text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::comment) continue;
    if (lexeme.kind == LexemeKind::blank) {
      if (statement.text.substr(lexeme.begin, lexeme.end - lexeme.begin).find('\n') != std::string_view::npos) behind_parenthesis = false;
      continue;
    }
    depth += lexeme.kind == LexemeKind::open ? 1 : lexeme.kind == LexemeKind::close ? -1 : 0;
    behind_parenthesis = lexeme.kind == LexemeKind::open;
  }
  return depth > 0 && !behind_parenthesis;
}

// The word from which on a statement speaks of other things than of what it makes: a query, a body, a constraint of a domain, an element of a schema.
// Words after the first two count, so that CREATE itself does not. Empty: there is none.
std::vector<std::string_view> words_before_body(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VIEW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT: return {"as"};
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: return {"begin", "return"};
    case PG_QUERY__NODE__NODE_RULE_STMT: return {"do"};
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: return {"constraint"};
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: return {"create", "grant"};
    default: return {};
  }
}

// True for a directive inside of what comes from such a word on. Right behind AS it is about the whole still; alone before a constraint or an element it is about that.
bool is_inside_body(const Statement& statement, const Directive& directive) {
  const auto words = words_before_body(*statement.node);
  if (words.empty() || directive.span.begin < statement.span.begin || directive.span.begin >= statement.span.end) return false;
  const bool elements = statement.node->node_case == PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT || statement.node->node_case == PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT;
  const auto place = directive.span.begin - statement.span.begin;
  std::size_t body = std::string_view::npos;
  std::size_t next = std::string_view::npos;  // the token behind the comment
  int depth = 0;
  int count = 0;
  bool word_seen = false;
  for (std::size_t at = 0; at < statement.text.size() && (body == std::string_view::npos || next == std::string_view::npos);) {
    const auto lexeme = next_lexeme(statement.text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) continue;
    if (lexeme.begin > place && next == std::string_view::npos) next = lexeme.begin;
    depth += lexeme.kind == LexemeKind::open ? 1 : lexeme.kind == LexemeKind::close ? -1 : 0;
    const auto said = statement.text.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (word_seen && body == std::string_view::npos) body = lexeme.begin;
    word_seen = word_seen || (++count > 2 && depth == 0 && lexeme.kind == LexemeKind::word && std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_keyword(said, word); }));
    if (word_seen && elements && body == std::string_view::npos) body = lexeme.begin;
  }
  if (body == std::string_view::npos || place > body) return body != std::string_view::npos;
  const auto line = statement.text.substr(0, place).rfind('\n') + 1;
  const bool alone = statement.text.substr(line, place - line).find_first_not_of(" \t-/*") == std::string_view::npos;
  return elements && next == body && (alone || statement.text.substr(place, body - place).find('\n') == std::string_view::npos);
}

}  // namespace

void refuse_misplaced_directives(Reader& reader, const Statement& statement) {
  const auto form = statement.node->node_case;
  const bool parts = form == PG_QUERY__NODE__NODE_CREATE_STMT || form == PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT || form == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT ||
                     form == PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT || form == PG_QUERY__NODE__NODE_CREATE_ENUM_STMT;
  const bool any = may_have_directives(*statement.node);
  for (const auto& each : statement.directives)
    if (!any)
      reader.diagnostics.error("directive-misplaced", each.span, "directive `@" + each.name + "` must stand before what it is about, a CREATE statement or a column");
    else if (is_inside_body(statement, each))
      reader.diagnostics.error("directive-misplaced", each.span, "directive `@" + each.name + "` stands inside of the statement, and cannot be about a part of it",
                               {"before the statement, it is about what that makes"});
    else if (!parts && is_about_a_part(statement, each))
      reader.diagnostics.error("directive-misplaced", each.span, "directive `@" + each.name + "` is about a part of the statement (a value, an attribute, an argument); of parts, only columns, constraints and values of enums can have one");
}

}  // namespace lockstep
