#include "parser/query_range.h"

#include <algorithm>
#include <vector>

#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

// The words and brackets of a text with their depth, other tokens as they are; no blanks and
// comments.
struct Piece {
  Lexeme lexeme;
  int depth = 0;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) continue;
    if (lexeme.kind == LexemeKind::close) --depth;
    pieces.push_back({lexeme, depth});
    if (lexeme.kind == LexemeKind::open) ++depth;
  }
  return pieces;
}

class Words {
 public:
  explicit Words(std::string_view text) : text_(text), pieces_(pieces_of(text)) {}

  std::size_t size() const { return pieces_.size(); }

  const Lexeme& at(std::size_t i) const { return pieces_[i].lexeme; }

  bool is(std::size_t i, std::string_view keyword) const {
    if (i >= pieces_.size() || pieces_[i].depth != 0 || at(i).kind != LexemeKind::word)
      return false;
    return is_keyword(text_.substr(at(i).begin, at(i).end - at(i).begin), keyword);
  }

  // The last piece that is the keyword and begins before `location`.
  std::optional<std::size_t> last_before(std::size_t location, std::string_view keyword) const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < pieces_.size() && at(i).begin < location; ++i)
      if (is(i, keyword)) found = i;
    return found;
  }

 private:
  std::string_view text_;
  std::vector<Piece> pieces_;
};

// One past the last piece of the query that begins at piece `begin`.
std::size_t end_of_query(const Words& words, std::size_t begin) {
  std::size_t end = words.size();
  // The next element of CREATE SCHEMA.
  for (std::size_t i = begin; i < end; ++i)
    if (words.is(i, "create") || words.is(i, "grant") || words.at(i).kind == LexemeKind::semicolon)
      end = i;
  const auto drop = [&](std::initializer_list<std::string_view> tail) {
    if (end < begin + tail.size()) return false;
    auto i = end - tail.size();
    for (const auto word : tail)
      if (!words.is(i++, word)) return false;
    end -= tail.size();
    return true;
  };
  drop({"with", "check", "option"}) || drop({"with", "cascaded", "check", "option"}) ||
      drop({"with", "local", "check", "option"}) || drop({"with", "data"}) ||
      drop({"with", "no", "data"});
  return end;
}

bool begins_query(const Words& words, std::size_t i) {
  if (i >= words.size()) return false;
  if (words.at(i).kind == LexemeKind::open) return true;
  for (const auto* word :
       {"select", "with", "values", "table", "insert", "update", "delete", "merge"})
    if (words.is(i, word)) return true;
  return false;
}

std::optional<std::size_t> begin_of_query(const PgQuery__Node& query,
                                          const Words& words,
                                          std::size_t location) {
  if (query.node_case == PG_QUERY__NODE__NODE_RETURN_STMT)
    return words.last_before(location, "return");
  if (query.node_case == PG_QUERY__NODE__NODE_LIST) {
    const auto atomic = words.last_before(location, "atomic");
    return atomic && *atomic > 0 && words.is(*atomic - 1, "begin") ? std::optional(*atomic - 1)
                                                                   : std::nullopt;
  }
  if (begins_query(words, 0)) return 0;
  const auto as = words.last_before(location, "as");
  return as && begins_query(words, *as + 1) ? std::optional(*as + 1) : std::nullopt;
}

}  // namespace

int first_location(const ProtobufCMessage& message) {
  int first = -1;
  walk(message, [&](const ProtobufCMessage& each) {
    if (each.descriptor == &pg_query__node__descriptor) return true;
    const auto* field =
        protobuf_c_message_descriptor_get_field_by_name(each.descriptor, "location");
    if (!field) return true;
    const auto location = *reinterpret_cast<const std::int32_t*>(
        reinterpret_cast<const char*>(&each) + field->offset);
    if (location >= 0 && (first < 0 || location < first)) first = location;
    return true;
  });
  return first;
}

std::optional<StatementRange> query_range(const PgQuery__Node& query, std::string_view statement) {
  if (query.node_case == PG_QUERY__NODE__NODE_SELECT_STMT && query.select_stmt->with_clause &&
      query.select_stmt->with_clause->location < 0)
    return std::nullopt;
  const auto first = first_location(query.base);
  if (first < 0) return std::nullopt;
  const Words words(statement);
  const auto begin = begin_of_query(query, words, static_cast<std::size_t>(first) + 1);
  if (!begin) return std::nullopt;
  const bool is_body = query.node_case == PG_QUERY__NODE__NODE_LIST ||
                       query.node_case == PG_QUERY__NODE__NODE_RETURN_STMT;
  const auto end = is_body ? words.size() : end_of_query(words, *begin);
  if (end <= *begin) return std::nullopt;
  return StatementRange{words.at(*begin).begin, words.at(end - 1).end};
}

}  // namespace lockstep
