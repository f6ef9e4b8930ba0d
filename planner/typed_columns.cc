#include "planner/typed_columns.h"

#include <algorithm>
#include <set>

namespace lockstep {
namespace {

bool holds(const std::vector<Name>& names, Name name) { return std::find(names.begin(), names.end(), name) != names.end(); }

using Columns = std::set<ObjectId>;

Columns all_moved_columns(const Graph& before, const Graph& after) {
  Columns result;
  for (const auto& [id, node] : before.nodes(Kind::table))
    for (const auto name : moved_columns(before, after, id)) result.insert({.kind = Kind::column, .schema = id.schema, .name = id.name, .part = name});
  return result;
}

// What is made anew anyway.
Columns replaced_so_far(ChangeSet changes, const Graph& before, const Graph& after) {
  spread_replacement(changes, before, after);
  Columns result;
  for (const auto& change : changes.changes)
    if (const auto* altered = std::get_if<Altered>(&change); altered != nullptr && altered->replace) result.insert(altered->id);
  return result;
}

bool is_type_or_collation(Kind kind) {
  return kind == Kind::composite_type || kind == Kind::domain || kind == Kind::enum_type || kind == Kind::range_type || kind == Kind::base_type || kind == Kind::collation;
}

// True when the column is of such a type, or of one that is made of such.
bool has_type_among(const Columns& replaced, const Graph& graph, const ObjectId& column) {
  Columns seen;
  for (std::vector<ObjectId> left{column}; !left.empty();) {
    const auto next = left.back();
    left.pop_back();
    const Node* node = graph.find(next);
    if (node == nullptr || !seen.insert(next).second) continue;
    if (next != column && replaced.contains(next)) return true;
    for (const auto& each : references(*node))
      if (is_type_or_collation(each.kind)) left.push_back(each);
  }
  return false;
}

void add_moved(const std::vector<Name>& from, const std::vector<Name>& to, std::vector<Name>& moved) {
  for (auto i = columns_in_place(from, to); i < to.size(); ++i)
    if (holds(from, to[i]) && !holds(moved, to[i])) moved.push_back(to[i]);
}

}  // namespace

std::size_t columns_in_place(const std::vector<Name>& from, const std::vector<Name>& to) {
  std::size_t count = 0;
  auto at = from.begin();
  for (; count < to.size(); ++count) {
    const auto found = std::find(at, from.end(), to[count]);
    // What is new stands behind all others.
    if (found == from.end()) break;
    at = found + 1;
  }
  const bool new_ones_alone = std::none_of(to.begin() + static_cast<std::ptrdiff_t>(count), to.end(), [&](Name name) { return holds(from, name); });
  return new_ones_alone ? to.size() : count;
}

bool is_ordered_by_type(const ir::Table& was, const ir::Table& is) {
  return (was.of_type || is.of_type) && !was.partition_key && !is.partition_key && !was.partition_of && !is.partition_of;
}

std::vector<Name> column_names(const Graph& graph, const ObjectId& table) {
  std::vector<Name> result;
  for (const Node* column : graph.columns(table)) result.push_back(column->id.part);
  return result;
}

std::vector<Name> moved_columns(const Graph& before, const Graph& after, const ObjectId& table) {
  const Node* was = before.find(table);
  const Node* is = after.find(table);
  if (was == nullptr || is == nullptr) return {};
  const auto& left = was->as<ir::Table>();
  const auto& right = is->as<ir::Table>();
  if (!is_ordered_by_type(left, right)) return {};
  const auto from = column_names(before, table);
  const auto to = column_names(after, table);
  std::vector<Name> moved;
  if (right.of_type) add_moved(from, to, moved);
  if (left.of_type) add_moved(to, from, moved);
  return moved;
}

void replace_moved_columns(ChangeSet& changes, const Graph& before, const Graph& after) {
  auto columns = all_moved_columns(before, after);
  if (columns.empty()) return;
  const auto replaced = replaced_so_far(changes, before, after);
  const auto move = [&](Altered& altered) {
    (has_type_among(replaced, before, altered.id) ? altered.moves : altered.replace) = true;
  };
  for (auto& change : changes.changes)
    if (auto* altered = std::get_if<Altered>(&change); altered != nullptr && columns.erase(altered->id) != 0) move(*altered);
  for (const auto& id : columns) {
    Altered altered{.id = id, .fields = {}};
    move(altered);
    changes.changes.emplace_back(std::move(altered));
  }
}

}  // namespace lockstep
