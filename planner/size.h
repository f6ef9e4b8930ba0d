// How large tables are, as far as the catalog said, and what follows from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ir/graph.h"
#include "planner/plan.h"

namespace lockstep {

struct TableSize {
  std::int64_t bytes = 0;
  std::int64_t rows = 0;  // an estimate; of a table that was never analysed, as many as fit into its pages
};

// With its partitions and the tables that inherit from it. Nothing when the graph was not read from a database.
std::optional<TableSize> size_of(const Graph& graph, const ObjectId& table);

// Whether a scan or rewrite of the table is over in an instant. What is unknown is large.
bool is_small(const Graph& graph, const ObjectId& table, const Policy& policy);

// What `@direct` or `@online` before the object says, or else before its table: the plain form is wanted, or the one that locks
// little, whatever the size. `after` is the state with the directives.
enum class WantedForm { by_size, direct, online };
WantedForm wanted_form(const Graph& after, const ObjectId& id);

// Whether forms that lock little are worth their cost for a change of the object `id`, which is the table or a part of it.
// `before` is the state that the plan starts from.
bool deserves_online(const Graph& before, const Graph& after, const ObjectId& table, const ObjectId& id, const Policy& policy);

// Whether others would notice a scan or rewrite of the table: the plan says so then.
bool is_busy(const Graph& before, const ObjectId& table, const Policy& policy);

// What of the work of a step they would notice: `reads all rows of table t`; empty when that is over in an instant.
std::string long_work(const Step& step, const Graph& before, const Policy& policy);

}  // namespace lockstep
