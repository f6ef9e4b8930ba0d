// How large relations are by now, as the database estimates it.
#pragma once

#include <map>
#include <vector>

#include "ir/object_id.h"
#include "parser/database.h"

namespace lockstep {

struct LiveSize {
  std::int64_t rows = 0;   // an estimate; of a table that was never analysed, as many as fit into its pages
  std::int64_t bytes = 0;  // without indexes
};

// With their partitions and the tables that inherit from them. Relations that are not there are missing. Throws Error when the database
// cannot be read.
std::map<ObjectId, LiveSize> live_sizes(Database& database, const std::vector<ObjectId>& relations);

}  // namespace lockstep
