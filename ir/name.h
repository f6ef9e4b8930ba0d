// Identifiers as PostgreSQL stores them: already folded and truncated, never quoted.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace lockstep {

// An interned string. Copying and testing for equality cost one pointer; ordering is by bytes, so
// that every output is in the same order on every run. The texts live as long as the process.
class Name {
 public:
  Name();
  // Takes the text as it is stored in the catalogs (`"Order"` in SQL is `Order` here).
  explicit Name(std::string_view text);

  const std::string& text() const { return *text_; }
  bool empty() const { return text_->empty(); }

  friend bool operator==(Name left, Name right) { return left.text_ == right.text_; }
  friend std::strong_ordering operator<=>(Name left, Name right) {
    return left.text_ == right.text_ ? std::strong_ordering::equal : *left.text_ <=> *right.text_;
  }

 private:
  friend struct std::hash<Name>;
  const std::string* text_;
};

// A name with its schema. The schema is empty where there is none, where it is not known yet, and for
// objects of pg_catalog (`"C"`, `text_pattern_ops`), which need no qualification.
struct QualifiedName {
  Name schema;
  Name name;
  auto operator<=>(const QualifiedName&) const = default;
  bool empty() const { return name.empty(); }
};

// The identifier as SQL text, quoted when PostgreSQL's quote_identifier() would quote it
// (src/backend/utils/adt/ruleutils.c), for the keywords of every supported major version.
std::string quoted(Name name);
std::string quoted(const QualifiedName& name);

// Cuts an identifier to NAMEDATALEN - 1 = 63 bytes at a character boundary, as the server does.
std::string_view truncated_identifier(std::string_view text);

}  // namespace lockstep

template <>
struct std::hash<lockstep::Name> {
  std::size_t operator()(lockstep::Name name) const noexcept {
    return std::hash<const void*>()(name.text_);
  }
};
