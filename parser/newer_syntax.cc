#include "parser/newer_syntax.h"

#include <algorithm>
#include <array>

#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

struct Word {
  LexemeKind kind;
  std::size_t begin;
  std::size_t end;
};

bool is_blank(const Lexeme& lexeme) { return lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment; }

enum class Parentheses { other, foreign_key, identity };

// Takes clauses out of one statement, from the left to the right.
class Rewriting {
 public:
  explicit Rewriting(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto lexeme = next_lexeme(text_view(), at);
      at = lexeme.end;
      if (!is_blank(lexeme)) words_.push_back({lexeme.kind, lexeme.begin, lexeme.end});
    }
  }

  // True when something was taken out.
  bool run() {
    if (!is_table_statement()) return false;
    for (at_ = 0; at_ < words_.size(); ++at_) {
      follow_parentheses();
      if (words_[at_].kind == LexemeKind::word) take_clause();
    }
    return !clauses_.empty() || took_enforced_;
  }

  const std::string& text() const { return text_; }
  std::vector<NewerClause>& clauses() { return clauses_; }

 private:
  std::string_view text_view() const { return text_; }
  std::string_view text_of_word(std::size_t i) const {
    return i < words_.size() ? text_view().substr(words_[i].begin, words_[i].end - words_[i].begin) : std::string_view();
  }

  bool is(std::size_t i, std::string_view keyword) const {
    return i < words_.size() && words_[i].kind == LexemeKind::word && is_keyword(text_of_word(i), keyword);
  }
  bool are(std::size_t i, std::initializer_list<std::string_view> keywords) const {
    return std::all_of(keywords.begin(), keywords.end(), [&](std::string_view each) { return is(i++, each); });
  }
  bool is_name(std::size_t i) const {
    return i < words_.size() && (words_[i].kind == LexemeKind::word || words_[i].kind == LexemeKind::quoted_name);
  }
  bool is_symbol(std::size_t i, std::string_view symbol) const { return i < words_.size() && text_of_word(i) == symbol; }

  bool is_table_statement() const {
    if (are(0, {"alter", "table"}) || are(0, {"alter", "foreign", "table"})) return true;
    if (!is(0, "create")) return false;
    for (std::size_t i = 1; i < std::min<std::size_t>(words_.size(), 4); ++i)
      if (is(i, "table")) return true;
    return false;
  }

  // Which parentheses hold the columns of a foreign key or the options of an identity column.
  void follow_parentheses() {
    if (is_symbol(at_, ")") && !open_.empty()) open_.pop_back();
    if (!is_symbol(at_, "(")) return;
    auto kind = Parentheses::other;
    if (at_ >= 2 && are(at_ - 2, {"foreign", "key"})) kind = Parentheses::foreign_key;
    if (at_ >= 2 && are(at_ - 2, {"as", "identity"})) kind = Parentheses::identity;
    auto name = at_;
    while (name >= 3 && is_symbol(name - 2, ".")) name -= 2;
    if (name >= 2 && is(name - 2, "references")) kind = Parentheses::foreign_key;
    open_.push_back(kind);
  }

  // Every arm of this leaves the length of the text as it is.
  void take_clause() {
    if (are(at_, {"not", "enforced"}) && ends_constraint(at_)) return take(NewerWord::not_enforced, 2);
    if (is(at_, "enforced") && ends_constraint(at_)) {
      blank(at_, 1);
      took_enforced_ = true;
      return;
    }
    if (are(at_, {"without", "overlaps"})) return take(NewerWord::without_overlaps, 2);
    if (is(at_, "period") && in(Parentheses::foreign_key) && is_name(at_ + 1)) return take(NewerWord::without_overlaps, 1);
    if (in(Parentheses::identity) && is(at_, "logged")) return take(NewerWord::logged, 1);
    if (in(Parentheses::identity) && is(at_, "unlogged")) return take(NewerWord::unlogged, 1);
    if (are(at_, {"generated", "always", "as"}) && is_symbol(at_ + 3, "(")) return take_virtual();
    if (are(at_, {"not", "null"}) && begins_element(at_) && is_name(at_ + 2)) return take_not_null();
    if (are(at_, {"not", "null", "no", "inherit"})) {
      at_ += 2;
      return take(NewerWord::not_null_no_inherit, 2);
    }
    if (is(at_, "storage") && is_name(at_ + 1) && at_ > 0 && !begins_element(at_) && !is(at_ - 1, "set") && !is(at_ - 1, "column")) {
      clauses_.push_back({NewerWord::storage, words_[at_].begin, std::string(text_of_word(at_ + 1))});
      blank(at_, 2);
      ++at_;
    }
  }

  // Not inside an expression, where `enforced` would be a name.
  bool ends_constraint(std::size_t i) const {
    static constexpr std::array inside = std::to_array<std::string_view>({"and", "or", "not", "when", "then", "else", "is", "check", "default"});
    if (i == 0) return false;
    if (is_symbol(i - 1, ")")) return true;
    if (i >= 2 && are(i - 2, {"set", "default"})) return true;
    return is_name(i - 1) && std::none_of(inside.begin(), inside.end(), [&](std::string_view each) { return is(i - 1, each); });
  }

  // Where an element of CREATE TABLE or a command of ALTER TABLE begins, a constraint's name apart.
  bool begins_element(std::size_t i) const {
    if (i >= 3 && is(i - 2, "constraint") && is_name(i - 1)) i -= 2;
    return i > 0 && ((is_symbol(i - 1, "(") && open_.size() == 1) || (is_symbol(i - 1, ",") && open_.size() <= 1) || is(i - 1, "add"));
  }

  bool in(Parentheses kind) const { return !open_.empty() && open_.back() == kind; }

  void blank(std::size_t i, std::size_t count) { put(words_[i].begin, words_[i + count - 1].end, {}); }

  void put(std::size_t begin, std::size_t end, std::string_view instead) {
    for (std::size_t i = begin; i < end; ++i) text_[i] = i - begin < instead.size() ? instead[i - begin] : (text_[i] == '\n' ? '\n' : ' ');
  }

  void take(NewerWord word, std::size_t count) {
    clauses_.push_back({word, words_[at_].begin, {}});
    blank(at_, count);
    at_ += count - 1;
  }

  void take_virtual() {
    std::size_t depth = 0;
    auto end = at_ + 3;
    for (; end < words_.size(); ++end) {
      if (is_symbol(end, "(")) ++depth;
      if (is_symbol(end, ")") && --depth == 0) break;
    }
    if (is(end + 1, "stored")) return;
    if (is(end + 1, "virtual")) blank(end + 1, 1);
    clauses_.push_back({NewerWord::virtual_column, words_[at_].begin, {}});
    put(words_[at_].begin, words_[at_ + 2].end, "DEFAULT");
  }

  void take_not_null() {
    clauses_.push_back({NewerWord::not_null, words_[at_].begin, {}});
    put(words_[at_].begin, words_[at_ + 2].end, "CHECK(" + std::string(text_of_word(at_ + 2)) + ")");
    at_ += 2;
  }

  std::string text_;
  std::vector<Word> words_;
  std::size_t at_ = 0;
  std::vector<Parentheses> open_;
  std::vector<NewerClause> clauses_;
  bool took_enforced_ = false;
};

