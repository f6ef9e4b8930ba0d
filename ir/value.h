// The values that object descriptions are made of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "ir/object_id.h"
#include "ir/options.h"

namespace lockstep {

// A field of this type is an edge in the graph.
struct Ref {
  ObjectId id;
  auto operator<=>(const Ref&) const = default;
};

// SQL text of an expression, a query, a partition bound: `text` can be put into a statement as it is
// (user-defined names in it are qualified). `canonical` is the form in which two expressions are
// compared; when it is empty, `text` is. See parser/canonical.h for who fills it.
struct Expr {
  std::string text;
  std::string canonical;

  const std::string& key() const { return canonical.empty() ? text : canonical; }
  friend bool operator==(const Expr& left, const Expr& right) { return left.key() == right.key(); }
};

// Names whose order says nothing: two sets are equal when they hold the same.
struct NameSet : std::vector<Name> {
  using std::vector<Name>::vector;

  std::vector<Name> sorted() const {
    std::vector<Name> result = *this;
    std::sort(result.begin(), result.end());
    return result;
  }
  friend bool operator==(const NameSet& left, const NameSet& right) { return left.sorted() == right.sorted(); }
};

// A type as format_type() prints it with an empty search_path: `character varying(20)`,
// `app.status[]`. `reference` is the user-defined type it mentions, if any (for arrays: the element).
struct TypeName {
  Name text;
  std::optional<ObjectId> reference;

  bool empty() const { return text.empty(); }
  friend bool operator==(const TypeName& left, const TypeName& right) { return left.text == right.text; }
};

// One privilege in the sense of an aclitem. An empty grantee is PUBLIC.
struct Privilege {
  Name grantee;
  std::string privilege;  // SELECT, EXECUTE, …
  bool grantable = false;
  // Among the grantees of the object, in the order in which access control lists and pg_dump show them; not compared.
  int position = 0;
  Name grantor = {};  // who has the grant option from others and passed it on; empty: the owner

  friend auto operator<=>(const Privilege& left, const Privilege& right) {
    return std::tie(left.grantee, left.privilege, left.grantable, left.grantor) <=> std::tie(right.grantee, right.privilege, right.grantable, right.grantor);
  }
  friend bool operator==(const Privilege& left, const Privilege& right) { return (left <=> right) == 0; }
};

// Privileges relative to what the object would have by PostgreSQL's own defaults (acldefault() in
// src/backend/utils/adt/acl.c): what was granted on top, and what was taken away. Both sorted.
struct Privileges {
  std::vector<Privilege> granted;
  std::vector<Privilege> revoked;
  bool operator==(const Privileges&) const = default;
  bool empty() const { return granted.empty() && revoked.empty(); }
};

}  // namespace lockstep
