// Spreads replacement. What is replaced takes its children with it; whatever needs something that is
// dropped or replaced, and still needs it afterwards, is replaced as well when PostgreSQL would not let
// go of it in place; and what PostgreSQL cannot keep over a column whose type changes is replaced. An
// object that is altered so that it no longer needs what goes is altered first and stays.
#include <algorithm>
#include <deque>
#include <unordered_map>

#include "differ/diff.h"
#include "ir/dependency.h"
#include "ir/persistence_circle.h"
#include "ir/shell_types.h"

namespace lockstep {
namespace {

class Spread {
 public:
  Spread(ChangeSet& changes, const Graph& before, const Graph& after)
      : changes_(changes), before_(before), after_(after) {
    for (std::size_t i = 0; i < changes.changes.size(); ++i)
      if (!std::holds_alternative<Renamed>(changes.changes[i])) at_.emplace(id_of(changes.changes[i]), i);
    collect_implied();
  }

  void run() {
    const auto given = changes_.changes;  // a copy, because replace() adds to them
    for (const auto& change : given) start(change);
    for (const auto& id : keys_giving_way(before_, after_)) replace(id);  // what holds a circle together
    while (!dropped_.empty()) {
      const auto id = dropped_.front();
      dropped_.pop_front();
      drop(id);
    }
    std::stable_sort(changes_.changes.begin(), changes_.changes.end(), [](const Change& a, const Change& b) {
      const bool left = std::holds_alternative<Renamed>(a);
      const bool right = std::holds_alternative<Renamed>(b);
      if (left || right) return left && !right;
      return id_of(a) < id_of(b);
    });
  }

 private:
  // Needs that are not references, the other way round (a key → the foreign keys that rely on it).
  void collect_implied() {
    for (const auto& [id, node] : before_.nodes())
      for (const auto& needed : implied_needs(before_, node)) implied_[needed].push_back(id);
  }

  void start(const Change& change) {
    if (const auto* removed = std::get_if<Removed>(&change)) dropped_.push_back(removed->id);
    const auto* altered = std::get_if<Altered>(&change);
    if (altered == nullptr) return;
    if (altered->moves) react_to_drop_of(altered->id);
    if (altered->replace)
      dropped_.push_back(altered->id);
    else if (is_retype(altered->fields))
      retype(altered->id);
    else if (disturbs_users(before_.at(altered->id), after_.at(altered->id)))
      disturb(altered->id);
  }

  void replace(const ObjectId& id) {
    const auto found = at_.find(id);
    if (found == at_.end()) {
      at_.emplace(id, changes_.changes.size());
      changes_.changes.emplace_back(Altered{.id = id, .fields = {}, .replace = true});
      dropped_.push_back(id);
      return;
    }
    auto* altered = std::get_if<Altered>(&changes_.changes[found->second]);
    if (altered == nullptr || altered->replace) return;
    altered->replace = true;
    dropped_.push_back(id);
  }

  bool survives(const ObjectId& id) const { return before_.contains(id) && after_.contains(id); }

  void drop(const ObjectId& id) {
    // The functions of a type go with it, and they hang on its shell.
    if (const auto shell = shell_of(id); has_shell(id.kind) && survives(shell)) replace(shell);
    for (const auto& child : before_.children(id))
      if (survives(child)) replace(child);
    react_to_drop_of(id);
  }

  void react_to_drop_of(const ObjectId& id) {
    for (const auto& dependent : before_.dependents(id)) react_to_drop(dependent, id);
    if (const auto found = implied_.find(id); found != implied_.end())
      for (const auto& dependent : found->second) react_to_drop(dependent, id);
  }

  static bool is_shell_of(const ObjectId& shell, const ObjectId& type) { return has_shell(type.kind) && shell_of(type) == shell; }

  // True when the change of `dependent` leaves it without need of `needed`, so that it can be changed
  // first and stays.
  bool is_altered_away(const ObjectId& dependent, const ObjectId& needed) const {
    if (!at_.contains(dependent)) return false;
    if (!can_be_altered_away(dependent)) return false;
    const auto still_needed = needs(after_, after_.at(dependent));
    return std::none_of(still_needed.begin(), still_needed.end(), [&](const ObjectId& each) { return each == needed || is_shell_of(each, needed) || is_shell_of(needed, each); });
  }

  void react_to_drop(const ObjectId& dependent, const ObjectId& needed) {
    if (!survives(dependent)) return;
    const auto reaction = reaction_to_drop(before_.at(dependent), needed);
    if (reaction == Reaction::retyped && after_.contains(needed)) retype(dependent, true);
    if (reaction == Reaction::replaced && !is_altered_away(dependent, needed)) replace(dependent);
  }

  void disturb(const ObjectId& id) {
    for (const auto& dependent : before_.dependents(id)) {
      if (!survives(dependent)) continue;
      const auto reaction = reaction_to_disturbance(before_.at(dependent));
      if (reaction == Reaction::adapts) disturb(dependent);
      if (reaction == Reaction::replaced && !is_altered_away(dependent, id)) replace(dependent);
    }
  }

  void retype(const ObjectId& column, bool new_type = false) {
    const Node& was = before_.at(column);
    const Node& is = after_.at(column);
    const auto react = [&](const ObjectId& dependent) {
      if (!survives(dependent)) return;
      const auto reaction = reaction_to_retype(before_.at(dependent), was, is, new_type);
      if (reaction == Reaction::replaced && !is_altered_away(dependent, column)) replace(dependent);
    };
    for (const auto& dependent : before_.dependents(column)) react(dependent);
    if (const auto found = implied_.find(column); found != implied_.end())
      for (const auto& dependent : found->second) react(dependent);
  }

  ChangeSet& changes_;
  const Graph& before_;
  const Graph& after_;
  std::unordered_map<ObjectId, std::size_t> at_;
  std::unordered_map<ObjectId, std::vector<ObjectId>> implied_;
  std::deque<ObjectId> dropped_;
};

}  // namespace

void spread_replacement(ChangeSet& changes, const Graph& before, const Graph& after) {
  Spread(changes, before, after).run();
}

}  // namespace lockstep
