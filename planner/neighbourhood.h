// The part of a state that has to do with one table, so that what is done to many tables, one after the other, does not cost the whole schema each time.
#pragma once

#include <set>

#include "ir/graph.h"

namespace lockstep {

// Tables, views and sequences around the table, in either state: what depends on it, by way of views and routines, too; what these need; and, for tables, those above and below.
std::set<ObjectId> neighbours(const Graph& before, const Graph& after, const ObjectId& table);

// The state without other tables, views and sequences, and without what needs such: also foreign keys, policies and triggers of neighbours, but nothing of the table itself, nor what uses it.
Graph restricted_to(const Graph& state, const std::set<ObjectId>& neighbours);

}  // namespace lockstep
