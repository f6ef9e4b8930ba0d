// Source files and places in them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace lockstep {

// A text with a name to show to people. Immutable once made.
struct SourceFile {
  std::string path;
  std::string text;
};

// A byte range in a source file. `file` is null for objects read from a catalog.
struct Span {
  std::shared_ptr<const SourceFile> file;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct LineColumn {
  int line = 1;    // from 1
  int column = 1;  // in characters (UTF-8 code points), from 1
};

LineColumn line_column(const SourceFile& file, std::size_t offset);

// The same for many offsets of one file, whose lines are found once.
class LineStarts {
 public:
  explicit LineStarts(const SourceFile& file);
  LineColumn at(std::size_t offset) const;

 private:
  const SourceFile* file_;
  std::vector<std::size_t> starts_;
};

// The text of the line that holds `offset`, without its line break.
std::string line_text(const SourceFile& file, std::size_t offset);

}  // namespace lockstep
