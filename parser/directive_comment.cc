#include "parser/directive_comment.h"

#include <algorithm>

#include "ir/name_distance.h"
#include "parser/directive_table.h"
#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

constexpr std::string_view comment_blanks = " \t\r\n";

std::string lower_case(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// One line of a comment that says something.
struct CommentLine {
  std::size_t edge = 0;   // where the line begins, behind the comment's mark
  std::size_t inner = 0;  // behind the star that begins each line of some comments
  std::size_t begin = 0;  // of what it says, behind stars, dashes and blanks
  std::size_t end = 0;
  std::size_t comment = 0;  // where the comment begins
  std::size_t comment_end = 0;
  bool block = false;
  bool starred = false;
};

void add_lines(std::string_view text, const Lexeme& comment, std::vector<CommentLine>& lines) {
  const bool block = text.substr(comment.begin, 2) == "/*";
  auto end = comment.end;
  if (block && end - comment.begin >= 4 && text.substr(end - 2, 2) == "*/") end -= 2;
  for (auto at = comment.begin + 2; at < end;) {
    const auto line_end = std::min(end, text.find('\n', at));
    const auto content = std::min(line_end, text.find_first_not_of(" \t\r*-", at));
    auto last = line_end;
    while (last > content && comment_blanks.find(text[last - 1]) != std::string_view::npos) --last;
    CommentLine line{.edge = at, .inner = at, .begin = content, .end = last, .comment = comment.begin, .comment_end = comment.end, .block = block};
    const auto first = std::min(line_end, text.find_first_not_of(" \t\r", at));
    line.starred = block && at > comment.begin + 2 && first < line_end && text[first] == '*';
    if (line.starred) line.inner = first + 1;
    if (last > content) lines.push_back(line);
    at = line_end + 1;
  }
}

bool leaves_parenthesis_open(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    depth += lexeme.kind == LexemeKind::open ? 1 : lexeme.kind == LexemeKind::close ? -1 : 0;
    at = lexeme.end;
  }
  return depth > 0;
}

// What begins with `key=`, where the key is one of the directive's, or so near to one that it must be a slip.
bool begins_with_key(std::string_view line, const DirectiveForm& form, bool exactly) {
  if (line.empty()) return false;
  const auto word = next_lexeme(line, 0);
  if (word.kind != LexemeKind::word) return false;
  const auto equals = line.find_first_not_of(" \t", word.end);
  if (equals == std::string_view::npos || line[equals] != '=' || line.substr(equals).starts_with("==") || line.substr(equals).starts_with("=>")) return false;
  std::vector<std::string_view> keys;
  for (const auto& key : form.keys)
    if (!key.bare) keys.push_back(key.name);
  const auto said = line.substr(0, word.end);
  if (std::find(keys.begin(), keys.end(), said) != keys.end()) return true;
  return !exactly && said.size() > 2 && !nearest(said, keys).empty();
}

// Comments with nothing but blanks between them.
class CommentRun {
 public:
  CommentRun(std::string_view text, std::vector<CommentLine> lines, std::vector<DirectivePart>& parts) : text_(text), lines_(std::move(lines)), parts_(parts) {}

  void read() {
    for (std::size_t i = 0; i < lines_.size();) {
      const auto says = said(i);
      if (!says.starts_with('@')) {
        if (form_ != nullptr && begins_with_key(says, *form_, true)) parts_.push_back({.begin = lines_[i].begin, .comments_end = lines_[i].comment_end, .text = std::string(says), .stray_key = true});
        ++i;
        continue;
      }
      form_ = nullptr;
      if (find_directive_form(directive_word(says)) == nullptr && meant_directive(says).empty()) {
        ++i;  // words of somebody else
        continue;
      }
      i = read_part(i);
    }
  }

 private:
  std::string_view said(std::size_t i) const { return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin); }

  // Gives the line behind the part.
  std::size_t read_part(std::size_t first) {
    const auto begin = lines_[first].begin;
    DirectivePart part{.begin = begin, .comments_end = lines_[first].comment_end, .text = std::string(said(first))};
    auto i = first + 1;
    for (; i < lines_.size() && !said(i).starts_with('@'); ++i) {
      const auto& line = lines_[i];
      const auto last = directives_of(part.text).back();
      form_ = find_directive_form(directive_word(last));
      const bool open = line.block && line.comment == lines_[first].comment && leaves_parenthesis_open(part.text);
      if (!open && (form_ == nullptr || !begins_with_key(said(i), *form_, false))) break;
      const auto content = !open ? line.begin : lines_[first].starred ? line.inner : line.edge;
      for (auto at = begin + part.text.size(); at < line.end; ++at) part.text += at >= content || text_[at] == '\n' ? text_[at] : ' ';
      part.comments_end = line.comment_end;
    }
    form_ = find_directive_form(directive_word(directives_of(part.text).back()));
    parts_.push_back(std::move(part));
    return i;
  }

  std::string_view text_;
  std::vector<CommentLine> lines_;
  std::vector<DirectivePart>& parts_;
  const DirectiveForm* form_ = nullptr;  // of the directive that was read last
};

