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
  bool with_parent = false;         // its parent comes or goes, too
};

// In the order of the change set; what comes or goes with its parent follows the parent.
std::vector<ShownChange> shown_changes(const ChangeSet& changes, const Graph& before, const Graph& after);

// Counts objects; what comes or goes with its parent is counted with that.
Summary summary_of(const std::vector<ShownChange>& changes);

}  // namespace lockstep
