#include "planner/rules/clauses.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace lockstep {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// True for numbers that come out of the server's scanner as they went in: no leading zeros, no
// exponent.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit)) return false;
  if (whole.size() > 1 && whole.front() == '0') return false;
  if (whole.size() > 15) return false;
  if (point == std::string_view::npos) return true;
  const auto fraction = text.substr(point + 1);
  return !fraction.empty() && std::all_of(fraction.begin(), fraction.end(), is_digit);
}

Sql option_value(const std::string& value) {
  static constexpr std::array words = std::to_array<std::string_view>({"true", "false", "on", "off"});
  const bool word = std::find(words.begin(), words.end(), value) != words.end();
  const bool bare = !value.empty() && quoted(Name(value)) == value;
  return word || bare || is_plain_number(value) ? verbatim(value) : literal(value);
}

Sql option_name(std::string_view name) {
  static constexpr std::string_view toast = "toast.";
  if (name.starts_with(toast)) return sql("toast.{}", Name(name.substr(toast.size())));
  return sql("{}", Name(name));
}

}  // namespace

Sql option_list(const Options& options) {
  std::vector<Sql> parts;
  for (const auto& [name, value] : options)
    parts.push_back(sql("{}={}", option_name(name), option_value(value)));
  return sql("({})", join(parts));
}

Sql option_names(const Options& options) {
  std::vector<Sql> parts;
  for (const auto& [name, value] : options) parts.push_back(option_name(name));
  return sql("({})", join(parts));
}

std::vector<Sql> change_options(const Options& before, const Options& after) {
  Options changed;
  // What is set goes behind the rest. So what stands behind the first one that changes is set again with
  // it, and the order is that of `after`.
  auto kept = before.begin();
  for (const auto& [name, value] : after) {
    const auto found = changed.empty() ? std::find(kept, before.end(), Options::Option(name, value)) : before.end();
    if (found == before.end())
      changed.set(name, value);
    else
      kept = found + 1;
  }
  Options gone;
  for (const auto& [name, value] : before)
    if (!after.contains(name)) gone.set(name, value);
  std::vector<Sql> result;
  if (!changed.empty()) result.push_back(sql("SET {}", option_list(changed)));
  if (!gone.empty()) result.push_back(sql("RESET {}", option_names(gone)));
  return result;
}

namespace {

// Where the quoted text or the comment that starts at `at` ends; `at` itself when none starts there.
std::size_t past_quotes(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote == '$') {
    std::size_t tag = at + 1;
    const auto in_tag = [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
    };
    while (tag < text.size() && in_tag(text[tag])) ++tag;
    if (tag >= text.size() || text[tag] != '$' || is_digit(text[at + 1])) return at;
    const auto mark = text.substr(at, tag + 1 - at);
    const auto end = text.find(mark, tag + 1);
    return end == std::string_view::npos ? text.size() : end + mark.size();
  }
  if (quote != '\'' && quote != '"') return at;
  const bool escapes = quote == '\'' && at > 0 && (text[at - 1] == 'E' || text[at - 1] == 'e');
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (escapes && text[i] == '\\')
      ++i;
    else if (text[i] == quote)
      return i + 1;  // a doubled quote starts the rest as if it were another text
  }
  return text.size();
}

// True when the first parenthesis closes at the very end and holds a single expression, so that it
// can serve as the one the grammar asks for. A list or a query needs a second pair.
bool stands_in_parentheses(std::string_view text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return false;
  int depth = 0;
  std::string word;
  const auto makes_query = [&] {
    static constexpr std::array words = std::to_array<std::string_view>(
        {"SELECT", "VALUES", "WITH", "TABLE", "UNION", "INTERSECT", "EXCEPT"});
    const bool found = depth == 1 && std::find(words.begin(), words.end(), word) != words.end();
    word.clear();
    return found;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto end = past_quotes(text, i); end != i) {
      if (makes_query()) return false;
      i = end - 1;
      continue;
    }
    const char c = text[i];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
      word += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      continue;
    }
    if (makes_query()) return false;
    if (c == '-' && i + 1 < text.size() && text[i + 1] == '-') return false;
    if (c == '/' && i + 1 < text.size() && text[i + 1] == '*') return false;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return i + 1 == text.size();
    if (c == ',' && depth == 1) return false;
  }
  return false;
}

}  // namespace

Sql enclosed(const Expr& expression) {
  if (stands_in_parentheses(expression.text)) return sql("{}", expression);
  return sql("({})", expression);
}

Sql literals(const std::vector<std::string>& texts) {
  std::vector<Sql> parts;
  parts.reserve(texts.size());
  for (const auto& text : texts) parts.push_back(literal(text));
  return join(parts);
}

