#include "emitter/changes.h"

#include <algorithm>
#include <map>
#include <set>

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
  if (const auto* renamed = std::get_if<Renamed>(&change)) return {What::rename, renamed->to, renamed->from, {}};
  if (const auto* added = std::get_if<Added>(&change)) return {What::add, added->id, {}, one_sided(after, added->id, true)};
  if (const auto* removed = std::get_if<Removed>(&change))
    return {What::drop, removed->id, {}, one_sided(before, removed->id, false)};
  const auto& altered = std::get<Altered>(change);
  return {altered.replace ? What::replace : What::change, altered.id, {}, two_sided(altered, before, after)};
}

std::optional<ObjectId> parent_of(const ShownChange& change, const Graph& before, const Graph& after) {
  const Graph& graph = change.what == ShownChange::What::drop ? before : after;
  const Node* node = graph.find(change.id);
  return node == nullptr ? std::nullopt : node->parent;
}

}  // namespace

std::vector<ShownChange> shown_changes(const ChangeSet& changes, const Graph& before, const Graph& after) {
  std::vector<ShownChange> all;
  std::map<ObjectId, ShownChange::What> whole;  // objects that come or go as a whole
  for (const auto& change : changes.changes) {
    all.push_back(shown(change, before, after));
    if (all.back().what == ShownChange::What::add || all.back().what == ShownChange::What::drop)
      whole.emplace(all.back().id, all.back().what);
  }
  std::map<ObjectId, std::vector<std::size_t>> parts;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto parent = parent_of(all[i], before, after);
    if (!parent) continue;
    const auto found = whole.find(*parent);
    all[i].with_parent = found != whole.end() && found->second == all[i].what;
    if (all[i].with_parent) parts[*parent].push_back(i);
  }
  std::vector<ShownChange> ordered;
  ordered.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].with_parent) continue;
    const auto own = parts.find(all[i].id);
    const bool is_whole = whole.contains(all[i].id);
    ordered.push_back(std::move(all[i]));
    if (!is_whole || own == parts.end()) continue;
    for (const auto part : own->second) ordered.push_back(std::move(all[part]));
  }
  return ordered;
}

Summary summary_of(const std::vector<ShownChange>& changes) {
  Summary summary;
  std::set<ObjectId> changed;  // what is renamed and altered counts once
  for (const auto& each : changes) {
    if (each.with_parent) continue;
    if (each.what == ShownChange::What::add)
      ++summary.added;
    else if (each.what == ShownChange::What::drop)
      ++summary.dropped;
    else
      changed.insert(each.id);
  }
  summary.changed = static_cast<int>(changed.size());
  return summary;
}

}  // namespace lockstep
