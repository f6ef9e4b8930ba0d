// Nodes by identity: a hash table of pointers, which a graph keeps beside its ordered nodes, because most of
// what is done with a graph is looking things up, and every step of a walk down a tree of texts misses the caches.
#pragma once

#include <cstdint>
#include <vector>

#include "ir/node.h"

namespace lockstep {

// Holds pointers to nodes that live elsewhere and do not move. Open addressing with linear probing.
class NodeIndex {
 public:
  Node* find(const ObjectId& id) const;

  // Adds a node. The caller sees to it that no other with the same id is there.
  void insert(Node& node);
  // Takes out the node with that id, if there is one.
  void erase(const ObjectId& id);

 private:
  struct Slot {
    Node* node = nullptr;
    std::size_t hash = 0;
  };

  std::size_t place(std::size_t hash) const { return hash & (slots_.size() - 1); }
  void put(const Slot& slot);

  std::vector<Slot> slots_;  // as many as a power of two
  std::size_t count_ = 0;
};

}  // namespace lockstep
