#include "ir/source.h"

#include <algorithm>

namespace lockstep {
namespace {

// A byte order mark is no part of the first line.
std::size_t line_start(const std::string& text, std::size_t offset) {
  const std::size_t first = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (offset == 0) return first;
  const auto before = text.rfind('\n', offset - 1);
  return before == std::string::npos ? first : before + 1;
}

}  // namespace

LineColumn line_column(const SourceFile& file, std::size_t offset) {
  offset = std::min(offset, file.text.size());
  const auto begin = file.text.begin();
  const auto at = begin + static_cast<std::ptrdiff_t>(offset);
  const auto start = std::min(begin + static_cast<std::ptrdiff_t>(line_start(file.text, offset)), at);
  const auto first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return {.line = 1 + static_cast<int>(std::count(begin, at, '\n')),
          .column = 1 + static_cast<int>(std::count_if(start, at, first_byte))};
}

std::string line_text(const SourceFile& file, std::size_t offset) {
  offset = std::min(offset, file.text.size());
  const auto start = line_start(file.text, offset);
  auto line = file.text.substr(start, file.text.find('\n', start) - start);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace lockstep
