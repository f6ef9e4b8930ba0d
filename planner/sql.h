// SQL by construction: text that only names, literals and other SQL can get into. A text can hold secrets (passwords,
// connection strings): then it has a second form, with masks in their places, for everything that people read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "ir/value.h"

namespace lockstep {

class Sql {
 public:
  Sql() = default;
  // The whole text, for scripts.
  const std::string& text() const { return text_; }
  // The text for people: secrets are masked. It is SQL, too, and does the same with other values.
  const std::string& shown() const { return shown_.empty() ? text_ : shown_; }
  bool has_secret() const { return !shown_.empty(); }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Sql&) const = default;

 private:
  friend Sql verbatim(std::string text);
  friend Sql secret(const Sql& value, const Sql& shown);
  friend class SqlPieces;
  explicit Sql(std::string text) : text_(std::move(text)) {}
  std::string text_;
  std::string shown_;  // empty: the same
};

// The one way from a run-time string: for texts that are SQL already, because the parser or the
// server printed them (view bodies, expressions) or because they are read back from a written plan.
Sql verbatim(std::string text);

// `value` in scripts, `shown` for people.
Sql secret(const Sql& value, const Sql& shown);

// What may stand for a `{}`: names (quoted as needed), expressions and types (as they are), numbers.
class SqlPart {
 public:
  // NOLINTBEGIN(google-explicit-constructor): conversions are what this type is for
  SqlPart(Name name);
  SqlPart(const QualifiedName& name);
  SqlPart(const Sql& sql) : text_(sql.text()), shown_(sql.has_secret() ? sql.shown() : std::string()) {}
  SqlPart(const Expr& expression) : text_(expression.text) {}
  SqlPart(const TypeName& type) : text_(type.text.text()) {}
  SqlPart(int number) : text_(std::to_string(number)) {}
  SqlPart(std::int64_t number) : text_(std::to_string(number)) {}
  // NOLINTEND(google-explicit-constructor)
  const std::string& text() const { return text_; }
  const std::string& shown() const { return shown_.empty() ? text_ : shown_; }
  bool has_secret() const { return !shown_.empty(); }

 private:
  std::string text_;
  std::string shown_;
};

namespace detail {

void wrong_number_of_parts();  // not defined: reached only when a format is wrong, at compile time

}  // namespace detail

// A literal with one `{}` per part.
template <class... Parts>
class SqlFormat {
 public:
  template <std::size_t N>
  consteval SqlFormat(const char (&text)[N]) : text_(text, N - 1) {  // NOLINT(google-explicit-constructor): a format is its literal
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < text_.size(); ++i)
      if (text_[i] == '{' && text_[i + 1] == '}') ++count;
    if (count != sizeof...(Parts)) detail::wrong_number_of_parts();
  }

  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

Sql fill(std::string_view format, const std::vector<SqlPart>& parts);

template <class... Parts>
Sql sql(SqlFormat<std::type_identity_t<Parts>...> format, const Parts&... parts) {
  return fill(format.text(), {SqlPart(parts)...});
}

// `'it''s'`; with a backslash in it, `E'…'`.
Sql literal(std::string_view text);

Sql join(const std::vector<Sql>& parts, std::string_view separator = ", ");
Sql join(const std::vector<Name>& names, std::string_view separator = ", ");
Sql operator+(const Sql& left, const Sql& right);
Sql& operator+=(Sql& left, const Sql& right);

}  // namespace lockstep
