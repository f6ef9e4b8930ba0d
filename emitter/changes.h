// Differences between two states in the form that all of text, JSON and Markdown print.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "differ/change.h"
#include "ir/graph.h"
#include "planner/plan.h"

namespace lockstep {

struct FieldChange {
  std::string name;
  std::optional<std::string> before;  // empty: the field is at its empty value
  std::optional<std::string> after;
};

struct ShownChange {
  enum class What { add, change, replace, drop, rename };
  What what = What::change;
  ObjectId id;                      // renames: the new id
  std::optional<ObjectId> renamed;  // renames: the old id
  std::vector<FieldChange> fields;  // add and drop: all that the object has, on one side only
  ObjectId whole;                   // the object that it is a part of, such as a column's table, or itself

  bool is_part() const { return whole != id; }
};

// Objects in the order of their ids, parts behind what they belong to.
std::vector<ShownChange> shown_changes(const ChangeSet& changes, const Graph& before, const Graph& after);

// Counts whole objects; a table with another column is one that changes.
Summary summary_of(const std::vector<ShownChange>& changes);

}  // namespace lockstep
