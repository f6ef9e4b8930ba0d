// A merge walk over two ordered states.
#include "differ/diff.h"

#include "ir/error.h"
#include "ir/inherited_check.h"

namespace lockstep {

const ObjectId& id_of(const Change& change) {
  return std::visit(
      [](const auto& each) -> const ObjectId& {
        if constexpr (requires { each.to; })
          return each.to;
        else
          return each.id;
      },
      change);
}

namespace {

// Calls visit(name, on_change) for each compared field on which the objects differ.
template <class K, class Visit>
void for_each_difference(const K& before, const K& after, const Visit& visit) {
  for_each_field<K>([&](const auto& each) {
    if (each.on_change == OnChange::ignore || each.on_change == OnChange::covered) return;
    if (!(before.*each.member == after.*each.member)) visit(each.name, each.on_change);
  });
}

template <class Visit>
void visit_differences(const Node& before, const Node& after, const Visit& visit) {
  // The message is only made when it is needed: this runs for every object.
  if (before.object.index() != after.object.index()) throw Bug(to_string(after.id) + " changed its kind");
  std::visit(
      [&](const auto& typed) {
        using K = std::remove_cvref_t<decltype(typed)>;
        for_each_difference(typed, std::get<K>(after.object), visit);
      },
      before.object);
  if (!after.owner.empty() && before.owner != after.owner) visit("owner", OnChange::alter);
  if (before.comment != after.comment) visit("comment", OnChange::alter);
  if (!(before.labels == after.labels)) visit("security_labels", OnChange::alter);
  if (before.privileges != after.privileges) visit("privileges", OnChange::alter);
}

Altered compare(const Node& before, const Node& after) {
  Altered altered{.id = after.id};
  visit_differences(before, after, [&](std::string_view name, OnChange on_change) {
    altered.fields.push_back(name);
    altered.replace = altered.replace || on_change == OnChange::replace;
  });
  return altered;
}

}  // namespace

std::vector<std::string_view> differing_fields(const Node& before, const Node& after) {
  std::vector<std::string_view> result;
  visit_differences(before, after, [&](std::string_view name, OnChange) { result.push_back(name); });
  return result;
}

ChangeSet diff(const Graph& before, const Graph& after, std::vector<Renamed> renames) {
  ChangeSet result;
  for (auto& rename : renames) result.changes.emplace_back(std::move(rename));
  auto left = before.nodes().begin();
  auto right = after.nodes().begin();
  while (left != before.nodes().end() || right != after.nodes().end()) {
    const bool only_left = right == after.nodes().end() ||
                           (left != before.nodes().end() && left->first < right->first);
    const bool only_right = left == before.nodes().end() ||
                            (right != after.nodes().end() && right->first < left->first);
    if (only_left) {
      if (!stays_inherited(before, after, left->first)) result.changes.emplace_back(Removed{left->first});
      ++left;
    } else if (only_right) {
      if (!is_inherited_already(before, after, right->first)) result.changes.emplace_back(Added{right->first});
      ++right;
    } else {
      auto altered = compare((left++)->second, (right++)->second);
      if (!altered.fields.empty()) result.changes.emplace_back(std::move(altered));
    }
  }
  return result;
}

void compare_again(ChangeSet& changes, const Graph& before, const Graph& after) {
  for (auto& change : changes.changes)
    if (auto* altered = std::get_if<Altered>(&change)) *altered = compare(before.at(altered->id), after.at(altered->id));
  std::erase_if(changes.changes, [](const Change& change) {
    const auto* altered = std::get_if<Altered>(&change);
    return altered != nullptr && altered->fields.empty();
  });
}

}  // namespace lockstep
