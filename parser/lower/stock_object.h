// Members of extensions and objects of pg_catalog in GRANT and REVOKE (ir/stock_object.h).
#pragma once

#include "parser/lower.h"

namespace lockstep {

struct StockName {
  ObjectId id;
  std::optional<ObjectId> extension;  // whose member it is; empty: it is PostgreSQL's own
};

// What PostgreSQL itself brings; nothing for what is not in pg_catalog and for functions whose arguments are not said.
std::optional<StockName> stock_object_of_system(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object);
// The member of an extension of which it is known what it brings, when nothing else has that name.
std::optional<StockName> stock_object_of_extension(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object);

// The node, made when there is none yet. It goes again when there is nothing to say.
Node& stock_node(Reader& reader, const Statement& statement, const StockName& name);
// What all members of its sort have beyond what they came with, which is not said again of one of them.
Privileges privileges_of_sort(const Graph& graph, const ObjectId& member, const std::optional<ObjectId>& extension);
void drop_empty_stock_object(Reader& reader, const ObjectId& id);

// A file that says the same of everything that the extension is known for says it of all: pg_dump does so where default privileges were in force.
void gather_stock_sorts(Graph& graph);

}  // namespace lockstep
