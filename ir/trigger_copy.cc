#include "ir/trigger_copy.h"

namespace lockstep {
namespace {

ObjectId trigger_id(const ObjectId& table, Name name) {
  return {.kind = Kind::trigger, .schema = table.schema, .name = table.name, .part = name};
}

const ir::Table* partition_at(const Graph& graph, const ObjectId& id) {
  const auto* node = graph.find(id);
  const auto* table = node == nullptr ? nullptr : std::get_if<ir::Table>(&node->object);
  return table != nullptr && table->partition_of ? table : nullptr;
}

}  // namespace

bool is_trigger_copy(const Node& trigger) { return trigger.id.kind == Kind::trigger && trigger.as<ir::Trigger>().function.empty(); }

const Node* followed_trigger(const Graph& graph, const ObjectId& partition, Name name) {
  for (const auto* table = partition_at(graph, partition); table != nullptr; table = partition_at(graph, table->partition_of->id)) {
    const auto* trigger = graph.find(trigger_id(table->partition_of->id, name));
    if (trigger != nullptr && (is_trigger_copy(*trigger) || trigger->as<ir::Trigger>().for_each_row)) return trigger;
  }
  return nullptr;
}

std::vector<const Node*> copies_of_trigger(const Graph& graph, const ObjectId& table, Name name) {
  std::vector<const Node*> result;
  const auto* node = graph.find(table);
  const auto* described = node == nullptr ? nullptr : std::get_if<ir::Table>(&node->object);
  if (described == nullptr || !described->partition_key) return result;
  std::vector<ObjectId> left{table};
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto above = left[i];
    for (const auto& id : graph.dependents(above)) {
      const auto* partition = partition_at(graph, id);
      if (partition == nullptr || partition->partition_of->id != above) continue;
      left.push_back(id);
      if (const auto* copy = graph.find(trigger_id(id, name))) result.push_back(copy);
    }
  }
  return result;
}

}  // namespace lockstep
