// What the files of the second column share: which column is meant, what everything is called, and what hangs on it. For them alone;
// the others call use_shadow_column() of recipes.h.
#pragma once

#include <optional>
#include <vector>

#include "planner/recipes/recipes.h"

namespace lockstep {

// What is there on both sides and hangs on the column.
struct Dependents {
  std::vector<ObjectId> indexes;
  std::vector<ObjectId> keys;
  std::vector<ObjectId> checks;
  std::vector<ObjectId> foreign_keys;  // of the table and to it
  std::vector<ObjectId> sequences;     // owned by the column
};

struct ShadowColumn {
  const Scope& clearing;
  const Scope& making;
  const Graph& before;
  const Graph& after;
  ObjectId id;
  ObjectId table;
  const Node& was;
  const Node& is;
  Sql head;                // `ALTER TABLE t`
  Name shadow;             // the second column until it takes the place
  Name old;                // the first one from then on
  Name helper;             // the check by which the second is known to hold no nulls
  QualifiedName function;  // that keeps the two in step
  Name trigger;            // that calls it
  Sql to_new;              // the value of the one from that of the other
  Sql to_old;
  TypeName new_type;       // of the second one until the exchange
  TypeName old_type;       // of the first one from then on
  std::optional<TypeBeside> type;  // made anew under the name that it has: then the types change names, too
  Dependents dependents;
};

// There before and after, and not made anew (shadow_dependents.cc).
bool is_kept(const ShadowColumn& column, const ObjectId& id);

// Nothing when there is something that this way does not know (shadow_dependents.cc).
std::optional<Dependents> find_dependents(const ShadowColumn& column);

// Puts the new column in the place of the old one, and back; `plain` is the change of type that this is instead of (shadow_exchange.cc).
Step exchange_step(const ShadowColumn& column, Step plain);

// What shadow_column.cc makes around the exchange, and the exchange makes again.
Sql drop_shadow_check(const ShadowColumn& column);
// The function that fills `target` with `value` in whatever row is written.
Sql sync_function(const ShadowColumn& column, Name target, const Sql& value);
// An index, or the one behind a key, over the second column.
Node index_on_shadow(const ShadowColumn& column, const ObjectId& index);
Node key_on_shadow(const ShadowColumn& column, const ObjectId& key);

}  // namespace lockstep
