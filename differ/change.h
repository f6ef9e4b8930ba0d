// What differs between two states.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "ir/graph.h"
#include "ir/rename_window.h"

namespace lockstep {

struct Added {
  ObjectId id;
};

struct Removed {
  ObjectId id;
};

// `fields` are names from fields(), and `owner`, `comment`, `privileges` for what is on the node.
// With `replace` the object is dropped and created again: because a field asks for it
// (OnChange::replace), or because something it depends on is replaced (then `fields` may be empty).
// With `moves` it gets another place besides, and what depends on it is replaced.
struct Altered {
  ObjectId id;
  std::vector<std::string_view> fields;
  bool replace = false;
  bool moves = false;
};

// Already carried out on the `before` graph that the other changes refer to.
struct Renamed {
  ObjectId from;
  ObjectId to;
  RenameMode mode = RenameMode::direct;
};

using Change = std::variant<Renamed, Removed, Added, Altered>;

struct ChangeSet {
  std::vector<Change> changes;  // renames first, then by id

  bool empty() const { return changes.empty(); }
};

const ObjectId& id_of(const Change& change);  // for renames the new id

}  // namespace lockstep
