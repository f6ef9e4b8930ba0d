#include "ir/node_index.h"

#include <utility>

namespace lockstep {

Node* NodeIndex::find(const ObjectId& id) const {
  if (slots_.empty()) return nullptr;
  const auto hash = std::hash<ObjectId>()(id);
  for (auto at = place(hash); slots_[at].node != nullptr; at = place(at + 1))
    if (slots_[at].hash == hash && slots_[at].node->id == id) return slots_[at].node;
  return nullptr;
}

void NodeIndex::insert(Node& node) {
  if (slots_.empty()) count_ = 0;  // moved from
  // At most half full, so that searches end after a step or two.
  if (2 * (count_ + 1) > slots_.size()) {
    const auto old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 64 : 2 * slots_.size()));
    for (const auto& slot : old)
      if (slot.node != nullptr) put(slot);
  }
  put({&node, std::hash<ObjectId>()(node.id)});
  ++count_;
}

void NodeIndex::put(const Slot& slot) {
  auto at = place(slot.hash);
  while (slots_[at].node != nullptr) at = place(at + 1);
  slots_[at] = slot;
}

void NodeIndex::erase(const ObjectId& id) {
  if (slots_.empty()) return;
  const auto hash = std::hash<ObjectId>()(id);
  auto hole = place(hash);
  while (slots_[hole].node != nullptr && !(slots_[hole].hash == hash && slots_[hole].node->id == id)) hole = place(hole + 1);
  if (slots_[hole].node == nullptr) return;
  --count_;
  // What stands behind the hole moves into it unless it would come to stand before its own place.
  for (auto at = place(hole + 1); slots_[at].node != nullptr; at = place(at + 1)) {
    const auto distance = place(at - place(slots_[at].hash));
    if (distance < place(at - hole)) continue;
    slots_[hole] = slots_[at];
    hole = at;
  }
  slots_[hole] = {};
}

}  // namespace lockstep
