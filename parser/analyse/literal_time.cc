// Dates, times and intervals in the formats that do not depend on the session's DateStyle
// (src/backend/utils/adt/datetime.c).
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include "parser/analyse/literal.h"

namespace lockstep::analyse {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    while (!text_.empty() && text_.back() == ' ') text_.remove_suffix(1);
    skip_blanks();
  }

  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  void skip_blanks() {
    while (peek() == ' ') ++at_;
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  // Digits, at least `least` and at most `most` of them.
  std::optional<long> number(std::size_t least, std::size_t most) {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    const auto count = end - at_;
    if (count < least || count > most) return std::nullopt;
    long value = 0;
    std::from_chars(text_.data() + at_, text_.data() + end, value);
    at_ = end;
    return value;
  }

  // `.123` as microseconds; more digits are rounded by the server in ways we do not follow.
  std::optional<long> fraction() {
    long value = 0;
    int digits = 0;
    while (peek() >= '0' && peek() <= '9') {
      if (++digits > 6) return std::nullopt;
      value = value * 10 + (peek() - '0');
      ++at_;
    }
    for (; digits < 6; ++digits) value *= 10;
    return value;
  }

  std::string word() {
    std::string result;
    for (; !done(); ++at_) {
      char c = peek();
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      if (c < 'a' || c > 'z') break;
      result += c;
    }
    return result;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::int64_t per_second = 1000000, per_minute = 60 * per_second, per_hour = 60 * per_minute, per_day = 24 * per_hour;

// Days since 0000-03-01 in the proleptic Gregorian calendar.
std::int64_t day_number(std::int64_t year, std::int64_t month, std::int64_t day_of_month) {
  month -= 3;
  if (month < 0) {
    month += 12;
    --year;
  }
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day_of_month - 1;
}

// `2020-1-5`; the year must have three digits or more, or the order would depend on DateStyle.
std::optional<std::int64_t> take_date(Reader& reader) {
  const auto year = reader.number(3, 5);
  if (!year || !reader.take('-')) return std::nullopt;
  const auto month = reader.number(1, 2);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day_of_month = reader.number(1, 2);
  if (!day_of_month || *month < 1 || *month > 12 || *day_of_month < 1 || *day_of_month > 31) return std::nullopt;
  return day_number(*year, *month, *day_of_month);
}

// `12:30[:15[.5]]` in microseconds.
std::optional<std::int64_t> take_time(Reader& reader) {
  const auto hours = reader.number(1, 2);
  if (!hours || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.number(1, 2);
  if (!minutes || *minutes > 59 || *hours > 24) return std::nullopt;
  std::int64_t value = *hours * per_hour + *minutes * per_minute;
  if (!reader.take(':')) return value;
  const auto seconds = reader.number(1, 2);
  if (!seconds || *seconds > 60) return std::nullopt;
  value += *seconds * per_second;
  if (!reader.take('.')) return value;
  const auto fraction = reader.fraction();
  if (!fraction) return std::nullopt;
  return value + *fraction;
}

std::optional<std::string> infinite(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  if (reader.word() != "infinity" || !reader.done()) return std::nullopt;
  return negative ? "-infinity" : "infinity";
}

// `Z`, `UTC`, `+02`, `+02:30`, `-0300` as microseconds east of Greenwich.
std::optional<std::int64_t> take_zone(Reader& reader) {
  const bool negative = reader.peek() == '-';
  if (reader.take('+') || reader.take('-')) {
    auto hours = reader.number(1, 4);
    if (!hours) return std::nullopt;
    std::int64_t minutes = 0;
    if (*hours >= 100) {
      minutes = *hours % 100;
      hours = *hours / 100;
    } else if (reader.take(':')) {
      const auto more = reader.number(2, 2);
      if (!more) return std::nullopt;
      minutes = *more;
    }
    const std::int64_t offset = *hours * per_hour + minutes * per_minute;
    return negative ? -offset : offset;
  }
  const auto name = reader.word();
  if (name == "z" || name == "utc" || name == "gmt") return 0;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> normal_date(std::string_view text) {
  if (auto endless = infinite(text)) return endless;
  Reader reader(text);
  const auto days = take_date(reader);
  if (!days) return std::nullopt;
  // A time of day is allowed and ignored, a zone as well.
  if (!reader.done()) return std::nullopt;
  return "day " + std::to_string(*days);
}

std::optional<std::string> normal_time(std::string_view text) {
  Reader reader(text);
  const auto time = take_time(reader);
  if (!time || !reader.done()) return std::nullopt;
  return std::to_string(*time);
}

std::optional<std::string> normal_timestamp(std::string_view text, bool with_zone) {
  if (auto endless = infinite(text)) return endless;
  Reader reader(text);
  const auto days = take_date(reader);
  if (!days) return std::nullopt;
  std::int64_t time = 0;
  if (!reader.done()) {
    if (!reader.take('T') && !reader.take(' ')) return std::nullopt;
    reader.skip_blanks();
    const auto of_day = take_time(reader);
    if (!of_day) return std::nullopt;
    time = *of_day;
  }
  reader.skip_blanks();
  std::optional<std::int64_t> zone;
  if (!reader.done()) {
    zone = take_zone(reader);
    if (!zone || !reader.done()) return std::nullopt;
  }
  if (with_zone && !zone) return std::nullopt;  // the session's zone decides
  const auto moment = *days * per_day + time - (with_zone ? *zone : 0);
  return std::to_string(moment);
}

namespace {

struct Interval {
  std::int64_t months = 0, days = 0, time = 0;
};

// Units of intervals; ambiguous ones are left out (`m` means minutes or months by context).
enum class Unit { none, microsecond, millisecond, second, minute, hour, day, week, month, year, decade, century, millennium };

Unit unit_named(std::string_view name) {
  using Row = std::pair<std::string_view, Unit>;
  static constexpr std::array units = std::to_array<Row>({
      {"us", Unit::microsecond},      {"usec", Unit::microsecond},   {"usecs", Unit::microsecond},
      {"microsecond", Unit::microsecond}, {"microseconds", Unit::microsecond},
      {"ms", Unit::millisecond},      {"msec", Unit::millisecond},   {"msecs", Unit::millisecond},
      {"millisecond", Unit::millisecond}, {"milliseconds", Unit::millisecond},
      {"s", Unit::second},            {"sec", Unit::second},         {"secs", Unit::second},
      {"second", Unit::second},       {"seconds", Unit::second},
      {"min", Unit::minute},          {"mins", Unit::minute},        {"minute", Unit::minute},
      {"minutes", Unit::minute},      {"h", Unit::hour},             {"hr", Unit::hour},
      {"hrs", Unit::hour},            {"hour", Unit::hour},          {"hours", Unit::hour},
      {"d", Unit::day},               {"day", Unit::day},            {"days", Unit::day},
      {"w", Unit::week},              {"week", Unit::week},          {"weeks", Unit::week},
      {"mon", Unit::month},           {"mons", Unit::month},         {"month", Unit::month},
      {"months", Unit::month},        {"y", Unit::year},             {"yr", Unit::year},
      {"yrs", Unit::year},            {"year", Unit::year},          {"years", Unit::year},
      {"decade", Unit::decade},       {"decades", Unit::decade},     {"century", Unit::century},
      {"centuries", Unit::century},   {"millennium", Unit::millennium},
  });
  for (const auto& [word, unit] : units)
    if (word == name) return unit;
  return Unit::none;
}

bool add(Interval& interval, std::int64_t count, std::int64_t fraction, Unit unit) {
  const auto time = [&](std::int64_t size) { interval.time += count * size + fraction * size / per_second; };
  // Parts of a longer unit go down: of days to the time, of months and weeks to days, of years to months.
  const auto part_in_days = [&](std::int64_t days_in_unit) {
    const auto micro_days = fraction * days_in_unit;
    interval.days += micro_days / per_second;
    interval.time += micro_days % per_second * (per_day / per_second);
  };
  const auto part_in_months = [&](std::int64_t months_in_unit) {
    const auto half = fraction < 0 ? -per_second / 2 : per_second / 2;
    interval.months += (fraction * months_in_unit + half) / per_second;
  };
  switch (unit) {
    case Unit::none: return false;
    case Unit::microsecond: interval.time += count; return fraction == 0;
    case Unit::millisecond: time(1000); return true;
    case Unit::second: time(per_second); return true;
    case Unit::minute: time(per_minute); return true;
    case Unit::hour: time(per_hour); return true;
    case Unit::day:
      interval.days += count;
      part_in_days(1);
      return true;
    case Unit::week:
      interval.days += 7 * count;
      part_in_days(7);
      return true;
    case Unit::month:
      interval.months += count;
      part_in_days(30);
      return true;
    case Unit::year:
      interval.months += 12 * count;
      part_in_months(12);
      return true;
    case Unit::decade:
      interval.months += 120 * count;
      part_in_months(120);
      return true;
    case Unit::century:
      interval.months += 1200 * count;
      part_in_months(1200);
      return true;
    case Unit::millennium:
      interval.months += 12000 * count;
      part_in_months(12000);
      return true;
  }
  return false;
}

// ` day to second(3)` → the unit of a number that stands alone, and what is cut off.
Unit last_field(std::string_view fields) {
  if (const auto parenthesis = fields.find('('); parenthesis != std::string_view::npos) fields = fields.substr(0, parenthesis);
  const auto blank = fields.rfind(' ');
  if (blank == std::string_view::npos) return Unit::second;
  return unit_named(fields.substr(blank + 1));
}

// What AdjustIntervalForTypmod() in src/backend/utils/adt/timestamp.c takes away.
bool cut(Interval& interval, std::string_view fields) {
  if (const auto open = fields.find('('); open != std::string_view::npos) {
    std::int64_t unit = per_second;
    for (int digits = fields[open + 1] - '0'; digits > 0; --digits) unit /= 10;
    if (unit > 1) {
      const auto half = interval.time < 0 ? -unit / 2 : unit / 2;
      interval.time = (interval.time + half) / unit * unit;
    }
    fields = fields.substr(0, open);
  }
  if (fields.empty()) return true;
  switch (last_field(fields)) {
    case Unit::year: interval = {interval.months / 12 * 12, 0, 0}; return true;
    case Unit::month: interval = {interval.months, 0, 0}; return true;
    case Unit::day: interval.time = 0; return true;
    case Unit::hour: interval.time = interval.time / per_hour * per_hour; return true;
    case Unit::minute: interval.time = interval.time / per_minute * per_minute; return true;
    case Unit::second: return true;
    default: return false;
  }
}

}  // namespace

std::optional<std::string> normal_interval(std::string_view text, std::string_view fields) {
  Reader reader(text);
  Interval interval;
  if (reader.done()) return std::nullopt;
  reader.take('@');
  for (reader.skip_blanks(); !reader.done(); reader.skip_blanks()) {
    if ((reader.peek() | 0x20) >= 'a' && (reader.peek() | 0x20) <= 'z') {
      if (reader.word() != "ago" || !reader.done()) return std::nullopt;
      interval = {-interval.months, -interval.days, -interval.time};
      break;
    }
    const bool negative = reader.take('-');
    if (!negative) reader.take('+');
    const auto count = reader.number(1, 9);
    if (!count) return std::nullopt;
    const std::int64_t sign = negative ? -1 : 1;
    if (reader.take(':')) {
      const auto minutes = reader.number(1, 2);
      if (!minutes) return std::nullopt;
      std::int64_t time = *count * per_hour + *minutes * per_minute;
      if (reader.take(':')) {
        const auto seconds = reader.number(1, 2);
        if (!seconds) return std::nullopt;
        time += *seconds * per_second;
        if (reader.take('.')) {
          const auto fraction = reader.fraction();
          if (!fraction) return std::nullopt;
          time += *fraction;
        }
      } else if (fields == " minute to second") {
        return std::nullopt;
      }
      interval.time += sign * time;
      continue;
    }
    std::int64_t fraction = 0;
    if (reader.take('.')) {
      const auto parsed = reader.fraction();
      if (!parsed) return std::nullopt;
      fraction = *parsed;
    }
    if (reader.peek() == '-') return std::nullopt;  // `1-2`, years and months of the SQL standard
    reader.skip_blanks();
    const auto unit = reader.done() ? last_field(fields) : unit_named(reader.word());
    if (!add(interval, sign * *count, sign * fraction, unit)) return std::nullopt;
  }
  if (!cut(interval, fields)) return std::nullopt;
  return std::to_string(interval.months) + " months " + std::to_string(interval.days) + " days " + std::to_string(interval.time);
}

}  // namespace lockstep::analyse
