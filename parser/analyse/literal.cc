#include "parser/analyse/literal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "parser/qualify.h"

namespace lockstep::analyse {
namespace {

constexpr std::string_view blanks = " \t\n\r\v\f";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The words that parse_bool() takes, also cut short where that is unambiguous (src/backend/utils/adt/bool.c).
std::optional<std::string> normal_boolean(std::string_view text) {
  const auto word = lower(trimmed(text));
  if (word.empty()) return std::nullopt;
  const auto begins = [&](std::string_view whole, std::size_t least) {
    return word.size() >= least && whole.starts_with(word);
  };
  if (begins("true", 1) || begins("yes", 1) || word == "on" || word == "1") return "true";
  if (begins("false", 1) || begins("no", 1) || begins("off", 2) || word == "0") return "false";
  return std::nullopt;
}

std::optional<std::string> normal_float(std::string_view text, bool single) {
  const std::string trimmed_text{trimmed(text)};
  if (trimmed_text.empty() || trimmed_text.find_first_of("xX") != std::string::npos) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(trimmed_text.c_str(), &end);
  if (*end != '\0') return std::nullopt;
  std::array<char, 64> buffer{};
  const auto printed = single ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::strtof(trimmed_text.c_str(), nullptr))
                              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), printed.ptr);
}

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::optional<std::string> normal_uuid(std::string_view text) {
  if (text.size() > 1 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
  std::string digits;
  for (const char c : text) {
    if (c == '-') continue;
    if (!is_hex(c)) return std::nullopt;
    digits += c;
  }
  if (digits.size() != 32) return std::nullopt;
  return lower(digits);
}

// Both input formats of bytea (src/backend/utils/adt/varlena.c, byteain) as lower-case hexadecimal.
std::optional<std::string> normal_bytea(std::string_view text) {
  std::string result = "\\x";
  if (text.starts_with("\\x")) {
    for (const char c : text.substr(2)) {
      if (blanks.find(c) != std::string_view::npos) continue;
      if (!is_hex(c)) return std::nullopt;
      result += c;
    }
    return lower(result);
  }
  const auto put = [&](unsigned value) {
    constexpr std::string_view digits = "0123456789abcdef";
    result += digits[value / 16];
    result += digits[value % 16];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      put(static_cast<unsigned char>(text[i]));
    } else if (text.substr(i).starts_with("\\\\")) {
      put('\\');
      ++i;
    } else if (i + 3 < text.size() && all_digits(text.substr(i + 1, 3))) {
      const auto digit = [&](std::size_t at) { return static_cast<unsigned>(text[i + at] - '0'); };
      put((digit(1) * 64 + digit(2) * 8 + digit(3)) & 0xFFU);
      i += 3;
    } else {
      return std::nullopt;
    }
  }
  return result;
}

void put_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

// `{a,"b c",NULL}`: every element in its normal form and in double quotes. Bounds decorations and
// malformed texts are left to the server.
std::optional<std::string> normal_array(const Types& types, Type type, std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('{')) return std::nullopt;
  const Type element{types.element(type.id), type.modifier};
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '{' || c == '}' || c == ',') {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      out += c;
      ++i;
      if (depth == 0) return i == text.size() ? std::optional(out) : std::nullopt;
      continue;
    }
    if (blanks.find(c) != std::string_view::npos) {
      ++i;
      continue;
    }
    std::string value;
    bool in_quotes = false, had_quotes = false;
    for (; i < text.size(); ++i) {
      if (text[i] == '"') {
        in_quotes = !in_quotes;
        had_quotes = true;
      } else if (text[i] == '\\' && i + 1 < text.size()) {
        value += text[++i];
        had_quotes = true;
      } else if (!in_quotes && (text[i] == ',' || text[i] == '}' || text[i] == '{')) {
        break;
      } else {
        value += text[i];
      }
    }
    if (!had_quotes) value = std::string(trimmed(value));
    if (!had_quotes && lower(value) == "null") {
      out += "NULL";
    } else {
      put_quoted(out, normal_value(types, element, value).value_or(value));
    }
  }
  return std::nullopt;
}

// `[1,10)`: bounds in their normal form. Discrete ranges are stored as `[lower,upper)`
// (src/backend/utils/adt/rangetypes.c, int4range_canonical); other ways to write them are left alone.
std::optional<std::string> normal_range(const Types& types, Type type, std::string_view text) {
  text = trimmed(text);
  if (lower(text) == "empty") return "empty";
  if (text.size() < 3 || text.find_first_of("\"\\") != std::string_view::npos) return std::nullopt;
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return std::nullopt;
  char open = text.front(), close = text.back();
  const Type bound = types.facts(type.id).base;
  const auto lower_bound = text.substr(1, comma - 1), upper_bound = text.substr(comma + 1, text.size() - comma - 2);
  const auto normal = [&](std::string_view value) -> std::optional<std::string> {
    return value.empty() ? std::optional(std::string()) : normal_value(types, bound, value);
  };
  auto from = normal(lower_bound), to = normal(upper_bound);
  if (!from || !to) return std::nullopt;
  const bool discrete = bound.id == int4_type || bound.id == int8_type || bound.id == date_type;
  if (lower_bound.empty()) open = '(';
  if (upper_bound.empty()) close = ')';
  if (discrete && ((open == '(' && !lower_bound.empty()) || close == ']')) return std::nullopt;
  return open + *from + ',' + *to + close;
}

