// Views over a table, and over such views.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "ir/graph.h"

namespace lockstep {

// The views over these parts of a table, and over such views, but not over what a materialized view holds.
std::set<ObjectId> all_views_over(const Graph& state, const std::vector<ObjectId>& parts);

// What is over the view, or over views over it, and is no view; nothing when there are but views.
std::optional<ObjectId> first_but_views(const Graph& state, const ObjectId& view);

// Those that can be made again at once because nothing but views is over them.
std::vector<ObjectId> views_over(const Graph& state, const std::vector<ObjectId>& parts);

}  // namespace lockstep
