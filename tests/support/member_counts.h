// What pairs of states reach: how often there is an object of each kind, and how often each of its members says something and
// changes while the object stays. Members of members count for themselves: `column.identity.options.cycle`.
#pragma once

#include <map>
#include <string>

#include "ir/graph.h"

namespace lockstep::testing {

struct KindCount {
  int there = 0;
  int added = 0;
  int removed = 0;
};

struct MemberCount {
  int set = 0;      // has another value than in an empty object
  int changed = 0;  // differs between the two states
};

struct Counts {
  std::map<std::string, KindCount> kinds;
  std::map<std::string, MemberCount> members;  // `kind.member`
};

// Every kind and every member, with nothing counted yet.
Counts no_counts();

void count(const Graph& before, const Graph& after, Counts& counts);

}  // namespace lockstep::testing