// `101`, `b101` and `x5` (src/backend/utils/adt/varbit.c, bit_in).
std::optional<std::string> normal_bits(std::string_view text) {
  const bool hexadecimal = text.starts_with('x') || text.starts_with('X');
  if (hexadecimal || text.starts_with('b') || text.starts_with('B')) text.remove_prefix(1);
  std::string bits;
  for (const char c : text) {
    if (!hexadecimal) {
      if (c != '0' && c != '1') return std::nullopt;
      bits += c;
      continue;
    }
    if (!is_hex(c)) return std::nullopt;
    const int value = is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    for (int bit = 3; bit >= 0; --bit) bits += ((value >> bit) & 1) != 0 ? '1' : '0';
  }
  return bits;
}

// Amounts as they are written and printed in the locales C and en_US: `$1,234.50`; rounded to cents. Others
// print differently and are left alone.
std::optional<std::string> normal_money(std::string_view text) {
  text = trimmed(text);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.starts_with('$')) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  std::string whole;
  for (const char c : text.substr(0, point)) {
    if (c == ',') continue;
    if (!is_digit(c)) return std::nullopt;
    whole += c;
  }
  std::string fraction{point < text.size() ? text.substr(point + 1) : std::string_view()};
  if ((whole.empty() && fraction.empty()) || whole.size() > 15 || (!fraction.empty() && !all_digits(fraction))) return std::nullopt;
  fraction.resize(std::max<std::size_t>(fraction.size(), 3), '0');
  long long cents = std::stoll('0' + whole + fraction.substr(0, 2));
  if (fraction[2] >= '5') ++cents;
  return (negative && cents != 0 ? "-" : "") + std::to_string(cents);
}

// Names in 'schema.name'::regclass as they are printed.
std::string normal_name(std::string_view text) {
  std::string result, part;
  const auto flush = [&](bool quoted_part) {
    result += quoted(Name(quoted_part ? part : lower(part)));
    part.clear();
  };
  bool was_quoted = false, inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      if (inside && i + 1 < text.size() && text[i + 1] == '"')
        part += text[++i];
      else
        inside = !inside;
      was_quoted = true;
    } else if (text[i] == '.' && !inside) {
      flush(was_quoted);
      result += '.';
      was_quoted = false;
    } else {
      part += text[i];
    }
  }
  flush(was_quoted);
  constexpr std::string_view system = "pg_catalog.";
  return result.starts_with(system) ? result.substr(system.size()) : result;
}

}  // namespace

std::optional<std::string> normal_integer(std::string_view text) {
  text = trimmed(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!all_digits(text)) return std::nullopt;
  const auto digits = text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
  return (negative && digits != "0" ? "-" : "") + std::string(digits);
}

std::optional<std::string> normal_numeric(std::string_view text) {
  text = trimmed(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  long scale = 0, exponent = 0;
  bool point = false;
  std::size_t i = 0;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
    if (text[i] == '.') {
      point = true;
    } else {
      digits += text[i];
      if (point) ++scale;
    }
  }
  if (digits.empty()) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    auto rest = text.substr(i + 1);
    if (rest.starts_with('+')) rest.remove_prefix(1);
    const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), exponent);
    if (parsed.ec != std::errc() || parsed.ptr != rest.data() + rest.size() || std::labs(exponent) > 1000)
      return std::nullopt;
  }
  // The value is `digits` with the point moved `exponent` places; digits behind the point are kept.
  scale -= exponent;
  if (scale < 0) {
    digits.append(static_cast<std::size_t>(-scale), '0');
    scale = 0;
  }
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
  std::string whole = digits.substr(0, digits.size() - places);
  const std::string fraction = digits.substr(digits.size() - places);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  const bool zero = digits.find_first_not_of('0') == std::string::npos;
  return (negative && !zero ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

std::optional<std::string> normal_value(const Types& types, Type type, std::string_view text) {
  switch (type.id) {
    case text_type:
    case varchar_type:
    case bpchar_type:
    case json_type: return std::string(text);
    case name_type: return std::string(truncated_identifier(text));
    case bool_type: return normal_boolean(text);
    case int2_type:
    case int4_type:
    case int8_type:
    case oid_type: return normal_integer(text);
    case numeric_type: return normal_numeric(text);
    case float4_type: return normal_float(text, true);
    case float8_type: return normal_float(text, false);
    case date_type: return normal_date(text);
    case time_type: return normal_time(text);
    case timestamp_type: return normal_timestamp(text, false);
    case timestamptz_type: return normal_timestamp(text, true);
    case interval_type: return normal_interval(text, type.modifier.text());
    case uuid_type: return normal_uuid(text);
    case bytea_type: return normal_bytea(text);
    case jsonb_type: return normal_jsonb(text);
    case regconfig_type:
    case regdictionary_type:
    case regclass_type: return normal_name(text);
    case bit_type:
    case varbit_type: return normal_bits(text);
    case money_type: return normal_money(text);
    default: break;
  }
  const auto& facts = types.facts(type.id);
  if (facts.kind == 'e') return std::string(text);
  if (facts.kind == 'r') return normal_range(types, type, text);
  if (types.is_array(type.id)) return normal_array(types, type, text);
  return std::nullopt;
}

Value* literal(const Analysis& analysis, const Value& untyped, Type type) {
  auto* value = analysis.arena.constant(type, {});
  value->is_null = untyped.is_null;
  if (untyped.is_null) return value;
  if (analysis.listener && untyped.index >= 0)
    analysis.listener->typed(static_cast<std::size_t>(untyped.index), untyped.text, analysis.types.text(analysis.types.base(type)));
  const auto normal = normal_value(analysis.types, type, untyped.text);
  value->is_exact = normal.has_value();
  value->text = normal.value_or(untyped.text);
  return value;
}

}  // namespace lockstep::analyse
