// Tables that are plain before and partitioned after, and whose rows stay, because `@partition` before the new one says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ir/diagnostic.h"
#include "ir/graph.h"

namespace lockstep {

enum class PartitionMode {
  first,  // the table, as it is, becomes one of the partitions
  copy,   // a partitioned one beside it gets a copy of its rows, is kept in step, and takes its place
  rewrite,  // the same with a table that is as plain as before, whose rows are stored in another way
};

struct Partitioning {
  ObjectId table;
  PartitionMode mode = PartitionMode::first;
  ObjectId partition;  // `first`: the name that the old table has then
  bool operator==(const Partitioning&) const = default;
};

// What is still to be done, and can be. Tables that others refer to come first: a foreign key of a table that is plain still can come NOT VALID.
std::vector<Partitioning> partitionings(const Graph& before, const Graph& after);

// What a row is known by where it is copied: a key of the new table, and one of the old one of which that holds all columns. Nothing when there
// are no such keys without nulls.
struct KeysOfCopy {
  std::vector<Name> fresh;
  std::vector<Name> old;
};

std::optional<KeysOfCopy> keys_of_copy(const Graph& before, const Graph& after, const ObjectId& table);

// What stands in the way of an exchange of the table for another one, whatever that is; empty when nothing does. Both states have the table.
std::string obstacle_to_exchange(const Graph& before, const Graph& after, const ObjectId& table);
// The same of a copy of its rows.
std::string obstacle_to_copy(const Graph& before, const Graph& after, const ObjectId& table);

// The tables below a partitioned one, parents first.
std::vector<ObjectId> partitions_below(const Graph& graph, const ObjectId& table);

// Errors for what stands in the way of it, notes for what is done already and for rows that are lost because nothing is said of them.
// `before` is the state after all renames that directives ask for.
void check_partitionings(const Graph& before, const Graph& after, Diagnostics& diagnostics);

}  // namespace lockstep
