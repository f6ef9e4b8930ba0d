#include "ir/diagnostic.h"

#include <algorithm>

namespace lockstep {

void Diagnostics::error(std::string code, Span span, std::string message, std::vector<std::string> hints) {
  add({std::move(code), Severity::error, std::move(span), std::move(message), std::move(hints)});
}

void Diagnostics::warning(std::string code, Span span, std::string message, std::vector<std::string> hints) {
  add({std::move(code), Severity::warning, std::move(span), std::move(message), std::move(hints)});
}

void Diagnostics::note(std::string code, Span span, std::string message, std::vector<std::string> hints) {
  add({std::move(code), Severity::note, std::move(span), std::move(message), std::move(hints)});
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& each) {
    return each.severity == Severity::error;
  });
}

namespace {

bool holds_word(std::string_view text, std::string_view upper) {
  const auto same = [](char left, char right) { return (left >= 'a' && left <= 'z' ? left - 'a' + 'A' : left) == right; };
  return std::search(text.begin(), text.end(), upper.begin(), upper.end(), same) != text.end();
}

// CREATE ROLE … PASSWORD, ALTER DATABASE … SET app.secret = …
bool sets_secret(std::string_view statement) {
  const auto holds_any = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return holds_word(statement, word); });
  };
  return holds_any({"ROLE", "USER", "GROUP", "DATABASE"}) && holds_any({"PASSWORD", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "PASSPHRASE", "PRIVATE"});
}

// The line up to its first quote, when it is (or may be) of a statement that holds secrets: a user mapping, a
// subscription, a role, a setting of a database. `begin` is where the line begins.
std::string without_secrets(const SourceFile& file, std::size_t begin, std::string line) {
  const std::string_view text = file.text;
  const auto end = begin + line.size();
  const auto statement = text.substr(0, begin).rfind(';');
  auto start = statement == std::string_view::npos ? 0 : statement;
  // A semicolon may stand inside a secret: what is a little further up counts, too.
  constexpr std::size_t further = 2000;
  const auto around = text.substr(start - std::min(start, further), end - (start - std::min(start, further)));
  const bool secret = holds_word(around, "MAPPING") || holds_word(around, "SUBSCRIPTION") || holds_word(around, "CONNECTION") || sets_secret(text.substr(start, end - start));
  if (!secret) return line;
  bool quoted = false;
  for (auto at = start; at < begin; ++at) quoted = quoted != (text[at] == '\'');
  const auto quote = quoted ? 0 : line.find('\'');
  return quote == std::string::npos ? line : line.substr(0, quote) + "'********'";
}

}  // namespace

std::string render(const Diagnostic& diagnostic) {
  static constexpr const char* words[] = {"note", "warning", "error"};
  std::string text;
  const auto& span = diagnostic.span;
  LineColumn place;
  if (span.file) {
    place = line_column(*span.file, span.begin);
    text += span.file->path + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": ";
  }
  text += words[static_cast<int>(diagnostic.severity)];
  text += ": " + diagnostic.message + " [" + diagnostic.code + "]\n";
  if (span.file) {
    const auto number = std::to_string(place.line);
    const auto& whole = span.file->text;
    const auto line_break = span.begin == 0 ? std::string::npos : whole.rfind('\n', span.begin - 1);
    // line_text() leaves a byte order mark out.
    const std::size_t begin = line_break != std::string::npos ? line_break + 1 : whole.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto line = without_secrets(*span.file, begin, line_text(*span.file, span.begin));
    const auto rest = line.size() - std::min(line.size(), static_cast<std::size_t>(place.column - 1));
    const auto wanted = span.end > span.begin ? span.end - span.begin : 1;
    text += std::string(6 - std::min<std::size_t>(6, number.size()), ' ') + number + " | " + line + '\n';
    std::string indent;
    for (int i = 0; i + 1 < place.column; ++i)
      indent += static_cast<std::size_t>(i) < line.size() && line[static_cast<std::size_t>(i)] == '\t' ? '\t' : ' ';
    text += "       | " + indent + '^' +
            std::string(std::min(wanted, std::max<std::size_t>(rest, 1)) - 1, '~') + '\n';
  }
  for (const auto& hint : diagnostic.hints) text += "       = " + hint + '\n';
  return text;
}

}  // namespace lockstep
