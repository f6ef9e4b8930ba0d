// Columns that are exchanged together. Some have to be: what goes for one (a view, a foreign key whose sides have other types then) goes for
// another, too, and would be gone from the first exchange to the last. Those of one table are, so that its rows are written once for all. The
// second columns, of several tables maybe, take their places in one transaction (shadow_column.cc), in which those change in place that need none.
#include <algorithm>
#include <map>
#include <set>

#include "ir/dependency.h"
#include "planner/recipes/rebuild_type.h"
#include "planner/recipes/shadow_column.h"
#include "planner/rules/table.h"

namespace lockstep {
namespace {

// Disjoint sets of ids, which grow together (union-find).
class Together {
 public:
  ObjectId first_of(const ObjectId& id) {
    auto result = id;
    for (auto found = above_.find(result); found != above_.end(); found = above_.find(result)) result = found->second;
    if (result != id) above_[id] = result;
    return result;
  }

  void join(const ObjectId& one, const ObjectId& other) {
    const auto left = first_of(one);
    const auto right = first_of(other);
    if (left != right) above_[std::max(left, right)] = std::min(left, right);
  }

 private:
  std::map<ObjectId, ObjectId> above_;
};

bool goes(const Scope& clearing, const ObjectId& id) { return clearing.contains(id) || !clearing.other.contains(id); }

// The column whose type is changed for this one.
ObjectId changed_for(const Scope& clearing, const Scope& making, const ObjectId& id) {
  const Node* before = clearing.graph.find(id);
  const Node* after = making.graph.find(id);
  while (before != nullptr && after != nullptr && follows_parent({{clearing.graph, *before}, {making.graph, *after}, making.policy})) {
    after = parent_column(making.graph, *after);
    before = clearing.graph.find(after->id);
  }
  return after == nullptr ? id : after->id;
}

// The steps that change the type in place: one, and what proves the checks after it.
std::vector<Step> plain_steps(const Scope& clearing, const Scope& making, const ObjectId& id) {
  auto before = clearing.graph.at(id);
  const Node& after = making.graph.at(id);
  before.as<ir::Column>().default_value = after.as<ir::Column>().default_value;
  std::vector<Step> result;
  alter_column_type({{clearing.graph, before}, {making.graph, after}, making.policy, &clearing.members}, result);
  return result;
}

// True when an index over it is replaced: it would be gone from before the change until it is built after it.
bool has_replaced_index(const Scope& clearing, const Scope& making, const ObjectId& id) {
  const auto indexes = clearing.graph.children(*clearing.graph.at(id).parent, Kind::index);
  return std::any_of(indexes.begin(), indexes.end(), [&](const ObjectId& each) {
    if (!clearing.contains(each) || !making.contains(each)) return false;
    const auto needed = needs(clearing.graph, clearing.graph.at(each));
    return std::binary_search(needed.begin(), needed.end(), id);
  });
}

// True when its values are written again, or read, or something would be missing for a while.
bool wants_second_column(const Scope& clearing, const Scope& making, const ObjectId& id) {
  if (clearing.contains(id) || !making.graph.contains(id)) return false;
  const auto steps = plain_steps(clearing, making, id);
  return !steps.empty() && (!steps.front().work.empty() || has_replaced_index(clearing, making, id));
}

// A second column is worth its cost: for the table, or for one that refers to the column, whose rows would be read while nobody gets at them.
bool deserves_second_column(const Scope& clearing, const Scope& making, const ObjectId& id) {
  const auto deserves = [&](const ObjectId& table) { return deserves_online(clearing.graph, making.graph, table, id, making.policy); };
  const auto keys = referring_keys(clearing.graph, id);
  return deserves(*clearing.graph.at(id).parent) || std::any_of(keys.begin(), keys.end(), [&](const ObjectId& key) { return !goes(clearing, key) && deserves(*clearing.graph.at(key).parent); });
}

// What goes for a column may take others along.
bool hands_on(Kind kind) { return kind == Kind::view || kind == Kind::materialized_view || kind == Kind::routine || kind == Kind::constraint; }

using Sets = std::map<ObjectId, std::vector<ObjectId>>;  // by the first of each

Sets gathered(const std::set<ObjectId>& columns, Together& together) {
  Sets result;
  for (const auto& id : columns) result[together.first_of(id)].push_back(id);
  return result;
}

std::set<ObjectId> changed_columns(const Scope& clearing, const Scope& making) {
  std::set<ObjectId> result;
  for (const auto& id : clearing.retyped)
    if (clearing.graph.contains(id)) result.insert(changed_for(clearing, making, id));
  return result;
}

// Columns that the node needs, if only by way of those of partitions.
std::set<ObjectId> changed_columns_of(const Scope& clearing, const Scope& making, const Node& node) {
  std::set<ObjectId> result;
  for (const auto& needed : needs(clearing.graph, node))
    if (clearing.retyped.contains(needed) && clearing.graph.contains(needed)) result.insert(changed_for(clearing, making, needed));
  return result;
}

void join_by_what_goes(const Scope& clearing, const Scope& making, Together& together) {
  for (const auto& id : clearing.members) {
    const Node* node = clearing.graph.find(id);
    if (node == nullptr || id.kind == Kind::column || id.kind == Kind::table) continue;
    for (const auto& column : changed_columns_of(clearing, making, *node)) together.join(id, column);
    for (const auto& needed : needs(clearing.graph, *node))
      if (hands_on(needed.kind) && goes(clearing, needed)) together.join(id, needed);
  }
}

// What lies in one table is written and read once, and no two sets have a table in common, so that each is ready before it locks anything.
void join_by_tables(const Scope& clearing, const Scope& making, const std::set<ObjectId>& columns, Together& together) {
  const auto sets = gathered(columns, together);
  std::map<ObjectId, ObjectId> of_table;
  for (const auto& id : columns)
    if (sets.at(together.first_of(id)).size() > 1 || wants_second_column(clearing, making, id)) together.join(id, of_table.emplace(*clearing.graph.at(id).parent, id).first->second);
}

struct SharedKey {
  ObjectId key;
  std::set<ObjectId> columns;  // two or more that get other types
};

std::vector<SharedKey> shared_foreign_keys(const Scope& clearing, const Scope& making, const std::set<ObjectId>& columns) {
  std::map<ObjectId, std::set<ObjectId>> result;
  for (const auto& column : columns)
    for (const auto& id : clearing.graph.dependents(*clearing.graph.at(column).parent)) {
      const auto* constraint = std::get_if<ir::Constraint>(&clearing.graph.at(id).object);
      if (constraint != nullptr && constraint->foreign_key && !goes(clearing, id) && !result.contains(id)) result.emplace(id, changed_columns_of(clearing, making, clearing.graph.at(id)));
    }
  std::vector<SharedKey> shared;
  for (auto& [key, of_key] : result)
    if (of_key.size() > 1) shared.push_back({key, std::move(of_key)});
  return shared;
}

// A foreign key that comes in parts (shadow_foreign_keys.cc) is whole only when the last of its columns has been exchanged.
void join_by_partitioned_keys(const Scope& clearing, const std::vector<SharedKey>& keys, Together& together) {
  for (const auto& [key, columns] : keys)
    if (is_partitioned(clearing.graph, *clearing.graph.at(key).parent))
      for (const auto& column : columns) together.join(*columns.begin(), column);
}

// Both sides of a foreign key, so that it is proven once: as long as not too many tables have to be locked at once.
void join_by_keys(const Scope& clearing, const std::set<ObjectId>& columns, const std::vector<SharedKey>& keys, Together& together) {
  constexpr std::size_t most_tables = 4;
  std::map<ObjectId, std::set<ObjectId>> tables;  // by the first column of each set
  for (const auto& column : columns) tables[together.first_of(column)].insert(*clearing.graph.at(column).parent);
  for (const auto& [key, of_key] : keys) {
    std::set<ObjectId> joined;
    for (const auto& column : of_key) joined.insert(tables.at(together.first_of(column)).begin(), tables.at(together.first_of(column)).end());
    if (joined.size() > most_tables) continue;
    for (const auto& column : of_key) together.join(*of_key.begin(), column);
    tables[together.first_of(*of_key.begin())] = std::move(joined);
  }
}

struct SetOfColumns {
  std::vector<ObjectId> columns;             // sorted
  std::vector<std::vector<ObjectId>> parts;  // that can go without the others
};

std::vector<SetOfColumns> sets_of_columns(const Scope& clearing, const Scope& making) {
  const auto columns = changed_columns(clearing, making);
  if (columns.empty()) return {};
  Together together;
  const auto keys = shared_foreign_keys(clearing, making, columns);
  join_by_what_goes(clearing, making, together);
  join_by_partitioned_keys(clearing, keys, together);
  join_by_tables(clearing, making, columns, together);
  const auto parts = gathered(columns, together);
  join_by_keys(clearing, columns, keys, together);
  std::map<ObjectId, SetOfColumns> result;
  for (auto& [first, set] : gathered(columns, together)) result[first].columns = std::move(set);
  for (const auto& [first, part] : parts) result.at(together.first_of(first)).parts.push_back(part);
  std::vector<SetOfColumns> sets;
  for (auto& [first, set] : result) sets.push_back(std::move(set));
  return sets;
}

bool is_anew(const Scope& clearing, const Scope& making, const ObjectId& id) { return clearing.contains(id) && making.contains(id); }

// False where types that are made anew have the say: in the table, when columns of it go with others.
bool only_columns_change(const Scope& clearing, const Scope& making, const ObjectId& id, bool alone) {
  const auto& table = *clearing.graph.at(id).parent;
  if (clearing.contains(table) || !making.graph.contains(table) || making.graph.at(table).as<ir::Table>().of_type || clearing.graph.at(table).as<ir::Table>().of_type) return false;
  const auto columns = clearing.graph.columns(table);
  return std::none_of(columns.begin(), columns.end(), [&](const Node* column) {
    if (alone && column->id != id) return false;
    const auto needed = references(*column);
    return std::any_of(needed.begin(), needed.end(), [&](const ObjectId& each) { return is_anew(clearing, making, each); });
  });
}

bool has_check_of(const std::vector<ShadowColumn>& columns, const Step& in_place) {
  return std::any_of(columns.begin(), columns.end(), [&](const ShadowColumn& column) {
    const auto& checks = column.dependents.checks;
    return std::any_of(checks.begin(), checks.end(), [&](const ObjectId& id) { return std::find(in_place.produces.begin(), in_place.produces.end(), id) != in_place.produces.end(); });
  });
}

struct ColumnSet {
  Exchange exchange;
  std::vector<Step> proofs;  // of checks over what changes in place
};

// Nothing where a table would be written while all of them are locked, or where none needs a second column.
std::optional<ColumnSet> exchange_of_set(const Scope& clearing, const Scope& making, const std::vector<ObjectId>& set) {
  ColumnSet result;
  for (const auto& id : set) {
    const auto& table = *clearing.graph.at(id).parent;
    if (clearing.contains(id) || !making.graph.contains(id) || !only_columns_change(clearing, making, id, set.size() == 1)) return std::nullopt;
    auto steps = plain_steps(clearing, making, id);
    if (steps.empty()) return std::nullopt;
    auto plain = std::move(steps.front());
    steps.erase(steps.begin());
    const bool wanted = !plain.work.empty() || has_replaced_index(clearing, making, id);
    auto column = second_column(clearing, making, id);
    column.together = set;
    if (wanted && deserves_second_column(clearing, making, id))
      if (auto dependents = find_dependents(column)) {
        column.dependents = std::move(*dependents);
        result.exchange.columns.push_back(std::move(column));
        result.exchange.plain.push_back(std::move(plain));
        continue;
      }
    if (!plain.work.empty() && is_busy(clearing.graph, table, making.policy)) return std::nullopt;
    result.exchange.in_place.push_back(std::move(plain));
    append(result.proofs, std::move(steps));
  }
  const auto& [columns, types, plain, in_place] = result.exchange;
  if (columns.empty() || std::any_of(in_place.begin(), in_place.end(), [&](const Step& step) { return has_check_of(columns, step); })) return std::nullopt;
  return result;
}

bool is_exchange(const Step& step) { return std::find(step.produces.begin(), step.produces.end(), facet(step.subject, "exchanged")) != step.produces.end(); }

void add_set(ColumnSet set, Drafts& drafts) {
  const auto first = static_cast<std::ptrdiff_t>(drafts.size());
  add_steps(exchange_columns(std::move(set.exchange)), drafts);
  const auto exchange = std::find_if(drafts.begin() + first, drafts.end(), [](const Draft& draft) { return is_exchange(draft.step); }) - drafts.begin();
  for (auto& proof : set.proofs) {
    proof.follows = false;
    add_steps({std::move(proof)}, drafts);
    drafts.back().waits.push_back(static_cast<std::size_t>(exchange));
  }
}

}  // namespace

Ids draft_second_columns(const Scope& clearing, const Scope& making, Drafts& drafts) {
  Ids result;
  const auto draft = [&](const std::vector<ObjectId>& columns) {
    auto set = exchange_of_set(clearing, making, columns);
    if (!set) return false;
    result.insert(columns.begin(), columns.end());
    for (const auto& column : set->exchange.columns)
      for (const auto& id : column.dependents.indexes)
        if (is_replaced_index(column, id)) result.insert(id);
    add_set(std::move(*set), drafts);
    return true;
  };
  for (const auto& [columns, parts] : sets_of_columns(clearing, making)) {
    if (draft(columns)) continue;
    for (const auto& part : parts)
      if (part.size() == columns.size() || !draft(part))
        for (const auto& id : part)
          if (part.size() > 1) draft({id});
  }
  return result;
}

}  // namespace lockstep
