// Names along the search path as PostgreSQL finds them (src/backend/catalog/namespace.c):
// pg_catalog comes first unless the path names it; temporary schemas do not exist here.
#pragma once

#include "parser/qualify.h"

namespace lockstep {

// What a name stands for.
struct Found {
  enum class What { nothing, builtin, object, extension };
  What what = What::nothing;
  const Node* node = nullptr;  // the object, or the extension that brings it
  QualifiedName name;          // its full name; for built-in ones with the schema as it was given

  explicit operator bool() const { return what != What::nothing; }

  bool in_graph() const { return what == What::object || what == What::extension; }
};

// A relation that a query can read from or write to, or a sequence or index.
Found lookup_relation(const Scope& scope,
                      Name schema,
                      Name name,
                      std::initializer_list<Kind> kinds);

// A type, by its catalog name: user-defined ones, multiranges of range types, row types; not
// arrays.
Found lookup_type(const Scope& scope, Name schema, Name name);

// A collation, text search configuration or dictionary of the graph; what PostgreSQL brings hides those without schema.
Found lookup_named(const Scope& scope, Kind kind, Name schema, Name name);

// A routine by its name alone: the first schema that has one.
Found lookup_routine(const Scope& scope, Name schema, Name name);

// The routines of that name in one schema, in the order of their signatures.
std::vector<const Node*> routines_in_schema(const Graph& graph, Name schema, Name name);
std::vector<const Node*> aggregates_in_schema(const Graph& graph, Name schema, Name name);
std::vector<const Node*> operators_in_schema(const Graph& graph, Name schema, Name name);

// Columns of a table; output columns of a view when they are known.
const Node* find_column(const Graph& graph, const ObjectId& table, Name column);

}  // namespace lockstep
