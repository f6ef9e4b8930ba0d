#include "planner/copy_obstacles.h"

#include <algorithm>

#include "ir/dependency.h"
#include "ir/partitioning.h"
#include "planner/neighbourhood.h"
#include "planner/rules.h"
#include "planner/stored_otherwise.h"
#include "planner/views_over.h"

namespace lockstep {
namespace {

std::string in_marks(Name name) { return '`' + quoted(name) + '`'; }

// Rows of the copy would reach subscribers that know nothing of it.
std::string obstacle_in_publications(const Graph& after, const ObjectId& table) {
  for (const auto& [id, node] : after.nodes(Kind::publication))
    if (node.as<ir::Publication>().all_tables) return "publication " + in_marks(id.name) + " has all tables, so the copy would be sent to subscribers that have no such table";
  for (const auto& [id, node] : after.nodes(Kind::publication_schema))
    if (id.part == table.schema) return "publication " + in_marks(id.name) + " has all tables of its schema, so the copy would be sent to subscribers that have no such table";
  return {};
}

std::string obstacle_in_views(const Graph& state, const std::vector<ObjectId>& columns) {
  std::vector<ObjectId> there;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(there), [&](const ObjectId& id) { return state.contains(id); });
  for (const auto& view : all_views_over(state, there))
    if (const auto user = first_but_views(state, view)) return to_string(view) + " has to be made again for it, and " + to_string(*user) + " is over that";
  return {};
}

// What stays as it is until the exchange needs something that is gone by then.
std::string obstacle_in_users(const Graph& before, const Graph& after, const ObjectId& table) {
  const auto near = neighbours(before, after, table);
  const auto small_before = restricted_to(before, near);
  const auto small_after = restricted_to(after, near);
  auto state = small_after;
  keep_as_stored(small_before, small_after, table, state);
  const auto columns = rewritten_columns(before, after, table);
  auto kept = users_of_columns(before, after, columns);
  kept.insert(columns.begin(), columns.end());
  for (const auto& id : kept) {
    if (!state.contains(id)) continue;
    for (const auto& needed : needs(state, state.at(id)))
      if (before.contains(needed) && !state.contains(needed)) return to_string(id) + " needs " + to_string(needed) + " until then, which goes";
  }
  return {};
}

ObjectId column_of(const ObjectId& table, Name name) { return {.kind = Kind::column, .schema = table.schema, .name = table.name, .part = name}; }

bool is_whole_number(const Graph& graph, const ObjectId& column) {
  const auto type = graph.at(column).as<ir::Column>().type.text.text();
  return type == "smallint" || type == "integer" || type == "bigint";
}

// The tables are exchanged one after the other: a foreign key holds between what one of them was and the other is to be.
std::string obstacle_in_foreign_keys(const Graph& before, const Graph& after, const Graph& graph, const ObjectId& table) {
  const auto rewritten = rewritten_columns(before, after, table);
  const bool changes_place = before.at(table).as<ir::Table>().unlogged != after.at(table).as<ir::Table>().unlogged;
  for (const Node* node : foreign_keys_around(graph, table)) {
    const auto& key = node->as<ir::Constraint>();
    const auto& target = key.foreign_key->table.id;
    const auto& other = *node->parent == table ? target : *node->parent;
    if (other == table) continue;
    const Node* was = before.find(other);
    const Node* is = after.find(other);
    if (changes_place && was != nullptr && is != nullptr && was->as<ir::Table>().unlogged != is->as<ir::Table>().unlogged)
      return to_string(node->id) + " is between it and " + to_string(other) + ", and both become logged, or are so no more";
    for (std::size_t i = 0; i < std::min(key.columns.size(), key.foreign_key->columns.size()); ++i) {
      const auto from = column_of(*node->parent, key.columns[i]);
      const auto to = column_of(target, key.foreign_key->columns[i]);
      const auto& own = *node->parent == table ? from : to;
      if (std::find(rewritten.begin(), rewritten.end(), own) == rewritten.end() || !changes_type(before, after, from) || !changes_type(before, after, to)) continue;
      for (const auto& column : {from, to})
        if (!is_whole_number(before, column) || !is_whole_number(after, column)) return to_string(node->id) + " is between columns that both change";
    }
  }
  return {};
}

// Its values would come from nowhere for a while, or from the beginning.
std::string obstacle_in_identities(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto& column : rewritten_columns(before, after, table)) {
    const bool was = before.at(column).as<ir::Column>().identity.has_value();
    if (was != after.at(column).as<ir::Column>().identity.has_value()) return to_string(column) + (was ? " is an identity no more" : " becomes an identity");
  }
  return {};
}

// A type that is made anew has columns of its own made anew with it.
std::string obstacle_in_types(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto& column : rewritten_columns(before, after, table))
    for (const auto* graph : {&before, &after})
      for (const auto& each : references(graph->at(column))) {
        const Node* was = before.find(each);
        const Node* is = after.find(each);
        if (each.kind == Kind::enum_type && was != nullptr && is != nullptr && !can_alter(*was, *is, before, after)) return to_string(column) + " uses " + to_string(each) + ", which is made anew";
      }
  return {};
}

}  // namespace

std::vector<const Node*> foreign_keys_around(const Graph& graph, const ObjectId& table) {
  std::vector<const Node*> result;
  const auto add = [&](const ObjectId& id) {
    const auto* constraint = std::get_if<ir::Constraint>(&graph.at(id).object);
    if (constraint != nullptr && constraint->foreign_key) result.push_back(&graph.at(id));
  };
  for (const auto& id : graph.children(table, Kind::constraint)) add(id);
  for (const auto& id : graph.dependents(table))
    if (id.kind == Kind::constraint && graph.at(id).parent != table) add(id);
  return result;
}

bool changes_type(const Graph& before, const Graph& after, const ObjectId& column) {
  const Node* was = before.find(column);
  const Node* is = after.find(column);
  return was != nullptr && is != nullptr && was->as<ir::Column>().type != is->as<ir::Column>().type;
}

std::string obstacle_to_rewriting(const Graph& before, const Graph& after, const ObjectId& table) {
  for (const auto* graph : {&before, &after})
    if (graph->at(table).as<ir::Table>().partition_key) return "the table is partitioned";
  if (auto found = obstacle_to_exchange(before, after, table); !found.empty()) return found;
  if (auto found = obstacle_to_copy(before, after, table); !found.empty()) return found;
  for (const auto* graph : {&before, &after}) {
    if (auto found = obstacle_in_publications(*graph, table); !found.empty()) return found;
    if (auto found = obstacle_in_views(*graph, rewritten_columns(before, after, table)); !found.empty()) return found;
  }
  for (const auto* graph : {&before, &after})
    if (auto found = obstacle_in_foreign_keys(before, after, *graph, table); !found.empty()) return found;
  if (auto found = obstacle_in_identities(before, after, table); !found.empty()) return found;
  if (auto found = obstacle_in_types(before, after, table); !found.empty()) return found;
  return obstacle_in_users(before, after, table);
}

}  // namespace lockstep
