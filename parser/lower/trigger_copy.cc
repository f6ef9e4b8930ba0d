// ALTER TABLE … ENABLE and DISABLE TRIGGER, which reach the copies that partitions have (EnableDisableTrigger() in
// src/backend/commands/trigger.c).
#include <set>

#include "ir/trigger_copy.h"
#include "parser/lower/table.h"

namespace lockstep {
namespace {

ObjectId trigger_id(const ObjectId& table, Name name) {
  return {.kind = Kind::trigger, .schema = table.schema, .name = table.name, .part = name};
}

const ir::Table* table_at(const Graph& graph, const ObjectId& id) {
  const auto* node = graph.find(id);
  return node == nullptr ? nullptr : std::get_if<ir::Table>(&node->object);
}

std::vector<ObjectId> partitions_of(const Graph& graph, const ObjectId& table) {
  std::vector<ObjectId> result;
  const auto* described = table_at(graph, table);
  if (described == nullptr || !described->partition_key) return result;
  for (const auto& id : graph.dependents(table))
    if (const auto* partition = table_at(graph, id); partition != nullptr && partition->partition_of == Ref{table}) result.push_back(id);
  return result;
}

void set_copy(Graph& graph, const ObjectId& partition, Name name, ir::TriggerEnabled enabled) {
  const auto id = trigger_id(partition, name);
  const auto* followed = followed_trigger(graph, partition, name);
  if (followed == nullptr) return;
  const bool same = followed->as<ir::Trigger>().enabled == enabled;
  if (auto* copy = graph.find(id)) {
    copy->as<ir::Trigger>().enabled = enabled;
    if (same) graph.erase(id);
  } else if (!same) {
    const auto needed = followed->id;
    graph.insert({.id = id, .parent = partition, .object = ir::Trigger{.enabled = enabled}, .references = {needed}});
  }
}

// What is enabled how before a statement that leaves the partitions alone.
using States = std::vector<std::pair<ObjectId, ir::TriggerEnabled>>;

States states_of_partitions(const Graph& graph, const ObjectId& table, Name name) {
  States states;
  for (const auto& partition : partitions_of(graph, table)) {
    const auto* node = graph.find(trigger_id(partition, name));
    if (node == nullptr) node = followed_trigger(graph, partition, name);
    if (node != nullptr) states.emplace_back(partition, node->as<ir::Trigger>().enabled);
  }
  return states;
}

}  // namespace

std::vector<Name> trigger_names(const Graph& graph, const ObjectId& table) {
  std::set<Name> names;
  for (const auto& id : graph.children(table, Kind::trigger)) names.insert(id.part);
  for (const auto* described = table_at(graph, table); described != nullptr && described->partition_of;) {
    const auto above = described->partition_of->id;
    for (const auto& id : graph.children(above, Kind::trigger))
      if (followed_trigger(graph, table, id.part) != nullptr) names.insert(id.part);
    described = table_at(graph, above);
  }
  return {names.begin(), names.end()};
}

void switch_trigger(Reader& reader, const ObjectId& table, Name name, ir::TriggerEnabled enabled, bool only) {
  auto& graph = reader.graph;
  const auto kept = only ? states_of_partitions(graph, table, name) : States();
  if (!only) {
    std::vector<ObjectId> copies;
    for (const auto* copy : copies_of_trigger(graph, table, name)) copies.push_back(copy->id);
    for (const auto& id : copies) graph.erase(id);
  }
  auto* own = graph.find(trigger_id(table, name));
  if (own != nullptr && !is_trigger_copy(*own))
    own->as<ir::Trigger>().enabled = enabled;
  else
    set_copy(graph, table, name, enabled);
  for (const auto& [partition, state] : kept) set_copy(graph, partition, name, state);
}

void forget_trigger_copies(Reader& reader, const ObjectId& partition) {
  std::vector<ObjectId> copies;
  for (std::vector<ObjectId> left{partition}; !left.empty();) {
    const auto table = left.back();
    left.pop_back();
    for (const auto& id : reader.graph.children(table, Kind::trigger))
      if (is_trigger_copy(reader.graph.at(id)) && followed_trigger(reader.graph, table, id.part) == nullptr) copies.push_back(id);
    for (const auto& each : partitions_of(reader.graph, table)) left.push_back(each);
  }
  for (const auto& id : copies)
    if (reader.graph.contains(id)) reader.graph.erase(id);
}

}  // namespace lockstep
