// Words of a statement found and changed for suggestions.
#include <algorithm>

#include "planner/lint/check.h"

namespace lockstep::linting {
namespace {

struct WordRange {
  std::size_t begin = std::string::npos;
  std::size_t end = 0;
};

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80U; }

// Behind the comment, string or quoted name that begins at `at`; `at` where there is none.
std::size_t behind_other(const std::string& text, std::size_t at) {
  const auto behind = [&](std::string_view end, std::size_t from) {
    const auto found = text.find(end, from);
    return found == std::string::npos ? text.size() : found + end.size();
  };
  if (text.compare(at, 2, "--") == 0) return behind("\n", at);
  if (text.compare(at, 2, "/*") == 0) return behind("*/", at + 2);
  if (text[at] == '\'' || text[at] == '"') return behind(std::string_view(&text[at], 1), at + 1);
  return at;
}

// Behind the words, when they begin at `at`; between them may be any blanks.
std::size_t behind_words(const std::string& text, std::size_t at, const std::string& words) {
  for (const char c : words) {
    if (c == ' ') {
      if (at >= text.size() || !is_blank(text[at])) return std::string::npos;
      while (at < text.size() && is_blank(text[at])) ++at;
      continue;
    }
    if (at >= text.size() || (text[at] != c && !(text[at] >= 'a' && text[at] <= 'z' && text[at] - 'a' + 'A' == c))) return std::string::npos;
    ++at;
  }
  return at < text.size() && is_of_name(text[at]) ? std::string::npos : at;
}

WordRange find_words(const std::string& text, const std::string& words) {
  for (std::size_t at = 0; at < text.size();) {
    if (const auto behind = behind_other(text, at); behind != at) {
      at = behind;
      continue;
    }
    const auto end = at > 0 && is_of_name(text[at - 1]) ? std::string::npos : behind_words(text, at, words);
    if (end != std::string::npos) return {at, end};
    ++at;
  }
  return {};
}

}  // namespace

std::string with_words_after(const std::string& text, const std::string& words, const std::string& addition) {
  const auto found = find_words(text, words);
  if (found.begin == std::string::npos) return text;
  const bool blank = found.end < text.size() && is_blank(text[found.end]);
  return text.substr(0, found.end) + ' ' + addition + (blank || found.end == text.size() ? "" : " ") + text.substr(found.end);
}

std::string without_words(const std::string& text, const std::string& words) {
  auto found = find_words(text, words);
  if (found.begin == std::string::npos) return text;
  while (found.end < text.size() && is_blank(text[found.end])) ++found.end;
  auto rest = text.substr(0, found.begin);
  if (found.end == text.size())
    while (!rest.empty() && is_blank(rest.back())) rest.pop_back();
  return rest + text.substr(found.end);
}

}  // namespace lockstep::linting
