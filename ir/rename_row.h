// Renames that are wanted at once: a name becomes free when its holder is renamed, so they wait for each other, in a circle by way of a
// temporary name.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ir/name.h"

namespace lockstep {

// `wanted` has `from` and `to`. `row` has is_there(name) of the state that is renamed, is_wanted(name) of the other, rename(from, to),
// free_name(name), gives_way(name) whether the holder of a taken name may get another, because it goes, and report(wanted) for a new name that
// is taken and stays. What is not there any more is done already, and so is a
// rename both of whose names are in use in both states: it happened as one of a row.
template <class Wanted, class Row>
void carry_out_row(std::vector<Wanted> wanted, Row& row) {
  std::erase_if(wanted, [&](const Wanted& each) { return each.from == each.to || !row.is_there(each.from); });
  const auto will_move = [&](const auto& name) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& each) { return each.from == name; });
  };
  while (!wanted.empty()) {
    // Renamed with another, as the column of a child with that of its parent.
    std::erase_if(wanted, [&](const Wanted& each) { return !row.is_there(each.from); });
    if (wanted.empty()) return;
    const auto free = std::find_if(wanted.begin(), wanted.end(), [&](const Wanted& each) { return !row.is_there(each.to); });
    if (free != wanted.end()) {
      row.rename(free->from, free->to);
      wanted.erase(free);
      continue;
    }
    const auto blocked = std::find_if(wanted.begin(), wanted.end(), [&](const Wanted& each) { return !will_move(each.to); });
    if (blocked != wanted.end() && row.gives_way(blocked->to)) {
      const auto name = blocked->to;
      row.rename(name, row.free_name(name));
      continue;
    }
    if (blocked != wanted.end()) {
      if (!row.is_wanted(blocked->from)) row.report(*blocked);
      wanted.erase(blocked);
      continue;
    }
    auto& first = wanted.front();
    const auto aside = row.free_name(first.from);
    row.rename(first.from, aside);
    first.from = aside;
  }
}

// `name_lockstep_1`, cut to the length of an identifier.
inline std::string with_number(const std::string& name, int number) {
  constexpr std::size_t longest = 63;
  const auto tail = "_lockstep_" + std::to_string(number);
  return std::string(truncated_identifier(name).substr(0, longest - tail.size())) + tail;
}

}  // namespace lockstep
