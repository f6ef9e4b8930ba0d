#include "tests/support/mutate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace lockstep::testing {
namespace {

struct Piece {
  enum class Kind { word, quoted_name, number, string, symbol } kind;
  std::size_t begin;
  std::size_t end;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' || (c & 0x80); }
bool is_symbol(char c) { return std::string_view("+-*/<>=~!@#%^&|?:").find(c) != std::string_view::npos; }

std::size_t end_of_quoted(const std::string& text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at)
    if (text[at] == quote && (at + 1 == text.size() || text[++at] != quote)) return at;
  return text.size();
}

std::vector<Piece> pieces_of(const std::string& text) {
  std::vector<Piece> all;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const char c = text[at];
    auto kind = Piece::Kind::symbol;
    if (std::isdigit(static_cast<unsigned char>(c))) {
      kind = Piece::Kind::number;
      while (at < text.size() && (is_word(text[at]) || text[at] == '.')) ++at;
    } else if (is_word(c)) {
      kind = Piece::Kind::word;
      while (at < text.size() && is_word(text[at])) ++at;
    } else if (c == '\'' || c == '"') {
      kind = c == '"' ? Piece::Kind::quoted_name : Piece::Kind::string;
      at = end_of_quoted(text, at);
    } else if (is_symbol(c)) {
      while (at < text.size() && is_symbol(text[at])) ++at;
    } else {
      ++at;
      continue;
    }
    all.push_back({kind, begin, at});
  }
  return all;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

constexpr auto others = std::to_array<std::array<std::string_view, 2>>({
    {"=", "<>"}, {"<>", "="}, {"!=", "="}, {"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}, {"+", "-"}, {"-", "+"}, {"*", "+"}, {"/", "*"},
    {"||", "<"}, {"~", "!~"}, {"~*", "~"}, {"!~", "~"}, {"->", "->>"}, {"->>", "->"}, {"#>>", "#>"}, {"@>", "<@"}, {"&&", "@>"},
    {"and", "OR"}, {"or", "AND"}, {"like", "ILIKE"}, {"ilike", "LIKE"}, {"true", "false"}, {"false", "true"}, {"null", "NOT NULL"},
    {"not", ""}, {"distinct", ""}, {"asc", "DESC"}, {"desc", "ASC"}, {"lower", "upper"}, {"upper", "lower"}, {"min", "max"}, {"max", "min"},
    {"count", "min"}, {"sum", "max"}, {"coalesce", "greatest"}, {"now", "clock_timestamp"}, {"left", "INNER"}, {"inner", "LEFT"},
    {"union", "INTERSECT"}, {"all", ""}, {"any", "ALL"}, {"in", "NOT IN"}, {"between", "NOT BETWEEN"}, {"exists", "NOT EXISTS"}, {"length", "octet_length"},
    {"first", "LAST"}, {"last", "FIRST"}, {"current_timestamp", "localtimestamp"}, {"current_date", "current_timestamp"},
});

constexpr std::array<std::string_view, 9> types = {"text", "integer", "bigint", "numeric", "character varying", "date", "timestamp with time zone", "boolean", "jsonb"};

std::string pick_type(std::mt19937& random) { return std::string(types[random() % types.size()]); }

std::string other_number(const std::string& number, std::mt19937& random) {
  if (!std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) || number.size() > 17) return number + std::to_string(1 + random() % 9);
  return std::to_string(std::stoll(number) + 1 + (random() % 2 ? 0 : static_cast<long long>(random() % 10000)));
}

// A string with one character more, somewhere.
std::string other_string(const std::string& inside, std::mt19937& random) {
  constexpr std::string_view characters = "abcxyzABZ019 _-.%,:/";
  auto text = inside;
  return text.insert(random() % (text.size() + 1), 1, characters[random() % characters.size()]);
}

}  // namespace

std::optional<std::string> mutated(const std::string& text, const std::vector<std::string>& columns, std::mt19937& random) {
  const auto pieces = pieces_of(text);
  if (pieces.empty()) return std::nullopt;
  const auto piece = pieces[random() % pieces.size()];
  const auto old = text.substr(piece.begin, piece.end - piece.begin);
  const auto with = [&](const std::string& fresh) { return text.substr(0, piece.begin) + fresh + text.substr(piece.end); };
  const bool operand = piece.kind != Piece::Kind::symbol;
  if (operand && random() % 8 == 0) return with(old + "::" + pick_type(random));  // a cast more
  if (piece.kind == Piece::Kind::number) return with(other_number(old, random));
  if (piece.kind == Piece::Kind::string) {
    const auto inside = old.substr(1, old.size() - 2);
    const bool number = !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; });
    return with("'" + (number && inside.size() < 18 ? other_number(inside, random) : other_string(inside, random)) + "'");
  }
  if (old == "::") {  // another type, or no cast at all
    std::size_t end = piece.end;
    while (end < text.size() && (is_word(text[end]) || text[end] == '.' || text[end] == '"')) ++end;
    return text.substr(0, piece.begin) + (random() % 3 == 0 ? std::string() : "::" + pick_type(random)) + text.substr(end);
  }
  const auto name = lower(old);
  if (const auto found = std::find_if(others.begin(), others.end(), [&](const auto& each) { return each[0] == name; }); found != others.end())
    return with(std::string((*found)[1]));
  if (columns.size() > 1 && std::find(columns.begin(), columns.end(), old) != columns.end()) {
    const auto& other = columns[random() % columns.size()];
    if (other != old) return with(other);
  }
  return std::nullopt;
}

}  // namespace lockstep::testing
