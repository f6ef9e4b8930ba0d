#include "parser/lower/rewrite.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "parser/lower/objects.h"
#include "parser/sql_ast.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

// The text with what has to stand before and behind it to be a statement.
struct ParsedText {
  Ast ast;
  std::size_t offset = 0;  // of the text in what was parsed
};

std::optional<ParsedText> parse_text(const std::string& text) {
  static constexpr std::pair<std::string_view, std::string_view> frames[] = {
      {"SELECT ", ""}, {"", ""}, {"CREATE FUNCTION f() RETURNS void ", ""}};
  for (const auto& [before, behind] : frames) {
    try {
      return ParsedText{Ast::parse(std::string(before) + text + std::string(behind)), before.size()};
    } catch (SyntaxError&) {
      continue;
    }
  }
  return std::nullopt;
}

struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// The end of `count` names with dots between them that begin at `at`.
std::size_t end_of_names(std::string_view text, std::size_t at, std::size_t count) {
  auto end = at;
  while (at < text.size() && count > 0) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::quoted_name) {
      --count;
      end = at;
    } else if (lexeme.kind != LexemeKind::blank && lexeme.kind != LexemeKind::comment && text[lexeme.begin] != '.') {
      break;
    }
  }
  return end;
}

bool is_relation(Kind kind) {
  return kind == Kind::table || kind == Kind::view || kind == Kind::materialized_view || kind == Kind::sequence || kind == Kind::index;
}

bool is_type(Kind kind) {
  switch (kind) {
    case Kind::shell_type:
    case Kind::enum_type:
    case Kind::composite_type:
    case Kind::domain:
    case Kind::range_type:
    case Kind::base_type:
    case Kind::table:
    case Kind::view:
    case Kind::materialized_view: return true;
    default: return false;
  }
}

// Finds the mentions of one object in a tree.
class Mentions {
 public:
  Mentions(std::string_view text, std::size_t offset, const ObjectId& from, const ObjectId& to)
      : text_(text), offset_(offset), from_(from), to_(to) {}

  std::vector<Edit> find(const PgQuery__ParseResult& tree) {
    walk(tree.base, [&](const ProtobufCMessage& message) {
      if (is(message, pg_query__range_var__descriptor)) return relation(reinterpret_cast<const PgQuery__RangeVar&>(message));
      if (is(message, pg_query__func_call__descriptor)) return call(reinterpret_cast<const PgQuery__FuncCall&>(message));
      if (is(message, pg_query__type_name__descriptor)) return type(reinterpret_cast<const PgQuery__TypeName&>(message));
      if (is(message, pg_query__collate_clause__descriptor)) return collation(reinterpret_cast<const PgQuery__CollateClause&>(message));
      if (is(message, pg_query__a__const__descriptor)) return constant(reinterpret_cast<const PgQuery__AConst&>(message));
      return true;
    });
    if (unaliased_ || from_.schema != to_.schema) columns(tree);
    std::sort(edits_.begin(), edits_.end(), [](const Edit& left, const Edit& right) { return left.begin < right.begin; });
    return std::move(edits_);
  }

 private:
  bool is_from(const std::vector<std::string_view>& names) const {
    return names.size() == 2 && names[0] == from_.schema.text() && names[1] == from_.name.text();
  }

  void replace(int location, std::size_t names, std::string by) {
    if (location < 0 || static_cast<std::size_t>(location) < offset_) return;
    const auto begin = static_cast<std::size_t>(location) - offset_;
    const auto end = end_of_names(text_, begin, names);
    if (end > begin) edits_.push_back({begin, end, std::move(by)});
  }

  bool relation(const PgQuery__RangeVar& range) {
    if (!is_relation(from_.kind) || !is_from({text_of(range.schemaname), text_of(range.relname)})) return true;
    unaliased_ = unaliased_ || !range.alias;
    replace(range.location, 2, quoted(to_.qualified_name()));
    return true;
  }

  bool call(const PgQuery__FuncCall& call) {
    const bool callable = from_.kind == Kind::routine || from_.kind == Kind::aggregate;
    if (callable && is_from(string_list(call.funcname, call.n_funcname)))
      replace(call.location, 2, quoted(to_.qualified_name()));
    return true;
  }

  bool type(const PgQuery__TypeName& type) {
    if (is_type(from_.kind) && is_from(string_list(type.names, type.n_names)))
      replace(type.location, 2, quoted(to_.qualified_name()));
    return true;
  }

