// Kahn's algorithm with a stable choice among what is ready.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "ir/error.h"
#include "planner/draft.h"

namespace lockstep {
namespace {

using Positions = std::vector<std::size_t>;
using ByObject = std::unordered_map<ObjectId, Positions>;

struct Edges {
  std::vector<Positions> before;  // for each draft, those it waits for
  std::vector<Positions> behind;  // for each draft, those that wait for it
};

void add_edge(Edges& edges, std::size_t first, std::size_t second) {
  if (first != second) edges.before[second].push_back(first);
}

void add_edges(Edges& edges, const ByObject& by_object, const ObjectId& id, std::size_t draft, bool draft_is_first) {
  const auto found = by_object.find(id);
  if (found == by_object.end()) return;
  for (const auto other : found->second)
    draft_is_first ? add_edge(edges, draft, other) : add_edge(edges, other, draft);
}

Edges edges_of(const Drafts& drafts) {
  ByObject producers;
  ByObject removers;
  producers.reserve(drafts.size() * 2);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    for (const auto& id : drafts[i].step.produces) producers[id].push_back(i);
    // Renames come first, and all others speak of names as they are then: nobody waits for the old ones.
    if (drafts[i].rank >= 0)
      for (const auto& id : drafts[i].step.removes) removers[id].push_back(i);
  }
  Edges edges;
  edges.before.resize(drafts.size());
  edges.behind.resize(drafts.size());
  Positions renames;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    for (const auto& id : step.requires_) add_edges(edges, producers, id, i, false);
    for (const auto& id : step.releases) add_edges(edges, removers, id, i, true);
    // A rename makes nothing anew: it comes before all that.
    if (drafts[i].rank >= 0)
      for (const auto& id : step.produces) add_edges(edges, removers, id, i, false);
    for (const auto wait : drafts[i].waits) add_edge(edges, wait, i);
    if (drafts[i].rank < 0) renames.push_back(i);
  }
  // Everything else uses the new names.
  for (std::size_t i = 1; i < renames.size(); ++i) add_edge(edges, renames[i - 1], renames[i]);
  if (!renames.empty())
    for (std::size_t i = 0; i < drafts.size(); ++i)
      if (drafts[i].rank >= 0 && drafts[i].step.subject.kind != Kind::schema) add_edge(edges, renames.back(), i);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& before = edges.before[i];
    std::sort(before.begin(), before.end());
    before.erase(std::unique(before.begin(), before.end()), before.end());
    for (const auto other : before) edges.behind[other].push_back(i);
  }
  return edges;
}

// Walks back along what is not done until a draft comes up twice.
[[noreturn]] void report_cycle(const Drafts& drafts, const Edges& edges, const std::vector<bool>& done) {
  std::size_t at = 0;
  while (done[at]) ++at;
  Positions path;
  while (std::find(path.begin(), path.end(), at) == path.end()) {
    path.push_back(at);
    const auto& before = edges.before[at];
    at = *std::find_if(before.begin(), before.end(), [&](std::size_t other) { return !done[other]; });
  }
  path.erase(path.begin(), std::find(path.begin(), path.end(), at));
  std::string text = "steps wait for each other in a circle:";
  for (const auto each : path) text += "\n  `" + drafts[each].step.title + "` waits for";
  throw Bug(text + "\n  `" + drafts[at].step.title + "`");
}

// Event triggers fire at all that is done once they are there, and default privileges change all that is made then.
bool is_for_the_end(const Draft& draft) { return draft.rank == last_rank || (draft.rank == event_rank && draft.step.subject.kind == Kind::event_trigger); }

// The phase in which each draft can run: its own, or the latest of those that it waits for. Drafts that wait for each other in a circle
// have their own; report_cycle() speaks of them.
std::vector<Phase> phases_of(const Drafts& drafts, const Edges& edges) {
  Phase last = Phase::expand;
  for (const auto& draft : drafts) last = std::max(last, draft.step.phase);
  std::vector<Phase> result(drafts.size());
  std::vector<std::size_t> missing(drafts.size());
  Positions ready;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    result[i] = drafts[i].hurried ? Phase::expand : is_for_the_end(drafts[i]) ? last : drafts[i].step.phase;
    missing[i] = edges.before[i].size();
    if (missing[i] == 0) ready.push_back(i);
  }
  while (!ready.empty()) {
    const auto next = ready.back();
    ready.pop_back();
    for (const auto other : edges.behind[next]) {
      result[other] = std::max(result[other], result[next]);
      if (--missing[other] == 0) ready.push_back(other);
    }
  }
  return result;
}

