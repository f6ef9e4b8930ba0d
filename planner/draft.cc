// From changes to drafts: what goes, what comes, what is altered in place.
#include "planner/draft.h"

#include <algorithm>

#include "ir/dependency.h"
#include "ir/named_needs.h"
#include "ir/trigger_copy.h"
#include "planner/draft_parts.h"
#include "planner/gather_statistics.h"
#include "planner/mark_hazards.h"
#include "planner/recipes/put_away.h"
#include "planner/recipes/recipes.h"
#include "planner/steer.h"

namespace lockstep {

void add_steps(std::vector<Step> steps, Drafts& drafts) {
  for (auto& step : steps) {
    Draft draft;
    if (step.follows) draft.waits.push_back(drafts.size() - 1);
    if (step.yields) draft.rank = yielding_rank;
    if (!step.gate.empty()) draft.rank = gated_rank;
    draft.step = std::move(step);
    drafts.push_back(std::move(draft));
  }
}

bool is_relation(const ObjectId& id) {
  return id.kind == Kind::table || id.kind == Kind::view || id.kind == Kind::materialized_view;
}

namespace {

// Columns whose type or collation changes, with those of children.
Ids retyped_columns(const ChangeSet& changes, const Graph& before) {
  Ids result;
  for (const auto& change : changes.changes) {
    const auto* altered = std::get_if<Altered>(&change);
    if (altered == nullptr) continue;
    if (!altered->replace && altered->id.kind == Kind::column && is_retype(altered->fields)) result.insert(altered->id);
    if (!altered->replace || altered->id.kind == Kind::table) continue;
    for (const auto& id : before.dependents(altered->id))
      if (id.kind == Kind::column && (before.at(id).as<ir::Column>().type.reference == altered->id || names_plainly(before.at(id), altered->id)))
        result.insert(id);
  }
  return result;
}

// Names that change places go by way of a temporary one: where such a rename leads to in the end.
ObjectId last_name(const ChangeSet& changes, const Renamed& renamed) {
  auto result = renamed.to;
  bool behind = false;
  for (const auto& change : changes.changes) {
    const auto* other = std::get_if<Renamed>(&change);
    if (other == nullptr) break;  // renames come first
    if (behind && other->from == result) result = other->to;
    behind = behind || other == &renamed;
  }
  return result;
}

// What is renamed, or has the renamed value of an enum.
ObjectId renamed_object(const ChangeSet& changes, const Renamed& renamed) {
  auto result = last_name(changes, renamed);
  if (result.kind == Kind::enum_type) result.part = Name();
  return result;
}

// The copy of a trigger that is altered becomes like that by itself, and the way back tells it again what it was.
bool goes_with_followed_trigger(const ChangeSet& changes, const Graph& before, const Graph& after, const ObjectId& id) {
  const auto& node = before.at(id);
  if (!is_trigger_copy(node) || !after.contains(*node.parent)) return false;
  const auto* followed = followed_trigger(before, *node.parent, id.part);
  if (followed == nullptr) return false;
  return std::any_of(changes.changes.begin(), changes.changes.end(), [&](const Change& each) {
    const auto* altered = std::get_if<Altered>(&each);
    return altered != nullptr && !altered->replace && altered->id == followed->id && changes_object(*altered);
  });
}

// A partition that is detached lets go of the foreign keys that refer to the tables above it.
void lock_referring_tables(const Graph& graph, const Node& node, Drafts& drafts, std::size_t from) {
  const auto* table = std::get_if<ir::Table>(&node.object);
  if (table == nullptr || !table->partition_of) return;
  const auto referring = foreign_keys_to_parents(graph, table->partition_of->id);
  if (referring.empty()) return;
  const auto removes = [](const Step& step, const ObjectId& id) { return std::find(step.removes.begin(), step.removes.end(), id) != step.removes.end(); };
  for (auto i = from; i < drafts.size(); ++i) {
    auto& step = drafts[i].step;
    if (!removes(step, facet(node.id, "attached"))) {
      // It is none any more when it is dropped.
      if (removes(step, node.id)) std::erase_if(step.locks, [&](const LockTaken& each) { return each.relation == table->partition_of->id; });
      continue;
    }
    if (drafts[i].whole_table) continue;
    for (const Node* each : referring) {
      step.locks.push_back({.relation = *each->parent, .lock = Lock::access_exclusive, .because_of = each->id});
      // Rows that refer to the partition must not be there (RI_PartitionRemove_Check() in src/backend/utils/adt/ri_triggers.c).
      add_work(step, *each->parent, false, each->id);
      if (graph.at(*each->parent).as<ir::Table>().partition_key) step.locks.push_back({.relation = *each->parent, .lock = Lock::share_row_exclusive, .reach = Reach::partitions, .because_of = each->id});
    }
  }
}

// Of the columns that are exchanged, those that stay as the old ones of second columns until the end. The others change in place, in the same transaction.
Ids columns_kept_until_the_end(const Drafts& drafts, const Ids& exchanged) {
  Ids dropped;
  for (const auto& draft : drafts) dropped.insert(draft.step.removes.begin(), draft.step.removes.end());
  Ids result;
  for (const auto& id : exchanged)
    if (dropped.contains(facet(id, "old"))) result.insert(id);
  return result;
}

// A column that came from a parent can be dropped when the table is taken from it.
void wait_for_letting_go(const Node& node, Drafts& drafts, std::size_t from) {
  const auto* column = std::get_if<ir::Column>(&node.object);
  if (column == nullptr || !column->inherited) return;
  for (auto i = from; i < drafts.size(); ++i) drafts[i].step.requires_.push_back(facet(*node.parent, "detached"));
}

}  // namespace

Drafts draft_changes(const ChangeSet& changes, const Graph& before, const Graph& after, const Policy& policy) {
  Ids fresh;
  Ids gone;
  for (const auto& change : changes.changes) {
    const auto* altered = std::get_if<Altered>(&change);
    const bool replaced = altered != nullptr && altered->replace;
    if (replaced || std::holds_alternative<Added>(change)) fresh.insert(id_of(change));
    if (replaced || std::holds_alternative<Removed>(change)) gone.insert(id_of(change));
  }
  const Ids retyped = retyped_columns(changes, before);
  const Scope making{after, before, fresh, policy, retyped};
  const Scope clearing{before, after, gone, policy, retyped, true};
  Drafts drafts;
  Ids let_go;
  auto exchanged = draft_second_columns(clearing, making, drafts);
  const auto kept_until_the_end = columns_kept_until_the_end(drafts, exchanged);
  Ids beside;
  for (const auto& change : changes.changes)
    if (const auto& id = id_of(change); can_stand_beside(clearing, making, kept_until_the_end, id)) beside.insert(id);
  const auto belongs_to_such = [&](const ObjectId& id) {
    if (beside.empty()) return false;
    const Node* node = after.contains(id) ? after.find(id) : before.find(id);
    return node != nullptr && node->parent && beside.contains(*node->parent);
  };
  exchanged.merge(indexes_beside_types(clearing, making));
  for (const auto& change : changes.changes) {
    const auto& id = id_of(change);
    if (belongs_to_such(id) || (id.kind == Kind::index && exchanged.contains(id))) continue;
    if (const auto* renamed = std::get_if<Renamed>(&change)) {
      if (renamed->mode != RenameMode::dual) draft_rename(*renamed, changes, before.at(renamed_object(changes, *renamed)), before, drafts);
      continue;
    }
    if (gone.contains(id)) draft_let_go(clearing, making, id, let_go, drafts);
    const bool replaced = gone.contains(id) && fresh.contains(id);
    if (beside.contains(id)) {
      draft_view_beside(clearing, making, kept_until_the_end, id, drafts);
      continue;
    }
    const auto from = drafts.size();
    if (replaced && (draft_replaced_index(clearing, making, id, drafts) || draft_replaced_index_tree(clearing, making, id, drafts))) {
      say_index_settings_on_return(clearing, making, id, drafts, from);
      continue;
    }
    if (replaced && draft_rebuilt_type(clearing, making, id, drafts)) continue;
    if (!replaced && gone.contains(id) && goes_with_followed_trigger(changes, before, after, id)) continue;
    if (gone.contains(id) && !goes_with_old_type(clearing, making, id) && !stays_with_owner(clearing, id)) {
      draft_create(clearing, before.at(id), drafts);
      turn_round(drafts, from, before);
      wait_for_letting_go(before.at(id), drafts, from);
      lock_referring_tables(before, before.at(id), drafts, from);
      for (auto i = from; i < drafts.size(); ++i) make_drop_concurrent(clearing, before.at(id), drafts[i]);
      make_detach_concurrent(clearing, before.at(id), drafts, from);
      bring_constraint_back_online(clearing, before.at(id), drafts, from);
      mark_dropped(clearing, before.at(id), drafts, from);
      put_away_dropped(clearing, before.at(id), drafts, from);
      say_index_settings_on_return(clearing, making, id, drafts, from);
    }
    if (fresh.contains(id)) {
      const auto made = drafts.size();
      draft_create(making, after.at(id), drafts);
      mark_created(making, after.at(id), drafts, made);
      mark_unsampled(making, after.at(id), drafts, made);
    }
    if (const auto* altered = std::get_if<Altered>(&change); altered != nullptr && !altered->replace)
      draft_alter(*altered, before, after, making, clearing, exchanged, drafts);
  }
  draft_arranged_columns(making, clearing, drafts);
  draft_rename_windows(changes, before, after, policy, drafts);
  draft_column_splits(making, clearing, drafts);
  draft_index_attachments(changes, before, after, making, clearing, drafts);
  order_by_names(drafts, before, after);
  order_by_overloads(drafts, clearing);
  order_by_inheritance(drafts, making, clearing);
  order_by_partitions(drafts, making, clearing);
  order_by_domain_checks(drafts, making, clearing);
  order_by_domain_defaults(drafts, making, clearing);
  order_by_computed_columns(drafts, before, after);
  order_by_extensions(drafts, making, clearing);
  order_by_roles(drafts, before, after);
  order_by_exchanges(drafts);
  order_around_views_beside(beside, before, drafts);
  order_by_splits(making, clearing, drafts);
  lock_before_exchanges(drafts, before);
  set_gates(drafts, before, after);
  return drafts;
}

}  // namespace lockstep
