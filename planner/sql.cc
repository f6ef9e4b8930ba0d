#include "planner/sql.h"

#include "ir/error.h"

namespace lockstep {

Sql verbatim(std::string text) { return Sql(std::move(text)); }

SqlPart::SqlPart(Name name) : text_(quoted(name)) {}
SqlPart::SqlPart(const QualifiedName& name) : text_(quoted(name)) {}

Sql fill(std::string_view format, const std::vector<SqlPart>& parts) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format.substr(i, 2) == "{}") {
      check(next < parts.size(), "too few parts for `" + std::string(format) + "`");
      text += parts[next++].text();
      ++i;
    } else {
      text += format[i];
    }
  }
  return verbatim(std::move(text));
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
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i].text();
  }
  return verbatim(std::move(text));
}

Sql join(const std::vector<Name>& names, std::string_view separator) {
  std::vector<Sql> parts;
  parts.reserve(names.size());
  for (const auto name : names) parts.push_back(sql("{}", name));
  return join(parts, separator);
}

Sql operator+(const Sql& left, const Sql& right) { return verbatim(left.text() + right.text()); }
Sql& operator+=(Sql& left, const Sql& right) { return left = left + right; }

}  // namespace lockstep
