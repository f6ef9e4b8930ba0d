#include "parser/membership_options.h"

#include <vector>

#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

struct Found {
  MembershipOptions options;
  std::size_t begin = 0;
  std::size_t end = 0;  // nothing was found when it is `begin`
};

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto lexeme = next_lexeme(text, at);
      at = lexeme.end;
      if (lexeme.kind != LexemeKind::blank && lexeme.kind != LexemeKind::comment) lexemes_.push_back(lexeme);
    }
  }

  bool is(std::size_t i, std::string_view keyword) const { return i < lexemes_.size() && lexemes_[i].kind == LexemeKind::word && is_keyword(word(i), keyword); }
  bool is_comma(std::size_t i) const { return i < lexemes_.size() && word(i) == ","; }
  std::size_t size() const { return lexemes_.size(); }
  std::size_t begin(std::size_t i) const { return lexemes_[i].begin; }
  std::size_t end(std::size_t i) const { return lexemes_[i].end; }

 private:
  std::string_view word(std::size_t i) const { return text_.substr(lexemes_[i].begin, lexemes_[i].end - lexemes_[i].begin); }

  std::string_view text_;
  std::vector<Lexeme> lexemes_;
};

std::optional<bool>* option_at(const Words& words, std::size_t i, MembershipOptions& options) {
  if (words.is(i, "admin")) return &options.admin;
  if (words.is(i, "inherit")) return &options.inherit;
  if (words.is(i, "set")) return &options.set;
  return nullptr;
}

Found find_options(std::string_view statement) {
  Found found;
  const Words words(statement);
  if (words.is(0, "revoke") && words.is(2, "option") && words.is(3, "for")) {
    if (auto* option = option_at(words, 1, found.options)) {
      *option = true;
      found.begin = words.begin(1);
      found.end = words.end(3);
    }
    return found;
  }
  if (!words.is(0, "grant")) return found;
  for (std::size_t i = 1; i + 2 < words.size(); ++i) {
    if (words.is(i, "on")) return found;
    if (!words.is(i, "with")) continue;
    auto at = i + 1;
    for (auto* option = option_at(words, at, found.options); option != nullptr; option = option_at(words, at, found.options)) {
      const bool off = words.is(at + 1, "false");
      if (!off && !words.is(at + 1, "option") && !words.is(at + 1, "true")) break;
      *option = !off;
      found.begin = words.begin(i);
      found.end = words.end(at + 1);
      if (!words.is_comma(at + 2)) break;
      at += 3;
    }
    return found;
  }
  return found;
}

}  // namespace

MembershipOptions membership_options(std::string_view statement) { return find_options(statement).options; }

std::optional<std::string> without_membership_options(std::string_view statement) {
  const auto found = find_options(statement);
  if (found.begin == found.end) return std::nullopt;
  std::string text(statement);
  text.replace(found.begin, found.end - found.begin, found.end - found.begin, ' ');
  return text;
}

}  // namespace lockstep
