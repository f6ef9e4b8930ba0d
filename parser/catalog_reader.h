// A live database → a graph.
#pragma once

#include <map>

#include "ir/diagnostic.h"
#include "ir/graph.h"
#include "parser/database.h"

namespace lockstep {

// Objects of kinds that lockstep does not model, found in the database: `aggregate` → 3.
using Unmodelled = std::map<std::string, int>;

struct CatalogState {
  Graph graph;
  Unmodelled unmodelled;
};

// Reads everything but system schemas, extension members and the schema `lockstep`, in one
// read-only REPEATABLE READ transaction with search_path = '' so that PostgreSQL qualifies every name
// it prints. Only SELECTs on the catalogs: a role that may connect may read. The number of queries
// does not depend on the size of the schema. Throws Error when the server refuses, or is older
// than 13.
CatalogState read_catalog(Database& database);

}  // namespace lockstep
