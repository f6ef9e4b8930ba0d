// Identity of anything in a schema: ordered, hashable, printable.
#pragma once

#include <compare>
#include <functional>
#include <string>

#include "ir/kind.h"
#include "ir/name.h"

namespace lockstep {

struct ObjectId {
  Kind kind = Kind::schema;
  Name schema;     // empty for schemas, extensions and whatever else has no schema
  Name name;       // the object; for parts (column, constraint, trigger, policy …) the owning relation or domain
  Name part;       // the column, constraint, trigger … inside `name`; otherwise empty
  Name signature;  // routines: input argument types as format_type() prints them, `integer, text[]`

  auto operator<=>(const ObjectId&) const = default;

  QualifiedName qualified_name() const { return {schema, name}; }
  // The last component: what RENAME TO would change.
  Name own_name() const { return part.empty() ? name : part; }
};

// The same under another last component.
inline ObjectId with_own_name(ObjectId id, Name name) {
  (id.part.empty() ? id.name : id.part) = name;
  return id;
}

// The one text form: `table public.orders`, `column public.orders.id`, `routine app.f(integer)`.
// Names are quoted where SQL needs it, so the text is unambiguous.
std::string to_string(const ObjectId& id);

// Reads what to_string() wrote. Throws Error when the text is not an identity.
ObjectId parse_object_id(std::string_view text);

}  // namespace lockstep

template <>
struct std::hash<lockstep::ObjectId> {
  std::size_t operator()(const lockstep::ObjectId& id) const noexcept {
    const std::hash<lockstep::Name> hash_of;
    auto seed = static_cast<std::size_t>(id.kind);
    for (const auto name : {id.schema, id.name, id.part, id.signature})
      seed = (seed ^ hash_of(name)) * 0x9E3779B97F4A7C15ULL;
    return seed ^ (seed >> 29);
  }
};
