// Lookups that lowering needs and the graph cannot answer without walking all nodes: names taken by
// relations that are no nodes of their own, names of constraints in a schema, the tables that
// inherit from a table, the sequences that a table owns, and the order of creation.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "ir/graph.h"

namespace lockstep {

// Follows `graph` as far as it is told: added() for every table, constraint, index, sequence and
// identity column that is created or gets new parents. What was dropped is noticed by itself; after
// renames and moves call forget(), then it is built anew when it is needed next.
class RelationIndex {
 public:
  explicit RelationIndex(const Graph& graph) : graph_(&graph) {}

  void added(const Node& node);
  void forget();

  // The constraint whose index, or the column whose identity sequence, has this name.
  const Node* hidden_relation(Name schema, Name name);
  bool relation_name_taken(Name schema, Name name);
  bool constraint_name_taken(Name schema, Name name);

  // Tables that name `table` as a parent (partitions too), in the order of their creation.
  std::vector<ObjectId> children(const ObjectId& table);
  // Sequences owned by a column of the table; by name.
  std::vector<ObjectId> owned_sequences(const ObjectId& table);

  // Sorts by the order in which the objects were created.
  void sort_by_creation(std::vector<ObjectId>& ids);

 private:
  void build();
  void remember(const Node& node);

  const Graph* graph_;
  bool built_ = false;
  std::size_t clock_ = 0;
  std::unordered_map<ObjectId, std::size_t> created_;
  // Keyed by schema and name in an id of kind table.
  std::unordered_multimap<ObjectId, ObjectId> hidden_;
  std::unordered_multimap<ObjectId, ObjectId> constraints_;
  std::unordered_map<ObjectId, std::unordered_set<ObjectId>> children_;
  std::unordered_map<ObjectId, std::unordered_set<ObjectId>> sequences_;
};

// True for the constraints that PostgreSQL keeps with an index: primary key, unique, exclusion.
bool has_index(const ir::Constraint& constraint);

// The tables that a table inherits from, or the one it is a partition of.
std::vector<ObjectId> parents_of(const ir::Table& table);

}  // namespace lockstep
