#include "emitter/changes.h"

#include <algorithm>
#include <tuple>

#include "ir/describe.h"

namespace lockstep {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const Node& node) {
  Fields fields;
  describe(node, [&](std::string_view name, const std::string& text) { fields.emplace_back(name, text); });
  return fields;
}

std::optional<std::string> value_of(const Fields& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.first == name; });
  return found == fields.end() ? std::nullopt : std::optional(found->second);
}

std::vector<FieldChange> one_sided(const Graph& graph, const ObjectId& id, bool present_after) {
  std::vector<FieldChange> fields;
  const Node* node = graph.find(id);
  if (node == nullptr) return fields;
  for (auto& [name, text] : fields_of(*node)) {
    FieldChange each{name, {}, {}};
    (present_after ? each.after : each.before) = text;
    fields.push_back(std::move(each));
  }
  return fields;
}

std::vector<FieldChange> two_sided(const Altered& altered, const Graph& before, const Graph& after) {
  std::vector<FieldChange> fields;
  const Node* old_node = before.find(altered.id);
  const Node* new_node = after.find(altered.id);
  if (old_node == nullptr || new_node == nullptr) return fields;
  const auto old_fields = fields_of(*old_node);
  const auto new_fields = fields_of(*new_node);
  const auto add = [&](std::string_view name) {
    fields.push_back({std::string(name), value_of(old_fields, name), value_of(new_fields, name)});
  };
  for (const auto name : altered.fields) {
    if (name != "privileges") {
      add(name);
      continue;
    }
    // Privileges are described as two lists (ir/describe.h).
    for (const std::string_view list : {"granted", "revoked"})
      if (value_of(old_fields, list) != value_of(new_fields, list)) add(list);
  }
  return fields;
}

ShownChange shown(const Change& change, const Graph& before, const Graph& after) {
  using What = ShownChange::What;
  if (const auto* renamed = std::get_if<Renamed>(&change)) return {What::rename, renamed->to, renamed->from, {}, {}};
  if (const auto* added = std::get_if<Added>(&change)) return {What::add, added->id, {}, one_sided(after, added->id, true), {}};
  if (const auto* removed = std::get_if<Removed>(&change))
    return {What::drop, removed->id, {}, one_sided(before, removed->id, false), {}};
  const auto& altered = std::get<Altered>(change);
  return {altered.replace ? What::replace : What::change, altered.id, {}, two_sided(altered, before, after), {}};
}

ObjectId whole_of(const ShownChange& change, const Graph& before, const Graph& after) {
  const Graph& graph = change.what == ShownChange::What::drop ? before : after;
  ObjectId whole = change.id;
  for (const Node* node = graph.find(whole); node != nullptr && node->parent && is_part_of_parent(whole.kind); node = graph.find(whole))
    whole = *node->parent;
  return whole;
}

}  // namespace

std::vector<ShownChange> shown_changes(const ChangeSet& changes, const Graph& before, const Graph& after) {
  std::vector<ShownChange> all;
  all.reserve(changes.changes.size());
  for (const auto& change : changes.changes) {
    all.push_back(shown(change, before, after));
    all.back().whole = whole_of(all.back(), before, after);
  }
  std::stable_sort(all.begin(), all.end(), [](const ShownChange& left, const ShownChange& right) {
    return std::tuple(left.whole, left.is_part()) < std::tuple(right.whole, right.is_part());
  });
  return all;
}

Summary summary_of(const std::vector<ShownChange>& changes) {
  Summary summary;
  const ObjectId* last = nullptr;
  for (const auto& each : changes) {
    // Of one object, its own change comes first.
    if (last != nullptr && *last == each.whole) continue;
    last = &each.whole;
    if (!each.is_part() && each.what == ShownChange::What::add)
      ++summary.added;
    else if (!each.is_part() && each.what == ShownChange::What::drop)
      ++summary.dropped;
    else
      ++summary.changed;
  }
  return summary;
}

}  // namespace lockstep