// For each draft its place among all when only rank, subject and position count.
std::vector<std::size_t> places(const Drafts& drafts, const std::vector<Phase>& phases) {
  Positions sorted(drafts.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t left, std::size_t right) {
    const auto& a = drafts[left];
    const auto& b = drafts[right];
    if (a.hurried != b.hurried) return a.hurried;
    if (phases[left] != phases[right]) return phases[left] < phases[right];
    return a.rank != b.rank ? a.rank < b.rank : a.step.subject < b.step.subject;
  });
  std::vector<std::size_t> result(drafts.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) result[sorted[i]] = i;
  return result;
}

}  // namespace

std::vector<bool> waited_for_by(const Drafts& drafts, std::size_t position) {
  const auto edges = edges_of(drafts);
  std::vector<bool> result(drafts.size());
  Positions open{position};
  while (!open.empty()) {
    const auto next = open.back();
    open.pop_back();
    for (const auto other : edges.before[next]) {
      if (result[other]) continue;
      result[other] = true;
      open.push_back(other);
    }
  }
  return result;
}

namespace {

constexpr auto nowhere = static_cast<std::size_t>(-1);

bool tears(const Step& step) { return step.transaction != Transaction::shared || !step.gate.empty(); }

// What is dropped and made again is missing in between, and nobody sees that as long as it is one transaction. So what cannot be in it, and what comes again does not
// wait for, comes before it or behind it.
class Gaps {
 public:
  Gaps(const Drafts& drafts, const Edges& edges, const std::vector<bool>& done)
      : drafts_(drafts), edges_(edges), done_(done), closed_by_(drafts.size(), nowhere), seen_(drafts.size()) {
    std::unordered_map<ObjectId, std::size_t> made;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto& step = drafts[i].step;
      if (tears(step))
        ++torn_;
      else if (step.action == Action::create && std::find(step.produces.begin(), step.produces.end(), step.subject) != step.produces.end())
        made.emplace(step.subject, i);
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const auto& step = drafts[i].step;
      if (step.action != Action::drop || tears(step)) continue;
      if (const auto found = made.find(step.subject); found != made.end()) closed_by_[i] = found->second;
    }
  }

  // Whether something is missing that comes again in the phase of the draft or before.
  bool is_open(std::size_t draft) const {
    return !open_.empty() && std::all_of(open_.begin(), open_.end(), [&](std::size_t each) { return drafts_[each].step.phase <= drafts_[draft].step.phase; });
  }

  bool is_open() const { return !open_.empty(); }

  // Whether something that is missing now comes again behind the draft only.
  bool is_waited_for(std::size_t draft) {
    return first_along(edges_.behind, draft, [&](std::size_t each) { return open_.contains(each); }) != nowhere;
  }

  // What would come between the drop of something and that which makes it again, and does not wait for the drop; nowhere: nothing.
  std::size_t to_be_done_before(std::size_t draft) {
    const auto again = closed_by_[draft];
    if (again == nowhere || torn_ == 0) return nowhere;
    Positions tearing;
    first_along(edges_.before, again, [&](std::size_t each) {
      if (tears(drafts_[each].step) && drafts_[each].step.phase <= drafts_[draft].step.phase) tearing.push_back(each);
      return false;
    });
    if (tearing.empty()) return nowhere;
    first_along(edges_.behind, draft, [](std::size_t) { return false; });
    const auto found = std::find_if(tearing.begin(), tearing.end(), [&](std::size_t each) { return seen_[each] != stamp_; });
    return found == tearing.end() ? nowhere : *found;
  }

  void pass(std::size_t draft) {
    if (tears(drafts_[draft].step)) --torn_;
    if (closed_by_[draft] != nowhere) open_.insert(closed_by_[draft]);
    open_.erase(draft);
  }

 private:
  // The first of those that are not done and can be come to from there; all of them are marked as seen on the way.
  template <class Is>
  std::size_t first_along(const std::vector<Positions>& next, std::size_t from, const Is& is) {
    ++stamp_;
    Positions open{from};
    while (!open.empty()) {
      const auto at = open.back();
      open.pop_back();
      for (const auto each : next[at]) {
        if (done_[each] || seen_[each] == stamp_) continue;
        seen_[each] = stamp_;
        if (is(each)) return each;
        open.push_back(each);
      }
    }
    return nowhere;
  }

