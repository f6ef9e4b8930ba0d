#include "cli/source.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "ir/error.h"

namespace lockstep {
namespace {

bool is_url(std::string_view text) { return text.starts_with("postgresql://") || text.starts_with("postgres://"); }

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

// `host = x`, `service=shop`: a keyword, blanks, and an equals sign.
bool begins_with_keyword(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at])) ++at;
  const auto begin = at;
  while (at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || text[at] == '_')) ++at;
  if (at == begin) return false;
  while (at < text.size() && is_space(text[at])) ++at;
  return at < text.size() && text[at] == '=';
}

// The value behind `password=` that begins at `at`: quoted, or up to a blank or an ampersand.
std::string_view value_at(std::string_view text, std::size_t at, bool in_url) {
  while (!in_url && at < text.size() && is_space(text[at])) ++at;
  if (at < text.size() && text[at] == '\'' && !in_url) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '\'') end += text[end] == '\\' ? 2 : 1;
    return text.substr(at + 1, std::min(end, text.size()) - at - 1);
  }
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]) && !(in_url && (text[end] == '&' || text[end] == '#'))) ++end;
  return text.substr(at, end - at);
}

// The next place of `word`, also `sslpassword`, followed by an equals sign. Gives where its value begins.
std::size_t keyword_value(std::string_view text, std::string_view word, std::size_t from) {
  for (auto at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto end = at + word.size();
    while (end < text.size() && is_space(text[end])) ++end;
    if (end < text.size() && text[end] == '=') return end + 1;
  }
  return std::string_view::npos;
}

// The password between `user:` and `@` of the URL that begins at `at`.
std::string_view url_password(std::string_view text, std::size_t at) {
  const auto begin = text.find("://", at) + 3;
  auto end = begin;
  while (end < text.size() && text[end] != '/' && text[end] != '?' && text[end] != '#' && !is_space(text[end])) ++end;
  // Whatever it holds: a password with a slash in it is no valid URL, but it is a password.
  const auto authority = text.substr(begin, end - begin);
  auto at_sign = authority.rfind('@');
  if (at_sign == std::string_view::npos) {
    const auto further = text.find('@', end);
    const auto blank = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_space) - text.begin();
    if (further == std::string_view::npos || further > static_cast<std::size_t>(blank)) return {};
    if (text.substr(begin, further - begin).find(':') == std::string_view::npos) return {};
    if (text.substr(end, further - end).find('?') != std::string_view::npos) return {};
    at_sign = further - begin;
  }
  const auto user = text.substr(begin, at_sign);
  const auto colon = user.find(':');
  return colon == std::string_view::npos ? std::string_view{} : user.substr(colon + 1);
}

}  // namespace

bool is_conninfo(std::string_view text) { return is_url(text) || begins_with_keyword(text); }

std::string_view password_in(std::string_view conninfo) {
  if (is_url(conninfo))
    if (const auto password = url_password(conninfo, 0); !password.empty()) return password;
  const auto at = keyword_value(conninfo, "password", 0);
  return at == std::string_view::npos ? std::string_view{} : value_at(conninfo, at, is_url(conninfo));
}

std::string masked(std::string_view text) {
  std::string result(text);
  for (auto at = result.find("://"); at != std::string::npos; at = result.find("://", at + 1)) {
    const auto password = url_password(result, at);
    if (!password.empty()) result.replace(static_cast<std::size_t>(password.data() - result.data()), password.size(), "***");
  }
  const bool in_url = is_url(text);
  for (auto at = keyword_value(result, "password", 0); at != std::string::npos; at = keyword_value(result, "password", at)) {
    const auto password = value_at(result, at, in_url);
    if (!password.empty()) result.replace(static_cast<std::size_t>(password.data() - result.data()), password.size(), "***");
  }
  return result;
}

std::string Source::description() const {
  switch (kind) {
    case Kind::path: return text;
    case Kind::standard_input: return "standard input";
    case Kind::database: return "database " + masked(text);
    case Kind::git: return "git:" + revision + ':' + text;
    case Kind::environment: return "environment " + text;
    case Kind::empty: return "nothing";
  }
  return {};
}

Source parse_source(const std::string& text) {
  using Kind = Source::Kind;
  if (text == "-") return {Kind::standard_input, {}, {}};
  if (text == "empty:") return {Kind::empty, {}, {}};
  if (text.empty()) throw Error("a source is empty; give a file, a folder, a database, or `empty:` for the empty state");
  if (is_url(text)) return {Kind::database, text, {}};
  std::error_code ignored;
  if (std::filesystem::exists(text, ignored)) return {Kind::path, text, {}};
  if (text.starts_with("env:")) return {Kind::environment, text.substr(4), {}};
  if (text.starts_with("git:")) {
    const auto colon = text.find(':', 4);
    if (colon == std::string::npos || colon == 4 || colon + 1 == text.size())
      throw Error("`" + text + "` is not a git source; write `git:REVISION:PATH`, such as `git:main:db/schema`");
    return {Kind::git, text.substr(colon + 1), text.substr(4, colon - 4)};
  }
  if (begins_with_keyword(text)) return {Kind::database, text, {}};
  return {Kind::path, text, {}};
}

}  // namespace lockstep
