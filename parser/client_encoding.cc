#include "parser/client_encoding.h"

#include <iconv.h>

#include <array>
#include <memory>

#include "parser/sql_lexer.h"

namespace lockstep {
namespace {

std::string lower_letters_and_digits(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

// src/common/encnames.c; the names that iconv spells in another way.
constexpr std::array names_of_encodings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"abc", "CP1258"},          {"alt", "CP866"},           {"big5", "BIG5"},           {"euccn", "EUC-CN"},
    {"eucjis2004", "EUC-JISX0213"}, {"eucjp", "EUC-JP"},    {"euckr", "EUC-KR"},        {"euctw", "EUC-TW"},
    {"gb18030", "GB18030"},     {"gbk", "GBK"},             {"iso88591", "ISO-8859-1"}, {"iso885910", "ISO-8859-10"},
    {"iso885913", "ISO-8859-13"}, {"iso885914", "ISO-8859-14"}, {"iso885915", "ISO-8859-15"}, {"iso885916", "ISO-8859-16"},
    {"iso88592", "ISO-8859-2"}, {"iso88593", "ISO-8859-3"}, {"iso88594", "ISO-8859-4"}, {"iso88595", "ISO-8859-5"},
    {"iso88596", "ISO-8859-6"}, {"iso88597", "ISO-8859-7"}, {"iso88598", "ISO-8859-8"}, {"iso88599", "ISO-8859-9"},
    {"johab", "JOHAB"},         {"koi8", "KOI8-R"},         {"koi8r", "KOI8-R"},        {"koi8u", "KOI8-U"},
    {"latin1", "ISO-8859-1"},   {"latin10", "ISO-8859-16"}, {"latin2", "ISO-8859-2"},   {"latin3", "ISO-8859-3"},
    {"latin4", "ISO-8859-4"},   {"latin5", "ISO-8859-9"},   {"latin6", "ISO-8859-10"},  {"latin7", "ISO-8859-13"},
    {"latin8", "ISO-8859-14"},  {"latin9", "ISO-8859-15"},  {"mskanji", "CP932"},       {"shiftjis", "CP932"},
    {"shiftjis2004", "SHIFT_JISX0213"}, {"sjis", "CP932"},  {"tcvn", "CP1258"},         {"tcvn5712", "CP1258"},
    {"uhc", "CP949"},           {"vscii", "CP1258"},        {"win", "CP1251"},          {"win1250", "CP1250"},
    {"win1251", "CP1251"},      {"win1252", "CP1252"},      {"win1253", "CP1253"},      {"win1254", "CP1254"},
    {"win1255", "CP1255"},      {"win1256", "CP1256"},      {"win1257", "CP1257"},      {"win1258", "CP1258"},
    {"win866", "CP866"},        {"win874", "CP874"},        {"win932", "CP932"},        {"win936", "GBK"},
    {"win949", "CP949"},        {"win950", "BIG5"},         {"windows1250", "CP1250"},  {"windows1251", "CP1251"},
    {"windows1252", "CP1252"},  {"windows1253", "CP1253"},  {"windows1254", "CP1254"},  {"windows1255", "CP1255"},
    {"windows1256", "CP1256"},  {"windows1257", "CP1257"},  {"windows1258", "CP1258"},  {"windows866", "CP866"},
    {"windows874", "CP874"},    {"windows932", "CP932"},    {"windows936", "GBK"},      {"windows949", "CP949"},
    {"windows950", "BIG5"},
});

struct Close {
  void operator()(void* converter) const { iconv_close(converter); }
};

}  // namespace

std::optional<std::string> client_encoding_set_by(std::string_view statement) {
  // SET [SESSION | LOCAL] client_encoding { TO | = } value, or SET NAMES value.
  std::array<std::string_view, 5> words;
  std::size_t count = 0;
  for (std::size_t at = 0; at < statement.size() && count < words.size();) {
    const auto lexeme = next_lexeme(statement, at);
    at = lexeme.end;
    const auto text = statement.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (lexeme.kind == LexemeKind::blank || lexeme.kind == LexemeKind::comment || lexeme.kind == LexemeKind::semicolon) continue;
    if (count == 0 && lower_letters_and_digits(text) != "set") return std::nullopt;
    if (count == 1 && (lower_letters_and_digits(text) == "session" || lower_letters_and_digits(text) == "local")) continue;
    words[count++] = text;
  }
  const auto unquoted = [](std::string_view text) {
    return std::string(text.size() > 1 && (text.front() == '\'' || text.front() == '"') ? text.substr(1, text.size() - 2) : text);
  };
  if (count == 3 && lower_letters_and_digits(words[1]) == "names") return unquoted(words[2]);
  if (count != 4 || lower_letters_and_digits(words[1]) != "clientencoding") return std::nullopt;
  return unquoted(words[3]);
}

std::optional<std::string> iconv_name(std::string_view encoding) {
  const auto plain = lower_letters_and_digits(encoding);
  if (plain == "utf8" || plain == "unicode" || plain == "sqlascii" || plain == "default") return std::string();
  for (const auto& [name, result] : names_of_encodings)
    if (name == plain) return std::string(result);
  return std::nullopt;
}

std::optional<std::string> transcoded(std::string_view text, const std::string& from, const std::string& to) {
  void* const opened = iconv_open(to.c_str(), from.c_str());
  if (opened == reinterpret_cast<void*>(-1)) return std::nullopt;  // NOLINT: what iconv_open() says when it cannot
  const std::unique_ptr<void, Close> converter(opened);
  std::string result(text.size() * 4 + 16, '\0');
  std::string input(text);
  char* source = input.data();
  char* target = result.data();
  std::size_t source_left = input.size();
  std::size_t target_left = result.size();
  if (iconv(converter.get(), &source, &source_left, &target, &target_left) == static_cast<std::size_t>(-1)) return std::nullopt;
  iconv(converter.get(), nullptr, nullptr, &target, &target_left);
  result.resize(result.size() - target_left);
  return result;
}

}  // namespace lockstep