  const Drafts& drafts_;
  const Edges& edges_;
  const std::vector<bool>& done_;
  Positions closed_by_;  // for each drop of something that comes again: where
  std::unordered_set<std::size_t> open_;
  std::size_t torn_ = 0;
  Positions seen_;
  std::size_t stamp_ = 0;
};

// Drafts that wait for no other any more, by their places, and which of them is next.
class Ready {
 public:
  Ready(const Drafts& drafts, const Positions& at_place, Gaps& gaps) : drafts_(drafts), at_place_(at_place), gaps_(gaps) {}

  void add(std::size_t place) { places_.insert(place); }

  // The place of the next one; nowhere: there is none.
  std::size_t take() {
    while (!places_.empty()) {
      const auto place = *places_.begin();
      const auto draft = at_place_[place];
      if (!held_.empty() && drafts_[at_place_[*held_.begin()]].step.phase < drafts_[draft].step.phase) break;
      places_.erase(places_.begin());
      if (tears(drafts_[draft].step) && gaps_.is_open(draft) && !gaps_.is_waited_for(draft)) {
        held_.insert(place);
      } else if (const auto first = gaps_.to_be_done_before(draft); first != nowhere) {
        behind_[first].push_back(place);
      } else {
        return place;
      }
    }
    if (!held_.empty()) {
      const auto found = std::find_if(held_.begin(), held_.end(), [&](std::size_t each) { return gaps_.is_waited_for(at_place_[each]); });
      return take_from(held_, found == held_.end() ? held_.begin() : found);
    }
    // They wait for each other.
    for (const auto& [first, all] : behind_) places_.insert(all.begin(), all.end());
    behind_.clear();
    return places_.empty() ? nowhere : take_from(places_, places_.begin());
  }

  void pass(std::size_t draft) {
    gaps_.pass(draft);
    if (!gaps_.is_open()) places_.merge(held_);
    if (const auto found = behind_.find(draft); found != behind_.end()) {
      places_.insert(found->second.begin(), found->second.end());
      behind_.erase(found);
    }
  }

 private:
  static std::size_t take_from(std::set<std::size_t>& places, std::set<std::size_t>::iterator at) {
    const auto result = *at;
    places.erase(at);
    return result;
  }

  const Drafts& drafts_;
  const Positions& at_place_;
  Gaps& gaps_;
  std::set<std::size_t> places_;
  std::set<std::size_t> held_;                         // while something is missing
  std::unordered_map<std::size_t, Positions> behind_;  // drops, by what is to be done first
};

}  // namespace

void order(Drafts& drafts) {
  const auto edges = edges_of(drafts);
  const auto phases = phases_of(drafts, edges);
  for (std::size_t i = 0; i < drafts.size(); ++i) drafts[i].step.phase = phases[i];
  const auto place = places(drafts, phases);
  Positions at_place(drafts.size());
  for (std::size_t i = 0; i < place.size(); ++i) at_place[place[i]] = i;
  std::vector<bool> done(drafts.size());
  Gaps gaps(drafts, edges, done);
  Ready ready(drafts, at_place, gaps);
  std::vector<std::size_t> missing(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    missing[i] = edges.before[i].size();
    if (missing[i] == 0) ready.add(place[i]);
  }
  Positions sequence;
  sequence.reserve(drafts.size());
  for (auto chosen = ready.take(); chosen != nowhere; chosen = ready.take()) {
    const auto next = at_place[chosen];
    done[next] = true;
    ready.pass(next);
    sequence.push_back(next);
    for (const auto other : edges.behind[next])
      if (--missing[other] == 0) ready.add(place[other]);
  }
  if (sequence.size() < drafts.size()) report_cycle(drafts, edges, done);

  std::vector<std::size_t> number(drafts.size());
  for (std::size_t i = 0; i < sequence.size(); ++i) number[sequence[i]] = i;
  Drafts ordered;
  ordered.reserve(drafts.size());
  for (const auto position : sequence) {
    ordered.push_back(std::move(drafts[position]));
    ordered.back().waits.clear();
    for (const auto other : edges.before[position]) ordered.back().waits.push_back(number[other]);
    std::sort(ordered.back().waits.begin(), ordered.back().waits.end());
  }
  drafts = std::move(ordered);
}

}  // namespace lockstep
