// Which columns of a table an index can find.
#pragma once

#include <algorithm>
#include <set>
#include <vector>

#include "ir/name.h"

namespace lockstep {

// The columns with which indexes begin, in any order: kept sorted, for each number of columns.
class IndexedColumns {
 public:
  void add(const std::vector<Name>& index) {
    for (std::size_t count = 1; count <= index.size(); ++count) beginnings_.insert(sorted({index.begin(), index.begin() + static_cast<std::ptrdiff_t>(count)}));
  }
  bool contains(const std::vector<Name>& columns) const { return beginnings_.contains(sorted(columns)); }

 private:
  static std::vector<Name> sorted(std::vector<Name> columns) {
    std::sort(columns.begin(), columns.end());
    return columns;
  }

  std::set<std::vector<Name>> beginnings_;
};

}  // namespace lockstep
