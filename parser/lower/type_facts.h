// What lowering has to know about built-in types, so that an option which only repeats a type's own
// choice reads the same as one that was not given.
#pragma once

#include "ir/graph.h"

namespace lockstep {

// `character varying(20)` → `character varying`, `timestamp(3) with time zone` → `timestamp with
// time zone`. Arrays keep their brackets.
std::string without_modifier(std::string_view type);
bool is_array_type(std::string_view type);

// plain, main, external or extended (pg_type.typstorage); empty when it is not known. Domains are
// followed to their base types.
std::string_view default_storage(const Graph& graph, const TypeName& type);

// The collation of the type: `default` for text, the domain's own for a domain; empty for types
// that have none.
QualifiedName default_collation(const Graph& graph, const TypeName& type);

// A collation or operator class as it is named in SQL → as it is kept: without schema when it is
// one of pg_catalog.
QualifiedName without_catalog(QualifiedName written);

// A collation as it is named in SQL → as it is kept. A name that PostgreSQL does not bring is of
// the first schema of the search path that has it, or else will have it.
QualifiedName resolved_collation(QualifiedName written, const Graph& graph, const std::vector<Name>& search_path);
// True when PostgreSQL or the operating system may bring a collation of that name.
bool is_builtin_collation(std::string_view name);

// True when the operator class is what an index of this method takes for the type without being
// told. For an empty type: when it is so for some type.
bool is_default_operator_class(const Graph& graph,
                               std::string_view method,
                               const TypeName& type,
                               std::string_view operator_class);

// True when PostgreSQL has an operator class of that name.
bool is_builtin_operator_class(std::string_view name);

}  // namespace lockstep