  // The clause begins with the word COLLATE.
  bool collation(const PgQuery__CollateClause& clause) {
    if (from_.kind != Kind::collation || !is_from(string_list(clause.collname, clause.n_collname)) || clause.location < 0) return true;
    constexpr int word = 7;
    auto at = static_cast<std::size_t>(clause.location + word);
    while (at - offset_ < text_.size() && (text_[at - offset_] == ' ' || text_[at - offset_] == '\n' || text_[at - offset_] == '\t')) ++at;
    replace(static_cast<int>(at), 2, quoted(to_.qualified_name()));
    return true;
  }

  // 'app.orders_id_seq'::regclass and the like: the whole name is the literal.
  bool constant(const PgQuery__AConst& constant) {
    if (constant.val_case != PG_QUERY__A__CONST__VAL_SVAL || text_of(constant.sval->sval) != quoted(from_.qualified_name())) return true;
    if (constant.location < 0 || static_cast<std::size_t>(constant.location) < offset_) return true;
    const auto begin = static_cast<std::size_t>(constant.location) - offset_;
    const auto lexeme = next_lexeme(text_, begin);
    if (lexeme.kind == LexemeKind::string) edits_.push_back({begin, lexeme.end, quoted_literal(quoted(to_.qualified_name()))});
    return true;
  }

  // Columns that are named with their table: `orders.id`, `app.orders.id`.
  void columns(const PgQuery__ParseResult& tree) {
    if (!is_relation(from_.kind)) return;
    walk(tree.base, [&](const ProtobufCMessage& message) {
      if (!is(message, pg_query__column_ref__descriptor)) return true;
      const auto& column = reinterpret_cast<const PgQuery__ColumnRef&>(message);
      const auto names = string_list(column.fields, column.n_fields);
      if (column.n_fields == 3 && names.size() >= 2 && is_from({names[0], names[1]}))
        replace(column.location, 2, quoted(to_.qualified_name()));
      else if (unaliased_ && column.n_fields == 2 && names[0] == from_.name.text() && from_.name != to_.name)
        replace(column.location, 1, quoted(to_.name));
      return true;
    });
  }

  std::string_view text_;
  std::size_t offset_;
  const ObjectId& from_;
  const ObjectId& to_;
  bool unaliased_ = false;
  std::vector<Edit> edits_;
};

std::string edited(const std::string& text, const std::vector<Edit>& edits) {
  std::string result;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    if (edit.begin < at) continue;
    result += text.substr(at, edit.begin - at) + edit.text;
    at = edit.end;
  }
  return result + text.substr(at);
}

}  // namespace

std::string with_renamed_object(const std::string& text, const ObjectId& from, const ObjectId& to) {
  if (text.find(from.name.text()) == std::string::npos && quoted(from.name) == from.name.text()) return text;
  const auto parsed = parse_text(text);
  if (!parsed) return text;
  return edited(text, Mentions(text, parsed->offset, from, to).find(parsed->ast.result()));
}

std::string with_renamed_label(const std::string& text, const ObjectId& enum_type, const std::string& from, const std::string& to) {
  const auto parsed = parse_text(text);
  if (!parsed) return text;
  std::vector<Edit> edits;
  walk(parsed->ast.result().base, [&](const ProtobufCMessage& message) {
    if (!is(message, pg_query__type_cast__descriptor)) return true;
    const auto& cast = reinterpret_cast<const PgQuery__TypeCast&>(message);
    const auto names = string_list(cast.type_name->names, cast.type_name->n_names);
    const bool is_of_type = names.size() == 2 && names[0] == enum_type.schema.text() && names[1] == enum_type.name.text();
    if (!is_of_type || cast.arg->node_case != PG_QUERY__NODE__NODE_A_CONST) return true;
    const auto& constant = *cast.arg->a_const;
    if (constant.val_case != PG_QUERY__A__CONST__VAL_SVAL || text_of(constant.sval->sval) != from) return true;
    if (constant.location < 0 || static_cast<std::size_t>(constant.location) < parsed->offset) return true;
    const auto begin = static_cast<std::size_t>(constant.location) - parsed->offset;
    edits.push_back({begin, next_lexeme(text, begin).end, quoted_literal(to)});
    return true;
  });
  std::sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) { return left.begin < right.begin; });
  return edited(text, edits);
}

}  // namespace lockstep
