// What tables have from their parents, for the changes of parents (table_parents.cc, handed_on.cc).
#pragma once

#include <vector>

#include "planner/rules.h"

namespace lockstep {

using TableChange = Alteration<ir::Table>;

// Whether the two say the same, on whatever tables.
bool same_constraint(const Node& left, const Node& right);

// The parents that the table has in the one state alone.
std::vector<ObjectId> parents_only_in(const Graph& graph, const Graph& other, const ObjectId& table);

// Checks that the parent hands on; for partitions its foreign keys, too.
std::vector<const Node*> passed_on(const Graph& graph, const ObjectId& parent, bool partition);
// The same of several parents of the child.
std::vector<const Node*> passed_on_by_all(const Graph& graph, const std::vector<ObjectId>& parents, const ObjectId& child);

// True when columns that the table has from its parents alone go on to be from other parents alone. A column that no parent has any more is the table's
// own, for good (RemoveInheritance() in src/backend/commands/tablecmds.c), so the table has to be given to the new parents before it is taken from the
// old ones. That can be where all of these columns, and no checks, are the same on both; from PostgreSQL 18 on their NOT NULL have to have the same names, too, which no
// constraint that is inherited can be given.
bool goes_from_parents_to_parents(const TableChange& change);

}  // namespace lockstep
