// What CREATE TYPE has in common, in all its forms.
#pragma once

#include "parser/find_object.h"
#include "parser/lower.h"

namespace lockstep {

// The id of a type that a statement makes; without schema in the one where new objects go.
ObjectId new_type_id(Reader& reader, const Statement& statement, Kind kind, PgQuery__Node* const* names, std::size_t count);

// False, after saying so, when the name is taken. Types, row types of relations included, share one name space in a
// schema; only shells make room.
bool may_create_type(Reader& reader, const Statement& statement, const ObjectId& id);

}  // namespace lockstep
