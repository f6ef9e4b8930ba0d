#include "planner/ready_drafts.h"

#include <algorithm>

namespace lockstep {
namespace {

bool tears(const Step& step) { return step.transaction != Transaction::shared || !step.gate.empty(); }

bool makes_its_subject(const Step& step) { return step.action == Action::create && std::find(step.produces.begin(), step.produces.end(), step.subject) != step.produces.end(); }

// Between the default and the identity of a column, either way, new rows have no value for it.
bool gives_values(const ObjectId& id) { return id.kind == Kind::column && id == facet(ObjectId{.kind = id.kind, .schema = id.schema, .name = id.name, .part = id.part}, "value"); }

std::size_t take_from(std::set<std::size_t>& places, std::set<std::size_t>::iterator at) {
  const auto result = *at;
  places.erase(at);
  return result;
}

}  // namespace

Gaps::Gaps(const Drafts& drafts, const Edges& edges) : drafts_(drafts), edges_(edges), done_(drafts.size()), seen_(drafts.size()) {
  std::unordered_map<ObjectId, std::size_t> made;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (tears(step))
      ++torn_;
    else if (makes_its_subject(step))
      made.emplace(step.subject, i);
  }
  std::unordered_map<ObjectId, std::size_t> valued;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    for (const auto& each : drafts[i].step.produces)
      if (gives_values(each) && !tears(drafts[i].step)) valued.emplace(each, i);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& step = drafts[i].step;
    if (tears(step)) continue;
    for (const auto& each : step.removes)
      if (const auto found = valued.find(each); found != valued.end() && found->second != i) closed_by_.emplace(i, found->second);
    if (step.action != Action::drop) continue;
    if (const auto found = made.find(step.subject); found != made.end()) closed_by_.emplace(i, found->second);
  }
}

bool Gaps::should_wait(std::size_t draft) {
  if (open_.empty() || !tears(drafts_[draft].step)) return false;
  const auto phase = drafts_[draft].step.phase;
  return std::all_of(open_.begin(), open_.end(), [&](std::size_t each) { return drafts_[each].step.phase <= phase; }) && !is_waited_for(draft);
}

bool Gaps::is_waited_for(std::size_t draft) {
  return any_along(edges_.behind, draft, [&](std::size_t each) { return open_.contains(each); });
}

std::optional<std::size_t> Gaps::to_be_done_before(std::size_t draft) {
  const auto again = closed_by_.find(draft);
  if (again == closed_by_.end() || torn_ == 0) return std::nullopt;
  Positions tearing;
  any_along(edges_.before, again->second, [&](std::size_t each) {
    if (tears(drafts_[each].step) && drafts_[each].step.phase <= drafts_[draft].step.phase) tearing.push_back(each);
    return false;
  });
  if (tearing.empty()) return std::nullopt;
  any_along(edges_.behind, draft, [](std::size_t) { return false; });
  const auto found = std::find_if(tearing.begin(), tearing.end(), [&](std::size_t each) { return seen_[each] != search_; });
  return found == tearing.end() ? std::nullopt : std::optional(*found);
}

void Gaps::pass(std::size_t draft) {
  done_[draft] = true;
  if (tears(drafts_[draft].step)) --torn_;
  if (const auto again = closed_by_.find(draft); again != closed_by_.end()) open_.insert(again->second);
  open_.erase(draft);
}

// Whether one of those that are not done, and can be come to from there, is meant.
template <class Is>
bool Gaps::any_along(const std::vector<Positions>& next, std::size_t from, const Is& is) {
  ++search_;
  Positions open{from};
  while (!open.empty()) {
    const auto at = open.back();
    open.pop_back();
    for (const auto each : next[at]) {
      if (done_[each] || seen_[each] == search_) continue;
      seen_[each] = search_;
      if (is(each)) return true;
      open.push_back(each);
    }
  }
  return false;
}

std::optional<std::size_t> ReadyDrafts::take() {
  const auto place = choose();
  if (!place) return std::nullopt;
  const auto draft = at_place_[*place];
  gaps_.pass(draft);
  if (!gaps_.is_open()) places_.merge(held_);
  if (const auto found = behind_.find(draft); found != behind_.end()) {
    places_.insert(found->second.begin(), found->second.end());
    behind_.erase(found);
  }
  return draft;
}

std::optional<std::size_t> ReadyDrafts::choose() {
  while (!places_.empty()) {
    const auto place = *places_.begin();
    const auto draft = at_place_[place];
    if (!held_.empty() && drafts_[at_place_[*held_.begin()]].step.phase < drafts_[draft].step.phase) break;  // phases come one after the other
    places_.erase(places_.begin());
    if (gaps_.should_wait(draft))
      held_.insert(place);
    else if (const auto first = gaps_.to_be_done_before(draft))
      behind_[*first].push_back(place);
    else
      return place;
  }
  if (!held_.empty()) {
    const auto found = std::find_if(held_.begin(), held_.end(), [&](std::size_t each) { return gaps_.is_waited_for(at_place_[each]); });
    return take_from(held_, found == held_.end() ? held_.begin() : found);
  }
  // They wait for each other.
  for (const auto& [first, all] : behind_) places_.insert(all.begin(), all.end());
  behind_.clear();
  return places_.empty() ? std::nullopt : std::optional(take_from(places_, places_.begin()));
}

}  // namespace lockstep