Sql dollar_quoted(std::string_view body, std::string_view word) {
  std::string tag = "$$";
  if (body.find("$$") != std::string_view::npos || body.ends_with('$')) {
    // What the body ends in and the closing tag must not be read as one tag, so not even `$tag` without
    // its second `$` may occur.
    std::string open = "$" + std::string(word);
    for (int i = 1; body.find(open) != std::string_view::npos; ++i)
      open = "$" + std::string(word) + "_" + std::to_string(i);
    tag = open + "$";
  }
  return verbatim(tag + std::string(body) + tag);
}

Sql dollar_quoted(const Sql& body) { return dollar_quoted(body.text(), "lockstep"); }

Sql number(double value) {
  std::array<char, 64> buffer{};
  const double size = std::abs(value);
  const bool usual = value == 0 || (size >= 1e-4 && size < 1e15);
  const auto format = usual ? std::chars_format::fixed : std::chars_format::scientific;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
  return verbatim(std::string(buffer.data(), result.ptr));
}

namespace {

struct Range {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  std::int64_t highest = std::numeric_limits<std::int64_t>::max();
};

Range range_of(Name type) {
  if (type.text() == "smallint")
    return {std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max()};
  if (type.text() == "integer")
    return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
  return {};
}

// What CREATE SEQUENCE chooses for a type and an increment (init_params() in
// src/backend/commands/sequence.c).
ir::SequenceOptions chosen(Name type, std::int64_t increment) {
  const auto range = range_of(type);
  ir::SequenceOptions result{.type = type, .increment = increment};
  result.minimum = increment < 0 ? range.lowest : 1;
  result.maximum = increment < 0 ? -1 : range.highest;
  return result;
}

Sql cycle_clause(const ir::SequenceOptions& options) {
  return options.cycle ? sql("CYCLE") : sql("NO CYCLE");
}

}  // namespace

// init_params() in src/backend/commands/sequence.c.
ir::SequenceOptions with_type(ir::SequenceOptions options, Name type) {
  const auto from = range_of(options.type);
  const auto to = range_of(type);
  if (options.maximum == from.highest) options.maximum = to.highest;
  if (options.minimum == from.lowest) options.minimum = to.lowest;
  options.type = type;
  return options;
}

Name wider_type(Name left, Name right) { return range_of(left).highest < range_of(right).highest ? right : left; }

std::vector<Sql> sequence_clauses(const ir::SequenceOptions& options) {
  const auto usual = chosen(options.type, options.increment);
  std::vector<Sql> result;
  if (!options.type.empty() && options.type.text() != "bigint")
    result.push_back(sql("AS {}", verbatim(options.type.text())));
  if (options.start != (options.increment < 0 ? options.maximum : options.minimum))
    result.push_back(sql("START WITH {}", options.start));
  if (options.increment != 1) result.push_back(sql("INCREMENT BY {}", options.increment));
  if (options.minimum != usual.minimum) result.push_back(sql("MINVALUE {}", options.minimum));
  if (options.maximum != usual.maximum) result.push_back(sql("MAXVALUE {}", options.maximum));
  if (options.cache != 1) result.push_back(sql("CACHE {}", options.cache));
  if (options.cycle) result.push_back(cycle_clause(options));
  return result;
}

std::vector<Sql> sequence_changes(const ir::SequenceOptions& before, const ir::SequenceOptions& after) {
  // A new type moves limits that were the old type's, so limits are said with it.
  const bool retyped = before.type != after.type;
  std::vector<Sql> result;
  if (retyped) result.push_back(sql("AS {}", verbatim(after.type.text())));
  if (before.start != after.start) result.push_back(sql("START WITH {}", after.start));
  if (before.increment != after.increment) result.push_back(sql("INCREMENT BY {}", after.increment));
  if (retyped || before.minimum != after.minimum) result.push_back(sql("MINVALUE {}", after.minimum));
  if (retyped || before.maximum != after.maximum) result.push_back(sql("MAXVALUE {}", after.maximum));
  if (before.cache != after.cache) result.push_back(sql("CACHE {}", after.cache));
  if (before.cycle != after.cycle) result.push_back(cycle_clause(after));
  return result;
}

Sql column_list(const std::vector<Name>& names) {
  std::vector<Sql> parts;
  for (const auto name : names) parts.push_back(sql("{}", name));
  return parenthesized_list(Sql(), parts);
}

Sql parenthesized_list(const Sql& head, const std::vector<Sql>& parts) {
  constexpr std::size_t longest_line = 100;
  const auto line = sql("{}({})", head, join(parts));
  const bool fits = line.text().size() <= longest_line && line.text().find('\n') == std::string::npos;
  if (fits || parts.empty()) return line;
  return sql("{}(\n    {}\n)", head, join(parts, ",\n    "));
}

Sql operator_name(const QualifiedName& name) {
  static const Name pg_catalog("pg_catalog");
  return sql("OPERATOR({}.{})", name.schema.empty() ? pg_catalog : name.schema, verbatim(name.name.text()));
}

}  // namespace lockstep
