// The one door to libpg_query: statements, their syntax trees, and a generic walk over them.
// Only parser/ includes this header. Trees are libpg_query's protobuf-c structs
// (pg_query/pg_query.pb-c.h), which mirror PostgreSQL's parse nodes; parser/tree_version.h knows how they changed.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ir/name.h"
#include "parser/tree_version.h"

namespace lockstep {

// A parsed text of one or more statements. Owns the tree.
class Ast {
 public:
  // Throws SyntaxError when libpg_query refuses the text.
  static Ast parse(std::string_view sql);

  const PgQuery__ParseResult& result() const { return *tree_; }
  // The single statement of the text, or null when it holds none (only comments) or several.
  const PgQuery__Node* statement() const;

 private:
  // Where the tree lives: taken in large pieces and given back at once, which costs a small part of
  // what an allocation for each node does.
  class Arena;
  struct DropArena {
    void operator()(Arena* arena) const;
  };

  std::unique_ptr<Arena, DropArena> arena_;
  const PgQuery__ParseResult* tree_ = nullptr;
};

struct SyntaxError {
  std::string message;    // as PostgreSQL words it, `syntax error at or near "FORM"`
  std::size_t offset = 0; // byte offset in the text that was parsed
};

// Parses `SELECT <expression>` and gives the tree; expression() is the expression in it.
struct ExpressionAst {
  Ast ast;
  const PgQuery__Node* expression = nullptr;
};

ExpressionAst parse_expression(std::string_view expression);

// A token of pg_query_scan().
struct Token {
  int kind = 0;  // PgQuery__Token
  std::size_t begin = 0;
  std::size_t end = 0;
};

// All tokens, comments included (SQL_COMMENT, C_COMMENT). Throws SyntaxError.
std::vector<Token> scan(std::string_view sql);

// Byte ranges of the statements in a text, without the semicolons, and without the blanks and
// comments before and after. Knows lexemes only and never fails: what is broken is for parse() to say.
struct StatementRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<StatementRange> split_statements(std::string_view sql);

// Calls visit for every message of the tree below `message` (depth first, parents before children),
// itself included. Returning false does not descend into that message.
bool walk(const ProtobufCMessage& message, const std::function<bool(const ProtobufCMessage&)>& visit);

// True when `message` is of the type that `descriptor` describes; then it can be cast.
inline bool is(const ProtobufCMessage& message, const ProtobufCMessageDescriptor& descriptor) {
  return message.descriptor == &descriptor;
}

// Strings of a list of String nodes (names of functions, types, operators).
std::vector<std::string_view> string_list(PgQuery__Node* const* nodes, std::size_t count);

// A C string that may be null or empty.
inline std::string_view text_of(const char* text) {
  return text ? std::string_view(text) : std::string_view();
}

// The plain text of a string constant (`'year'` in EXTRACT, `'NFC'` in NORMALIZE); empty for any other node.
std::string_view constant_text(const PgQuery__Node& node);

// PostgreSQL version that the linked libpg_query parses, such as `15.1`.
std::string_view parser_postgres_version();

}  // namespace lockstep
