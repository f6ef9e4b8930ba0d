// What the order of steps about publications has to heed.
#pragma once

#include "planner/rules.h"

namespace lockstep {

// Row filters and column lists of partitioned tables are possible only while the publication publishes by way of the
// partition root; column lists and whole schemas exclude each other (src/backend/commands/publicationcmds.c).
void settle_published_table(const Subject<ir::PublicationTable>& published, std::vector<ObjectId>& produces, std::vector<ObjectId>& requires_);
void settle_published_schema(const Node& published, std::vector<ObjectId>& produces);

}  // namespace lockstep