std::string without_separators(std::string_view text) {
  std::string result = lower_case(text);
  std::erase_if(result, [](char c) { return c == '_' || c == '-' || c == ' '; });
  return result;
}

// What could be one name if the words were not parted by a dash or a blank: `lock-timeout`. Empty when there is no second word.
std::string_view two_words(std::string_view text) {
  const auto first = 1 + directive_word(text).size();
  if (first + 1 >= text.size() || (text[first] != '-' && text[first] != ' ')) return {};
  const auto second = next_lexeme(text, first + 1);
  return second.kind == LexemeKind::word ? text.substr(1, second.end - 1) : std::string_view();
}

}  // namespace

std::vector<DirectivePart> directive_parts(std::string_view text) {
  std::vector<DirectivePart> result;
  std::vector<CommentLine> lines;
  const auto finish = [&] {
    if (!lines.empty()) CommentRun(text, std::move(lines), result).read();
    lines.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto lexeme = next_lexeme(text, at);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::comment)
      add_lines(text, lexeme, lines);
    else if (lexeme.kind != LexemeKind::blank)
      finish();
  }
  finish();
  return result;
}

std::vector<std::string_view> directives_of(std::string_view part) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  int depth = 0;
  const auto end_at = [&](std::size_t end) {
    const auto text = part.substr(begin, end - begin);
    result.push_back(text.substr(0, text.find_last_not_of(" \t\r\n*") + 1));
    begin = end;
  };
  for (std::size_t at = 0; at < part.size();) {
    const auto lexeme = next_lexeme(part, at);
    if (lexeme.kind == LexemeKind::open) ++depth;
    if (lexeme.kind == LexemeKind::close) --depth;
    const bool begins = depth == 0 && at > 0 && part[at] == '@' && comment_blanks.find(part[at - 1]) != std::string_view::npos;
    if (begins && at + 1 < part.size() && next_lexeme(part, at + 1).kind == LexemeKind::word) end_at(at);
    at = lexeme.end;
  }
  end_at(part.size());
  return result;
}

std::string_view directive_word(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && next_lexeme(text, end).kind == LexemeKind::word) end = next_lexeme(text, end).end;
  return text.substr(1, end - 1);
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  std::size_t best_distance = std::string_view::npos;
  for (const auto candidate : candidates) {
    const auto distance = name_distance(lower_case(word), candidate);
    if (distance >= best_distance || distance > std::max<std::size_t>(2, candidate.size() / 4) || distance >= candidate.size()) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string_view meant_directive(std::string_view text) {
  std::vector<std::string_view> names;
  for (const auto& each : directive_forms()) names.push_back(each.name);
  const auto word = directive_word(text);
  if (std::find(names.begin(), names.end(), word) != names.end()) return {};
  if (const auto name = nearest(word, names); !name.empty()) return name;
  const auto both = without_separators(two_words(text));
  for (const auto name : names) {
    if (both.empty() || name.find('_') == std::string_view::npos) continue;
    const auto whole = without_separators(name);
    if (!nearest(both, {whole}).empty()) return name;
  }
  return {};
}

std::size_t end_of_comments_behind(std::string_view text, std::size_t end, std::size_t next) {
  const auto rest = text.substr(end, next - end);
  if (rest.find('@') == std::string_view::npos) return end;
  std::size_t tail = 0;      // what is certain to be about the statement
  bool ended = false;        // a semicolon came
  bool same_line = true;
  std::size_t at = 0;
  while (at < rest.size() && same_line) {
    const auto lexeme = next_lexeme(rest, at);
    const auto said = rest.substr(lexeme.begin, lexeme.end - lexeme.begin);
    at = lexeme.end;
    if (lexeme.kind == LexemeKind::semicolon) {
      tail = at;
      ended = true;
    } else if (lexeme.kind == LexemeKind::blank && said.find('\n') != std::string_view::npos) {
      // Before the semicolon it is about the statement on other lines, too.
      const auto semicolon = [&] {
        for (auto place = at; place < rest.size(); place = next_lexeme(rest, place).end)
          if (next_lexeme(rest, place).kind == LexemeKind::semicolon) return true;
        return false;
      };
      same_line = !ended && semicolon();
      if (!same_line) tail = lexeme.begin;
    }
  }
  // Something else follows on the line, and what stands right before it is about that.
  if (same_line && at >= rest.size() && next == text.size()) tail = rest.size();
  for (const auto& part : directive_parts(rest))
    if (part.begin < tail && part.comments_end > tail) tail = part.comments_end;
  return end + tail;
}

}  // namespace lockstep
