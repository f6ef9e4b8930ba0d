// A live database → a graph.
#pragma once

#include <map>

#include "ir/diagnostic.h"
#include "ir/graph.h"
#include "parser/database.h"

namespace lockstep {

// Objects of kinds that lockstep does not model, found in the database: `aggregate` → 3.
using Unmodelled = std::map<std::string, int>;

// What CREATE EXTENSION says by itself about extensions, from their control files. Nobody's comment, so it is not in
// the graph.
using StockComments = std::map<Name, std::string>;

// A setting that sessions in the database begin with: for everybody, or for one role.
struct DatabaseSetting {
  bool everywhere = false;  // in every database; read with roles alone
  Name role;  // empty: everybody
  std::string name;
  std::string value;
};

// What a person is told of such settings, which no plan touches: one note, with a line for each. Values that look like
// secrets are masked. Nothing when there are none.
void report_settings(const std::vector<DatabaseSetting>& settings, const std::string& database, Diagnostics& diagnostics);

struct CatalogState {
  Graph graph;
  Unmodelled unmodelled;
  std::vector<DatabaseSetting> settings;  // of everybody first, then by role and name
  StockComments stock_comments;
};

// Takes those comments out of a state that was read from a file: pg_dump writes them down.
void forget_stock_comments(Graph& graph, const StockComments& comments);

// Reads everything but system schemas, extension members, the journal (runner/journal.h) and what plans put away (ir/put_away.h), in one
// read-only REPEATABLE READ transaction with search_path = '' so that PostgreSQL qualifies every name
// it prints. Only SELECTs on the catalogs: a role that may connect may read. The number of queries
// does not depend on the size of the schema. Throws Error when the server refuses, or is older
// than 13. Roles and memberships are of the whole server, and only read `with_roles`.
CatalogState read_catalog(Database& database, bool with_roles = false);

}  // namespace lockstep
