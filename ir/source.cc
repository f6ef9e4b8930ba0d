#include "ir/source.h"

#include <algorithm>
#include <iterator>

namespace lockstep {
namespace {

// Where the first line begins: a byte order mark is no part of it.
std::size_t first_start(const std::string& text) { return text.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

std::size_t line_start(const std::string& text, std::size_t offset) {
  const auto first = first_start(text);
  if (offset == 0) return first;
  const auto before = text.rfind('\n', offset - 1);
  return before == std::string::npos ? first : before + 1;
}

// Of a character in UTF-8.
bool is_first_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

LineColumn line_column(const SourceFile& file, std::size_t offset) {
  offset = std::min(offset, file.text.size());
  const auto begin = file.text.begin();
  const auto at = begin + static_cast<std::ptrdiff_t>(offset);
  const auto start = std::min(begin + static_cast<std::ptrdiff_t>(line_start(file.text, offset)), at);
  return {.line = 1 + static_cast<int>(std::count(begin, at, '\n')),
          .column = 1 + static_cast<int>(std::count_if(start, at, is_first_byte))};
}

LineStarts::LineStarts(const SourceFile& file) : file_(&file), starts_{0} {
  for (auto at = file.text.find('\n'); at != std::string::npos; at = file.text.find('\n', at + 1)) starts_.push_back(at + 1);
}

LineColumn LineStarts::at(std::size_t offset) const {
  offset = std::min(offset, file_->text.size());
  const auto behind = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto begin = file_->text.begin();
  const auto start = std::min(std::max(*std::prev(behind), first_start(file_->text)), offset);
  return {.line = static_cast<int>(behind - starts_.begin()),
          .column = 1 + static_cast<int>(std::count_if(begin + static_cast<std::ptrdiff_t>(start), begin + static_cast<std::ptrdiff_t>(offset), is_first_byte))};
}

std::string line_text(const SourceFile& file, std::size_t offset) {
  offset = std::min(offset, file.text.size());
  const auto start = line_start(file.text, offset);
  auto line = file.text.substr(start, file.text.find('\n', start) - start);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace lockstep
