// What statements say about objects that are no part of a state: those of PostgreSQL itself, and members of extensions.
#pragma once

#include "parser/lower/objects.h"

namespace lockstep {

// True for an object of pg_catalog or information_schema.
bool names_system_object(Reader& reader, PgQuery__ObjectType type, const PgQuery__Node& object);
// The same, after saying that what is said about it is left out.
bool is_of_system(Reader& reader, const Statement& statement, PgQuery__ObjectType type, std::string_view verb, const PgQuery__Node& object);

// True, after saying that what is said about it is left out, when an object that was not found by now belongs to
// an extension. With an extension that lockstep does not know, it may be anything.
bool is_left_out(Reader& reader, const Statement& statement, PgQuery__ObjectType type, std::string_view verb, const PgQuery__Node& object);

}  // namespace lockstep