// Gives each clause the last constraint or column that begins before it.
bool assign(const Ast& tree, std::vector<NewerClause>& clauses) {
  std::vector<std::size_t> constraints;
  std::vector<std::size_t> columns;
  walk(tree.result().base, [&](const ProtobufCMessage& message) {
    if (lockstep::is(message, pg_query__constraint__descriptor)) {
      // That of ALTER CONSTRAINT has no location, and says 0.
      const auto& constraint = reinterpret_cast<const PgQuery__Constraint&>(message);
      if (constraint.location > 0 && !is_constraint_attribute(constraint.contype)) constraints.push_back(static_cast<std::size_t>(constraint.location));
    } else if (lockstep::is(message, pg_query__column_def__descriptor)) {
      const auto& column = reinterpret_cast<const PgQuery__ColumnDef&>(message);
      if (column.location >= 0) columns.push_back(static_cast<std::size_t>(column.location));
    }
    return true;
  });
  std::sort(constraints.begin(), constraints.end());
  std::sort(columns.begin(), columns.end());
  for (auto& clause : clauses) {
    const auto& among = clause.word == NewerWord::storage ? columns : constraints;
    const auto next = std::upper_bound(among.begin(), among.end(), clause.location);
    if (next == among.begin()) return false;
    clause.location = *std::prev(next);
  }
  return true;
}

}  // namespace

int first_version(NewerWord word) {
  switch (word) {
    case NewerWord::logged:
    case NewerWord::unlogged: return 0;  // minor releases of all versions
    case NewerWord::storage: return 160000;
    default: return 180000;
  }
}

std::vector<NewerClause> clauses_in(const Ast& tree) {
  std::vector<NewerClause> clauses;
  if constexpr (parser_version < 160000) return clauses;
  std::size_t last = 0;  // where the constraint begins that an attribute belongs to
  walk(tree.result().base, [&](const ProtobufCMessage& message) {
    if (lockstep::is(message, pg_query__column_def__descriptor)) {
      const auto& column = reinterpret_cast<const PgQuery__ColumnDef&>(message);
      if (const auto storage = storage_name(column); !storage.empty())
        clauses.push_back({NewerWord::storage, static_cast<std::size_t>(column.location), std::string(storage)});
      return true;
    }
    if (lockstep::is(message, pg_query__constraint__descriptor)) {
      const auto& constraint = reinterpret_cast<const PgQuery__Constraint&>(message);
      if (!is_constraint_attribute(constraint.contype)) last = static_cast<std::size_t>(constraint.location);
      const auto newer = newer_constraint(constraint);
      const auto add = [&](bool said, NewerWord word) {
        if (said) clauses.push_back({word, last, {}});
      };
      add(newer.not_enforced, NewerWord::not_enforced);
      add(newer.without_overlaps, NewerWord::without_overlaps);
      add(newer.virtual_column, NewerWord::virtual_column);
      add(newer.not_null_no_inherit, NewerWord::not_null_no_inherit);
      add(!newer.not_null.empty(), NewerWord::not_null);
      return false;
    }
    // Where column definitions and constraints stand, and nothing below expressions and queries.
    for (const auto* each : {&pg_query__parse_result__descriptor, &pg_query__raw_stmt__descriptor, &pg_query__node__descriptor,
                             &pg_query__create_stmt__descriptor, &pg_query__create_foreign_table_stmt__descriptor,
                             &pg_query__create_schema_stmt__descriptor, &pg_query__alter_table_stmt__descriptor, &pg_query__alter_table_cmd__descriptor})
      if (message.descriptor == each) return true;
    return false;
  });
  return clauses;
}

std::optional<NewerText> parse_newer(std::string_view text) {
  Rewriting rewriting(text);
  if (!rewriting.run()) return std::nullopt;
  try {
    NewerText result{.tree = Ast::parse(rewriting.text()), .clauses = std::move(rewriting.clauses())};
    if (!assign(result.tree, result.clauses)) return std::nullopt;
    return result;
  } catch (const SyntaxError&) {
    return std::nullopt;
  }
}

}  // namespace lockstep
