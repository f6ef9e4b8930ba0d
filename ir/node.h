// What all kinds share.
#pragma once

#include <map>

#include "ir/box.h"
#include "ir/object.h"
#include "ir/source.h"

namespace lockstep {

// A directive comment, `-- @renamed from=old`, attached to the object it stands before.
struct Directive {
  std::string name;                         // renamed
  std::map<std::string, std::string> keys;  // from → old (identifiers folded, quotes removed)
  Span span;
  std::vector<ObjectId> references;         // what its expressions need
  bool operator==(const Directive& other) const { return name == other.name && keys == other.keys; }
};

struct Node {
  ObjectId id;
  std::optional<ObjectId> parent;  // column → table, index → table or materialized view
  Object object;
  Name owner;  // empty: not said
  std::optional<std::string> comment;
  Privileges privileges;
  Box<std::map<std::string, std::string>> labels;  // security labels by provider; empty when there are none
  // What must exist for this object to exist, besides its parent: referenced tables, columns,
  // types, routines, sequences. Sorted, unique.
  std::vector<ObjectId> references;
  std::vector<Directive> directives;
  Span origin;                  // empty when read from a catalog
  bool generated_name = false;  // the user gave no name; it was computed as PostgreSQL does

  // The first directive of that name; null when there is none.
  const Directive* directive(std::string_view name) const {
    for (const auto& each : directives)
      if (each.name == name) return &each;
    return nullptr;
  }

  // Typed access. Throws std::bad_variant_access when the node is of another kind.
  template <class K>
  const K& as() const {
    return std::get<K>(object);
  }

  template <class K>
  K& as() {
    return std::get<K>(object);
  }
};

}  // namespace lockstep
