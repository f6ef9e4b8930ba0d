// What kinds of objects mean to each other: needs that fields only imply, and what becomes of an
// object when something that it needs is dropped or gets another type. The facts are those of
// PostgreSQL's dependency.c and tablecmds.c; differ and planner ask here and name no kinds for it.
#pragma once

#include <vector>

#include "ir/graph.h"

namespace lockstep {

// What a node needs without a Ref to it: the columns it names, the key behind a foreign key.
std::vector<ObjectId> implied_needs(const Graph& graph, const Node& node);

// references() and implied_needs(). Sorted, unique.
std::vector<ObjectId> needs(const Graph& graph, const Node& node);

// The references of a column's default or generation expression: all but the type's.
std::vector<ObjectId> expression_references(const Node& column);

// The primary key, unique constraint or unique index that the foreign key relies on; null when
// there is none.
const Node* referenced_key(const Graph& graph, const Node& foreign_key);

// The constraint or index behind the name of an index of the table.
ObjectId index_named(const Graph& graph, const ObjectId& table, Name name);

// The object that a part (column, constraint, index …) lives and dies with; for partitions the table that is
// partitioned: a partition that is created after an index of its parent would get a copy of that.
ObjectId root_of(const Graph& graph, const ObjectId& id);

enum class Reaction {
  none,      // PostgreSQL does not mind, or takes the dependent along
  adapts,    // lets go for the moment and takes up again in place: a default, an owned sequence
  retyped,   // a column of the type: its values are converted to the type that comes
  replaced,  // has to be dropped before and created again after
};

// False for what no ALTER makes need other objects than it does: a constraint reads the columns, and leans on the key, with which it was made.
bool can_be_altered_away(const ObjectId& dependent);

// What happens to `dependent` when `needed` is dropped (and comes again, or not).
Reaction reaction_to_drop(const Node& dependent, const ObjectId& needed);

// What happens to `dependent` when a column that it needs gets another type or collation
// (ATExecAlterColumnType() in src/backend/commands/tablecmds.c). With `new_type` the type itself is made
// anew under the same name.
Reaction reaction_to_retype(const Node& dependent, const Node& column_before, const Node& column_after, bool new_type);

// True when an alteration in place (a composite type that loses an attribute or gives it another type) is
// possible only while nothing looks into the object; and what becomes of `dependent` then: what adapts may hand
// the object on to others that do.
bool disturbs_users(const Node& before, const Node& after);
Reaction reaction_to_disturbance(const Node& dependent);

// True when a difference in these fields is a new type for dependents.
bool is_retype(const std::vector<std::string_view>& fields);

}  // namespace lockstep
