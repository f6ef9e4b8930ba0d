// Which draft comes next, of those that wait for no other any more.
#pragma once

#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "planner/draft_parts.h"

namespace lockstep {

struct Edges {
  std::vector<Positions> before;  // for each draft, those it waits for
  std::vector<Positions> behind;  // for each draft, those that wait for it
};

// What is dropped and made again, and a default that an identity takes the place of, is missing in between, and nobody sees that as long as it is one transaction. So what cannot be in it, and what comes again does not
// wait for, comes before it or behind it.
class Gaps {
 public:
  Gaps(const Drafts& drafts, const Edges& edges);

  bool is_open() const { return !open_.empty(); }

  // True when the draft tears transactions apart (it is in none, in one of its own, or behind a gate), while something is missing that comes again in its phase or before,
  // and does not wait for it.
  bool should_wait(std::size_t draft);

  // Whether something that is missing now comes again behind the draft only.
  bool is_waited_for(std::size_t draft);

  // What would come between the drop of something and that which makes it again, tears the two apart, and does not wait for the drop; nothing for other drafts.
  std::optional<std::size_t> to_be_done_before(std::size_t draft);

  void pass(std::size_t draft);

 private:
  template <class Is>
  bool any_along(const std::vector<Positions>& next, std::size_t from, const Is& is);

  const Drafts& drafts_;
  const Edges& edges_;
  std::vector<bool> done_;
  std::unordered_map<std::size_t, std::size_t> closed_by_;  // drops of what comes again: where
  std::unordered_set<std::size_t> open_;                    // what makes again what is missing
  std::size_t torn_ = 0;                                    // drafts that tear transactions apart and are not done
  Positions seen_;                                          // of each draft: the last search that has come by
  std::size_t search_ = 0;
};

// Drafts are known by their places here: who has the lowest place is next, but for what would widen a gap.
class ReadyDrafts {
 public:
  // `at_place`: the draft that has each place.
  ReadyDrafts(const Drafts& drafts, const Edges& edges, const Positions& at_place) : drafts_(drafts), at_place_(at_place), gaps_(drafts, edges) {}

  void add(std::size_t place) { places_.insert(place); }

  // The draft that is next, which is done then; nothing: there is none.
  std::optional<std::size_t> take();

 private:
  std::optional<std::size_t> choose();

  const Drafts& drafts_;
  const Positions& at_place_;
  Gaps gaps_;
  std::set<std::size_t> places_;
  std::set<std::size_t> held_;                         // while something is missing
  std::unordered_map<std::size_t, Positions> behind_;  // drops, by the draft that is to be done first
};

}  // namespace lockstep
