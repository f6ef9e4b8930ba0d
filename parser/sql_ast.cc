#include "parser/sql_ast.h"

#include <algorithm>
#include <cstddef>

#include <pg_query.h>

#include "ir/error.h"
#include "parser/sql_lexer.h"

namespace lockstep {

class Ast::Arena {
 public:
  explicit Arena(std::size_t expected) : next_size_(std::max<std::size_t>(expected, 1024)) {}

  ProtobufCAllocator allocator() {
    return {.alloc = [](void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); },
            .free = [](void*, void*) {},
            .allocator_data = this};
  }

 private:
  void* take(std::size_t size) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    size = (size + alignment - 1) / alignment * alignment;
    if (size > left_) {
      const auto length = std::max(size, next_size_);
      chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(length));
      at_ = chunks_.back().get();
      left_ = length;
      next_size_ *= 2;
    }
    void* result = at_;
    at_ += size;
    left_ -= size;
    return result;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_size_;
};

void Ast::DropArena::operator()(Arena* arena) const { delete arena; }

namespace {

[[noreturn]] void refuse(const PgQueryError& error) {
  throw SyntaxError{.message = error.message ? error.message : "syntax error",
                    .offset = error.cursorpos > 0 ? static_cast<std::size_t>(error.cursorpos - 1) : 0};
}

// libpg_query counts the cursor position in characters; we count bytes.
std::size_t byte_offset(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size() && characters > 0) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    --characters;
  }
  return at;
}

}  // namespace

Ast Ast::parse(std::string_view sql) {
  const std::string text{sql};
  auto parsed = pg_query_parse_protobuf(text.c_str());
  const std::unique_ptr<PgQueryProtobufParseResult, void (*)(PgQueryProtobufParseResult*)> guard(
      &parsed, [](PgQueryProtobufParseResult* each) { pg_query_free_protobuf_parse_result(*each); });
  if (parsed.error) {
    try {
      refuse(*parsed.error);
    } catch (SyntaxError& error) {
      error.offset = byte_offset(text, error.offset);
      throw;
    }
  }
  Ast ast;
  // A tree is about ten times as large as its packed form.
  ast.arena_.reset(new Arena(10 * parsed.parse_tree.len));
  auto allocator = ast.arena_->allocator();
  ast.tree_ = pg_query__parse_result__unpack(
      &allocator, parsed.parse_tree.len, reinterpret_cast<const std::uint8_t*>(parsed.parse_tree.data));
  check(ast.tree_ != nullptr, "libpg_query gave a tree that does not unpack");
  return ast;
}

const PgQuery__Node* Ast::statement() const {
  return tree_->n_stmts == 1 ? tree_->stmts[0]->stmt : nullptr;
}

ExpressionAst parse_expression(std::string_view expression) {
  static constexpr std::string_view prefix = "SELECT ";
  ExpressionAst result;
  try {
    result.ast = Ast::parse(std::string(prefix) + std::string(expression));
  } catch (SyntaxError& error) {
    error.offset -= std::min(error.offset, prefix.size());
    throw;
  }
  const auto* statement = result.ast.statement();
  if (!statement || statement->node_case != PG_QUERY__NODE__NODE_SELECT_STMT ||
      statement->select_stmt->n_target_list != 1)
    throw SyntaxError{.message = "not a single expression", .offset = 0};
  result.expression = statement->select_stmt->target_list[0]->res_target->val;
  return result;
}

