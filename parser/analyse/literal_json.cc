// jsonb keeps values, not texts: keys are sorted and unique, blanks do not matter, numbers are numeric
// (src/backend/utils/adt/jsonb_util.c).
#include <algorithm>
#include <utility>
#include <vector>

#include "parser/analyse/literal.h"

namespace lockstep::analyse {
namespace {

class Json {
 public:
  explicit Json(std::string_view text) : text_(text) {}

  std::optional<std::string> read() {
    auto result = value(0);
    skip_blanks();
    return at_ == text_.size() ? result : std::nullopt;
  }

 private:
  using Text = std::optional<std::string>;

  void skip_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  bool take(char c) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Text value(int depth) {
    if (depth > 100) return std::nullopt;
    if (take('{')) return object(depth);
    if (take('[')) return list(depth);
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '"') return string();
    const auto end = std::min(text_.find_first_of(",]} \t\n\r", at_), text_.size());
    const auto word = text_.substr(at_, end - at_);
    at_ = end;
    if (word == "true" || word == "false" || word == "null") return std::string(word);
    return normal_numeric(word);
  }

  // Escapes that have a shorter form are written so; \u escapes are kept as they are, in lower case.
  Text string() {
    std::string out = "\"";
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        return out + '"';
      }
      if (text_[at_] != '\\') {
        out += text_[at_];
        continue;
      }
      if (++at_ == text_.size()) return std::nullopt;
      if (text_[at_] == 'u') return std::nullopt;
      if (text_[at_] != '/') out += '\\';
      out += text_[at_];
    }
    return std::nullopt;
  }

  Text list(int depth) {
    std::string out = "[";
    if (take(']')) return "[]";
    do {
      const auto element = value(depth + 1);
      if (!element) return std::nullopt;
      out += (out.size() > 1 ? "," : "") + *element;
    } while (take(','));
    if (!take(']')) return std::nullopt;
    return out + ']';
  }

  Text object(int depth) {
    std::vector<std::pair<std::string, std::string>> members;
    if (take('}')) return "{}";
    do {
      skip_blanks();
      if (at_ == text_.size() || text_[at_] != '"') return std::nullopt;
      const auto key = string();
      if (!key || !take(':')) return std::nullopt;
      const auto member = value(depth + 1);
      if (!member) return std::nullopt;
      std::erase_if(members, [&](const auto& each) { return each.first == *key; });
      members.emplace_back(*key, *member);
    } while (take(','));
    if (!take('}')) return std::nullopt;
    std::sort(members.begin(), members.end());
    std::string out = "{";
    for (const auto& [key, member] : members) out += (out.size() > 1 ? "," : "") + key + ':' + member;
    return out + '}';
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string> normal_jsonb(std::string_view text) { return Json(text).read(); }

}  // namespace lockstep::analyse
