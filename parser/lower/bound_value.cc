#include "parser/lower/bound_value.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "parser/lower/type_facts.h"
#include "parser/number_text.h"

namespace lockstep {
namespace {

bool is_digit(char each) {
  return each >= '0' && each <= '9';
}

// Reads `2024-01-01 10:00:00.5+02` and its shorter forms.
class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : text_(text) {}

  bool number(int& value, std::size_t most) {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < most && is_digit(text_[end]))
      ++end;
    if (end == at_) return false;
    std::from_chars(text_.data() + at_, text_.data() + end, value);
    at_ = end;
    return true;
  }

  bool take(char each) {
    if (at_ >= text_.size() || text_[at_] != each) return false;
    ++at_;
    return true;
  }

  std::string digits() {
    std::string result;
    while (at_ < text_.size() && is_digit(text_[at_]))
      result += text_[at_++];
    return result;
  }

  bool done() const { return at_ == text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct Time {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  std::string fraction;
  int offset_minutes = 0;
  bool zone = false;
};

bool read_zone(TimeReader& reader, Time& time) {
  reader.take(' ');
  if (reader.done()) return true;
  time.zone = true;
  if (reader.take('Z') || reader.take('z')) return reader.done();
  if (reader.take('U')) return reader.take('T') && reader.take('C') && reader.done();
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return false;
  int hours = 0;
  int minutes = 0;
  if (!reader.number(hours, 2)) return false;
  if (reader.take(':') || !reader.done())
    if (!reader.number(minutes, 2)) return false;
  time.offset_minutes = (west ? -1 : 1) * (hours * 60 + minutes);
  return reader.done();
}

std::optional<Time> read_time(std::string_view text) {
  Time time;
  TimeReader reader(text);
  const auto separator = text.size() > 4 ? text[4] : ' ';
  if (!reader.number(time.year, 4)) return std::nullopt;
  if (separator == '-' || separator == '/') {
    if (!reader.take(separator) || !reader.number(time.month, 2) || !reader.take(separator) ||
        !reader.number(time.day, 2))
      return std::nullopt;
  } else if (text.find_first_not_of("0123456789") < 8 || !reader.number(time.month, 2) ||
             !reader.number(time.day, 2)) {
    return std::nullopt;
  }
  if (reader.done()) return time;
  if (!reader.take(' ') && !reader.take('T')) return std::nullopt;
  if (!reader.number(time.hour, 2) || !reader.take(':') || !reader.number(time.minute, 2))
    return std::nullopt;
  if (reader.take(':') && !reader.number(time.second, 2)) return std::nullopt;
  if (reader.take('.')) {
    time.fraction = reader.digits();
    while (time.fraction.ends_with('0'))
      time.fraction.pop_back();
    if (time.fraction.size() > 6) return std::nullopt;
  }
  if (!read_zone(reader, time)) return std::nullopt;
  return time;
}

std::string printed(const Time& time, bool with_clock) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", time.year, time.month, time.day);
  std::string text = buffer;
  if (!with_clock) return text;
  std::snprintf(buffer, sizeof buffer, " %02d:%02d:%02d", time.hour, time.minute, time.second);
  text += buffer;
  return time.fraction.empty() ? text : text + '.' + time.fraction;
}

Time in_utc(const Time& time) {
  using namespace std::chrono;
  const sys_days date = year{time.year} / month{static_cast<unsigned>(time.month)} /
                        day{static_cast<unsigned>(time.day)};
  const auto moment = date + hours(time.hour) + minutes(time.minute - time.offset_minutes);
  const auto whole = floor<days>(moment);
  const year_month_day calendar{whole};
  const auto rest = duration_cast<minutes>(moment - whole).count();
  return {.year = static_cast<int>(calendar.year()),
          .month = static_cast<int>(static_cast<unsigned>(calendar.month())),
          .day = static_cast<int>(static_cast<unsigned>(calendar.day())),
          .hour = static_cast<int>(rest / 60),
          .minute = static_cast<int>(rest % 60),
          .second = time.second,
          .fraction = time.fraction};
}

std::string time_text(const std::string& type, const std::string& text) {
  const auto time = read_time(text);
  if (!time) return text;
  if (type == "date") return printed(*time, false);
  if (type == "timestamp without time zone") return printed(*time, true);
  return printed(in_utc(*time), true) + "+00";
}

std::string whole_number(std::string text) {
  const bool negative = text.starts_with('-');
  const auto begin = text.find_first_not_of("+-0 ");
  if (begin == std::string::npos) return "0";
  text = text.substr(begin);
  return negative ? '-' + text : text;
}

bool looks_whole(const std::string& text) {
  const auto digits = text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return text;
}

}  // namespace

std::optional<Constant> constant_of(const PgQuery__Node& node) {
  if (node.node_case == PG_QUERY__NODE__NODE_TYPE_CAST) return constant_of(*node.type_cast->arg);
  if (node.node_case == PG_QUERY__NODE__NODE_A_EXPR) {
    const auto& expression = *node.a_expr;
    const auto name = string_list(expression.name, expression.n_name);
    if (expression.lexpr || !expression.rexpr || name.size() != 1 || name[0] != "-")
      return std::nullopt;
    auto inner = constant_of(*expression.rexpr);
    if (!inner || inner->type != Constant::Type::number) return std::nullopt;
    inner->text = inner->text.starts_with('-') ? inner->text.substr(1) : '-' + inner->text;
    return inner;
  }
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST) return std::nullopt;
  const auto& constant = *node.a_const;
  if (constant.isnull) return Constant{};
  switch (constant.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
      return Constant{Constant::Type::number, std::to_string(constant.ival->ival)};
    case PG_QUERY__A__CONST__VAL_FVAL:
      return Constant{Constant::Type::number, number_text(text_of(constant.fval->fval))};
    case PG_QUERY__A__CONST__VAL_SVAL:
      return Constant{Constant::Type::text, std::string(text_of(constant.sval->sval))};
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
      return Constant{Constant::Type::boolean, constant.boolval->boolval ? "true" : "false"};
    default: return std::nullopt;
  }
}

bool lacks_zone(const std::string& type, const Constant& constant) {
  if (constant.type != Constant::Type::text || !without_modifier(type).starts_with("timestamp with time zone")) return false;
  const auto time = read_time(constant.text);
  return time && !time->zone;
}

std::string bound_text(const std::string& written_type, const Constant& constant) {
  if (constant.type == Constant::Type::null) return "NULL";
  const auto type = without_modifier(written_type);
  auto text = constant.text;
  if (type == "boolean") {
    const auto value = lower(text);
    return value == "t" || value == "true" || value == "yes" || value == "on" || value == "1"
               ? "true"
               : "false";
  }
  if (type == "integer" || type == "bigint" || type == "smallint" || type == "oid") {
    if (looks_whole(text)) text = whole_number(text);
    return type == "integer" && !text.starts_with('-') ? text : quoted_literal(text);
  }
  if (type == "numeric") {
    if (looks_whole(text)) text = whole_number(text);
    const bool plain =
        !text.empty() && is_digit(text[0]) && text.find_first_of("eE.") != std::string::npos;
    return plain ? text : quoted_literal(text);
  }
  if (type == "date" || type.starts_with("timestamp with")) return quoted_literal(time_text(type, text));
  if (type == "uuid") return quoted_literal(lower(text));
  // The type of an expression key is not known: numbers stay numbers.
  if (type.empty() && constant.type == Constant::Type::number && !text.starts_with('-'))
    return text;
  if (type.empty() && constant.type == Constant::Type::boolean) return text;
  return quoted_literal(text);
}

}  // namespace lockstep
