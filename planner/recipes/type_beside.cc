// Enums that cannot be changed in place (a value goes, or they change places), and tables in use that hold values of them: each new type
// stands beside the old one under a name that is free, second columns of it are kept in step and filled (shadow_column.cc), and the types
// change names in the transaction in which all the columns do.
//
//   CREATE TYPE status_new AS ENUM ('open', 'done');
//   ALTER TABLE t ADD COLUMN s_new status_new; …
//   BEGIN; LOCK TABLE t, u; ALTER TYPE status RENAME TO status_old; ALTER TYPE status_new RENAME TO status;
//   ALTER TABLE t RENAME COLUMN s TO s_old; … ALTER TABLE u …; COMMIT;
//   ALTER TABLE t DROP COLUMN s_old; … DROP TYPE status_old;
//
// The columns of a table of which one cannot have a second one, or that is small, are written again in that transaction. Types with columns in one table, or under
// one view, go together. Where no column has a second one, or other types are made of the enum, all is written again in place (rebuild_type.cc).
#include "planner/recipes/rebuild_type.h"

#include <algorithm>
#include <set>

#include "ir/rename.h"
#include "planner/recipes/shadow_column.h"

namespace lockstep {
namespace {

// The type itself, or an array of it.
bool is_plainly_of(const ir::Column& column, const ObjectId& type) {
  const auto& text = column.type.text.text();
  const auto name = quoted(type.qualified_name());
  return text == name || text == name + "[]";
}

// The columns that hold values of the type before and after, with those that follow their parents'. What else has it comes afterwards, or is gone before.
// Nothing where other types are made of it.
std::optional<std::vector<ObjectId>> holders(const Scope& clearing, const Scope& making, const ObjectId& type) {
  std::vector<ObjectId> result;
  for (const auto* graph : {&clearing.graph, &making.graph})
    for (const auto& user : graph->dependents(type))
      if (user.kind == Kind::domain || user.kind == Kind::composite_type || user.kind == Kind::range_type) return std::nullopt;
  for (const auto& user : clearing.graph.dependents(type)) {
    const Node* after = user.kind == Kind::column ? making.graph.find(user) : nullptr;
    if (after == nullptr || clearing.graph.at(user).as<ir::Column>().type.reference != type || after->as<ir::Column>().type.reference != type) continue;
    if (!is_plainly_of(clearing.graph.at(user).as<ir::Column>(), type) || !is_plainly_of(after->as<ir::Column>(), type)) return std::nullopt;
    result.push_back(user);
  }
  return result;
}

bool is_candidate(const Scope& clearing, const Scope& making, const ObjectId& id) {
  return id.kind == Kind::enum_type && clearing.contains(id) && making.contains(id) && !is_in_circle(clearing, making, id) && !columns_of_type(clearing, making, id).empty() && holders(clearing, making, id);
}

// Where types meet: tables that have columns of them, and what goes for these while they are exchanged.
std::set<ObjectId> meeting_points(const Scope& clearing, const Scope& making, const ObjectId& type) {
  std::set<ObjectId> result;
  const auto columns = holders(clearing, making, type);
  for (const auto& column : *columns) {
    result.insert(*clearing.graph.at(column).parent);
    for (const auto& user : clearing.graph.dependents(column))
      if (clearing.contains(user) && user.kind != Kind::enum_type) result.insert(user);
  }
  return result;
}

// The types that are exchanged with this one, itself among them, sorted.
std::vector<ObjectId> types_together(const Scope& clearing, const Scope& making, const ObjectId& id) {
  std::set<ObjectId> others;
  for (const auto& each : clearing.members)
    if (each != id && is_candidate(clearing, making, each)) others.insert(each);
  std::vector<ObjectId> result{id};
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto here = meeting_points(clearing, making, result[i]);
    for (auto other = others.begin(); other != others.end();) {
      const auto there = meeting_points(clearing, making, *other);
      const bool meet = std::any_of(there.begin(), there.end(), [&](const ObjectId& each) { return here.contains(each); });
      if (meet) result.push_back(*other);
      other = meet ? others.erase(other) : std::next(other);
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<ObjectId> columns_together(const Scope& clearing, const Scope& making, const std::vector<ObjectId>& types) {
  std::vector<ObjectId> result;
  for (const auto& type : types) append(result, *holders(clearing, making, type));
  std::sort(result.begin(), result.end());
  return result;
}

// A table that is written again in the exchange needs no second columns.
void spare_second_columns(Exchange& exchange) {
  std::set<ObjectId> rewritten;
  for (const auto& column : exchange.columns)
    for (const auto& step : exchange.in_place)
      if (column.before.at(step.subject).parent == column.table) rewritten.insert(column.table);
  Exchange left{.columns = {}, .types = std::move(exchange.types), .plain = {}, .in_place = std::move(exchange.in_place)};
  for (std::size_t i = 0; i < exchange.columns.size(); ++i) {
    const bool spared = rewritten.contains(exchange.columns[i].table);
    (spared ? left.in_place : left.plain).push_back(std::move(exchange.plain[i]));
    if (!spared) left.columns.push_back(std::move(exchange.columns[i]));
  }
  exchange = std::move(left);
}

// Nothing where no column deserves a second one, or something would be gone for longer than the exchange.
std::optional<Exchange> exchange_of(const Scope& clearing, const Scope& making, const std::vector<ObjectId>& types) {
  const auto together = columns_together(clearing, making, types);
  Exchange result;
  for (const auto& id : types) {
    result.types.push_back({id, temporary_name(id, "new"), temporary_name(id, "old")});
    for (const auto& column : columns_of_type(clearing, making, id)) {
      auto second = second_column_of_new_type(clearing, making, column, result.types.back(), together);
      if (shares_what_goes(second)) return std::nullopt;
      auto plain = convert_to_new_type(clearing, making, column, id, id.qualified_name());
      const bool online = !clearing.contains(second.table) && deserves_online(clearing.graph, making.graph, second.table, column, making.policy);
      auto dependents = online ? find_dependents(second) : std::nullopt;
      if (!dependents) {
        result.in_place.push_back(std::move(plain));
        continue;
      }
      second.dependents = std::move(*dependents);
      result.columns.push_back(std::move(second));
      result.plain.push_back(std::move(plain));
    }
  }
  spare_second_columns(result);
  return result.columns.empty() ? std::nullopt : std::optional(std::move(result));
}

Step create_beside(const Scope& making, const TypeBeside& type) {
  const Node& now = making.graph.at(type.id);
  auto fresh = now;
  fresh.id.name = type.fresh;
  auto result = step_for(now, Action::alter, "create beside it the new " + to_string(type.id), create_object(making.graph, fresh), lockstep::drop(making.graph, fresh));
  append(result.up, trimmings(making.graph, fresh));
  result.requires_ = create_draft(making, now).step.requires_;
  result.produces = {facet(type.id, "beside")};
  return result;
}

}  // namespace

bool is_exchanged_with_others(const Scope& clearing, const Scope& making, const ObjectId& column) {
  const auto& type = clearing.graph.at(column).as<ir::Column>().type.reference;
  return type && is_candidate(clearing, making, *type) && columns_together(clearing, making, types_together(clearing, making, *type)).size() > 1;
}

Ids indexes_beside_types(const Scope& clearing, const Scope& making) {
  Ids result;
  for (const auto& id : clearing.members) {
    if (!is_candidate(clearing, making, id)) continue;
    const auto types = types_together(clearing, making, id);
    const auto exchange = id == types.front() ? exchange_of(clearing, making, types) : std::nullopt;
    if (!exchange) continue;
    for (const auto& column : exchange->columns)
      for (const auto& index : column.dependents.indexes)
        if (is_replaced_index(column, index)) result.insert(index);
  }
  return result;
}

bool draft_type_beside(const Scope& clearing, const Scope& making, const ObjectId& id, Drafts& drafts) {
  if (!is_candidate(clearing, making, id)) return false;
  const auto types = types_together(clearing, making, id);
  auto exchange = exchange_of(clearing, making, types);
  if (!exchange) return false;
  if (id != types.front()) return true;  // that one's drafts are about all
  const auto made = exchange->types;
  for (const auto& type : made) add_steps({create_beside(making, type)}, drafts);
  add_steps(exchange_columns(std::move(*exchange)), drafts);
  const auto last = drafts.size() - 1;
  for (const auto& type : made) {
    auto old = clearing.graph.at(type.id);
    old.id.name = type.old;
    add_steps({drop_old_type(clearing, making, type.id, old)}, drafts);
    drafts.back().waits = {last};
    drafts.back().rank = 1;
  }
  return true;
}

}  // namespace lockstep
