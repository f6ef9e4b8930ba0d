#include "parser/icu_locale.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace lockstep {
namespace {

bool is_tag_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_tag_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower_case_tag(std::string text) {
  for (auto& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string upper_case_tag(std::string text, std::size_t count) {
  for (std::size_t i = 0; i < std::min(count, text.size()); ++i)
    if (text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
  return text;
}

// In small letters; nothing when there are other characters than letters and digits, or nothing between two separators.
std::optional<std::vector<std::string>> subtags(std::string_view locale) {
  std::vector<std::string> tags(1);
  for (const char c : locale) {
    if (c == '-' || c == '_')
      tags.emplace_back();
    else if (is_tag_letter(c) || is_tag_digit(c))
      tags.back() += c;
    else
      return std::nullopt;
  }
  for (auto& each : tags) {
    if (each.empty()) return std::nullopt;
    each = lower_case_tag(std::move(each));
  }
  return tags;
}

bool consists_of(const std::string& tag, bool (*is)(char)) { return std::all_of(tag.begin(), tag.end(), is); }

// The keys from `at` on, in order; nothing when there is something else among them.
std::optional<std::string> keys_from(const std::vector<std::string>& tags, std::size_t at) {
  std::map<std::string, std::string> types;
  std::string key;
  for (; at < tags.size(); ++at) {
    const auto& tag = tags[at];
    if (tag.size() == 2) {
      if (types.contains(tag)) return std::nullopt;
      types[key = tag];
    } else if (key.empty() || tag.size() < 3 || tag.size() > 8) {
      return std::nullopt;
    } else {
      types[key] += '-' + tag;
    }
  }
  std::string text;
  for (const auto& [each, type] : types) text += '-' + each + (type == "-true" ? "" : type);
  return text.empty() ? std::nullopt : std::optional("-u" + text);
}

}  // namespace

std::string icu_language_tag(std::string_view locale) {
  const auto unchanged = std::string(locale);
  const auto tags = subtags(locale);
  if (!tags || tags->front().size() < 2 || tags->front().size() > 3 || !consists_of(tags->front(), is_tag_letter)) return unchanged;
  auto text = tags->front();
  std::size_t at = 1;
  if (at < tags->size() && (*tags)[at].size() == 4 && consists_of((*tags)[at], is_tag_letter)) text += '-' + upper_case_tag((*tags)[at++], 1);
  if (at < tags->size() && (((*tags)[at].size() == 2 && consists_of((*tags)[at], is_tag_letter)) || ((*tags)[at].size() == 3 && consists_of((*tags)[at], is_tag_digit))))
    text += '-' + upper_case_tag((*tags)[at++], 2);
  if (at == tags->size()) return text;
  if ((*tags)[at] != "u") return unchanged;
  const auto keys = keys_from(*tags, at + 1);
  return keys ? text + *keys : unchanged;
}

}  // namespace lockstep
