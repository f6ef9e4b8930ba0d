#include "planner/sql.h"

#include <algorithm>

#include "ir/error.h"

namespace lockstep {

// Both forms of a text in the making.
class SqlPieces {
 public:
  void add(std::string_view text) {
    if (result_.has_secret()) result_.shown_ += text;
    result_.text_ += text;
  }

  template <class Part>
  void add_part(const Part& part) {
    if (part.has_secret() && !result_.has_secret()) result_.shown_ = result_.text_;
    if (part.has_secret() || result_.has_secret()) result_.shown_ += part.shown();
    result_.text_ += part.text();
  }

  Sql take() { return std::move(result_); }

 private:
  Sql result_;
};

Sql verbatim(std::string text) { return Sql(std::move(text)); }

Sql secret(const Sql& value, const Sql& shown) {
  auto result = value;
  result.shown_ = shown.text();
  return result;
}

SqlPart::SqlPart(Name name) : text_(quoted(name)) {}
SqlPart::SqlPart(const QualifiedName& name) : text_(quoted(name)) {}

Sql fill(std::string_view format, const std::vector<SqlPart>& parts) {
  SqlPieces text;
  std::size_t next = 0;
  for (std::size_t begin = 0; begin < format.size();) {
    const auto place = std::min(format.find("{}", begin), format.size());
    text.add(format.substr(begin, place - begin));
    if (place == format.size()) break;
    check(next < parts.size(), "too few parts for `" + std::string(format) + "`");
    text.add_part(parts[next++]);
    begin = place + 2;
  }
  return text.take();
}

Sql literal(std::string_view text) {
  const bool escaped = text.find('\\') != std::string_view::npos;
  std::string result = escaped ? "E'" : "'";
  for (const char c : text) {
    if (c == '\'' || (escaped && c == '\\')) result += c;
    result += c;
  }
  return verbatim(result + '\'');
}

Sql join(const std::vector<Sql>& parts, std::string_view separator) {
  SqlPieces text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text.add(separator);
    text.add_part(parts[i]);
  }
  return text.take();
}

Sql join(const std::vector<Name>& names, std::string_view separator) {
  std::vector<Sql> parts;
  parts.reserve(names.size());
  for (const auto name : names) parts.push_back(sql("{}", name));
  return join(parts, separator);
}

Sql operator+(const Sql& left, const Sql& right) {
  SqlPieces text;
  text.add_part(left);
  text.add_part(right);
  return text.take();
}

Sql& operator+=(Sql& left, const Sql& right) { return left = left + right; }

}  // namespace lockstep
