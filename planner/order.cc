// Kahn's algorithm with a stable choice among what is ready (planner/ready_drafts.h).
#include <algorithm>
#include <unordered_map>

#include "ir/error.h"
#include "planner/draft.h"
#include "planner/ready_drafts.h"

namespace lockstep {
namespace {

using ByObject = std::unordered_map<ObjectId, Positions>;

void add_edge(Edges& edges, std::size_t first, std::size_t second) {
  if (first != second) edges.before[second].push_back(first);
}

void add_edges(Edges& edges, const ByObject& by_object, const ObjectId& id, std::size_t draft, bool draft_is_first) {
  const auto found = by_object.find(id);
  if (found == by_object.end()) return;
  for (const auto other : found->second)
    draft_is_first ? add_edge(edges, draft, other) : add_edge(edges, other, draft);
}

// In their order renames come first of all, but for those behind a gate.
bool is_late_rename(const Draft& draft) {
  const auto& produces = draft.step.produces;
  const auto& removes = draft.step.removes;
  if (draft.rank < 0 || draft.step.action != Action::alter || produces.size() != 1 || removes.size() != 1 || is_facet(produces.front())) return false;
  return produces.front().kind == removes.front().kind && produces != removes && !is_facet(removes.front());
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
  Positions late_renames;  // behind gates
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    for (const auto& id : step.requires_) add_edges(edges, producers, id, i, false);
    for (const auto& id : step.releases) add_edges(edges, removers, id, i, true);
    // A rename makes nothing anew: it comes before all that.
    if (drafts[i].rank >= 0 && !is_late_rename(drafts[i]))
      for (const auto& id : step.produces) add_edges(edges, removers, id, i, false);
    for (const auto wait : drafts[i].waits) add_edge(edges, wait, i);
    if (drafts[i].rank < 0) renames.push_back(i);
    if (is_late_rename(drafts[i])) late_renames.push_back(i);
  }
  // Everything else uses the new names.
  for (const auto* row : {&renames, &late_renames})
    for (std::size_t i = 1; i < row->size(); ++i) add_edge(edges, (*row)[i - 1], (*row)[i]);
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
    if (a.leads != b.leads) return a.leads;
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

void order(Drafts& drafts) {
  const auto edges = edges_of(drafts);
  const auto phases = phases_of(drafts, edges);
  for (std::size_t i = 0; i < drafts.size(); ++i) drafts[i].step.phase = phases[i];
  const auto place = places(drafts, phases);
  Positions at_place(drafts.size());
  for (std::size_t i = 0; i < place.size(); ++i) at_place[place[i]] = i;
  std::vector<std::size_t> missing(drafts.size());
  ReadyDrafts ready(drafts, edges, at_place);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    missing[i] = edges.before[i].size();
    if (missing[i] == 0) ready.add(place[i]);
  }
  std::vector<bool> done(drafts.size());
  Positions sequence;
  sequence.reserve(drafts.size());
  while (const auto next = ready.take()) {
    done[*next] = true;
    sequence.push_back(*next);
    for (const auto other : edges.behind[*next])
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
