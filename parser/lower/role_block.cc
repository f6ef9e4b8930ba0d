#include "parser/lower/role_block.h"

#include <algorithm>
#include <string>
#include <vector>

#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

// The words of one piece of the block, folded; strings and quoted names are their text's first words.
using Words = std::vector<std::string>;

bool is_any(const std::string& word, std::initializer_list<std::string_view> candidates) {
  return std::find(candidates.begin(), candidates.end(), word) != candidates.end();
}

std::string folded(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Cuts the body at semicolons, and behind the words that begin a statement list.
std::vector<Words> pieces_of(std::string_view body) {
  std::vector<Words> pieces(1);
  bool in_condition = false;
  for (std::size_t at = 0; at < body.size();) {
    const auto lexeme = next_lexeme(body, at);
    const auto text = body.substr(at, lexeme.end - at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment) continue;
    auto word = folded(text);
    const bool is_word = lexeme.kind == LexemeKind::word;
    if (is_word && pieces.back().empty() && is_any(word, {"if", "elsif", "elseif", "when"})) in_condition = true;
    if (is_word && word == "then") in_condition = false;
    const bool begins_list = is_word && is_any(word, {"then", "begin", "else", "declare", "exception", "loop"});
    if (lexeme.kind == LexemeKind::semicolon || begins_list) {
      if (begins_list && is_any(word, {"then", "loop"})) pieces.back().clear();  // the condition before it
      if (word == "loop") pieces.back() = {"loop"};
      pieces.emplace_back();
    } else if (!in_condition) {
      if (lexeme.kind == LexemeKind::string) {
        // `EXECUTE 'CREATE ROLE …'`: the words inside count.
        const auto inner = word.substr(word.find('\'') == 0 ? 1 : 0);
        for (std::size_t i = 0; i < inner.size();) {
          const auto each = next_lexeme(inner, i);
          if (each.kind == LexemeKind::word) pieces.back().push_back(inner.substr(i, each.end - i));
          i = each.end;
        }
      } else {
        pieces.back().push_back(std::move(word));
      }
    }
  }
  return pieces;
}

bool is_harmless(Words words) {
  if (words.empty()) return true;
  if (is_any(words[0], {"end", "raise", "null", "return"})) return true;
  if (words[0] == "execute" || words[0] == "perform") {
    words.erase(words.begin());
    while (!words.empty() && is_any(words[0], {"format", "("})) words.erase(words.begin());
  }
  if (words.size() < 2) return false;
  const bool about_role = is_any(words[1], {"role", "user", "group"});
  if (is_any(words[0], {"create", "alter", "drop"})) return about_role && (words[1] != "user" || words.size() < 3 || words[2] != "mapping");
  if (words[0] == "grant" || words[0] == "revoke") return std::find(words.begin(), words.end(), "on") == words.end();
  return false;
}

}  // namespace

bool manages_roles_only(const PgQuery__DoStmt& block) {
  std::string_view body;
  for (std::size_t i = 0; i < block.n_args; ++i) {
    const auto& option = *block.args[i]->def_elem;
    const auto value = option.arg && option.arg->node_case == PG_QUERY__NODE__NODE_STRING ? text_of(option.arg->string->sval) : std::string_view();
    if (text_of(option.defname) == "as") body = value;
    if (text_of(option.defname) == "language" && value != "plpgsql") return false;
  }
  const auto pieces = pieces_of(body);
  return std::all_of(pieces.begin(), pieces.end(), is_harmless);
}

}  // namespace lockstep
