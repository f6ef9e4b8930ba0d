// Identifiers as PostgreSQL stores them: already folded and truncated, never quoted.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace lockstep {

// An interned string. Copying and testing for equality cost one pointer; ordering is by bytes, so
// that every output is in the same order on every run. The texts live as long as the process.
class Name {
 public:
  constexpr Name() = default;
  // Takes the text as it is stored in the catalogs (`"Order"` in SQL is `Order` here).
  explicit Name(std::string_view text);

  const std::string& text() const { return kept_ == nullptr ? none : kept_->text; }
  bool empty() const { return kept_ == nullptr; }

  friend bool operator==(Name left, Name right) { return left.kept_ == right.kept_; }
  friend std::strong_ordering operator<=>(Name left, Name right) {
    if (left.kept_ == right.kept_) return std::strong_ordering::equal;
    const auto left_start = left.kept_ == nullptr ? 0 : left.kept_->start;
    const auto right_start = right.kept_ == nullptr ? 0 : right.kept_->start;
    if (left_start != right_start) return left_start <=> right_start;
    return left.text() <=> right.text();
  }

 private:
  friend struct std::hash<Name>;
  friend struct NamePool;
  friend std::string quoted(Name name);

  struct Kept {
    std::uint64_t start = 0;  // the first eight bytes as a number, which decides most comparisons
    std::string text;
    bool needs_quotes = false;
  };

  static const std::string none;

  const Kept* kept_ = nullptr;  // null: the empty name
};

// A name with its schema. The schema is empty where there is none, where it is not known yet, and for
// objects of pg_catalog (`"C"`, `text_pattern_ops`), which need no qualification.
struct QualifiedName {
  Name schema;
  Name name;
  auto operator<=>(const QualifiedName&) const = default;
  bool empty() const { return name.empty(); }
};

// The schema of what PostgreSQL brings.
Name pg_catalog();

// The identifier as SQL text, quoted when PostgreSQL's quote_identifier() would quote it
// (src/backend/utils/adt/ruleutils.c), for the keywords of every supported major version.
std::string quoted(Name name);
std::string quoted(const QualifiedName& name);
// False for SQL text that cannot name it, however it is qualified: the identifier as SQL writes it is not in there.
bool may_name(std::string_view sql, Name name);
// A string constant as the server prints one: quotes doubled, backslashes as they are (standard_conforming_strings is on).
std::string quoted_literal(std::string_view text);

// Cuts an identifier to NAMEDATALEN - 1 = 63 bytes at a character boundary, as the server does.
std::string_view truncated_identifier(std::string_view text);

}  // namespace lockstep

template <>
struct std::hash<lockstep::Name> {
  std::size_t operator()(lockstep::Name name) const noexcept {
    return std::hash<const void*>()(name.kept_);
  }
};