std::vector<Token> scan(std::string_view sql) {
  const std::string text{sql};
  auto scanned = pg_query_scan(text.c_str());
  const std::unique_ptr<PgQueryScanResult, void (*)(PgQueryScanResult*)> guard(
      &scanned, [](PgQueryScanResult* each) { pg_query_free_scan_result(*each); });
  if (scanned.error) refuse(*scanned.error);
  auto* result = pg_query__scan_result__unpack(
      nullptr, scanned.pbuf.len, reinterpret_cast<const std::uint8_t*>(scanned.pbuf.data));
  check(result != nullptr, "libpg_query gave tokens that do not unpack");
  std::vector<Token> tokens;
  tokens.reserve(result->n_tokens);
  for (std::size_t i = 0; i < result->n_tokens; ++i) {
    const auto& token = *result->tokens[i];
    tokens.push_back({.kind = static_cast<int>(token.token),
                      .begin = static_cast<std::size_t>(token.start),
                      .end = static_cast<std::size_t>(token.end)});
  }
  pg_query__scan_result__free_unpacked(result, nullptr);
  return tokens;
}

std::vector<StatementRange> split_statements(std::string_view sql) {
  std::vector<StatementRange> ranges;
  StatementTracker tracker;
  constexpr auto none = std::string_view::npos;
  std::size_t begin = none;
  std::size_t end = 0;
  for (std::size_t at = 0; at < sql.size();) {
    const auto lexeme = next_lexeme(sql, at);
    at = lexeme.end;
    if (tracker.ends_with(sql, lexeme)) {
      if (begin != none) ranges.push_back({begin, end});
      begin = none;
      tracker.restart();
    } else if (lexeme.kind != LexemeKind::blank && lexeme.kind != LexemeKind::comment && lexeme.kind != LexemeKind::semicolon) {
      if (begin == none) begin = lexeme.begin;
      end = lexeme.end;
    }
    if (at < sql.size() || begin == none || !tracker.nested()) continue;
    // A parenthesis is missing: rather one broken statement than a broken rest of the file.
    at = begin;
    begin = none;
    tracker.ignore_nesting();
    tracker.restart();
  }
  if (begin != none) ranges.push_back({begin, end});
  return ranges;
}

bool walk(const ProtobufCMessage& message,
          const std::function<bool(const ProtobufCMessage&)>& visit) {
  if (!visit(message)) return false;
  if (message.descriptor == &pg_query__node__descriptor) {
    // A union of some 240 message types that share one pointer: not worth a search for the right one.
    const auto& node = reinterpret_cast<const PgQuery__Node&>(message);
    if (node.node_case != PG_QUERY__NODE__NODE__NOT_SET && node.alias) walk(node.alias->base, visit);
    return true;
  }
  const auto* bytes = reinterpret_cast<const char*>(&message);
  const auto child = [&](const void* at) {
    if (const auto* below = *static_cast<const ProtobufCMessage* const*>(at)) walk(*below, visit);
  };
  for (unsigned i = 0; i < message.descriptor->n_fields; ++i) {
    const auto& field = message.descriptor->fields[i];
    if (field.type != PROTOBUF_C_TYPE_MESSAGE) continue;
    if (field.label == PROTOBUF_C_LABEL_REPEATED) {
      const auto count = *reinterpret_cast<const std::size_t*>(bytes + field.quantifier_offset);
      const auto* all = *reinterpret_cast<const ProtobufCMessage* const* const*>(bytes + field.offset);
      for (std::size_t k = 0; k < count; ++k) walk(*all[k], visit);
    } else if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0) {
      if (*reinterpret_cast<const std::uint32_t*>(bytes + field.quantifier_offset) == field.id)
        child(bytes + field.offset);
    } else {
      child(bytes + field.offset);
    }
  }
  return true;
}

std::vector<std::string_view> string_list(PgQuery__Node* const* nodes, std::size_t count) {
  std::vector<std::string_view> texts;
  for (std::size_t i = 0; i < count; ++i)
    if (nodes[i]->node_case == PG_QUERY__NODE__NODE_STRING) texts.push_back(text_of(nodes[i]->string->sval));
  return texts;
}

std::string_view constant_text(const PgQuery__Node& node) {
  const bool is_text = node.node_case == PG_QUERY__NODE__NODE_A_CONST &&
                       node.a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL;
  return is_text ? text_of(node.a_const->sval->sval) : std::string_view();
}

std::string_view parser_postgres_version() { return PG_VERSION; }

}  // namespace lockstep
